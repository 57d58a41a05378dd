/** Resources given as plain data, read with the tables of words alone: no HCL, no links. */

import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/terraform/words/types.js';
import { readFacet } from '../../../src/dialect/read.js';
import { scalarOf } from '../../../src/dialect/seen.js';
import type { SubjectType } from '../../../src/dialect/types.js';
import type { WordsFor } from '../../../src/dialect/words.js';
import type { Declaration, Scene } from '../../../src/model/declaration.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { seeDocument } from '../../../src/policy/document.js';
import { Mapped } from '../../../src/text/mapped.js';
import { placeAll } from '../../../src/text/origin.js';
import type { Origin } from '../../../src/text/origin.js';
import { Source } from '../../../src/text/source.js';
import type { Seen } from '../../../src/truth/seen.js';
import { plainWorld } from '../../../src/truth/world.js';

/** What the body of a resource would be seen as, in the form of a plan. */
export function seen(body: object): Seen {
  const mapped = Mapped.of(new Source('body.json', JSON.stringify(body)));
  return seeDocument(scalarOf(mapped, { locus: { kind: 'span', mapped, start: 0, end: mapped.text.length } }));
}

/** A subject as its own resource tells it. */
export function read<K extends SubjectKind>(kind: K, type: string, body: object): Subjects[K] {
  return readWith(kind, subjectTypes.get(type), seen(body));
}

export function readWith<K extends SubjectKind>(kind: K, table: SubjectType | undefined, root: Seen): Subjects[K] {
  if (table?.subject !== kind) throw new Error(`that is no ${kind}`);
  const facets = Object.entries(shapeOf(kind) as Shape).map(([facet, field]) => [
    facet,
    facetOf(kind, facet, field, table.words[facet] as WordsFor<Field>, root),
  ]);
  return Object.fromEntries(facets) as unknown as Subjects[K];
}

/** A facet of a subject as a resource beside it tells it. */
export function said<K extends SubjectKind, F extends keyof Subjects[K] & string>(kind: K, facet: F, type: string, body: object): Subjects[K][F] {
  const all = [...(attachmentTypes.get(type) ?? []).map((one) => ({ ...one, to: one.attaches })), ...(additions.get(type) ?? [])];
  const found = all.find((one) => one.to === kind && one.facet === facet);
  if (!found) throw new Error(`${type} says nothing of ${kind}.${facet}`);
  return facetOf(kind, facet, (shapeOf(kind) as Shape)[facet] as Field, found.words as WordsFor<Field>, seen(body)) as Subjects[K][F];
}

function facetOf(subject: SubjectKind, facet: string, field: Field, words: WordsFor<Field>, root: Seen): unknown {
  const owner = { kind: 'declaration', address: 'one', unit: { id: 'unit', floor: 'notDeclared' } } as unknown as Declaration;
  const scene: Scene = { world: plainWorld(), link: () => ({}), view: () => ({}), maybe: () => [] };
  return readFacet({ owner, subject, scene }, facet, field, words, root);
}

/** What stands where an origin points. */
export function textAt(origin: Origin): string | undefined {
  const place = placeAll([origin]).get(origin);
  return place?.source.text.slice(place.start, place.end);
}
