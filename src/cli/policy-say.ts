/** Answers about policies as people and programs read them. */

import { printableJson, visibleText } from '../report/escape.js';
import { columns, pad, wrap } from '../report/cells.js';
import { regionOf, whereabouts } from '../report/region.js';
import { styles } from '../report/paint.js';
import { withoutSecrets } from '../report/veil.js';
import type { Note } from '../rule/finding.js';
import type { Cause } from '../policy/question.js';
import { placeAll } from '../text/origin.js';
import { type Place, without } from '../text/source.js';
import type { Witness } from '../truth/witness.js';
import { hasColour, hasUnicode, widthOf } from './colour.js';
import type { ColourWish } from './colour.js';
import type { World } from './world.js';

/** Version of what `--format json` prints; members may be added, none changes. */
export const SCHEMA_VERSION = 1;

/** Words before what they introduce, in one column. */
export interface Line {
  readonly word: string;
  readonly text: string;
}

export interface Look {
  readonly width: number;
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
  readonly open: (text: string) => string;
  /** Between the parts of a sum. */
  readonly comma: string;
  /** A text for the screen: nothing in it acts, and no secret is shown. */
  readonly told: (text: string) => string;
}

/** @param secrets words that came with the call or stand in the files, and that nobody is to read */
export function lookFor(wish: ColourWish, secrets: readonly string[], { stdout, env }: World): Look {
  const style = styles(hasColour(wish, stdout, env));
  return {
    width: widthOf(stdout),
    strong: style('bold'),
    quiet: style('dim'),
    bad: style('red'),
    good: style('green'),
    open: style('magenta'),
    comma: hasUnicode(stdout, env) ? ' · ' : ', ',
    told: (text) => visibleText(hidden(text, secrets)),
  };
}

/** Reasons with their places, each once. */
export function notesOf(causes: readonly Pick<Cause, 'says' | 'origin'>[]): readonly Note[] {
  const places = placeAll(causes.map(({ origin }) => origin));
  const notes = new Map<string, Note>();
  for (const { says, origin } of causes) {
    const place = places.get(origin);
    notes.set(JSON.stringify([says, place?.source.path, place?.start]), place ? { message: says, place } : { message: says });
  }
  return [...notes.values()];
}

/**
 * Reasons as lines under a word, their places behind them.
 * @param file the one that is spoken of: of places in it the line is enough
 */
export function because(word: string, notes: readonly Note[], file?: string): readonly Line[] {
  return notes.map(({ message, place }) => ({ word, text: place ? `${message} (${shortPlace(place, file)})` : message }));
}

function shortPlace(place: Place, file: string | undefined): string {
  return place.source.path === file ? `line ${regionOf(place).startLine}` : whereabouts(place);
}

/** A request, and how to send it. */
export function requestLines(word: string, request: Witness): readonly Line[] {
  const spoofable = request.spoofable.length > 0 ? [{ word: 'note', text: `${request.spoofable.join(', ')}: any caller can send what it likes` }] : [];
  return [{ word, text: request.says }, ...spoofable, ...(request.command === undefined ? [] : [{ word: 'try', text: request.command }])];
}

const WORD = 8;

/** Lines with their words, set in; what does not fit goes on below. Commands are not broken: they are there to be copied. */
export function set(lines: readonly Line[], indent: number, { width, quiet, told }: Look): readonly string[] {
  return lines.flatMap(({ word, text }) => {
    const shown = told(text);
    const room = Math.max(width - indent - WORD - 1, 30);
    const parts = word === 'try' || columns(shown) <= room ? [shown] : wrap(shown, room);
    return parts.map((part, index) => `${' '.repeat(indent)}${quiet(pad(index === 0 ? word : '', WORD))} ${part}`);
  });
}

function hidden(text: string, secrets: readonly string[]): string {
  return withoutSecrets(without(secrets, text));
}

/** Paths stay as they are: they must lead somewhere. */
const PATHS: ReadonlySet<string> = new Set(['file', 'old', 'new']);

export function json(value: object, secrets: readonly string[]): string {
  const hide = (name: string, inner: unknown): unknown => (typeof inner === 'string' && !PATHS.has(name) ? hidden(inner, secrets) : inner);
  return `${printableJson(JSON.stringify({ schemaVersion: SCHEMA_VERSION, ...value }, hide, 2))}\n`;
}

export function jsonNotes(notes: readonly Note[]): readonly object[] {
  return notes.map(({ message, place }) => {
    if (!place) return { message };
    const { startLine, startColumn } = regionOf(place);
    return { message, file: place.source.path, startLine, startColumn };
  });
}
