/** Functions that make texts out of texts: Sub, Join, Split, Select. Every piece keeps its place and its way back into the file. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import type { Encode } from '../../text/mapped.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { originOf } from './origin.js';
import { refTo } from './reference.js';
import { asText, assumedOf, literalSeen, scalarOf, sequenceOf, unknownText } from '../seen.js';
import type { Supposing } from '../seen.js';
import { unknownAt } from './seen.js';
import { splitText } from './split.js';
import { attributeOf, symbolFor } from './symbols.js';
import type { Scope } from './template.js';
import { see } from './template.js';
import { loopText, replaced, withDynamicReferences } from './text.js';

/** Longer texts are longer than what CloudFormation takes as a whole template. */
const MAX_TEXT = 4_000_000;

export function sub(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const isList = argument.kind === 'sequence';
  const template = isList ? argument.items[0] : argument;
  const names = isList ? argument.items[1] : undefined;
  if (template?.kind !== 'scalar') return unknownAt(node, 'a Sub without a text');
  const text = loopText(template, scope);
  const used: Supposing[] = [];
  const made = replaced(text, /\$\{([^{}]*)\}/g, writeLiterally, (match, decoder, start, end) => {
    const name = (match[1] ?? '').trim();
    if (name.startsWith('!')) {
      decoder.put(`\${${name.slice(1)}}`, start, end);
      return true;
    }
    const origin: Origin = { locus: { kind: 'span', mapped: text, start, end } };
    const symbol = names && valueOf(names, name) ? undefined : symbolFor(name, origin, scope, world);
    if (symbol) {
      used.push(symbol);
      decoder.hole(symbol.sign, start, end);
      return true;
    }
    const seen = named(name, names, origin, scope, world);
    used.push(seen);
    const part = asText(seen, match[0]);
    const { sole } = part;
    const literal = sole ? undefined : part.literal;
    if (sole) decoder.hole(sole, start, end);
    else if (literal !== undefined) decoder.fixed(literal, start, end);
    else decoder.insert(part);
    return true;
  });
  return textOrTooLong(made, node, assumedOf(...used));
}

function named(name: string, names: Node | undefined, origin: Origin, scope: Scope, world: World): Seen {
  const own = names && valueOf(names, name);
  if (own) return see(own, scope, world);
  const dot = name.indexOf('.');
  return dot > 0 ? attributeOf(name.slice(0, dot), name.slice(dot + 1), origin, scope.template, world) : refTo(name, origin, scope, world);
}

/** A dollar and a brace that Sub shall leave alone are written `${!`. */
const writeLiterally: Encode = (text, before, after) => {
  if ((before.endsWith('$') && text.startsWith('{')) || (text.endsWith('$') && after.startsWith('{'))) return undefined;
  return text.replaceAll('${', '${!');
};

export function join(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [between, list] = argument.kind === 'sequence' ? argument.items : [];
  const delimiter = between && literalSeen(see(between, scope, world));
  if (delimiter === undefined || !list) return unknownAt(node, 'a Join without delimiter and list');
  const seen = see(list, scope, world);
  if (seen.kind === 'unknown') return { ...seen, origin: originOf(node) };
  if (seen.kind !== 'sequence') return unknownAt(node, 'a Join of something that is no list');
  const items = seen.items();
  const parts = items.flatMap((item, index) => {
    const text = asText(item, 'an item of Fn::Join');
    return index === 0 || delimiter === '' ? [text] : [Mapped.literal(delimiter), text];
  });
  if (seen.open !== undefined) parts.push(unknownText('…', seen.open));
  return textOrTooLong(Mapped.join(parts), node, assumedOf(seen, ...items));
}

function textOrTooLong(text: Mapped, node: Node, assumed: string | undefined): Seen {
  if (text.text.length > MAX_TEXT) return unknownAt(node, `a text of more than ${MAX_TEXT} characters`);
  return scalarOf(withDynamicReferences(text), originOf(node), assumed);
}

export function select(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [index, list] = argument.kind === 'sequence' ? argument.items : [];
  const wanted = index && literalSeen(see(index, scope, world));
  const items = list && see(list, scope, world);
  if (items?.kind === 'unknown') return { ...items, origin: originOf(node) };
  if (wanted === undefined || items?.kind !== 'sequence') return unknownAt(node, 'a Select whose list is not known');
  return items.items()[Number(wanted)] ?? unknownAt(node, items.open ?? `a Select of item ${wanted}, which the list does not have`);
}

export function split(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [between, whole] = argument.kind === 'sequence' ? argument.items : [];
  const delimiter = between && literalSeen(see(between, scope, world));
  const seen = whole && see(whole, scope, world);
  if (delimiter === undefined || !seen) return unknownAt(node, 'a Split without delimiter and text');
  if (seen.kind === 'unknown') return { ...seen, origin: originOf(node) };
  if (seen.kind !== 'scalar') return unknownAt(node, 'a Split of something that is no text');
  const { pieces, open } = splitText(seen.text, delimiter);
  const assumed = assumedOf(seen);
  return sequenceOf(
    pieces.map((piece) => scalarOf(piece, originOf(node), assumed)),
    originOf(node),
    open,
    assumed,
  );
}
