/** Changes of the model made in the replies of a resource: what AWS would answer once they are made. */

import type { Change, ModelEdit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Field, Intent, Shape } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import { written } from '../../policy/term.js';
import type { Plain } from '../../syntax/plain.js';
import { plainOf } from '../document-edit.js';
import { spotAlong } from '../spot.js';
import type { Follower, Reached } from '../spot.js';
import { choiceOf } from '../words.js';
import type { LeafWords, ListWords, Step, TypeWords } from '../words.js';
import { place, plainField } from '../write.js';
import type { Draft, Speaker } from '../write.js';
import { isPlainObject } from './json.js';
import type { ResourceSnapshot } from './snapshot.js';

/** A value and where it stands: all steps from the replies down, those that lead nowhere yet apart. */
interface Position extends Reached {
  readonly value: unknown;
  readonly steps: readonly Step[];
}

const follower: Follower<Position> = {
  follow: (from, steps) => {
    let at = from;
    for (const step of steps) at = into(at, step);
    return at;
  },
  isAlone: (words) => words.alone === true,
};

function into(at: Position, step: Step): Position {
  if (at.missing.length > 0) return { ...at, missing: [...at.missing, step] };
  const choice = choiceOf(step);
  if (choice && Array.isArray(at.value)) {
    const index = (at.value as readonly unknown[]).findIndex(
      (item) => isPlainObject(item) && String(item[choice.member]).toLowerCase() === choice.is.toLowerCase(),
    );
    return index < 0 ? { ...at, missing: [step] } : { value: at.value[index], steps: [...at.steps, index], missing: [] };
  }
  const value = typeof step === 'number' ? (Array.isArray(at.value) ? at.value[step] : undefined) : isPlainObject(at.value) ? at.value[step] : undefined;
  return value === undefined ? { ...at, missing: [step] } : { value, steps: [...at.steps, step], missing: [] };
}

/** What an account cannot be told otherwise than as it is. */
const speaker: Speaker = {
  computed: () => null,
  refers: (to) => to,
};

/**
 * What the operations would answer then, by their names: those that answer otherwise than before. Undefined where that cannot be told,
 * because one of them gave no answer or has no words for a change.
 */
export function repliesAfter(
  kind: SubjectKind,
  words: TypeWords<Shape>,
  { replies }: ResourceSnapshot,
  changes: readonly Change[],
): ReadonlyMap<string, Draft> | undefined {
  const after: Draft = Object.fromEntries(
    Object.entries(replies).flatMap(([name, reply]) =>
      reply.state === 'ok' && isPlainObject(reply.value) ? [[name, structuredClone(reply.value) as Draft]] : [],
    ),
  );
  const touched = new Set<string>();
  for (const { slot, edit } of changes) {
    const operation = changed(kind, words, after, slot.path, edit);
    const reply = operation === undefined ? undefined : replies[operation];
    if (operation === undefined || !reply || reply.state === 'unknown') return undefined;
    touched.add(operation);
  }
  return new Map([...touched].map((name) => [name, (after[name] ?? {}) as Draft]));
}

/** Makes one change; gives the operation that tells of it. */
function changed(kind: SubjectKind, words: TypeWords<Shape>, root: Draft, path: readonly (string | number)[], edit: ModelEdit): string | undefined {
  const shape: Shape = shapeOf(kind);
  const inside = documentAt(shape, path);
  const spot = spotAlong({ value: root, steps: [], missing: [] }, shape, words, path.slice(0, inside), follower);
  if (!spot) return undefined;
  const { field, position } = spot;
  const steps = [...position.steps, ...position.missing];
  const [operation] = steps;
  if (typeof operation !== 'string') return undefined;
  if (field.kind === 'document') return changeDocument(root, position, path.slice(inside), edit) ? operation : undefined;
  if (edit.kind === 'remove') return position.missing.length === 0 && removeAt(root, steps) ? operation : undefined;
  const { present, written: anything } = spot.words as LeafWords;
  if (present !== undefined || anything !== undefined) return undefined;
  const value = valueOf(field, spot.words as ListWords, edit);
  if (value === undefined) return undefined;
  const before = position.missing.length === 0 ? position.value : undefined;
  const list = edit.kind === 'add' && Array.isArray(before) ? [...(before as readonly Plain[]), value] : edit.kind === 'add' ? [value] : value;
  place(root, steps, list);
  return operation;
}

function valueOf(field: Field, words: ListWords, edit: Exclude<ModelEdit, { readonly kind: 'remove' }>): Plain | undefined {
  const of = edit.kind === 'add' ? (field.kind === 'list' ? field.of : undefined) : field;
  if (!of) return undefined;
  const { value, left } = plainField(of, edit.kind === 'add' ? (words.of ?? '') : words, edit.value, speaker);
  return left.length === 0 ? value : undefined;
}

/** How many steps lead to the document on the way; all of them where there is none. */
function documentAt(shape: Shape, [facet, ...rest]: readonly (string | number)[]): number {
  let field: Field | undefined = shape[String(facet)];
  for (const [index, step] of rest.entries()) {
    if (field?.kind === 'document') return index + 1;
    if (field?.kind === 'block') field = field.fields[String(step)];
    else if (field?.kind === 'list') field = field.of;
  }
  return rest.length + 1;
}

/** A document stands as a text, and is written as one. */
function changeDocument(root: Draft, { value, steps, missing }: Position, path: readonly (string | number)[], edit: ModelEdit): boolean {
  const before = missing.length > 0 ? {} : parsed(value);
  const after = before === undefined ? undefined : changedIn(before, path, edit);
  if (after === undefined) return false;
  const begun = isPlainObject(after) && after['Statement'] !== undefined && after['Version'] === undefined && missing.length > 0;
  place(root, [...steps, ...missing], JSON.stringify(begun ? { Version: '2012-10-17', ...(after as object) } : after));
  return true;
}

function parsed(value: unknown): unknown {
  if (typeof value !== 'string') return isPlainObject(value) ? structuredClone(value) : undefined;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return undefined;
  }
}

/** A part of a document with a change at the end of a way; undefined where the way leads nowhere. */
function changedIn(part: unknown, [step, ...rest]: readonly (string | number)[], edit: ModelEdit): unknown {
  if (step === undefined) return ended(part, edit);
  if (typeof step === 'number') {
    // A lone item may stand without its list.
    if (!Array.isArray(part)) return step === 0 ? changedIn(part, rest, edit) : undefined;
    if (rest.length === 0 && edit.kind === 'remove') return part.filter((_, index) => index !== step);
    const inner = step < part.length ? changedIn(part[step], rest, edit) : undefined;
    return inner === undefined ? undefined : part.map((item: unknown, index) => (index === step ? inner : item));
  }
  if (part !== undefined && !isPlainObject(part)) return undefined;
  if (rest.length === 0 && edit.kind === 'remove')
    return part && step in part ? Object.fromEntries(Object.entries(part).filter(([name]) => name !== step)) : undefined;
  const inner = changedIn(part?.[step], rest, edit);
  return inner === undefined ? undefined : { ...part, [step]: inner };
}

function ended(part: unknown, edit: ModelEdit): unknown {
  if (edit.kind === 'remove') return undefined;
  const value = plainOf(edit.value as Intent, { speak: written });
  if (value === undefined || edit.kind === 'set') return value;
  return part === undefined ? [value] : Array.isArray(part) ? [...(part as readonly unknown[]), value] : [part, value];
}

function removeAt(root: Draft, steps: readonly Step[]): boolean {
  const last = steps.at(-1);
  const holder = steps.slice(0, -1).reduce<unknown>((at, step) => (at as Record<Step, unknown>)[step], root);
  if (last === undefined) return false;
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete (holder as Draft)[last];
  return true;
}
