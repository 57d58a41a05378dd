/** All suppressions of a run, in comments and in metadata, each with what it covers. */

import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { AnyDocument } from '../syntax/any.js';
import type { Comment, Node } from '../syntax/tree.js';
import { placeOf, sourceOf } from '../syntax/tree.js';
import { readComment } from './suppression-comment.js';
import type { Surroundings } from './suppression-extent.js';
import { readMetadata } from './suppression-metadata.js';
import type { RuleNames } from './suppression-rules.js';
import type { Cover } from './suppression-silence.js';
import type { Fault, Read, Suppression } from './suppression.js';

export interface Statement {
  readonly read: Read;
  /** Missing where nothing can be silenced. */
  readonly cover?: Cover;
}

export function statementsOf(
  documents: readonly AnyDocument[],
  files: ReadonlyMap<string, Surroundings>,
  estate: Estate,
  names: RuleNames,
): readonly Statement[] {
  const statements = documents.flatMap((doc) => {
    const path = sourceOf(doc)?.path ?? '';
    const around = files.get(path);
    return around ? doc.comments().flatMap((comment) => inComment(doc, comment, path, around, names)) : [];
  });
  return [...statements, ...inMetadata(files, estate)];
}

function inComment(doc: AnyDocument, comment: Comment, path: string, around: Surroundings, names: RuleNames): readonly Statement[] {
  if (!/s3lint/i.test(doc.mapped.text.slice(comment.start, comment.end))) return [];
  const read = readComment(doc, comment, (word) => names.has(word));
  if (!read) return [];
  if (!read.suppression) return [{ read }];
  const cover = coverOf(read.suppression, comment, path, around);
  return [cover ? { read, cover } : { read: { ...read, faults: [...read.faults, homeless(read.suppression)] } }];
}

function coverOf({ reach }: Suppression, comment: Comment, path: string, around: Surroundings): Cover | undefined {
  if (reach === 'file') return { kind: 'file', path };
  const following = reach === 'next' ? around.following(comment) : { declarations: around.aroundComment(comment) };
  if (following?.span) return { kind: 'span', path, span: following.span, within: following.declarations };
  if (following && following.declarations.length > 0) return { kind: 'declarations', declarations: new Set(following.declarations) };
  const block = reach === 'declaration' ? around.blockAround(comment) : undefined;
  return block && { kind: 'span', path, span: block, within: [] };
}

function homeless({ reach, head }: Suppression): Fault {
  if (reach === 'next') return { message: 'Nothing follows this suppression.', help: 'Put it directly above what it means.', place: head.place };
  return {
    message: 'This suppression stands in no declaration.',
    help: 'Use s3lint-disable-next above the declaration, or s3lint-disable-file for the whole file.',
    place: head.place,
  };
}

/** One text may be the metadata of several declarations (a loop, an alias) or units (a stack set): then it speaks for all of them. */
function inMetadata(files: ReadonlyMap<string, Surroundings>, estate: Estate): readonly Statement[] {
  const whole = new Set<Node>();
  const owners = new Map<Node, Set<Declaration>>();
  for (const unit of estate.units) {
    for (const metadata of unit.metadata ?? []) {
      if (!files.has(fileOf(metadata))) continue;
      // A template inside a text of another one (a stack set's) does not speak for the file around it.
      if (metadata.doc.mapped.whole) whole.add(metadata);
      else own(owners, metadata, unit.declarations);
    }
  }
  for (const declaration of estate.declarations) {
    if (!files.has(declaration.extent?.source.path ?? '')) continue;
    const { metadata } = declaration;
    if (metadata) own(owners, metadata, [declaration]);
  }
  return [
    ...[...whole].flatMap((node) => readMetadata(node, 'file').map((read) => ({ read, cover: { kind: 'file', path: fileOf(node) } as const }))),
    ...[...owners].flatMap(([node, declarations]) =>
      readMetadata(node, 'declaration').map((read) => ({ read, cover: { kind: 'declarations', declarations } as const })),
    ),
  ];
}

function own(owners: Map<Node, Set<Declaration>>, metadata: Node, declarations: readonly Declaration[]): void {
  const owned = owners.get(metadata) ?? new Set();
  owners.set(metadata, owned);
  for (const declaration of declarations) owned.add(declaration);
}

function fileOf(node: Node): string {
  return placeOf(node)?.source.path ?? '';
}
