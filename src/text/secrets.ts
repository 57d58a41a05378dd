/** Finds credentials in texts, to report them and to hide them. This room knows forms and names, and no service. */

import { encodedSecrets } from './secret-encoded.js';
import { joinedSecrets } from './secret-joined.js';
import { defaults, unechoed, valuesUnderTellingNames } from './secret-layouts.js';
import { saysOf, tellingParts } from './secret-names.js';
import { shapedSecrets } from './secret-shapes.js';
import { isHexDigest, looksLikePassword, looksRandom, mayBeSecret } from './secret-values.js';
import type { Span } from './source.js';

/** What was found, without a character of it. */
export interface Secret {
  /** "AWS access key id", "password" */
  readonly detector: string;
  readonly length: number;
}

/** From these lengths on a drawn value is believed: under a telling name, and under any. */
const TELLING = 16;
const ANY = 24;

/** Whether a setting of this name and value holds a credential. */
export function secretIn(name: string, value: string): Secret | undefined {
  const [shaped] = shapedSecrets(value);
  if (shaped) return { detector: shaped.detector, length: shaped.end - shaped.start };
  const detector = namedSecret(name, value);
  return detector === undefined ? undefined : { detector, length: value.length };
}

function namedSecret(name: string, value: string): string | undefined {
  const says = saysOf(name);
  if (says === 'nothing' || !mayBeSecret(value)) return undefined;
  if (/^[A-Za-z0-9/+]{40}$/.test(value) && looksRandom(value, 40) && /[A-Z]/.test(value) && /[a-z]/.test(value)) return 'AWS secret access key';
  if (says === 'password' && looksLikePassword(value)) return 'password';
  return looksRandom(value, TELLING) ? 'random value under a telling name' : undefined;
}

/**
 * Spans of a text that look like credentials, sorted, not overlapping: all that `secretIn` finds in any layout of names
 * and values, and rather too much than too little. What is a credential in one place of a text is one wherever it comes
 * up again, in whatever company. Time is linear in the text.
 */
export function secretSpans(text: string): readonly Span[] {
  // One layer deep: a text that holds itself again and again costs no more.
  const encoded = encodedSecrets(text, (plain) => spansIn(plain).length > 0);
  const found = merged([...spansIn(text), ...encoded, ...joinedSecrets(text, spansIn)]);
  return merged([...found, ...occurrences(literals(text, found), text)]);
}

function spansIn(text: string): readonly Span[] {
  // Most texts are sentences: the words without which a search finds nothing are looked for first.
  const lower = text.toLowerCase();
  const holds = (word: string): boolean => lower.includes(word);
  const shaped = shapedSecrets(text);
  const beside = shaped.filter(({ detector }) => detector === 'AWS access key id').flatMap(({ end }) => secretBeside(text, end));
  const named = tellingParts.some(holds)
    ? valuesUnderTellingNames(text).filter(({ name, start, end }) => namedSecret(name, text.slice(start, end)) !== undefined)
    : [];
  const drawn = holds('default') ? defaults(text).filter(({ start, end }) => isDrawn(text.slice(start, end))) : [];
  return merged([...shaped, ...named, ...drawn, ...(holds('noecho') ? unechoed(text) : []), ...beside]);
}

/** Texts that are hidden in a source, to be hidden in what is said about it too; lines of a key by themselves, and no common words. */
export function literals(text: string, spans: readonly Span[]): readonly string[] {
  const all = spans.flatMap(({ start, end }) => text.slice(start, end).split(/\s+|\\[nr]/)).flatMap((part) => [part, part.replace(/[,}\])"';]+$/, '')]);
  return [...new Set(all)].filter((part) => part.length >= LITERAL && (looksLikePassword(part) || looksRandom(part, TELLING))).slice(0, MOST_LITERALS);
}

const LITERAL = 6;
/** A file with more is a list of secrets, and each of them is hidden by itself. */
const MOST_LITERALS = 200;

/** Where some texts come up: by themselves, or in a longer text that was made with them. */
export function occurrences(texts: readonly string[], within: string): readonly Span[] {
  if (texts.length === 0) return [];
  const any = [...texts].sort((a, b) => b.length - a.length).map((text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return [...within.matchAll(new RegExp(any.join('|'), 'g'))].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
}

function isDrawn(value: string): boolean {
  return mayBeSecret(value) && !isHexDigest(value) && looksRandom(value, ANY);
}

/** The secret half of an AWS key pair, near its id. */
function secretBeside(text: string, from: number): readonly Span[] {
  const near = text.slice(from, from + 300);
  return [...near.matchAll(/(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/g)]
    .filter(({ 0: value }) => looksRandom(value, 40))
    .map(({ 0: value, index }) => ({ start: from + index, end: from + index + value.length }));
}

function merged(spans: readonly Span[]): readonly Span[] {
  const out: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = out.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else if (end > start) out.push({ start, end });
  }
  return out;
}
