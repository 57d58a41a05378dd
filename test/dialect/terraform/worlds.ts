/** What is found out of expressions of which nobody knows all, held against all that it can be. */

import type { Fake } from './expressions.js';
import { plain, see, ways } from './expressions.js';

export interface Subject {
  /** What each variable can be. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  readonly types?: Readonly<Record<string, string>>;
  readonly expressions: readonly string[];
}

function combined(values: Subject['values']): readonly Readonly<Record<string, string>>[] {
  return Object.entries(values).reduce<readonly Readonly<Record<string, string>>[]>(
    (made, [name, all]) => made.flatMap((one) => all.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

function variablesOf({ values, types }: Subject, given?: Readonly<Record<string, string>>): Fake {
  const variables = Object.keys(values).map((name) => {
    const type = types?.[name];
    return [name, { ...(type ? { type } : {}), ...(given ? { value: given[name] as string } : {}) }] as const;
  });
  return { variables: Object.fromEntries(variables) };
}

/** What an expression comes to: with nothing known, and with everything. Terraform refuses what has a mistake in it. */
function outcomes(subject: Subject, text: string): { readonly explored: readonly string[]; readonly real: readonly string[] } {
  const isTold = (outcome: string): boolean => !outcome.includes('<!');
  const explored = Object.values(ways(text, variablesOf(subject))).map((one) => JSON.stringify(one));
  const real = combined(subject.values).map((given) => JSON.stringify(plain(see(text, variablesOf(subject, given)))));
  return { explored: [...new Set(explored.filter(isTold))].sort(), real: [...new Set(real.filter(isTold))].sort() };
}

function pairs(all: readonly string[]): readonly string[] {
  return all.flatMap((one, at) => all.slice(at).map((other) => `[${one}, ${other}]`));
}

/** Pairs of expressions of which together something else is said than can be. */
export function differing(subject: Subject): readonly object[] {
  return pairs(subject.expressions).flatMap((text) => {
    const { explored, real } = outcomes(subject, text);
    return JSON.stringify(explored) === JSON.stringify(real) ? [] : [{ text, explored, real }];
  });
}

/** Expressions as conditions. */
export const switches = (...all: readonly string[]): readonly string[] => all.map((text) => `${text} ? 1 : 0`);

/** What is said of pairs of expressions together and cannot be. */
export function impossible(subject: Subject): readonly (readonly [text: string, outcome: string])[] {
  return pairs(subject.expressions).flatMap((text) => {
    const { explored, real } = outcomes(subject, text);
    return explored.filter((one) => !real.includes(one)).map((one) => [text, one] as const);
  });
}
