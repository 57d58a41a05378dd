/** Values as JSON in the spelling of Terraform: sorted keys, no spaces, and signs of HTML escaped. */

import { Mapped } from '../../../text/mapped.js';
import type { Encode } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { partsOf } from '../../../truth/symbol.js';
import { unknownText } from '../../seen.js';
import { byCodePoint } from './order.js';
import { isText, joined } from './result.js';

const MAX_PARTS = 100_000;
const MAX_DEPTH = 200;

/** Undefined where it would be too long. */
export function jsonOf(seen: Seen): Mapped | undefined {
  const out: Mapped[] = [];
  return write(seen, out, 0) ? joined(out) : undefined;
}

function write(seen: Seen, out: Mapped[], depth: number): boolean {
  if (out.length > MAX_PARTS || depth > MAX_DEPTH) return false;
  const put = (letters: string): true => {
    out.push(Mapped.literal(letters));
    return true;
  };
  switch (seen.kind) {
    case 'absent':
      return put('null');
    case 'unknown':
      // Between quotes only where it is certainly a text; else it may be anything.
      if (isText(seen) && seen.text) out.push(Mapped.literal('"'), seen.text, Mapped.literal('"'));
      else out.push(seen.text ?? unknownText('…', seen.reason));
      return true;
    case 'scalar':
      if (seen.type === 'string') out.push(Mapped.literal('"'), quoted(seen.text), Mapped.literal('"'));
      else out.push(seen.text);
      return true;
    case 'sequence': {
      // What cannot be seen may stand anywhere in it.
      if (seen.open !== undefined) {
        out.push(unknownText('…', seen.open));
        return true;
      }
      put('[');
      for (const [index, item] of seen.items().entries()) {
        if (index > 0) put(',');
        if (!write(item, out, depth + 1)) return false;
      }
      return put(']');
    }
    case 'mapping': {
      const entries = [...seen.entries()].sort((a, b) => byCodePoint(a.name, b.name));
      put('{');
      for (const [index, { name, value }] of entries.entries()) {
        put(`${index > 0 ? ',' : ''}${spelled(name)}:`);
        if (!write(value, out, depth + 1)) return false;
      }
      if (seen.open !== undefined) {
        const hole = unknownText('…', seen.open);
        out.push(Mapped.literal(entries.length > 0 ? ',"' : '"'), hole, Mapped.literal('":'), hole);
      }
      return put('}');
    }
  }
}

export function spelled(text: string): string {
  return `"${escaped(text)}"`;
}

const SIGNS = /["\\\u0000-\u001f<>&\u2028\u2029]/;

function escaped(text: string): string {
  if (!SIGNS.test(text)) return text;
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Text for text, so that an edit of the JSON finds its way back without the escapes. */
function quoted(text: Mapped): Mapped {
  if (!SIGNS.test(text.text)) return text;
  const decoder = text.decode(unquoted);
  let at = 0;
  for (const part of partsOf(text)) {
    const end = at + (typeof part === 'string' ? part.length : 1);
    let from = at;
    for (let place = at; place < end; place++) {
      const sign = text.text[place] as string;
      // A hole is none of them.
      if (!SIGNS.test(sign)) continue;
      if (place > from) decoder.copy(from, place);
      decoder.put(escaped(sign), place, place + 1);
      from = place + 1;
    }
    if (from < end) decoder.copy(from, end);
    at = end;
  }
  return decoder.done();
}

const unquoted: Encode = (text) => {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
};
