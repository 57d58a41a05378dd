/** Configurations after changes of the model. */

import { applyEdits, overlaps } from '../../../src/text/edit.js';
import type { TextEdit } from '../../../src/text/edit.js';
import type { Declaration, ModelEdit } from '../../../src/model/declaration.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { explore } from '../../../src/truth/explore.js';
import type { Slot } from '../../../src/truth/value.js';
import type { Texts } from './reading.js';
import { Reading } from './reading.js';

type Bucket = Subjects['bucket'];
export type Changes = (bucket: Bucket) => readonly (readonly [{ readonly slot?: Slot | undefined } | undefined, ModelEdit])[];

export const to = (value: string | number | boolean): ModelEdit => ({ kind: 'set', value });
export const remove: ModelEdit = { kind: 'remove' };

/** The texts after changes of a bucket, one for every world that it has; undefined where they cannot be made. */
export function after(texts: Texts, changes: Changes, address = 'aws_s3_bucket.a'): readonly (string | undefined)[] {
  const read = new Reading(texts);
  const paths = explore(read.estate.plain, (world) => {
    const wanted = changes(read.bucket(address, world)).map(([of, edit]) => ({ slot: of?.slot as Slot, edit }));
    return written(wanted, world);
  });
  if ('kind' in paths) throw new Error('too many worlds');
  return paths.map(({ outcome }) => outcome);
}

/** The text after changes inside the document that a declaration holds. */
export function afterInPolicy(texts: Texts, path: readonly (string | number)[], edit: ModelEdit, address = 'aws_s3_bucket_policy.a'): string | undefined {
  const read = new Reading(texts);
  const owner = read.declaration(address);
  return written([{ slot: { owner, path: ['policy', 'document', ...path] }, edit }], read.estate.plain);
}

function written(
  changes: readonly { readonly slot: Slot; readonly edit: ModelEdit }[],
  world: Parameters<NonNullable<Declaration['write']>>[1],
): string | undefined {
  const edits: TextEdit[] = [];
  for (const owner of new Set(changes.map(({ slot }) => slot.owner as Declaration))) {
    const own = owner.write?.(
      changes.filter(({ slot }) => slot.owner === owner),
      world,
    );
    if (!own) return undefined;
    edits.push(...own);
  }
  if (edits.some((edit, index) => edits.slice(index + 1).some((other) => overlaps(edit, other)))) throw new Error('edits that overlap');
  const [source, ...others] = new Set(edits.map((edit) => edit.source));
  if (others.length > 0) throw new Error('edits of several files');
  return source ? applyEdits(source, edits) : 'nothing to do';
}
