import { styleText } from 'node:util';
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
  const style = styles(context.colour);
  const byLevel = { error: style('red'), warn: style('yellow'), info: style('cyan') };
  const signs = context.unicode
    ? { rail: '│', dot: '·', comma: ' · ', dash: '–', ellipsis: '…', failed: '✖', warned: '⚠', passed: '✔' }
    : { rail: '|', dot: '-', comma: ', ', dash: '-', ellipsis: '...', failed: 'x', warned: '!', passed: 'ok' };
  return {
    strong: style('bold'),
    quiet: style('dim'),
    good: style('green'),
    open: style('magenta'),
    level: (level, text) => byLevel[level](text),
    ...signs,
  };
}

/** Ways to style a text, or to leave it. Whether there are colours was decided by whoever asks, not by the stream. */
export function styles(colour: boolean): (name: Style) => (text: string) => string {
  return (name) => (colour ? (text) => (text === '' ? '' : (styleText as Paintbrush)(name, text, { validateStream: false })) : (text) => text);
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'magenta' | 'cyan';
/** Newer than the oldest types we build with. */
type Paintbrush = (style: Style, text: string, options: { readonly validateStream: boolean }) => string;

/** What people read for a level; `note` and the like are translations for other formats. */
export const levelWord: Readonly<Record<Level, string>> = { error: 'error', warn: 'warning', info: 'info' };

/** `1 warning`, `2 warnings`, `3 in info`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
