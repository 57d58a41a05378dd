import pc from 'picocolors';
import type { Level } from '../rule/meta.js';
import type { ReportContext } from './context.js';

/** Signs and colours of the pretty format, as far as the screen has them. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly open: (text: string) => string;
  readonly level: (level: Level, text: string) => string;
  readonly rail: string;
  readonly dot: string;
  /** Between the parts of a sum. */
  readonly comma: string;
  readonly dash: string;
  readonly ellipsis: string;
  readonly failed: string;
  readonly warned: string;
  readonly passed: string;
}

export function paintFor(context: ReportContext): Paint {
  const colours = pc.createColors(context.colour);
  const byLevel = { error: colours.red, warn: colours.yellow, info: colours.cyan };
  const signs = context.unicode
    ? { rail: '│', dot: '·', comma: ' · ', dash: '–', ellipsis: '…', failed: '✖', warned: '⚠', passed: '✔' }
    : { rail: '|', dot: '-', comma: ', ', dash: '-', ellipsis: '...', failed: 'x', warned: '!', passed: 'ok' };
  return {
    strong: colours.bold,
    quiet: colours.dim,
    good: colours.green,
    open: colours.magenta,
    level: (level, text) => byLevel[level](text),
    ...signs,
  };
}

/** What people read for a level; `note` and the like are translations for other formats. */
export const levelWord: Readonly<Record<Level, string>> = { error: 'error', warn: 'warning', info: 'info' };

/** `1 warning`, `2 warnings`, `3 in info`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
