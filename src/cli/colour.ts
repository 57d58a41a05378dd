import type { Screen, World } from './world.js';

export type ColourWish = 'auto' | 'always' | 'never';

/** Whether a screen gets colours: the wish, else NO_COLOR, else FORCE_COLOR, else what the screen and the CI can show. */
export function hasColour(wish: ColourWish, screen: Screen, env: World['env']): boolean {
  if (wish !== 'auto') return wish === 'always';
  if (env['NO_COLOR']) return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['TERM'] === 'dumb') return false;
  return screen.isTTY || isSet(env['CI']);
}

/** Whether to draw with lines and signs beyond ASCII: on a screen whose locale speaks UTF-8. */
export function hasUnicode(screen: Screen, env: World['env']): boolean {
  if (!screen.isTTY || env['TERM'] === 'dumb' || env['TERM'] === 'linux') return false;
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  return locale === undefined ? true : /utf-?8/i.test(locale);
}

/** Columns to wrap at; without a screen, what fits a page. */
export function widthOf(screen: Screen): number {
  return Math.min(Math.max(screen.columns ?? 100, 40), 160);
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
