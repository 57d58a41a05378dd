import { describe, expect, it } from 'vitest';
import { identifierEnd } from '../../../src/syntax/hcl/character.js';
import { lex } from '../../../src/syntax/hcl/lex.js';
import { CLOSE_QUOTE, CUT } from '../../../src/syntax/hcl/token.js';

/** Every character that means something somewhere, and some that never do. */
const CHARACTERS = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), 'é', '\u0085', '\u00a0', '\u2028', '\ufeff', '😀'];

/** The kinds of tokens of a text, and where they are. */
function tokensOf(text: string): readonly (readonly number[])[] {
  const tokens = lex(text, 'code');
  const found = Array.from({ length: tokens.count }, (_, index) => [tokens.kinds[index] ?? -1, tokens.starts[index] ?? -1, tokens.ends[index] ?? -1]);
  tokens.release();
  return found;
}

/** Pairs and single ones. */
function texts(): readonly string[] {
  const few = ['a', '"', '\\', '$', '%', '{', '}', '\n', '\r', ' ', '-'];
  return [...CHARACTERS, ...few.flatMap((one) => CHARACTERS.map((other) => one + other))];
}

describe('what is gone over as one run', () => {
  it('is of a string what it is behind an interpolation, where more is looked at', () => {
    for (const text of texts()) {
      const plain = tokensOf(`"${text}"`);
      const behind = tokensOf(`"\${x}${text}"`);
      const moved = behind.slice(4).map(([own = -1, start = 0, end = 0]) => [own, start - 4, end - 4]);
      const end = plain.findIndex(([own]) => own === CLOSE_QUOTE || own === CUT);
      expect(moved.slice(0, end)).toEqual(plain.slice(1, end + 1));
    }
  });

  it('is of a name what an identifier is', () => {
    for (const character of CHARACTERS) {
      const text = `a${character}1`;
      expect(tokensOf(text)[0]?.[2]).toBe(identifierEnd(text, 0));
    }
  });

  it('is at most all that there is', () => {
    for (const text of ['', 'a', '"', '"a', '"\\', '"${"', '<<A\n', '<<A\n  ', '<<-A\n a\n  ', '"\n'.repeat(40), '"${'.repeat(40)]) {
      expect(tokensOf(text).at(-1)).toEqual([0, text.length, text.length]);
    }
  });
});
