/** `format` and `formatlist`: verbs of C, as far as Terraform knows them. */

import { HOLE, Mapped } from '../../../text/mapped.js';
import type { Seen, SeenSequence } from '../../../truth/seen.js';
import { literalOf, partsOf } from '../../../truth/symbol.js';
import type { Looks, Part } from '../../../truth/symbol.js';
import { asText } from '../../seen.js';
import { parseDecimal, writeDecimal } from './decimal.js';
import { based, fixed, general, scientific } from './format-number.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, scalarAs, text } from './given.js';
import { jsonOf, spelled } from './json-text.js';
import { MAX_TEXT, inexact, isScalar, listed, pieceMadeOf, refused, textual, tooLong, undecided, undecidedList } from './result.js';
import { graphemes } from './text-parts.js';

interface Verb {
  readonly flags: string;
  readonly width: number;
  readonly precision: number | undefined;
  readonly letter: string;
}

/** What went wrong: a mistake of the user's, or a number that cannot be told. */
type Failure = { readonly wrong: string } | { readonly inexact: string };

const UNKNOWN_FORMAT: Failure = { inexact: 'made by a format that is not known' };

/** What cannot hold a %. */
const NAMES: ReadonlySet<Looks | undefined> = new Set<Looks>(['account', 'bucketName', 'bucketNamePart', 'organization', 'partition', 'region']);

/** Whether a part of a format is there as it stands, whatever it is. */
function hasNoVerb(part: Part): boolean {
  if (typeof part === 'string') return true;
  const known = part.kind === 'symbol' ? part.known : undefined;
  return known === undefined ? NAMES.has(part.looks) : !known.includes('%');
}

const VERB = /%(?:%|([ #0+-]*)(\d*)(?:\.(\d*))?(?:\[(\d+)\])?([a-zA-Z]))?/g;

/** Whether verbs stand where they can be seen. */
function isFormat(given: Given): boolean {
  return partsOf(given.text(0)).every(hasNoVerb);
}

/** The format with its arguments put in, each at its place. */
function formatted(args: readonly Seen[], given: Given): Mapped | Failure {
  const pattern = given.text(0);
  const literal = pattern.text;
  const decoder = pattern.decode((written) => written.replaceAll('%', '%%'));
  let at = 0;
  let next = 0;
  let highest = 0;
  let length = literal.length;
  for (const match of literal.matchAll(VERB)) {
    const start = match.index as number;
    const [all, flags = '', width = '', precision, index, letter] = match;
    if (start > at) decoder.copy(at, start);
    at = start + all.length;
    if (all === '%%') {
      decoder.put('%', start, at);
      continue;
    }
    if (letter === undefined) return literal[at] === HOLE ? UNKNOWN_FORMAT : { wrong: 'whose format has a % without a verb' };
    const which = index === undefined ? next : Number(index) - 1;
    next = which + 1;
    highest = Math.max(highest, next);
    const arg = args[which];
    if (!arg) return { wrong: `whose format wants an argument ${which + 1}` };
    if (Number(width) > MAX_TEXT || Number(precision) > 1000) return { inexact: 'a text that is too long to be followed' };
    const made = verb(arg, { flags, width: Number(width), precision: precision === undefined ? undefined : Number(precision), letter }, given);
    if (!('kind' in made)) return made;
    length += made.text.length;
    if (length > MAX_TEXT) return { inexact: 'a text that is too long to be followed' };
    decoder.insert(made);
  }
  if (highest < args.length) return { wrong: 'with more arguments than its format wants' };
  if (at < literal.length || literal === '') decoder.copy(at, literal.length);
  return decoder.done();
}

function verb(arg: Seen, { flags, width, precision, letter }: Verb, given: Given): Mapped | Failure {
  const known = arg.kind === 'scalar' ? literalOf(arg.text) : undefined;
  const padded = (letters: string): Mapped => Mapped.literal(pad(letters, flags, width));
  const wrong: Failure = { wrong: `whose format wants something else than it is given for %${letter}` };
  const unknown = arg.kind === 'unknown' || (arg.kind === 'scalar' && known === undefined);
  const later = (): Mapped => pieceMadeOf(asText(arg, given.call.says), given, `%${flags}${width}.${precision ?? ''}${letter}`);
  switch (letter) {
    case 's':
      if (arg.kind === 'absent' || arg.kind === 'mapping' || arg.kind === 'sequence') return wrong;
      if (width === 0 && precision === undefined) return arg.kind === 'scalar' ? arg.text : asText(arg, `\${${given.call.says}}`);
      return unknown
        ? later()
        : padded(
            graphemes(known ?? '')
              .slice(0, precision)
              .join(''),
          );
    case 'q':
      if (arg.kind === 'absent' || arg.kind === 'mapping' || arg.kind === 'sequence') return wrong;
      return unknown ? later() : padded(spelled(known ?? ''));
    case 'v':
      return anyhow(arg, { flags, width, known }, padded, later);
    case 't': {
      if (unknown) return later();
      const truth = scalarAs(arg, 'flag');
      return truth ? truth.text : wrong;
    }
    default:
      return unknown ? later() : (numberVerb(arg, { flags, width, precision, letter }) ?? wrong);
  }
}

/** `%v`: texts as they are, numbers short, everything else as JSON. */
function anyhow(
  arg: Seen,
  { flags, width, known }: { readonly flags: string; readonly width: number; readonly known: string | undefined },
  padded: (letters: string) => Mapped,
  later: () => Mapped,
): Mapped | Failure {
  if (arg.kind === 'unknown') return later();
  if (arg.kind === 'scalar' && known === undefined) return arg.type === 'string' && flags === '' && width === 0 ? arg.text : later();
  if (arg.kind === 'scalar' && !flags.includes('#')) {
    const decimal = arg.type === 'number' ? parseDecimal(known ?? '') : undefined;
    return padded((decimal && general(decimal, undefined)) ?? known ?? '');
  }
  const json = jsonOf(arg);
  const literal = json && literalOf(json);
  return json === undefined
    ? { inexact: 'a text that is too long to be followed' }
    : literal === undefined
      ? flags === '' && width === 0
        ? json
        : later()
      : padded(literal);
}

function numberVerb(arg: Seen, { flags, width, precision, letter }: Verb): Mapped | Failure | undefined {
  const number = scalarAs(arg, 'number');
  const value = number && parseDecimal(literalOf(number.text) ?? '');
  if (!value || !/[bdoxXeEfgG]/.test(letter)) return undefined;
  if (/[bdoxX]/.test(letter)) {
    const digits = based(value, letter, flags.includes('#'));
    if (digits === undefined) return undefined;
    return Mapped.literal(
      padNumber(
        digits.replace(/^(-?)(.*)$/, (_, sign: string, rest: string) => sign + rest.padStart(precision ?? 0, '0')),
        flags,
        width,
      ),
    );
  }
  const lower = letter.toLowerCase();
  const digits = lower === 'f' ? fixed(value, precision ?? 6) : lower === 'e' ? scientific(value, precision ?? 6) : general(value, precision);
  if (digits === undefined) return { inexact: `${writeDecimal(value)}, rounded where it lies between two numbers` };
  return Mapped.literal(padNumber(letter === lower ? digits : digits.toUpperCase(), flags, width));
}

/** Zeros stand between the sign and the digits. */
function padNumber(digits: string, flags: string, width: number): string {
  const negative = digits.startsWith('-');
  const sign = negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : '';
  const bare = negative ? digits.slice(1) : digits;
  if (flags.includes('0') && !flags.includes('-')) return sign + bare.padStart(width - sign.length, '0');
  return pad(sign + bare, flags, width);
}

function pad(letters: string, flags: string, width: number): string {
  if (width === 0) return letters;
  const missing = Math.max(0, width - graphemes(letters).length);
  if (flags.includes('-')) return letters + ' '.repeat(missing);
  return (flags.includes('0') ? '0' : ' ').repeat(missing) + letters;
}

/** A null may be of a type or of none, and Terraform makes different things of them. */
const format = define(
  [text('format')],
  (given) => {
    const args = given.args.slice(1);
    if (args.some(({ kind }) => kind === 'absent')) return inexact('formatted with null', given);
    if (!isFormat(given)) return undecided(given);
    const made = formatted(args, given);
    return 'kind' in made ? textual(made, given) : 'wrong' in made ? refused(made.wrong, given) : inexact(made.inexact, given);
  },
  anything('args', true),
);

/** Lists member by member, everything else again with each. */
const formatlist = define(
  [text('format')],
  (given) => {
    const args = given.args.slice(1);
    if (args.some(({ kind }) => kind === 'absent')) return inexact('formatted with null', given);
    if (!isFormat(given) || args.some((arg) => arg.kind === 'unknown' && !isScalar(arg))) return undecidedList(given);
    const lists = args.filter((arg): arg is SeenSequence => arg.kind === 'sequence');
    const unseen = lists.map((one) => one.open).find((why) => why !== undefined);
    if (unseen !== undefined && lists.length > 1) return undecidedList(given);
    const count = lists[0]?.items().length ?? 1;
    if (lists.some((one) => one.items().length !== count)) return refused('with lists that are not equally long', given);
    const texts: Seen[] = [];
    let length = 0;
    for (let at = 0; at < count; at++) {
      const row = args.map((arg) => (arg.kind === 'sequence' ? (arg.items()[at] as Seen) : arg));
      const made = formatted(row, given);
      if (!('kind' in made)) return 'wrong' in made ? refused(made.wrong, given) : inexact(made.inexact, given);
      length += made.text.length;
      if (length > MAX_TEXT) return tooLong(given);
      texts.push(textual(made, given));
    }
    return listed(texts, given, unseen, 'list');
  },
  anything('args', true),
);

export const FORMATS: Readonly<Record<string, TerraformFunction>> = { format, formatlist };
