import type { ModelEdit } from '../model/declaration.js';
import type { Intent } from '../model/shape.js';
import { written } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import type { List, Slot, Value } from '../truth/value.js';

/** One change of the model and where. */
export interface SlotEdit {
  readonly slot: Slot | undefined;
  readonly edit: ModelEdit;
}

/**
 * A repair in model terms. Safe: cannot widen access, lose data, replace a resource, cost money unasked, or deny a
 * request of a principal that the configuration names. All else is unsafe, and its title says what may stop working.
 */
export interface Fix {
  readonly safety: 'safe' | 'unsafe';
  readonly title: string;
  readonly edits: readonly SlotEdit[];
}

export function safe(title: string, ...edits: readonly SlotEdit[]): Fix {
  return { safety: 'safe', title, edits };
}

export function unsafe(title: string, ...edits: readonly SlotEdit[]): Fix {
  return { safety: 'unsafe', title, edits };
}

/** Writes a value, where it stands or where it would stand. */
export function set<T extends Intent>(value: Value<T>, to: T): SlotEdit {
  return { slot: value.slot, edit: { kind: 'set', value: to } };
}

/** Appends an item; a list that is not written yet is made. */
export function add(list: List<unknown>, item: Intent): SlotEdit {
  return { slot: list.slot, edit: { kind: 'add', value: item } };
}

/** A part of a document of its own language: `statement.at('Resource')`. */
export interface DocumentPart {
  readonly slot: Slot;
}

/** A text with unresolved parts as it goes into a document: `spelled(term(situation.bucket, '/*'))`. */
export function spelled(text: Term): Intent {
  return written(text) ?? again(text);
}

/** A text that stands in a document already, as it goes into another part of it. Where it is made of what a module is given, it is no word to write. */
export function again(text: Term): Intent {
  return { kind: 'term', of: text } as unknown as Intent;
}

/** Writes a part of a document in that document's own words. */
export function setIn(part: DocumentPart, to: Intent): SlotEdit {
  return { slot: part.slot, edit: { kind: 'set', value: to } };
}

/** Appends an item to a part of a document; a single value there becomes the first item of a list. */
export function addIn(part: DocumentPart, item: Intent): SlotEdit {
  return { slot: part.slot, edit: { kind: 'add', value: item } };
}

/** Takes something out: a value, a whole list. */
export function remove(of: { readonly slot?: Slot | undefined }): SlotEdit {
  return { slot: of.slot, edit: { kind: 'remove' } };
}
