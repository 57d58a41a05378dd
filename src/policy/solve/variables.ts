/**
 * Texts with policy variables. A request fills them in, so that one text speaks of two values at once; it is taken apart by
 * trying the values that are at hand (what holds then, certainly can hold), and beyond these it is one question of its own that
 * has the same answer wherever the same text stands.
 */

import { literalGlob } from '../glob/glob.js';
import type { Glob, Token } from '../glob/glob.js';
import { keyOf, says, term } from '../term.js';
import type { Sign, Term } from '../term.js';
import { splitVariables } from '../variables.js';
import type { TextPart } from '../variables.js';
import type { Approx } from './actions.js';
import { FALSE, TRUE, and, literal, not, or } from './formula.js';
import type { Formula } from './formula.js';
import { constantOf, isOneOf, isThere, placeOf } from './place.js';
import type { World } from './world.js';

/** What is known where variables are filled in. */
export interface Filling {
  /** Whether `${…}` is a variable in this document. */
  readonly variables: 'yes' | 'no' | 'unknown';
}

export type Filled =
  | { readonly kind: 'globs'; readonly globs: readonly Glob[] }
  /** @param name tells what is compared with the text, and how */
  | { readonly kind: 'formula'; readonly formula: (ask: (globs: readonly Glob[]) => Formula, name: string) => Formula }
  | { readonly kind: 'unsure' };

const NOTHING: Filled = { kind: 'globs', globs: [] };
const UNSURE: Filled = { kind: 'unsure' };
/** How many combinations of values are tried. */
const MOST = 24;

/**
 * @param negated the text stands in a Not-form: what that means without a value for a variable is not documented
 * @param globsOf the pattern as its element or operator reads it
 */
export function filled(pattern: Term, world: World, approx: Approx, negated: boolean, filling: Filling, globsOf: (text: Term) => readonly Glob[]): Filled {
  if (filling.variables === 'no' || !mayHaveVariables(pattern)) return { kind: 'globs', globs: globsOf(pattern) };
  const parts = splitVariables(pattern);
  if (parts.every(({ kind }) => kind === 'text')) return { kind: 'globs', globs: globsOf(pattern) };
  if (filling.variables === 'unknown') return UNSURE;
  const open: Extract<TextPart, { kind: 'variable' }>[] = [];
  const known = new Map<TextPart, Term>();
  for (const part of parts) {
    if (part.kind === 'text') continue;
    if (part.kind === 'character') {
      known.set(part, [part.text]);
      continue;
    }
    if (part.key === '?') return UNSURE;
    const place = placeOf(part.key, world);
    const constant = constantOf(place);
    if (constant) known.set(part, constant);
    else if (place.kind === 'line' || place.kind === 'set') return UNSURE;
    else if (place.kind !== 'absent') open.push(part);
    else if (part.otherwise !== undefined) known.set(part, term(part.otherwise));
    else return negated && approx === 'may' ? UNSURE : NOTHING;
  }
  const write = (values: ReadonlyMap<TextPart, Term | 'anything'>): readonly Glob[] => written(parts, values, globsOf);
  if (open.length === 0) return { kind: 'globs', globs: write(known) };
  return { kind: 'formula', formula: (ask, name) => openFormula({ pattern, open, known, write, ask, name, world, approx, negated }) };
}

interface Opened {
  readonly pattern: Term;
  readonly open: readonly Extract<TextPart, { kind: 'variable' }>[];
  readonly known: ReadonlyMap<TextPart, Term>;
  readonly write: (values: ReadonlyMap<TextPart, Term | 'anything'>) => readonly Glob[];
  readonly ask: (globs: readonly Glob[]) => Formula;
  readonly name: string;
  readonly world: World;
  readonly approx: Approx;
  readonly negated: boolean;
}

function openFormula(of: Opened): Formula {
  const { pattern, open, known, write, ask, name, world, approx, negated } = of;
  const there = (key: string): Formula => isThere(placeOf(key, world));
  const every = and(...open.map(({ key, otherwise }) => (otherwise === undefined ? there(key) : TRUE)));
  // Only a run that looks for what is impossible may suppose something about the text as a whole.
  const whole = world.setting.approx === 'may' ? literal(`opaque ${name} ${keyOf(pattern)}`, false, { kind: 'mask', mask: 1 }) : undefined;
  const tried = combinations(open, world).map((values) => {
    const chosen = new Map<TextPart, Term>([...known, ...values.map(({ part, value }) => [part, value] as const)]);
    return { holds: and(...values.map(({ holds }) => holds)), fits: ask(write(chosen)) };
  });
  if (approx === 'must') return or(whole ? and(every, whole) : FALSE, ...tried.map(({ holds, fits }) => and(holds, fits)));
  const wide = ask(write(new Map<TextPart, Term | 'anything'>([...known, ...open.map((part) => [part, 'anything'] as const)])));
  // With a value that was tried it fits only if it does with that value.
  const possible = and(every, whole ?? TRUE, wide, ...tried.map(({ holds, fits }) => or(not(holds), fits)));
  return negated ? or(not(every), possible) : possible;
}

interface Choice {
  readonly part: TextPart;
  readonly value: Term;
  readonly holds: Formula;
}

function combinations(open: Opened['open'], world: World): readonly (readonly Choice[])[] {
  let out: readonly (readonly Choice[])[] = [[]];
  for (const part of open) {
    const place = placeOf(part.key, world);
    const values = place.kind === 'mask' ? place.values.map((value): Term => [value]) : candidates(part.key, world);
    const choices = values
      .map((value): Choice => ({ part, value, holds: isOneOf(place, [literalGlob(value)], 'must') ?? FALSE }))
      .filter(({ holds }) => holds.kind !== 'false');
    if (part.otherwise !== undefined) choices.push({ part, value: term(part.otherwise), holds: not(isThere(place)) });
    const room = Math.max(1, Math.floor(MOST / out.length));
    // The same variable twice is the same value: other combinations contradict themselves, and the search finds out.
    out = out.flatMap((row) => choices.slice(-room).map((choice) => [...row, choice]));
  }
  return out;
}

/** Values that make a difference: what policies write for the key, and what the text may have to be for this bucket. */
function candidates(key: string, { setting }: World): readonly Term[] {
  const { mentions, situation } = setting;
  const { account, bucket, organization } = situation;
  const named = mentions.values.get(key) ?? [];
  if (key.endsWith('account')) return [...named, ...(mentions.values.get('account') ?? []), account, [mentions.otherAccount]];
  if (key.endsWith('orgid')) return [...named, ...(mentions.values.get('aws:principalorgid') ?? []), [organization ?? 'o-exampleorg'], ['o-anotherorg']];
  return [...named, ...setting.hints, bucket, [mentions.otherName]];
}

/** What is filled in is taken as it is; it passes through the reading of the pattern as a sign, lest wildcards be seen in it. */
function written(parts: readonly TextPart[], values: ReadonlyMap<TextPart, Term | 'anything'>, globsOf: (text: Term) => readonly Glob[]): readonly Glob[] {
  const inside = new Map<string, Glob>();
  const text = parts.flatMap((part, at): Term => {
    if (part.kind === 'text') return part.text;
    const value = values.get(part) ?? 'anything';
    const key = `\u0004${at}`;
    inside.set(key, value === 'anything' ? [{ kind: 'star', of: 'any' }] : literalGlob(value));
    const stand: Sign = {
      kind: 'sign',
      key,
      says: part.kind === 'variable' ? part.says : part.text,
      looks: value !== 'anything' && says(value).startsWith('arn:') ? 'arn' : value === 'anything' ? 'anything' : 'name',
    };
    return [stand];
  });
  return globsOf(term(text)).map((glob) =>
    glob.flatMap((token): readonly Token[] => (token.kind === 'sign' ? (inside.get(token.sign.key) ?? [token]) : [token])),
  );
}

function mayHaveVariables(pattern: Term): boolean {
  return pattern.some((piece) => typeof piece === 'string' && piece.includes('${'));
}
