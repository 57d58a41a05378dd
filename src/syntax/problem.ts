import type { Diagnostic } from '../text/diagnostic.js';
import type { Mapped } from '../text/mapped.js';
import { type Place, Source } from '../text/source.js';

/** A diagnostic about a span of a text, in the words of its outermost file. */
export function problem(
  text: Mapped,
  id: Diagnostic['id'],
  start: number,
  end: number,
  message: string,
  help: string,
  related?: Diagnostic['related'],
): Diagnostic {
  const diagnostic = { id, message, help, place: placeIn(text, start, end) };
  return related ? { ...diagnostic, related } : diagnostic;
}

/** Where a span stands; a text that came from no file is its own file without a name. */
export function placeIn(text: Mapped, start: number, end: number): Place {
  return text.place(start, end) ?? { source: new Source('(text)', text.text), start, end };
}

export function duplicateKey(
  text: Mapped,
  first: { readonly start: number; readonly end: number },
  later: { readonly start: number; readonly end: number; readonly value: string },
): Diagnostic {
  return problem(
    text,
    'duplicate-key',
    later.start,
    later.end,
    `The key ${JSON.stringify(later.value)} is given twice; most readers silently take the last one.`,
    'Keep one of the two, or join what they hold.',
    [{ message: 'first given here', place: placeIn(text, first.start, first.end) }],
  );
}

/** Problems in the order of the text; those of one place keep the order in which they were found. */
export function inSourceOrder(problems: Diagnostic[]): readonly Diagnostic[] {
  return problems.sort((a, b) => a.place.start - b.place.start);
}

/** A character as a sentence can hold it. */
export function seen(text: string, offset: number): string {
  const point = text.codePointAt(offset);
  if (point === undefined) return 'the end of the text';
  if (point === 10 || point === 13) return 'the end of the line';
  if (point === 9) return 'a tab';
  if (point < 32 || point === 0x7f) return `the control character U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
  return `\`${String.fromCodePoint(point)}\``;
}
