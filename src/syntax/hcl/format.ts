/** Plain data as expressions, attributes and blocks, laid out as `terraform fmt` leaves it. */

import type { Plain, PlainObject } from '../plain.js';
import { isFilled, isList, isObject } from '../plain.js';

const RAW = Symbol.for('s3lint.hcl.raw');

/** An expression that is written as it stands: a reference. It passes for an object without members wherever plain data is handed on. */
export type Raw = { readonly [RAW]: string };

export function raw(expression: string): Raw {
  return { [RAW]: expression };
}

export function rawOf(value: Plain): string | undefined {
  return isObject(value) ? (value as Partial<Raw>)[RAW] : undefined;
}

const CALL = Symbol.for('s3lint.hcl.call');

/** A function of one argument that is plain data: `jsonencode({ … })`. */
export function call(name: string, argument: Plain): PlainObject {
  return { [CALL]: { name, argument } } as unknown as PlainObject;
}

export function callIn(value: Plain): { readonly name: string; readonly argument: Plain } | undefined {
  return isObject(value) ? (value as { readonly [CALL]?: { readonly name: string; readonly argument: Plain } })[CALL] : undefined;
}

export interface HclStyle {
  /** One level of indentation. */
  readonly unit: string;
  readonly eol: string;
  /** Between a key and its value in an object. */
  readonly separator: '=' | ':';
  /** What two entries of an object on lines of their own have between them. */
  readonly comma: boolean;
}

export const FMT_STYLE: HclStyle = { unit: '  ', eol: '\n', separator: '=', comma: false };

/** A list on one line is no longer than this. */
const LINE = 100;

/** @param indent of the line on which the value begins */
export function plainExpression(value: Plain, style: HclStyle = FMT_STYLE, indent = ''): string {
  const expression = rawOf(value);
  if (expression !== undefined) return expression;
  const called = callIn(value);
  if (called) return `${called.name}(${plainExpression(called.argument, style, indent)})`;
  if (typeof value === 'string') return quoted(value);
  if (!isFilled(value)) return isList(value) ? '[]' : isObject(value) ? '{}' : String(value);
  const inner = indent + style.unit;
  if (!isList(value)) return enclosed('{', '}', plainEntries(value, style, inner), style, indent);
  const items = value.map((item) => plainExpression(item, style, inner));
  const line = `[${items.join(', ')}]`;
  if (!value.some(isFilled) && line.length <= LINE) return line;
  return enclosed(
    '[',
    ']',
    items.map((item) => `${item},`),
    style,
    indent,
  );
}

/** A value without line breaks. */
export function onOneLine(value: Plain, separator: HclStyle['separator'] = '='): string {
  if (!isFilled(value)) return plainExpression(value);
  if (isList(value)) return `[${value.map((item) => onOneLine(item, separator)).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, item]) => `${plainKey(key)} ${separator} ${onOneLine(item, separator)}`)
    .join(', ')} }`;
}

/** The entries of an object, one after the other; the first line of each is not indented. */
export function plainEntries(object: PlainObject, style: HclStyle, indent: string): readonly string[] {
  const entries = Object.entries(object).map(([key, value]) => ({ key: plainKey(key), value: plainExpression(value, style, indent) }));
  const comma = style.comma ? ',' : '';
  if (style.separator === ':') return entries.map(({ key, value }) => `${key} : ${value}${comma}`);
  return inColumn(entries).map((line) => line + comma);
}

/** Names and values with their `=` under each other. What goes on over several lines stands by itself. */
function inColumn(entries: readonly { readonly key: string; readonly value: string }[]): readonly string[] {
  const lines: string[] = [];
  let index = 0;
  while (index < entries.length) {
    let end = index;
    while (end < entries.length && !entries[end]?.value.includes('\n')) end++;
    const width = Math.max(0, ...entries.slice(index, end).map(({ key }) => key.length));
    for (const { key, value } of entries.slice(index, end)) lines.push(`${key.padEnd(width)} = ${value}`);
    const long = entries[end];
    if (long) lines.push(`${long.key} = ${long.value}`);
    index = end + 1;
  }
  return lines;
}

function enclosed(open: string, close: string, lines: readonly string[], { unit, eol }: HclStyle, indent: string): string {
  return `${open}${eol}${lines.map((line) => indent + unit + line).join(eol)}${eol}${indent}${close}`;
}

export function isName(text: string): boolean {
  // The tables of Unicode take time to open, and hardly a name needs them.
  return /[^\0-\x7f]/.test(text) ? /^[\p{ID_Start}_][\p{ID_Continue}-]*$/u.test(text) : /^[A-Za-z_][\w-]*$/.test(text);
}

/** A word that means something else in the place of a key is quoted, like everything that is no name. */
export function plainKey(key: string): string {
  return isName(key) && !['for', 'true', 'false', 'null'].includes(key) ? key : quoted(key);
}

export function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** A text as it stands between quotes. */
export function escaped(text: string): string {
  return withoutTemplates(text).replace(
    /[\\"\u0000-\u001f\u007f\u2028\u2029]/g,
    (sign) => ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** What would begin a template is made plain text. */
export function withoutTemplates(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

/** Whether the names from a body down lead to a block: everything else is an attribute. */
export type BlockNames = (path: readonly string[]) => boolean;

export function withinBlock(isBlock: BlockNames, name: string): BlockNames {
  return (path) => isBlock([name, ...path]);
}

/** Attributes and blocks of a body that is to be written: a block is an object, or a list of them where there are several. */
export interface Content {
  readonly attributes: readonly { readonly key: string; readonly value: Plain }[];
  readonly blocks: readonly { readonly type: string; readonly content: PlainObject }[];
}

export function contentOf(body: PlainObject, isBlock: BlockNames): Content {
  const entries = Object.entries(body);
  return {
    attributes: entries.filter(([key]) => !isBlock([key])).map(([key, value]) => ({ key, value })),
    blocks: entries
      .filter(([type]) => isBlock([type]))
      .flatMap(([type, value]) => (isList(value) ? value : [value]).map((content) => ({ type, content: isObject(content) ? content : {} }))),
  };
}

/** `type "label" { … }`; the first line is not indented. */
export function plainBlock(type: string, labels: readonly string[], body: PlainObject, isBlock: BlockNames, style: HclStyle = FMT_STYLE, indent = ''): string {
  const header = [type, ...labels.map(quoted)].join(' ');
  const lines = plainBody(body, isBlock, style, indent + style.unit);
  return lines === '' ? `${header} {}` : `${header} {${style.eol}${lines}${style.eol}${indent}}`;
}

/** Attributes first, then the blocks, with a blank line before each block that follows something. */
export function plainBody(body: PlainObject, isBlock: BlockNames, style: HclStyle = FMT_STYLE, indent = ''): string {
  const { attributes, blocks } = contentOf(body, isBlock);
  const lines = plainAttributes(attributes, style, indent);
  const parts = blocks.map(({ type, content }) => indent + plainBlock(type, [], content, withinBlock(isBlock, type), style, indent));
  return [...(lines.length > 0 ? [lines.join(style.eol)] : []), ...parts].join(style.eol + style.eol);
}

/** A line, or several, for each. */
export function plainAttributes(attributes: Content['attributes'], style: HclStyle, indent: string): readonly string[] {
  return inColumn(attributes.map(({ key, value }) => ({ key, value: plainExpression(value, style, indent) }))).map((line) => indent + line);
}
