import { type ReadExpression, forIn } from './collection.js';
import type { Cursor } from './cursor.js';
import * as kind from './token.js';
import type { Expression, Name } from './tree.js';

/** One `%{…}`, not yet paired with others. */
export interface Directive {
  readonly kind: 'directive';
  readonly word: 'if' | 'else' | 'endif' | 'for' | 'endfor';
  readonly start: number;
  readonly end: number;
  /** The condition of an `if`, the collection of a `for`. */
  readonly expression: Expression | undefined;
  readonly keyName: Name | undefined;
  readonly valueName: Name | undefined;
}

const WORDS = ['if', 'else', 'endif', 'for', 'endfor'] as const;

/** Reads the `%{…}` that begins here. */
export function directive(c: Cursor, expression: ReadExpression): Directive {
  const { start } = c;
  const around = c.enter(false);
  const word = WORDS.find((own) => c.isWord(own));
  if (!word) c.expected('if, else, endif, for or endfor', 'A `%{` begins a directive; if the text itself is meant, write `%%{`.');
  let loop: ReturnType<typeof forIn> | undefined;
  let condition: Expression | undefined;
  if (word === 'for') loop = forIn(c, expression);
  else {
    c.next();
    if (word === 'if') condition = expression(c);
  }
  if (c.kind !== kind.CLOSE_SEQUENCE) c.expected(`\`}\` at the end of the ${word}`, 'Close the directive with `}`.');
  return {
    kind: 'directive',
    word,
    start,
    end: c.leave(around),
    expression: condition ?? loop?.collection,
    keyName: loop?.keyName,
    valueName: loop?.valueName,
  };
}
