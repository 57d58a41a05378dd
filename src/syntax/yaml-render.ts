import { type Plain, type PlainObject, isFilled, isList, isObject } from './plain.js';
import type { ScalarStyle } from './tree.js';
import { escapeDouble, escapeSingle, isPrintable, mayBePlain, readsAsText } from './yaml-write.js';

/** How a YAML text is laid out. */
export interface YamlStyle {
  /** Columns of one level. */
  readonly unit: number;
  /** Columns by which the dashes of a list stand deeper than the key before it: 0 or the unit, as a rule. */
  readonly dash: number;
  readonly eol: string;
  /** Where quotes are needed. */
  readonly quote: 'single' | 'double';
  /** Whether texts of several lines become literal blocks; not where a comment behind them would become their content. */
  readonly literals: boolean;
}

export const YAML_STYLE: YamlStyle = { unit: 2, dash: 2, eol: '\n', quote: 'single', literals: true };

/** What stands behind `key:`: a space and a text, or line breaks and a block deeper than `column`, which is the key's. */
export function renderBehindKey(value: Plain, column: number, style: YamlStyle): string {
  if (!isFilled(value)) return ` ${renderText(value, column + style.unit, style)}`;
  const block = isList(value) ? renderItems(value, column + style.dash, style) : renderEntries(value as PlainObject, column + style.unit, style);
  return style.eol + block;
}

export function renderEntries(value: PlainObject, column: number, style: YamlStyle): string {
  return Object.entries(value)
    .map(([key, item]) => ' '.repeat(column) + renderEntry(key, item, column, style))
    .join(style.eol);
}

export function renderEntry(key: string, value: Plain, column: number, style: YamlStyle): string {
  return `${renderScalar(key, style, false)}:${renderBehindKey(value, column, style)}`;
}

export function renderItems(values: readonly Plain[], column: number, style: YamlStyle): string {
  return values.map((value) => `${' '.repeat(column)}- ${renderItem(value, column, style)}`).join(style.eol);
}

/** What stands behind a dash at `column`; a mapping begins on the dash's line. */
export function renderItem(value: Plain, column: number, style: YamlStyle): string {
  if (!isFilled(value)) return renderText(value, column + 2, style);
  const block = isList(value) ? renderItems(value, column + 2, style) : renderEntries(value as PlainObject, column + 2, style);
  return block.slice(column + 2);
}

/** A value without elements; a text of several lines is written as a literal block where that keeps it as it is. */
function renderText(value: Plain, column: number, style: YamlStyle): string {
  return (typeof value === 'string' && style.literals ? renderLiteral(value, column, style.eol) : undefined) ?? renderFlow(value, style);
}

/** `|` and the indented lines; undefined when the text is of one line or would not come back the same. */
export function renderLiteral(text: string, column: number, eol: string): string | undefined {
  if (column < 1 || !/[^\n]\n./s.test(text) || /^\n*[ \t]|\n\n$|\r/.test(text) || !isPrintable(text)) return undefined;
  const body = text.endsWith('\n') ? text.slice(0, -1) : text;
  const lines = body.split('\n').map((line) => (line === '' ? '' : ' '.repeat(column) + line));
  return [body === text ? '|-' : '|', ...lines].join(eol);
}

/** Anything on one line: what stands between brackets, and every text, number and word. */
export function renderFlow(value: Plain, style: YamlStyle, inFlow = false, quotedKeys = false): string {
  if (isList(value)) return `[${value.map((item) => renderFlow(item, style, true, quotedKeys)).join(', ')}]`;
  if (isObject(value))
    return `{${Object.entries(value)
      .map(([key, item]) => renderFlowEntry(key, item, style, quotedKeys))
      .join(', ')}}`;
  return renderScalar(value, style, inFlow);
}

export function renderFlowEntry(key: string, value: Plain, style: YamlStyle, quotedKeys: boolean): string {
  const name = quotedKeys ? `"${escapeDouble(key)}"` : renderScalar(key, style, true);
  return `${name}: ${renderFlow(value, style, true, quotedKeys)}`;
}

/** A text is quoted only where it would otherwise be read as something else; `like` is the style to keep if it can be. */
export function renderScalar(value: null | boolean | number | string, style: YamlStyle, inFlow: boolean, like: ScalarStyle = 'plain'): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return Number.isNaN(value) ? '.nan' : value < 0 ? '-.inf' : '.inf';
  if (typeof value !== 'string') return String(value);
  if (like !== 'single' && like !== 'double' && mayBePlain(value, inFlow) && readsAsText(value)) return value;
  const single = (like === 'plain' ? style.quote : like) === 'double' ? undefined : escapeSingle(value);
  return single === undefined ? `"${escapeDouble(value)}"` : `'${single}'`;
}
