/** What functions give: computed values stand at the call, members of collections where they are written. */

import { HOLE, Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenUnknown } from '../../../truth/seen.js';
import { identityOf, partsOf, whyOpen } from '../../../truth/symbol.js';
import type { Part, UnknownPart } from '../../../truth/symbol.js';
import { assumedOf, scalarOf } from '../../seen.js';
import type { MappingForm, SequenceForm } from '../collection.js';
import { listOf, mappingOf } from '../collection.js';
import { convert } from '../convert.js';
import type { NamedUnknown } from '../named.js';
import { Derived, typeOfHole, whyUnknown } from '../named.js';
import type { Type } from '../type.js';
import { flagOf, mistake, numberOf, open } from '../value.js';
import type { Decimal } from './decimal.js';
import { isExact, writeDecimal } from './decimal.js';
import type { Given } from './given.js';
import { nameOf } from './given.js';
import { returnedBy } from './returns.js';

/** Longer texts and lists are made by mistake or by malice. */
export const MAX_TEXT = 4_000_000;
export const MAX_ITEMS = 20_000;

/** A text that was computed; Terraform keeps every text in the composed form of Unicode. */
export function computed(value: string, given: Given): Seen {
  return textual(Mapped.literal(/[^\0-\x7f]/.test(value) ? value.normalize('NFC') : value, placeOf(given.call.origin)), given);
}

/** A text with more holes says nothing to anybody. */
export const MAX_HOLES = 10_000;

/** The pieces in a row; undefined where they are too long for that. */
export function joined(pieces: readonly Mapped[]): Mapped | undefined {
  return isTooLong(pieces) ? undefined : Mapped.join(pieces);
}

/** Whether texts in a row are longer than is followed, or not known in too many places. */
export function isTooLong(pieces: readonly Mapped[]): boolean {
  let [length, holes] = [0, 0];
  for (const { text } of pieces) {
    length += text.length;
    if (length > MAX_TEXT) return true;
    for (let at = text.indexOf(HOLE); at !== -1; at = text.indexOf(HOLE, at + 1)) holes++;
  }
  return holes > MAX_HOLES;
}

/** A text with its pieces at their places. What is nothing but one unknown part is unknown. */
export function textual(text: Mapped, given: Given, assumed = supposedBy(given.args)): Seen {
  if (isTooLong([text])) return tooLong(given);
  const only = text.sole as Exclude<Part, string> | undefined;
  if (only?.kind === 'unknown') return asText(open(only.reason, given.call.origin, text));
  const seen = scalarOf(text, given.call.origin, assumed);
  const encodes = only ? encodedIn(given.args, only) : undefined;
  return encodes === undefined ? seen : { ...seen, encodes };
}

/** What is known to be a number or a boolean, in a text. */
function asText(seen: Seen): Seen {
  const kind = kindOf(seen);
  return kind === 'number' || kind === 'bool' ? convert(seen, TEXT) : seen;
}

/** What a text holds that is given as it is: the JSON of a policy document. */
function encodedIn(args: readonly Seen[], { key }: Exclude<Part, string>): Seen | undefined {
  for (const one of args.flatMap((arg) => (arg.kind === 'sequence' ? arg.items() : [arg]))) {
    if (one.kind !== 'scalar' || !one.encodes) continue;
    const [only, ...more] = partsOf(one.text);
    if (typeof only === 'object' && more.length === 0 && only.key !== undefined && only.key === key) return one.encodes;
  }
  return undefined;
}

export const TOO_LONG = `a text of more than ${MAX_TEXT} characters, or of more than ${MAX_HOLES} parts that are not known`;

export function tooLong(given: Given): SeenUnknown {
  return open(TOO_LONG, given.call.origin);
}

export function numeric(value: Decimal, given: Given): Seen {
  if (!isExact(value)) return inexact('a number with more digits than can be told exactly', given);
  return numberOf(writeDecimal(value), given.call.origin, supposedBy(given.args));
}

export function boolean(value: boolean, given: Given): Seen {
  return flagOf(value, given.call.origin, supposedBy(given.args));
}

/** `yes`, `no` and `unknown` as a boolean. */
export function answered(truth: 'yes' | 'no' | 'unknown', given: Given): Seen {
  return truth === 'unknown' ? undecided(given) : boolean(truth === 'yes', given);
}

export function refused(what: string, given: Given): SeenUnknown {
  return mistake(`a call of ${nameOf(given.call)} ${what}`, given.call.origin);
}

/** Terraform could tell; this cannot. Two equal calls give the same. */
export function inexact(reason: string, given: Given): SeenUnknown {
  return open(reason, given.call.origin, Mapped.hole(partOf(reason, given), placeOf(given.call.origin)));
}

/** It hangs on an argument that is not known. The same call with the same unknowns gives the same. */
export function undecided(given: Given): SeenUnknown {
  return inexact(whyUnknown(given.args) ?? 'made of something that is not known', given);
}

/** A collection that hangs on an argument that is not known. */
export function undecidedList(given: Given): SeenUnknown {
  return open(whyUnknown(given.args) ?? 'made of something that is not known', given.call.origin);
}

/** A piece of a text of which only is known that the function made it of another piece. */
export function pieceMadeOf(piece: Mapped, given: Given, detail = ''): Mapped {
  const identity = identityOf(piece);
  const reason = whyOpen(piece);
  const key = identity === undefined ? {} : { key: `${nameOf(given.call)}${detail}(${identity})` };
  const hole: UnknownPart & { readonly type: Type } = { kind: 'unknown', says: `\${${nameOf(given.call)}(${piece.says})}`, reason, type: TEXT, ...key };
  return Mapped.hole(hole, placeOf(given.call.origin));
}

/** Whether what is not known is certainly no collection: a text, a number or a boolean. */
export function isScalar(seen: Seen): boolean {
  const kind = kindOf(seen);
  return kind === 'string' || kind === 'number' || kind === 'bool';
}

export function isText(seen: Seen): boolean {
  return kindOf(seen) === 'string';
}

/** The type of a scalar, as far as it is told. */
function kindOf(seen: Seen): string | undefined {
  if (seen.kind === 'scalar') return seen.type === 'boolean' ? 'bool' : seen.type;
  const [only, ...more] = seen.kind === 'unknown' && seen.text ? partsOf(seen.text) : [];
  if (only === undefined) return undefined;
  if (typeof only === 'string' || more.length > 0 || only.kind === 'symbol' || only.looks !== undefined) return 'string';
  return typeOfHole(only as Partial<NamedUnknown>)?.kind;
}

const TEXT: Type = { kind: 'string' };

/** What hangs on nothing unknown hangs on where Terraform runs: that is another thing in another deployment. */
function partOf(reason: string, { args, call }: Given): Derived {
  const where = whyUnknown(args) === undefined ? `${call.scope.module.unitId}#` : '';
  return new Derived(`${where}${nameOf(call)}`, args, () => call.says, reason, { type: returnedBy(nameOf(call)) });
}

/** What had to be supposed for the arguments and, of lists, for their members. */
export function supposedBy(args: readonly Seen[]): string | undefined {
  const seen: Seen[] = [];
  for (const arg of args) {
    seen.push(arg);
    if (arg.kind === 'sequence') seen.push(...arg.items());
  }
  return assumedOf(...seen);
}

export function placeOf({ locus }: Origin) {
  return locus.kind === 'span' ? locus.mapped.place(locus.start, locus.end) : undefined;
}

export function listed(items: readonly Seen[], given: Given, unseen?: string, form: SequenceForm = 'tuple'): Seen {
  if (items.length > MAX_ITEMS) return open(`a list of more than ${MAX_ITEMS} members`, given.call.origin);
  return listOf(items, given.call.origin, { open: unseen, assumed: assumedOf(...given.args), form });
}

/** A map or an object of these entries, whose values are seen when somebody asks. Of equal names the last counts. */
export function mapped(entries: readonly SeenEntry[], origin: Origin, facts: MapFacts = {}): SeenMapping {
  const last = new Map(entries.map((entry) => [entry.name, entry]));
  const members = [...last.values()].map((entry) => ({ name: entry.name, key: entry.key, see: () => entry.value }));
  return mappingOf(members, origin, facts);
}

export interface MapFacts {
  readonly open?: string | undefined;
  readonly assumed?: string | undefined;
  readonly form?: MappingForm | undefined;
  readonly rest?: ((name: string) => Seen | undefined) | undefined;
}
