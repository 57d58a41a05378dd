/** Terraform's values as they are seen: null is absent, tuples and lists are sequences, maps and objects are mappings. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenScalar, SeenSequence, SeenUnknown } from '../../truth/seen.js';
import { literalOf } from '../../truth/symbol.js';

/** A set: without order (kept sorted as Terraform walks it) and without doubles. */
export interface SeenSet extends SeenSequence {
  readonly set: true;
}

export function isSet(seen: Seen): seen is SeenSet {
  return seen.kind === 'sequence' && (seen as Partial<SeenSet>).set === true;
}

export function nothing(origin: Origin): Seen {
  return { kind: 'absent', origin };
}

export function flagOf(value: boolean, origin: Origin, assumed?: string): SeenScalar {
  const text = value ? TRUE : FALSE;
  return assumed === undefined ? { kind: 'scalar', type: 'boolean', text, origin } : { kind: 'scalar', type: 'boolean', text, origin, assumed };
}
const TRUE = Mapped.literal('true');
const FALSE = Mapped.literal('false');

/** @param lexeme as Terraform writes it: no exponent, no trailing zeros */
export function numberOf(lexeme: string, origin: Origin, assumed?: string): SeenScalar {
  const text = lexeme.length === 1 ? digit(lexeme) : Mapped.literal(lexeme);
  return assumed === undefined ? { kind: 'scalar', type: 'number', text, origin } : { kind: 'scalar', type: 'number', text, origin, assumed };
}

/** Numbers of items and instances, of which there are very many: they stand nowhere. */
const digits = new Map<string, Mapped>();

function digit(lexeme: string): Mapped {
  let text = digits.get(lexeme);
  if (!text) digits.set(lexeme, (text = Mapped.literal(lexeme)));
  return text;
}

/** A mistake in the configuration: Terraform would refuse it. `try` and `can` go on from here; nothing else does. */
export function mistake(reason: string, origin: Origin): SeenUnknown {
  return { kind: 'unknown', broken: true, reason, origin };
}

export function open(reason: string, origin: Origin, text?: Mapped): SeenUnknown {
  return text ? { kind: 'unknown', reason, origin, text } : { kind: 'unknown', reason, origin };
}

/** The literal text of a scalar of any type. */
export function textOf(seen: Seen): string | undefined {
  return seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
}

/** True or false, for booleans and for the texts "true" and "false", which Terraform converts. */
export function truthOf(seen: Seen): boolean | undefined {
  const text = textOf(seen);
  return text === 'true' ? true : text === 'false' ? false : undefined;
}

/** Whether an argument is not set: the provider takes an empty text for none. */
export function saysNothing(seen: Seen): boolean {
  return seen.kind === 'absent' || textOf(seen) === '';
}
