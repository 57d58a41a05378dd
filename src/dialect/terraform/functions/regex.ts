/** Functions of regular expressions. */

import type { Mapped } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { partsOf } from '../../../truth/symbol.js';
import { scalarOf } from '../../seen.js';
import { nothing } from '../value.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { replacedIn } from './encoded.js';
import { define, text } from './given.js';
import { type Problem, parseRe2 } from './re2-parse.js';
import type { Match, Program } from './re2-run.js';
import { compileRe2, matchesOf } from './re2-run.js';
import { MAX_TEXT, computed, inexact, listed, mapped, pieceMadeOf, refused, supposedBy, textual, tooLong, undecided, undecidedList } from './result.js';
import { mayHold, writtenOut } from './text-parts.js';
import { begins } from './trim.js';

interface Expression {
  readonly program: Program;
  readonly names: readonly string[];
}

/** An expression ready to be run, or what keeps it from that. */
type Compiled = Expression | Problem;

/** A module that is called a hundred times asks for the same few. */
const MAX_KEPT = 64;
const kept = new Map<string, Compiled>();

function compiled(pattern: string): Compiled {
  const known = kept.get(pattern);
  if (known) return known;
  const made = compile(pattern);
  if (kept.size >= MAX_KEPT) kept.clear();
  kept.set(pattern, made);
  return made;
}

function compile(pattern: string): Compiled {
  const parsed = parseRe2(pattern);
  if (!('re' in parsed)) return parsed;
  const program = compileRe2(parsed.re, parsed.names.length);
  return program ? { program, names: parsed.names } : { inexact: 'a regular expression that is too large to be followed' };
}

function expressionOf(pattern: string, given: Given): Expression | Seen {
  const found = compiled(pattern);
  if ('wrong' in found) return refused(`with a regular expression that has ${found.wrong}`, given);
  return 'inexact' in found ? inexact(found.inexact, given) : found;
}

/** What a match comes to: all of it, its groups as a list, or by their names. */
function resultOf(match: Match, { names }: Expression, letters: readonly string[], whole: Mapped, given: Given): Seen {
  const assumed = supposedBy(given.args);
  const piece = (group: number): Seen => {
    const [start = -1, end = -1] = match.slice(group * 2, group * 2 + 2);
    if (start < 0) return nothing(given.call.origin);
    const from = letters.slice(0, start).join('').length;
    return scalarOf(whole.slice(from, from + letters.slice(start, end).join('').length), given.call.origin, assumed);
  };
  if (names.length === 0) return piece(0);
  if (names.every((name) => name === ''))
    return listed(
      names.map((_, at) => piece(at + 1)),
      given,
    );
  const entries = names.map((name, at) => ({ name, key: given.call.origin, value: piece(at + 1) }));
  return mapped(entries, given.call.origin, { assumed, form: 'object' });
}

function matching(once: boolean): TerraformFunction {
  return define([text('pattern'), text('string')], (given) => {
    const [pattern, literal] = [given.literal(0), given.literal(1)];
    if (pattern === undefined) return once ? undecided(given) : undecidedList(given);
    const expression = expressionOf(pattern, given);
    if (!('program' in expression)) return expression;
    const { names } = expression;
    if (names.includes('') && names.some((name) => name !== ''))
      return refused('with a regular expression in which some groups have names and some have none', given);
    const plain = literal === undefined ? foundPlainly(pattern, given) : undefined;
    if (plain) return once ? plain : listed([plain], given, undefined, 'list');
    if (literal === undefined) return once && names.length === 0 ? undecided(given) : undecidedList(given);
    const letters = [...literal];
    const found = matchesOf(expression.program, letters, once);
    if (!found) return inexact('found by a regular expression that takes too long to be followed', given);
    const whole = writtenOut(given.text(1));
    const results = found.map((match) => resultOf(match, expression, letters, whole, given));
    return once ? (results[0] ?? refused(`whose pattern "${pattern}" does not match "${literal}"`, given)) : listed(results, given, undefined, 'list');
  });
}

/** Letters at the beginning, as far as what is written there tells: what comes after them does not matter. */
function foundPlainly(pattern: string, given: Given): Seen | undefined {
  const letters = /^\^([\w:/-]+)$/.exec(pattern)?.[1];
  return letters !== undefined && begins(writtenOut(given.text(1)), letters) === 'yes' ? computed(letters, given) : undefined;
}

/** Between slashes stands a regular expression, everything else is a text. */
const replace = define([text('str'), text('substr'), text('replace')], (given) => {
  const wanted = given.literal(1);
  if (wanted === undefined) return undecided(given);
  if (wanted.length > 1 && wanted.startsWith('/') && wanted.endsWith('/')) return replaceMatches(wanted.slice(1, -1), given);
  if (wanted === '') return betweenLetters(given);
  const seen = replaceText(wanted, given);
  return seen.kind === 'unknown' ? (replaceEncoded(wanted, given) ?? seen) : seen;
});

/** A policy with placeholders is a policy still. */
function replaceEncoded(wanted: string, given: Given): Seen | undefined {
  const [whole] = given.args;
  if (whole?.kind !== 'scalar' || !whole.encodes) return undefined;
  const encodes = replacedIn(whole.encodes, wanted, given.text(2));
  if (!encodes) return undefined;
  const made = undecided(given);
  return made.text && { ...scalarOf(made.text, given.call.origin, supposedBy(given.args)), encodes };
}

/** Where a part that is not known may hold some of what is searched, it is replaced when it is known; where a find could lap over its edge, all of it is. */
function replaceText(wanted: string, given: Given): Seen {
  const seen = writtenOut(given.text(0));
  const parts = partsOf(seen);
  const opaque = parts.some((part) => typeof part !== 'string' && [...wanted].some((letter) => mayHold(part, letter)));
  if (opaque && [...wanted].length > 1) return undecided(given);
  if (seen.text.split(wanted).length * given.text(2).text.length > MAX_TEXT) return tooLong(given);
  const decoder = seen.decode((written) => (written.includes(wanted) ? undefined : written));
  let changed = false;
  let at = 0;
  for (const part of parts) {
    const end = at + (typeof part === 'string' ? part.length : 1);
    if (typeof part !== 'string') {
      if (mayHold(part, wanted)) {
        decoder.insert(pieceMadeOf(seen.slice(at, end), given, JSON.stringify([wanted, given.text(2).says])));
        changed = true;
      } else decoder.copy(at, end);
      at = end;
      continue;
    }
    for (let next = seen.text.indexOf(wanted, at); next !== -1 && next + wanted.length <= end; next = seen.text.indexOf(wanted, at)) {
      if (next > at) decoder.copy(at, next);
      decoder.insert(given.text(2));
      at = next + wanted.length;
      changed = true;
    }
    if (at < end) decoder.copy(at, end);
    at = end;
  }
  return textual(changed ? decoder.done() : given.text(0), given);
}

function betweenLetters(given: Given): Seen {
  const [literal, between] = [given.literal(0), given.literal(2)];
  if (literal === undefined || between === undefined) return undecided(given);
  if (literal.length * (between.length + 1) > MAX_TEXT) return tooLong(given);
  return computed([between, ...[...literal].map((letter) => letter + between)].join(''), given);
}

function replaceMatches(pattern: string, given: Given): Seen {
  const expression = expressionOf(pattern, given);
  if (!('program' in expression)) return expression;
  const [literal, template] = [given.literal(0), given.literal(2)];
  if (literal === undefined || template === undefined) return undecided(given);
  const letters = [...literal];
  const found = matchesOf(expression.program, letters, false);
  if (!found) return inexact('found by a regular expression that takes too long to be followed', given);
  if (found.length === 0) return textual(given.text(0), given);
  if (found.length * (template.length + 1) * (1 + literal.length / 100) > MAX_TEXT) return tooLong(given);
  const whole = writtenOut(given.text(0));
  const decoder = whole.decode(() => undefined);
  // Where letters begin in the text.
  const begins = [0];
  for (const letter of letters) begins.push((begins.at(-1) ?? 0) + letter.length);
  let at = 0;
  for (const match of found) {
    const [start, end] = [begins[match[0] ?? 0] ?? 0, begins[match[1] ?? 0] ?? 0];
    if (start > at) decoder.copy(at, start);
    decoder.fixed(expand(template, match, expression.names, letters), start, end);
    at = end;
  }
  if (at < literal.length) decoder.copy(at, literal.length);
  return textual(decoder.done(), given);
}

/** `$1`, `${1}`, `$name`, `${name}`, `$$`: the longest name that there could be, and nothing for a group that is not there. */
function expand(template: string, match: Match, names: readonly string[], letters: readonly string[]): string {
  return template.replace(/\$(?:\$|\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/gu, (all: string, braced?: string, bare?: string) => {
    if (all === '$$') return '$';
    const name = braced ?? bare ?? '';
    const group = /^\d+$/.test(name) ? Number(name) : names.indexOf(name) + 1 || -1;
    const [start = -1, end = -1] = group < 0 || /^0\d/.test(name) ? [] : match.slice(group * 2, group * 2 + 2);
    return start < 0 ? '' : letters.slice(start, end).join('');
  });
}

export const PATTERNS: Readonly<Record<string, TerraformFunction>> = { regex: matching(true), regexall: matching(false), replace };
