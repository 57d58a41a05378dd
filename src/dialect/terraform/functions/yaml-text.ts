/** Values as YAML in the spelling of Terraform: every text between double quotes, or as a block where it has several lines. */

import type { Seen } from '../../../truth/seen.js';
import { literalOf } from '../../../truth/symbol.js';
import { byCodePoint } from './order.js';

/** Lines are broken at the first space behind this column. */
const WIDTH = 80;
/** Longer keys are written with a question mark. */
const MAX_KEY = 120;

/** Undefined where its lines are broken, or a key takes more than one. */
export function yamlOf(seen: Seen): string | undefined {
  const body = write(seen, 0, '', false);
  if (body === undefined) return undefined;
  const plain = seen.kind === 'absent' || (seen.kind === 'scalar' && seen.type !== 'string');
  return plain ? `${body.slice(1)}...\n` : body.startsWith(' ') ? body.slice(1) : body.startsWith('\n') ? body.slice(1) : body;
}

/** What follows a colon or a dash: ` "x"\n`, or a collection on lines of its own. */
function write(seen: Seen, depth: number, before: string, afterDash: boolean): string | undefined {
  if (depth > 100) return undefined;
  switch (seen.kind) {
    case 'absent':
      return ' null\n';
    case 'unknown':
      return undefined;
    case 'scalar': {
      const literal = literalOf(seen.text);
      return literal === undefined ? undefined : seen.type === 'string' ? letters(literal, depth, before) : ` ${literal}\n`;
    }
    case 'sequence': {
      if (seen.items().length === 0) return ' []\n';
      const indent = '  '.repeat(depth);
      const items = seen.items().map((item) => {
        const own = write(item, depth + 1, `${indent}-`, true);
        return own === undefined ? undefined : `${indent}-${own}`;
      });
      return joined(items, afterDash, indent);
    }
    case 'mapping': {
      if (seen.entries().length === 0) return ' {}\n';
      const indent = '  '.repeat(depth);
      const entries = [...seen.entries()]
        .sort((a, b) => byCodePoint(a.name, b.name))
        .map(({ name, value }) => {
          const key = quoted(name);
          if (key.length > MAX_KEY || name.includes('\n')) return undefined;
          // A list under a key stands where the key stands.
          const own = write(value, value.kind === 'sequence' ? depth : depth + 1, `${indent}${key}:`, false);
          return own === undefined ? undefined : `${indent}${key}:${own}`;
        });
      return joined(entries, afterDash, indent);
    }
  }
}

/** Behind a dash the first line follows at once. */
function joined(lines: readonly (string | undefined)[], afterDash: boolean, indent: string): string | undefined {
  if (lines.includes(undefined)) return undefined;
  const all = lines.join('');
  return afterDash ? ` ${all.slice(indent.length)}` : `\n${all}`;
}

function letters(literal: string, depth: number, before: string): string | undefined {
  // A mark of the byte order changes how the letters behind it are written.
  if (literal.includes('\ufeff')) return undefined;
  if (!literal.includes('\n') || /[^\n\u0020-\u007e\u00a1-\ud7ff\ue000-\ufefe]| \n|[\u2028\u2029]/.test(literal)) {
    const text = quoted(literal);
    return literal.includes(' ') && before.length + text.length > WIDTH ? undefined : ` ${text}\n`;
  }
  if (/^[\s]/.test(literal) || literal.endsWith(' ')) return undefined;
  const indent = '  '.repeat(Math.max(1, depth));
  const chomp = !literal.endsWith('\n') ? '-' : literal.endsWith('\n\n') ? '+' : '';
  const lines = literal.replace(/\n$/, '').split('\n');
  return ` |${chomp}\n${lines.map((line) => (line === '' ? '' : indent + line)).join('\n')}\n`;
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\0', '\\0'],
  ['\u0007', '\\a'],
  ['\b', '\\b'],
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\v', '\\v'],
  ['\f', '\\f'],
  ['\r', '\\r'],
  ['\u001b', '\\e'],
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\u0085', '\\N'],
  ['\u2028', '\\L'],
  ['\u2029', '\\P'],
]);

function quoted(text: string): string {
  return `"${[...text].map(escaped).join('')}"`;
}

function escaped(letter: string): string {
  const known = ESCAPES.get(letter);
  if (known !== undefined) return known;
  const code = letter.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\U${code.toString(16).toUpperCase().padStart(8, '0')}`;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return `\\x${code.toString(16).toUpperCase().padStart(2, '0')}`;
  return code === 0xfeff || code > 0xfffd ? `\\u${code.toString(16).toUpperCase().padStart(4, '0')}` : letter;
}
