/** Texts letter by letter. */

import type { Sign, Term } from '../term.js';
import type { Letter } from './automaton.js';

export function keyOfLetter(letter: Letter): string {
  return typeof letter === 'string' ? letter : `\u0000${letter.key}`;
}

/** Letters as a text; there may be a million of them. */
export function textOf(letters: readonly Letter[]): Term {
  const out: (string | Sign)[] = [];
  let run: string[] = [];
  const end = (): void => {
    if (run.length > 0) out.push(run.join(''));
    run = [];
  };
  for (const letter of letters) {
    if (typeof letter === 'string') run.push(letter);
    else {
      end();
      out.push(letter);
    }
  }
  end();
  return out;
}

export function* lettersOf(text: Term): Generator<Letter> {
  for (const piece of text) {
    if (typeof piece === 'string') yield* piece;
    else yield piece;
  }
}

export function isWritten(text: Term): boolean {
  return text.every((piece) => typeof piece === 'string');
}

/** In letters, or a little more. */
export function lengthOf(text: Term): number {
  return text.reduce((sum, piece) => sum + (typeof piece === 'string' ? piece.length : 1), 0);
}
