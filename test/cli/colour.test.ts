import { describe, expect, it } from 'vitest';
import { type ColourWish, hasColour, hasUnicode, widthOf } from '../../src/cli/colour.js';
import type { Screen } from '../../src/cli/world.js';

function screen(isTTY: boolean, columns?: number): Screen {
  return { write: () => {}, isTTY, columns };
}

describe('colours', () => {
  it.each<[string, ColourWish, boolean, Readonly<Record<string, string>>, boolean]>([
    ['a screen has them', 'auto', true, {}, true],
    ['a file has none', 'auto', false, {}, false],
    ['a log in CI has them', 'auto', false, { CI: 'true' }, true],
    ['CI=false is no CI', 'auto', false, { CI: 'false' }, false],
    ['NO_COLOR takes them', 'auto', true, { NO_COLOR: '1' }, false],
    ['an empty NO_COLOR means nothing', 'auto', true, { NO_COLOR: '' }, true],
    ['NO_COLOR is stronger than FORCE_COLOR', 'auto', false, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    ['FORCE_COLOR gives them', 'auto', false, { FORCE_COLOR: '1' }, true],
    ['FORCE_COLOR=0 takes them', 'auto', true, { FORCE_COLOR: '0' }, false],
    ['a dumb terminal has none', 'auto', true, { TERM: 'dumb' }, false],
    ['--color always is stronger than NO_COLOR', 'always', false, { NO_COLOR: '1' }, true],
    ['--color never is stronger than FORCE_COLOR', 'never', true, { FORCE_COLOR: '1' }, false],
  ])('%s', (_, wish, isTTY, env, expected) => {
    expect(hasColour(wish, screen(isTTY), env)).toBe(expected);
  });
});

describe('signs beyond ASCII', () => {
  it('are drawn on a screen that speaks UTF-8', () => {
    expect(hasUnicode(screen(true), { LANG: 'de_DE.UTF-8' })).toBe(true);
    expect(hasUnicode(screen(true), { LANG: 'C.UTF-8', LC_ALL: 'C' })).toBe(false);
    expect(hasUnicode(screen(true), { LANG: 'en.UTF-8', TERM: 'linux' })).toBe(false);
    expect(hasUnicode(screen(false), { LANG: 'en.UTF-8' })).toBe(false);
  });
});

it('text wraps at the screen, within what can be read', () => {
  expect([undefined, 10, 80, 400].map((columns) => widthOf(screen(true, columns)))).toEqual([100, 40, 80, 160]);
});
