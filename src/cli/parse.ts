import { InvalidArgumentError } from 'commander';
import { levelNames } from '../config/config.js';
import { didYouMean } from '../config/did-you-mean.js';
import { formatNames } from '../report/format-names.js';
import type { Output, RuleFlag } from './options.js';

/** Parsers of single flags: from what was typed to what is meant, or an error that shows the right form. */

/** What a shell may offer where somebody types a value. The parser bears it, so that there is no second list of what it takes. */
export interface Offer {
  readonly words?: readonly string[];
  /** Ids of rules. */
  readonly rules?: true;
  /** Several, with commas. */
  readonly list?: true;
  /** What follows behind an equals sign. */
  readonly then?: readonly string[];
}

export function offersOf(parse: unknown): Offer {
  return typeof parse === 'function' && 'offers' in parse ? (parse.offers as Offer) : {};
}

export function oneOf<const T extends string>(names: readonly T[]): (typed: string) => T {
  const parse = (typed: string): T => {
    const name = names.find((own) => own === typed);
    if (name === undefined) throw new InvalidArgumentError(`${didYouMean(typed, names)} It is one of ${names.join(', ')}.`.trim());
    return name;
  };
  return Object.assign(parse, { offers: { words: names } });
}

/** The id of a rule; whether there is one is asked later, when the configuration is read. */
export function ruleId(typed: string): string {
  return typed;
}
ruleId.offers = { rules: true } satisfies Offer;

/** A flag that may be given several times; each time it holds a list with commas. */
export function lists<T>(parse: (typed: string) => T): (typed: string, before: readonly T[]) => readonly T[] {
  const parseAll = (typed: string, before: readonly T[]): readonly T[] => [
    ...before,
    ...typed
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '')
      .map((part) => parse(part)),
  ];
  return Object.assign(parseAll, { offers: { ...offersOf(parse), list: true } });
}

/** A flag that may be given several times. */
export function each<T>(parse: (typed: string) => T): (typed: string, before: readonly T[]) => readonly T[] {
  return Object.assign((typed: string, before: readonly T[]): readonly T[] => [...before, parse(typed)], { offers: offersOf(parse) });
}

/** `sarif` or `sarif=out.sarif` */
export function output(typed: string): Output {
  const cut = typed.indexOf('=');
  const format = oneOf(formatNames)(cut === -1 ? typed : typed.slice(0, cut));
  if (cut === -1) return { format };
  const file = typed.slice(cut + 1);
  if (file === '') throw new InvalidArgumentError(`Write a file after the equals sign: ${format}=FILE.`);
  return { format, file };
}
output.offers = { words: formatNames } satisfies Offer;

/** `require-versioning=error` or `require-kms-encryption=warn,{"allow":["aws:kms"]}` */
export function ruleFlag(typed: string): RuleFlag {
  const [, id, level, json] = /^([^=]+)=([^,]*)(?:,(.*))?$/s.exec(typed) ?? [];
  if (id === undefined || level === undefined) throw new InvalidArgumentError('Write RULE=LEVEL, or RULE=LEVEL,{"option": value}.');
  const wish = { id, level: oneOf(levelNames)(level) };
  return json === undefined ? wish : { ...wish, options: optionsOf(json) };
}
ruleFlag.offers = { rules: true, then: levelNames } satisfies Offer;

function optionsOf(json: string): Readonly<Record<string, unknown>> {
  let options: unknown;
  try {
    options = JSON.parse(json);
  } catch (error) {
    throw new InvalidArgumentError(`The options are no JSON: ${(error as Error).message}.`);
  }
  if (typeof options !== 'object' || options === null || Array.isArray(options))
    throw new InvalidArgumentError('The options are a JSON object: {"option": value}.');
  return options as Readonly<Record<string, unknown>>;
}

/** `Env=prod`; the value may be empty and may hold equals signs. */
export function assignment(typed: string): readonly [name: string, value: string] {
  const cut = typed.indexOf('=');
  if (cut < 1) throw new InvalidArgumentError('Write NAME=VALUE.');
  return [typed.slice(0, cut), typed.slice(cut + 1)];
}

export function count(typed: string): number {
  if (!/^\d+$/.test(typed)) throw new InvalidArgumentError('It is a whole number, 0 or more.');
  return Number(typed);
}

const UNITS: Readonly<Record<string, number>> = { '': 1, b: 1, kb: 1024, mb: 1024 ** 2, gb: 1024 ** 3 };

/** `500000`, `64MB`, `1.5 GB` */
export function size(typed: string): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)\s*([kmg]?b?)$/i.exec(typed) ?? [];
  const scale = UNITS[unit && /^[kmg]$/i.test(unit) ? `${unit.toLowerCase()}b` : (unit?.toLowerCase() ?? '?')];
  if (number === undefined || scale === undefined) throw new InvalidArgumentError('It is a number of bytes, or one with a unit: 64MB.');
  return Math.floor(Number(number) * scale);
}
