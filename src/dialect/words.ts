/** How a dialect tells its words for the model: one table a type, complete by type check. */

import type { BlockField, Field, ListField, Shape, WordField } from '../model/shape.js';

/**
 * A way from the enclosing block: `VersioningConfiguration.Status`, `Rules[0].ObjectOwnership`, empty for "here".
 * `Rules[Name=prefix].Value` takes, of a list, the item whose Name is "prefix" in any case.
 * Several ways: the first that is written counts, the first of all is written by a fix.
 */
export type Way = string | readonly string[];

/** The dialect has no word for it. */
export interface Unsaid {
  readonly kind: 'unsaid';
  /** Why it may be set all the same, where what is read is not all there is: "not asked by this scan". */
  readonly untold?: string;
}
export const unsaid: Unsaid = { kind: 'unsaid' };

/** It may be set, and nobody here can tell. */
export function untold(reason: string): Unsaid {
  return { kind: 'unsaid', untold: reason };
}

export interface BlockWords<S extends Shape = Shape> {
  readonly at: Way;
  /** The declaration is this block: wherever it stands the block is written, even with nothing in it. */
  readonly itself?: boolean;
  readonly fields: { readonly [N in keyof S]: WordsFor<S[N]> | Unsaid };
}

export interface ListWords<F extends Field = Field> {
  readonly at: Way;
  readonly of?: WordsFor<F>;
  /** Where a single item may stand instead of the list. */
  readonly single?: Way;
  /** The dialect takes exactly one, and writes it without a list. */
  readonly alone?: boolean;
  /** Written as a mapping: of each item one word is the entry's name, the other its value. */
  readonly entries?: { readonly name: string; readonly value: string };
  /** The word of an item that holds several values: there is an item for each. */
  readonly each?: string;
  /** Written as a text that holds JSON, at the last of its ways. */
  readonly json?: boolean;
}

export interface LeafWords {
  readonly at: Way;
  /** The dialect's spelling → the model's. */
  readonly spell?: Readonly<Record<string, string>>;
  /** It takes an ARN, not a name. */
  readonly arn?: boolean;
  /** It may be sent as base64: what that stands for is meant. */
  readonly base64?: boolean;
  /** An absent name means the subject itself. */
  readonly absentIsSelf?: boolean;
  /** What it means that a block stands here, whatever it holds: an empty one switches something on. A list has a meaning for each way. */
  readonly present?: string | readonly string[];
  /** What it means that a single value stands here, whatever it says. A list has a meaning for each way. */
  readonly written?: string | readonly string[];
  /** How the dialect writes that nothing is set: the text that its tools put where nobody gave one. */
  readonly unset?: string;
  /** What the dialect puts where its block is written and this is left out; the model's own default counts where it is not given. */
  readonly otherwise?: string;
}

export type WordsFor<F extends Field> =
  F extends BlockField<infer S> ? BlockWords<S> : F extends ListField<infer G> ? ListWords<G> | Way : F extends WordField ? LeafWords | Way : LeafWords | Way;

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

/** Words as a reader takes them, made once. */
export class Spoken {
  readonly words: AnyWords;
  /** The dialect has no word for it. */
  readonly unsaid: Unsaid | undefined;
  /** The way, where there is but one. */
  readonly route: Route | undefined;
  readonly unset: string | undefined;
  readonly itself: boolean;
  /** Where a single item may stand instead of the list. */
  readonly single: Way | undefined;
  #of: Spoken | undefined;

  constructor(said: AnyWords | Way | Unsaid) {
    const long = longForm(said);
    this.unsaid = isUnsaid(long) ? long : undefined;
    this.words = isUnsaid(long) ? HERE : long;
    const { at } = this.words;
    this.route = typeof at === 'string' ? routeOf(at) : undefined;
    this.unset = (this.words as LeafWords).unset;
    this.itself = (this.words as BlockWords).itself === true;
    this.single = (this.words as ListWords).single;
  }

  /** The words of an item, of those of a list. */
  get of(): Spoken {
    return (this.#of ??= spoken(((this.words as ListWords).of ?? '') as AnyWords | Way));
  }
}

const HERE: LeafWords = { at: '' };

const heads = new WeakMap<object, readonly string[] | null>();

/** The names with which all ways begin by which anything of a facet may be written; undefined where it may be written by what stands "here". */
export function headsOf(words: AnyWords | Way | Unsaid): readonly string[] | undefined {
  if (typeof words === 'string') return madeHeads(words);
  let known = heads.get(words);
  if (known === undefined) heads.set(words, (known = madeHeads(words) ?? null));
  return known ?? undefined;
}

function madeHeads(words: AnyWords | Way | Unsaid): readonly string[] | undefined {
  const { unsaid: nothing, words: long, itself, single } = spoken(words);
  if (nothing) return nothing.untold === undefined ? [] : undefined;
  if (itself) return undefined;
  const found = new Set<string>();
  if (long.at === '' && 'fields' in long) {
    for (const inner of Object.values(long.fields)) {
      const names = headsOf(inner as AnyWords | Way | Unsaid);
      if (!names) return undefined;
      for (const name of names) found.add(name);
    }
    return [...found];
  }
  for (const way of [...waysOf(long.at), ...waysOf(single ?? [])]) {
    const [head] = stepsOf(way);
    if (typeof head !== 'string' || choiceOf(head)) return undefined;
    found.add(head);
  }
  return [...found];
}

const spokenTexts = new Map<string, Spoken>();
const spokenTables = new WeakMap<object, Spoken>();

export function spoken(words: AnyWords | Way | Unsaid): Spoken {
  const known = typeof words === 'string' ? spokenTexts.get(words) : spokenTables.get(words);
  if (known) return known;
  const made = new Spoken(words);
  if (typeof words === 'string') spokenTexts.set(words, made);
  else spokenTables.set(words, made);
  return made;
}

export function waysOf(way: Way): readonly string[] {
  return typeof way === 'string' ? [way] : way;
}

/** A name, an index, or a choice by name (`Name=prefix`). */
export type Step = string | number;

/** A way in its steps. */
export interface Route {
  readonly steps: readonly Step[];
  /** By names alone, as nearly all are: no step takes an item of a list. */
  readonly named: boolean;
}

const routes = new Map<string, Route>();

export function routeOf(way: string): Route {
  let found = routes.get(way);
  if (!found) routes.set(way, (found = { steps: cut(way), named: !way.includes('[') }));
  return found;
}

/** `Rules[0].Id` → Rules, 0, Id. */
export function stepsOf(way: string): readonly Step[] {
  return routeOf(way).steps;
}

function cut(way: string): readonly Step[] {
  if (!way.includes('[')) return way.split('.').filter((name) => name !== '');
  return [...way.matchAll(/\[([^\]]*)\]|[^.[\]]+/g)].map(([whole, inner]) => (inner === undefined ? whole : /^\d+$/.test(inner) ? Number(inner) : inner));
}

/** A step that takes an item of a list by one of its members. */
export interface Choice {
  readonly member: string;
  readonly is: string;
}

export function choiceOf(step: Step): Choice | undefined {
  if (typeof step === 'number') return undefined;
  const at = step.indexOf('=');
  return at < 0 ? undefined : { member: step.slice(0, at), is: step.slice(at + 1) };
}

const blank = new WeakMap<Field, AnyWords>();

/** Words for a facet of which nothing can be told: everything is "here". */
export function blankWords(field: Field): AnyWords {
  let words = blank.get(field);
  if (!words) blank.set(field, (words = madeBlank(field)));
  return words;
}

function madeBlank(field: Field): AnyWords {
  if (field.kind === 'block')
    return { at: '', fields: Object.fromEntries(Object.entries(field.fields).map(([name, inner]) => [name, blankWords(inner)])) } as BlockWords;
  return field.kind === 'list' ? ({ at: '', of: blankWords(field.of) } as ListWords) : { at: '' };
}
