/** Comma-separated values, as RFC 4180 and Go read them: the first line names the columns. */

import { ofTexts } from './encoding.js';
import type { TerraformFunction } from './function.js';
import { computed, listed, mapped, refused } from './result.js';

/** Undefined where quotes stand where none may. */
function rowsOf(text: string): readonly (readonly string[])[] | undefined {
  const rows: string[][] = [];
  let at = 0;
  // Go takes the return of a line break for nothing, in quotes too.
  const source = text.replaceAll('\r\n', '\n');
  while (at < source.length) {
    if (source[at] === '\n') {
      at++;
      continue;
    }
    const row: string[] = [];
    for (;;) {
      const field = source[at] === '"' ? quoted(source, at) : bare(source, at);
      if (!field) return undefined;
      row.push(field.value);
      at = field.end;
      if (source[at] !== ',') break;
      at++;
    }
    if (at < source.length && source[at] !== '\n') return undefined;
    at++;
    rows.push(row);
  }
  return rows;
}

interface Field {
  readonly value: string;
  readonly end: number;
}

function quoted(source: string, start: number): Field | undefined {
  let value = '';
  for (let at = start + 1; ; ) {
    const quote = source.indexOf('"', at);
    if (quote === -1) return undefined;
    value += source.slice(at, quote);
    if (source[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

function bare(source: string, start: number): Field | undefined {
  let end = start;
  while (end < source.length && source[end] !== ',' && source[end] !== '\n') end++;
  const value = source.slice(start, end);
  return value.includes('"') ? undefined : { value, end };
}

const csvdecode = ofTexts(['str'], ([source = ''], given) => {
  const [names, ...rows] = rowsOf(source) ?? [];
  if (!names) return refused('with a text that is no table of comma-separated values', given);
  if (new Set(names).size < names.length) return refused('with two columns of one name', given);
  if (rows.some((row) => row.length !== names.length)) return refused('with a line that has not as many fields as the first', given);
  const { origin } = given.call;
  const objects = rows.map((row) =>
    mapped(
      names.map((name, at) => ({ name, key: origin, value: computed(row[at] ?? '', given) })),
      origin,
      { form: 'object' },
    ),
  );
  return listed(objects, given, undefined, 'list');
});

export const TABLES: Readonly<Record<string, TerraformFunction>> = { csvdecode };
