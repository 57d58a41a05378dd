/** Functions by their parameters: arguments are counted and converted as Terraform does it, before the function sees them. */

import { Mapped } from '../../../text/mapped.js';
import type { Seen, SeenScalar, SeenSequence } from '../../../truth/seen.js';
import { identityOf, literalOf, partsOf, whyOpen } from '../../../truth/symbol.js';
import type { UnknownPart } from '../../../truth/symbol.js';
import { assumedOf, unknownText } from '../../seen.js';
import type { SequenceForm } from '../collection.js';
import { formOf, listOf } from '../collection.js';
import { mistake } from '../value.js';
import type { Decimal } from './decimal.js';
import { parseDecimal, writeDecimal } from './decimal.js';
import type { CallSite, TerraformFunction } from './function.js';

type Wanted = 'text' | 'number' | 'flag' | 'any' | 'list' | 'texts' | 'flags' | 'mapping';

export interface Parameter {
  readonly name: string;
  readonly wanted: Wanted;
  readonly nullable: boolean;
}

/** The arguments of one call, each of the type that its parameter wants, or unknown. */
export interface Given {
  readonly call: CallSite;
  readonly args: readonly Seen[];
  /** As a text, which may have holes. */
  text(index: number): Mapped;
  literal(index: number): string | undefined;
  number(index: number): Decimal | undefined;
  flag(index: number): boolean | undefined;
  list(index: number): SeenSequence | undefined;
}

const parameter =
  (wanted: Wanted) =>
  (name: string, nullable = false): Parameter => ({ name, wanted, nullable });

export const text = parameter('text');
export const number = parameter('number');
export const flag = parameter('flag');
export const anything = parameter('any');
/** A list, a tuple or a set. */
export const list = parameter('list');
export const texts = parameter('texts');
export const flags = parameter('flags');
/** A map or an object. */
export const mapping = parameter('mapping');

/** @param more what may follow, any number of times */
export function define(parameters: readonly Parameter[], body: (given: Given) => Seen, more?: Parameter): TerraformFunction {
  return (args, call) => {
    const wrong = args.length < parameters.length ? 'too few' : args.length > parameters.length && !more ? 'too many' : undefined;
    if (wrong) return mistake(`a call of ${nameOf(call)} with ${wrong} arguments`, call.origin);
    const converted: Seen[] = [];
    for (const arg of args) {
      const wanted = parameters[converted.length] ?? more;
      const seen = wanted ? convert(arg, wanted, call) : arg;
      if (seen.kind === 'unknown' && seen.broken) return seen;
      converted.push(seen);
    }
    return body(new Arguments(converted, call));
  };
}

/** The name of the function, as it was called. */
export function nameOf(call: CallSite): string {
  return (call.says.slice(0, Math.max(0, call.says.indexOf('('))).trim() || call.says).replace(/^core::/, '');
}

class Arguments implements Given {
  constructor(
    readonly args: readonly Seen[],
    readonly call: CallSite,
  ) {}

  text(index: number): Mapped {
    const seen = this.args[index];
    if (seen?.kind === 'scalar') return seen.text;
    return seen?.kind === 'unknown' ? (seen.text ?? unknownText('…', seen.reason)) : Mapped.literal('');
  }

  literal(index: number): string | undefined {
    const seen = this.args[index];
    return seen?.kind === 'scalar' ? literalOf(seen.text) : undefined;
  }

  number(index: number): Decimal | undefined {
    const literal = this.literal(index);
    return literal === undefined ? undefined : parseDecimal(literal);
  }

  flag(index: number): boolean | undefined {
    const literal = this.literal(index);
    return literal === undefined ? undefined : literal === 'true';
  }

  list(index: number): SeenSequence | undefined {
    const seen = this.args[index];
    return seen?.kind === 'sequence' ? seen : undefined;
  }
}

function convert(seen: Seen, { name, wanted, nullable }: Parameter, call: CallSite): Seen {
  if (seen.kind === 'unknown') return seen;
  if (seen.kind === 'absent') return nullable ? seen : mistake(`a call of ${nameOf(call)} whose ${name} is null`, call.origin);
  const wrong = (): Seen => mistake(`a call of ${nameOf(call)} whose ${name} is ${described(seen)} where ${WANTED[wanted]} belongs`, call.origin);
  switch (wanted) {
    case 'any':
      return seen;
    case 'text':
    case 'number':
    case 'flag':
      return scalarAs(seen, wanted) ?? wrong();
    case 'mapping':
      return seen.kind === 'mapping' ? seen : wrong();
    case 'list':
      return seen.kind === 'sequence' ? (seen.items().find(isMistake) ?? seen) : wrong();
    case 'texts':
    case 'flags':
      return seen.kind === 'sequence' ? (membersAs(seen, wanted === 'texts' ? 'text' : 'flag') ?? wrong()) : wrong();
  }
}

const WANTED: Readonly<Record<Wanted, string>> = {
  any: 'a value',
  text: 'a text',
  number: 'a number',
  flag: 'true or false',
  list: 'a list',
  texts: 'a list of texts',
  flags: 'a list of true and false',
  mapping: 'a map or an object',
};

function described(seen: Seen): string {
  if (seen.kind === 'scalar') return seen.type === 'string' ? 'a text' : seen.type === 'number' ? 'a number' : 'a boolean';
  return seen.kind === 'mapping' ? 'a map or an object' : seen.kind === 'sequence' ? 'a list' : 'a value';
}

/** A scalar as one of another type; undefined where Terraform would not convert it. What has holes is taken for what is wanted. */
export function scalarAs(seen: Seen, wanted: 'text' | 'number' | 'flag'): SeenScalar | undefined {
  if (seen.kind !== 'scalar') return undefined;
  const type = wanted === 'text' ? 'string' : wanted === 'number' ? 'number' : 'boolean';
  if (seen.type === type) return seen;
  if (type === 'string') return { ...seen, type };
  const literal = literalOf(seen.text);
  if (literal === undefined) return { ...seen, type, text: later(seen.text, wanted) };
  if (seen.type !== 'string') return undefined;
  if (type === 'number') {
    const decimal = parseDecimal(literal);
    // Zero has a sign there.
    return decimal && { ...seen, type, text: written(seen.text, decimal.digits === 0n && literal.startsWith('-') ? '-0' : writeDecimal(decimal)) };
  }
  const truth = TRUTHS.get(literal);
  return truth === undefined ? undefined : { ...seen, type, text: written(seen.text, String(truth)) };
}

/** A text with parts that are not known is another one as soon as it is a number: "1" and something may be "1e3". */
function later(text: Mapped, wanted: 'number' | 'flag' | 'text'): Mapped {
  const parts = partsOf(text);
  if (parts.length === 1) return text;
  const identity = identityOf(text);
  const key = identity === undefined ? {} : { key: `${wanted}(${identity})` };
  const hole: UnknownPart = { kind: 'unknown', says: text.says, reason: whyOpen(text), ...key };
  return Mapped.hole(hole, text.place(0, text.text.length));
}

/** Terraform takes the texts "1" and "0" for booleans too. */
const TRUTHS = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** The same text where it is written like this; else what it comes to, at its place. */
function written(text: Mapped, wanted: string): Mapped {
  return text.text === wanted ? text : Mapped.literal(wanted, text.place(0, text.text.length));
}

/** Null members stay: each function has its own mind about them. */
function membersAs(list: SeenSequence, wanted: 'text' | 'flag'): Seen | undefined {
  const items = list
    .items()
    .map((item) => (item.kind === 'scalar' ? scalarAs(item, wanted) : item.kind === 'unknown' || item.kind === 'absent' ? item : undefined));
  const broken = items.find((item) => item !== undefined && isMistake(item));
  if (broken) return broken;
  if (items.includes(undefined)) return undefined;
  const members = items as readonly Seen[];
  return listOf(members, list.origin, { open: list.open, assumed: assumedOf(list), form: formOf(list) as SequenceForm | undefined });
}

/** Terraform makes the members of a list before it calls anything with it: one mistake is enough. */
function isMistake(seen: Seen): boolean {
  return seen.kind === 'unknown' && seen.broken === true;
}
