/** Which arguments name another resource or hold a document: only of those a plan's references tell what they will be. */

import type { Field, Shape } from '../../../model/shape.js';
import { shapeOf } from '../../../model/subjects.js';
import { own } from '../../../text/own.js';
import type { AnyWords, BlockWords, LeafWords, ListWords, Unsaid, Way } from '../../words.js';
import { isUnsaid, longForm, stepsOf, waysOf } from '../../words.js';
import { namings } from '../naming.js';
import { tablesOf } from '../tables.js';

/** A thing's name, its ARN, a document, or a text that may go on after an ARN. */
export type Wants = 'name' | 'arn' | 'document' | 'begun';

/** Of the policy documents of a data source. An ARN can only be the beginning of a resource, and nothing but all of a principal. */
const DOCUMENTS: Readonly<Record<string, Wants>> = {
  source_json: 'document',
  override_json: 'document',
  source_policy_documents: 'document',
  override_policy_documents: 'document',
  'statement.resources': 'begun',
  'statement.not_resources': 'begun',
  'statement.principals.identifiers': 'arn',
  'statement.not_principals.identifiers': 'arn',
};

const found = new Map<string, ReadonlyMap<string, Wants>>();

/** @param path names from the resource down */
export function wantsOf(type: string, path: readonly string[]): Wants | undefined {
  if (type === 'aws_iam_policy_document') return own(DOCUMENTS, path.join('.'));
  let wants = found.get(type);
  if (!wants) {
    wants = read(type);
    found.set(type, wants);
  }
  return wants.get(path.join('.'));
}

function read(type: string): ReadonlyMap<string, Wants> {
  const wants = new Map<string, Wants>();
  const { subject, attachments, additions } = tablesOf(type);
  if (subject) noteAll(shapeOf(subject.subject), subject.words as Readonly<Record<string, AnyWords>>, [''], wants);
  for (const { words, target, facet, ...one } of [...attachments, ...additions]) {
    const of = shapeOf('attaches' in one ? one.attaches : one.to) as Shape;
    const field = of[facet];
    if (field) note(field, words as AnyWords, [''], wants);
    wants.set(pathOf('', target), /arns?$/i.test(target) ? 'arn' : 'name');
  }
  // Its own name is what it is called, not what it leads to.
  const naming = own(namings, type);
  for (const name of [naming?.name, naming?.prefix]) if (name !== undefined && attachments.length === 0) wants.delete(name);
  return wants;
}

function noteAll(shape: Shape, words: Readonly<Record<string, AnyWords | Way | Unsaid | undefined>>, from: readonly string[], wants: Map<string, Wants>): void {
  for (const [name, field] of Object.entries(shape)) {
    const spoken = words[name];
    if (spoken !== undefined) note(field, spoken, from, wants);
  }
}

function note(field: Field, words: AnyWords | Way | Unsaid, from: readonly string[], wants: Map<string, Wants>): void {
  const long = longForm(words);
  if (isUnsaid(long)) return;
  const ends = from.flatMap((path) => waysOf(long.at).map((way) => pathOf(path, way)));
  const { single, of } = long as ListWords;
  switch (field.kind) {
    case 'link':
      for (const end of ends) wants.set(end, (long as LeafWords).arn === true || /arns?$/i.test(end) ? 'arn' : 'name');
      return;
    case 'document':
      for (const end of ends) wants.set(end, 'document');
      return;
    case 'block':
      noteAll(field.fields, (long as BlockWords).fields, ends, wants);
      return;
    case 'list': {
      const singles = single === undefined ? [] : from.flatMap((path) => waysOf(single).map((way) => pathOf(path, way)));
      note(field.of, (of ?? '') as Way, [...ends, ...singles], wants);
      return;
    }
    default:
      return;
  }
}

/** Names alone, without numbers and choices. */
function pathOf(from: string, way: string): string {
  const names = stepsOf(way).filter((step) => typeof step === 'string' && !step.includes('='));
  return [from, ...names].filter((part) => part !== '').join('.');
}
