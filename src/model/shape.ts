/**
 * The language in which the model is described: shapes. One shape serves the reader (text → model), the fixes and the
 * examples (model → text) and the types that a rule sees. This room may not know a dialect's words.
 */

import type { Origin } from '../text/origin.js';
import type { Answer } from '../truth/answer.js';
import type { Seen } from '../truth/seen.js';
import type { Link, List, Value } from '../truth/value.js';
import type { SubjectKind } from './kinds.js';
import type { Subjects } from './subjects.js';

export type Field = FlagField | WordField | TextField | NumberField | BlockField | ListField | LinkField | DocumentField | MapField;
export type Shape = { readonly [name: string]: Field };

export interface FlagField {
  readonly kind: 'flag';
}
export interface WordField<W extends string = string> {
  readonly kind: 'word';
  /** The words as S3's API spells them. A word outside the list is kept as it is: S3 learns new ones. */
  readonly words: readonly W[];
}
export interface TextField {
  readonly kind: 'text';
}
export interface NumberField {
  readonly kind: 'number';
}
/** Things that are written together. */
export interface BlockField<S extends Shape = Shape> {
  readonly kind: 'block';
  readonly fields: S;
}
export interface ListField<F extends Field = Field> {
  readonly kind: 'list';
  readonly of: F;
}
/** The name or ARN of another subject. */
export interface LinkField<K extends SubjectKind = SubjectKind> {
  readonly kind: 'link';
  readonly to: readonly K[];
}
/** A document of its own language, such as a policy: an object, or text that holds one. */
export interface DocumentField {
  readonly kind: 'document';
}
/** Names the user chose, each with a text: tags, environment variables. */
export interface MapField {
  readonly kind: 'map';
}

export const flag: FlagField = { kind: 'flag' };
export const text: TextField = { kind: 'text' };
export const number: NumberField = { kind: 'number' };
export const document: DocumentField = { kind: 'document' };
export const map: MapField = { kind: 'map' };

export function word<const W extends string>(...words: readonly W[]): WordField<W> {
  return { kind: 'word', words };
}
export function block<const S extends Shape>(fields: S): BlockField<S> {
  return { kind: 'block', fields };
}
export function list<const F extends Field>(of: F): ListField<F> {
  return { kind: 'list', of };
}
export function link<const K extends SubjectKind>(...to: readonly K[]): LinkField<K> {
  return { kind: 'link', to };
}

/** A block as a rule sees it: its fields, and whether it is written at all. */
export type Block<S extends Shape> = { readonly [N in keyof S]: ModelOf<S[N]> } & Written;

export interface Written {
  isWritten(): Answer;
  /** The block's header, or where it would stand. */
  readonly origin: Origin;
}

/** One named text of a map. */
export interface Named {
  readonly name: string;
  readonly value: Value<string>;
}

export type ModelOf<F extends Field> = F extends FlagField
  ? Value<boolean>
  : F extends WordField<infer W>
    ? Value<W>
    : F extends TextField
      ? Value<string>
      : F extends NumberField
        ? Value<number>
        : F extends BlockField<infer S>
          ? Block<S>
          : F extends ListField<infer G>
            ? List<ModelOf<G>>
            : F extends LinkField<infer K>
              ? Link<Subjects[K]>
              : F extends MapField
                ? List<Named>
                : F extends DocumentField
                  ? Seen
                  : never;

/** In an example: a value that the text does not tell. */
export interface Computed {
  readonly kind: 'computed';
}
export const computed: Computed = { kind: 'computed' };

/** In an example or a fix: another subject of the same estate, by its name there. */
export interface Refers {
  readonly kind: 'refers';
  readonly to: string;
}
export function refers(to: string): Refers {
  return { kind: 'refers', to };
}

/** Model facts as plain data: what examples state and fixes set. */
export type IntentOf<F extends Field> =
  | Computed
  | (F extends FlagField
      ? boolean
      : F extends WordField<infer W>
        ? W
        : F extends TextField
          ? string
          : F extends NumberField
            ? number
            : F extends BlockField<infer S>
              ? { readonly [N in keyof S]?: IntentOf<S[N]> }
              : F extends ListField<infer G>
                ? readonly IntentOf<G>[]
                : F extends LinkField
                  ? string | Refers
                  : F extends MapField
                    ? { readonly [name: string]: string | Computed }
                    : F extends DocumentField
                      ? object
                      : never);

export type Intent = Computed | Refers | boolean | string | number | readonly Intent[] | { readonly [name: string]: Intent };
