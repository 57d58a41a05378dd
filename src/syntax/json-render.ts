import { type Plain, isList, isObject } from './plain.js';

/** How a JSON text spaces its elements. */
export interface JsonStyle {
  /** Between key and value: `: ` or `:`. */
  readonly colon: string;
  /** Between two elements on one line: `, ` or `,`. */
  readonly comma: string;
  /** One level of indentation; undefined to write on one line. */
  readonly unit: string | undefined;
  readonly eol: string;
}

export const JSON_STYLE: JsonStyle = { colon: ': ', comma: ', ', unit: '  ', eol: '\n' };

/** A value as JSON; `indent` is that of the line on which it begins. */
export function renderJson(value: Plain, style: JsonStyle, indent = ''): string {
  if (isList(value)) return enclose('[', ']', value, style, indent, (item, inner) => renderJson(item, style, inner));
  if (isObject(value)) return enclose('{', '}', Object.entries(value), style, indent, ([key, item], inner) => renderJsonEntry(key, item, style, inner));
  return JSON.stringify(value);
}

export function renderJsonEntry(key: string, value: Plain, style: JsonStyle, indent: string): string {
  return `${JSON.stringify(key)}${style.colon}${renderJson(value, style, indent)}`;
}

function enclose<T>(
  open: string,
  close: string,
  elements: readonly T[],
  style: JsonStyle,
  indent: string,
  render: (element: T, indent: string) => string,
): string {
  if (elements.length === 0) return open + close;
  if (style.unit === undefined) return open + elements.map((element) => render(element, indent)).join(style.comma) + close;
  const inner = indent + style.unit;
  return `${open}${style.eol}${elements.map((element) => inner + render(element, inner)).join(`,${style.eol}`)}${style.eol}${indent}${close}`;
}
