/** The intrinsic functions, one each. CloudFormation User Guide, "Intrinsic function reference", read October 2026. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import type { Symbol as Sign, UnknownPart } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { nodeHolds, conditionHolds } from './condition.js';
import { seeParameter } from './parameter.js';
import { asText, literalSeen, loopText, scalarOf, see, unknownAt } from './see.js';
import { attributeOf, pseudo } from './symbols.js';
import type { Call, Scope } from './template.js';
import { isIntrinsic, originOf } from './template.js';

type Evaluate = (argument: Node, node: Node, scope: Scope, world: World) => Seen;

const functions: Readonly<Record<string, Evaluate>> = { Ref: ref, GetAtt: getAtt, Sub: sub, Join: join, Select: select, Split: split, FindInMap: findInMap, If: branch, ImportValue: importValue, Base64: same, ToJsonString: same, Length: length, Transform: transform };

export function intrinsic(call: Call, node: Node, scope: Scope, world: World): Seen {
  const evaluate = functions[call.name];
  if (evaluate) return evaluate(call.argument, node, scope, world);
  if (call.name === 'Include') return unknownAt(node, 'included from another file by cfn-include: compile the template first');
  if (['And', 'Or', 'Not', 'Equals', 'Condition'].includes(call.name)) {
    return scalarOf(Mapped.literal(String(nodeHolds(node, scope, world))), originOf(node));
  }
  if (isIntrinsic(call.name)) return unknownAt(node, `computed by Fn::${call.name} at deployment`);
  return unknownAt(node, `written with ${node.tag ?? `Fn::${call.name}`}, which CloudFormation does not know; a macro may`);
}

/** Base64 of user data and JSON strings are judged by what they hold. */
function same(argument: Node, _node: Node, scope: Scope, world: World): Seen {
  return see(argument, { ...scope }, world);
}

function ref(argument: Node, node: Node, scope: Scope, world: World): Seen {
  if (argument.kind !== 'scalar') return unknownAt(node, 'a Ref without a name');
  return refTo(argument.value, originOf(node), scope, world);
}

/** What a name means: a loop variable, a pseudo parameter, a parameter or a resource. */
export function refTo(name: string, origin: Origin, scope: Scope, world: World): Seen {
  const bound = scope.loop.get(name);
  if (bound !== undefined) return scalarOf(Mapped.literal(bound), origin);
  if (name === 'AWS::NoValue') return { kind: 'absent', origin };
  const { template } = scope;
  const parameter = template.parameters.get(name);
  if (parameter || template.given.has(name)) return seeParameter(name, origin, template, world);
  if (name.startsWith('AWS::')) return pseudo(name, origin, template);
  if (template.resources.has(name)) return attributeOf(name, 'Ref', origin, scope, world);
  return { kind: 'unknown', reason: `a reference to ${name}, which this template does not declare`, origin };
}

function getAtt(argument: Node, node: Node, scope: Scope, world: World): Seen {
  let path: string | undefined;
  if (argument.kind === 'scalar') path = argument.value;
  else if (argument.kind === 'sequence') {
    const parts = argument.items.map((item) => (item.kind === 'scalar' && item.tag === undefined ? item.value : literalSeen(see(item, scope, world))));
    path = parts.every((part) => part !== undefined) ? parts.join('.') : undefined;
  }
  if (path === undefined || !path.includes('.')) return unknownAt(node, 'a GetAtt whose attribute is not known');
  const dot = path.indexOf('.');
  return attributeOf(path.slice(0, dot), path.slice(dot + 1), originOf(node), scope, world);
}

function sub(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const template = argument.kind === 'sequence' ? argument.items[0] : argument;
  const names = argument.kind === 'sequence' ? argument.items[1] : undefined;
  if (template?.kind !== 'scalar') return unknownAt(node, 'a Sub without a text');
  const text = loopText(template, scope);
  const decoder = text.decode((part) => part.replace(/\$\{/g, '${!'));
  let at = 0;
  let assumed: string | undefined;
  for (const match of text.text.matchAll(/\$\{([^}]*)\}/g)) {
    const end = match.index + match[0].length;
    const name = (match[1] ?? '').trim();
    decoder.copy(at, match.index);
    at = end;
    if (name.startsWith('!')) {
      decoder.put(`\${${name.slice(1)}}`, match.index, end);
      continue;
    }
    const place = text.place(match.index, end);
    const origin: Origin = { locus: { kind: 'span', mapped: text, start: match.index, end } };
    const own = names && valueOf(names, name);
    const dot = name.indexOf('.');
    const seen = own ? see(own, scope, world) : dot > 0 ? attributeOf(name.slice(0, dot), name.slice(dot + 1), origin, scope, world) : refTo(name, origin, scope, world);
    if (seen.kind === 'scalar') assumed ??= seen.assumed;
    const part = asText(seen, match[0]);
    if (part.literal === undefined && place) decoder.insert(part);
    else if (seen.kind === 'scalar' && part.literal !== undefined) decoder.put(part.literal, match.index, end);
    else decoder.insert(part);
  }
  return scalarOf(decoder.copy(at, text.text.length).done(), originOf(node), assumed);
}

function join(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [delimiter, list] = argument.kind === 'sequence' ? argument.items : [];
  if (delimiter?.kind !== 'scalar' || !list) return unknownAt(node, 'a Join without delimiter and list');
  const items = see(list, scope, world);
  if (items.kind !== 'sequence') return items.kind === 'unknown' ? { ...items, origin: originOf(node) } : unknownAt(node, 'a Join of something that is no list');
  const parts: Mapped[] = [];
  let assumed: string | undefined;
  for (const [index, item] of items.items().entries()) {
    if (index > 0 && delimiter.value !== '') parts.push(Mapped.literal(delimiter.value));
    parts.push(asText(item, 'an item of Fn::Join'));
    if (item.kind === 'scalar') assumed ??= item.assumed;
  }
  if (items.open) parts.push(Mapped.hole({ kind: 'unknown', says: '…', reason: items.open } as UnknownPart));
  return scalarOf(Mapped.join(parts), originOf(node), assumed);
}

function select(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [index, list] = argument.kind === 'sequence' ? argument.items : [];
  const wanted = index && literalSeen(see(index, scope, world));
  const items = list && see(list, scope, world);
  if (items?.kind === 'unknown') return { ...items, origin: originOf(node) };
  if (wanted === undefined || items?.kind !== 'sequence') return unknownAt(node, 'a Select whose list is not known');
  return items.items()[Number(wanted)] ?? unknownAt(node, items.open ?? `a Select of item ${wanted}, which the list does not have`);
}

function split(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [delimiter, whole] = argument.kind === 'sequence' ? argument.items : [];
  const seen = whole && see(whole, scope, world);
  if (delimiter?.kind !== 'scalar' || !seen) return unknownAt(node, 'a Split without delimiter and text');
  if (seen.kind !== 'scalar') return seen.kind === 'unknown' ? { ...seen, origin: originOf(node) } : unknownAt(node, 'a Split of something that is no text');
  if (seen.text.parts().some((part) => typeof part !== 'string' && (part as UnknownPart | Sign).kind === 'unknown')) return unknownAt(node, 'a Split of a text that is not fully known');
  const pieces: Mapped[] = [];
  let at = 0;
  for (;;) {
    const next = delimiter.value === '' ? -1 : seen.text.text.indexOf(delimiter.value, at);
    pieces.push(seen.text.slice(at, next === -1 ? seen.text.text.length : next));
    if (next === -1) break;
    at = next + delimiter.value.length;
  }
  return { kind: 'sequence', origin: originOf(node), items: () => pieces.map((piece) => scalarOf(piece, originOf(node), seen.assumed)) };
}

function findInMap(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [map, top, second, options] = argument.kind === 'sequence' ? argument.items : [];
  const keys: (string | undefined)[] = [map, top, second].map((part) => (part ? literalSeen(see(part, scope, world)) : undefined));
  const [mapName, topKey, secondKey] = keys;
  if (mapName === undefined || topKey === undefined || secondKey === undefined) {
    return unknownAt(node, 'looked up in a mapping under a key that is not known');
  }
  const found = valueOf(valueOf(valueOf(scope.template.mappings, mapName), topKey), secondKey);
  if (found) return relocated(see(found, scope, world), originOf(node), originOf(found));
  const fallback = options && valueOf(options, 'DefaultValue');
  return fallback ? see(fallback, scope, world) : unknownAt(node, `looked up under ${mapName}.${topKey}.${secondKey}, which the mapping does not have`);
}

/** A value that was fetched from elsewhere stands where it is used, and says where it came from. */
function relocated(seen: Seen, origin: Origin, via: Origin): Seen {
  return seen.kind === 'scalar' ? { ...seen, origin: { ...origin, via: [via] } } : seen;
}

function branch(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [condition, then, otherwise] = argument.kind === 'sequence' ? argument.items : [];
  if (!condition || !then || !otherwise) return unknownAt(node, 'an If without condition and two values');
  const holds = condition.kind === 'scalar' && condition.tag === undefined ? conditionHolds(scope.template, condition.value, world) : nodeHolds(condition, scope, world);
  return see(holds ? then : otherwise, scope, world);
}

function importValue(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const name = asText(see(argument, scope, world), 'an export').says;
  const sign: Sign = { kind: 'symbol', key: `import:${name}`, attribute: 'ImportValue', says: `the export ${name} of another stack` };
  return scalarOf(Mapped.hole(sign), originOf(node));
}

function length(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const list = see(argument, scope, world);
  if (list.kind !== 'sequence' || list.open) return unknownAt(node, 'the length of a list that is not known');
  return { kind: 'scalar', type: 'number', text: Mapped.literal(String(list.items().length)), origin: originOf(node) };
}

function transform(argument: Node, node: Node): SeenUnknown {
  const name = valueOf(argument, 'Name');
  return unknownAt(node, name?.kind === 'scalar' && name.value === 'AWS::Include' ? 'included from S3 at deployment (AWS::Include)' : 'made by a macro at deployment');
}
