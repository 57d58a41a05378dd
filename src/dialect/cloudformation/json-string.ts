/** `Fn::ToJsonString`: the text of a value as JSON. Every text in it keeps its place. */

import type { Node } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Encode } from '../../text/mapped.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { originOf } from './origin.js';
import { scalarOf, unknownText } from '../seen.js';
import { unknownAt } from './seen.js';
import type { Scope } from './template.js';
import { see } from './template.js';
import { replaced } from './text.js';

const MAX_PARTS = 50_000;

export function jsonString(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const seen = see(argument, scope, world);
  if (seen.kind === 'unknown') return { ...seen, origin: originOf(node) };
  const parts: Mapped[] = [];
  write(seen, parts);
  return parts.length > MAX_PARTS ? unknownAt(node, 'made of too many parts to be followed') : scalarOf(Mapped.join(parts), originOf(node));
}

function write(seen: Seen, out: Mapped[]): void {
  if (out.length > MAX_PARTS) return;
  switch (seen.kind) {
    case 'absent':
      out.push(Mapped.literal('null'));
      return;
    case 'unknown':
      out.push(unknownText('…', seen.reason));
      return;
    case 'scalar':
      if (seen.type === 'string') out.push(Mapped.literal('"'), escaped(seen.text), Mapped.literal('"'));
      else out.push(seen.text);
      return;
    case 'sequence':
      out.push(Mapped.literal('['));
      for (const [index, item] of seen.items().entries()) {
        if (index > 0) out.push(Mapped.literal(','));
        write(item, out);
      }
      if (seen.open !== undefined) out.push(Mapped.literal(','), unknownText('…', seen.open));
      out.push(Mapped.literal(']'));
      return;
    case 'mapping':
      out.push(Mapped.literal('{'));
      for (const [index, { name, value }] of seen.entries().entries()) {
        out.push(Mapped.literal(`${index > 0 ? ',' : ''}${JSON.stringify(name)}:`));
        write(value, out);
      }
      out.push(Mapped.literal('}'));
  }
}

function escaped(text: Mapped): Mapped {
  return replaced(text, /["\\\u0000-\u001f]/g, unescape, (match, decoder, start, end) => {
    decoder.put(JSON.stringify(match[0]).slice(1, -1), start, end);
    return true;
  });
}

/** The way back: what is written into the JSON text loses its escapes where the value itself stands. */
const unescape: Encode = (text) => {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return undefined;
  }
};
