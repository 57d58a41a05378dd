/** How a dialect tells its words for the model: one table a type, complete by type check. */

import type { BlockField, Field, ListField, Shape, WordField } from '../model/shape.js';

/**
 * A way from the enclosing block: `VersioningConfiguration.Status`, `Rules[0].ObjectOwnership`, empty for "here".
 * Several ways: the first that is written counts, the first of all is written by a fix.
 */
export type Way = string | readonly string[];

/** The dialect has no word for it. */
export interface Unsaid {
  readonly kind: 'unsaid';
}
export const unsaid: Unsaid = { kind: 'unsaid' };

export interface BlockWords<S extends Shape = Shape> {
  readonly at: Way;
  readonly fields: { readonly [N in keyof S]: WordsFor<S[N]> | Unsaid };
}

export interface ListWords<F extends Field = Field> {
  readonly at: Way;
  readonly of?: WordsFor<F>;
  /** Where a single item may stand instead of the list. */
  readonly single?: Way;
}

export interface LeafWords {
  readonly at: Way;
  /** The dialect's spelling → the model's. */
  readonly spell?: Readonly<Record<string, string>>;
  /** It takes an ARN, not a name. */
  readonly arn?: boolean;
  /** An absent name means the subject itself. */
  readonly absentIsSelf?: boolean;
}

export type WordsFor<F extends Field> = F extends BlockField<infer S> ? BlockWords<S> : F extends ListField<infer G> ? ListWords<G> | Way : F extends WordField ? LeafWords | Way : LeafWords | Way;

/** The words of one type: a facet each. */
export type TypeWords<S extends Shape = Shape> = { readonly [N in keyof S]: WordsFor<S[N]> | Unsaid };

/** The words of a facet in their long form. */
export type AnyWords = BlockWords | ListWords | LeafWords;

export function longForm(words: AnyWords | Way | Unsaid): AnyWords | Unsaid {
  return typeof words === 'string' || Array.isArray(words) ? { at: words as Way } : (words as AnyWords | Unsaid);
}

export function isUnsaid(words: object): words is Unsaid {
  return 'kind' in words && words.kind === 'unsaid';
}

export function waysOf(way: Way): readonly string[] {
  return typeof way === 'string' ? [way] : way;
}

export type Step = string | number;

const steps = new Map<string, readonly Step[]>();

/** `Rules[0].Id` → Rules, 0, Id. */
export function stepsOf(way: string): readonly Step[] {
  let found = steps.get(way);
  if (!found) {
    found = way === '' ? [] : way.split('.').flatMap((part) => {
      const [name = '', ...indexes] = part.split('[');
      return [name, ...indexes.map((index) => Number.parseInt(index, 10))];
    });
    steps.set(way, found);
  }
  return found;
}

/** Words for a facet of which nothing can be told: everything is "here". */
export function blankWords(field: Field): AnyWords {
  if (field.kind === 'block') return { at: '', fields: Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => [name, blankWords(inner)])) } as BlockWords;
  return field.kind === 'list' ? ({ at: '', of: blankWords(field.of) } as ListWords) : { at: '' };
}
