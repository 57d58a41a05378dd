/** `Fn::FindInMap`. A key that is not known still gives a known value when every key gives the same. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Seen } from '../../truth/seen.js';
import type { UnknownPart } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { originOf, placeOf } from './origin.js';
import { assumedOf, fetched, literalSeen, scalarOf, supposing } from '../seen.js';
import { unknownAt } from './seen.js';
import type { Scope } from './template.js';
import { entriesOf, see } from './template.js';

/** A key as far as it is known. */
interface Key {
  readonly text: string | undefined;
  readonly says: string;
  readonly assumed: string | undefined;
}

export function findInMap(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const [map, top, second, options] = argument.kind === 'sequence' ? argument.items : [];
  if (!map || !top || !second) return unknownAt(node, 'a FindInMap without mapping and two keys');
  const keys = [map, top, second].map((part) => keyOf(part, scope, world));
  const assumed = [...new Set(keys.flatMap((key) => key.assumed ?? []))].join(', ') || undefined;
  const fallback = options && valueOf(options, 'DefaultValue');
  const path = keys.map((key) => key.says).join('.');
  const unsure = keys.some((key) => key.text === undefined);
  const found = keys.reduce<readonly Node[]>((nodes, key) => nodes.flatMap((one) => under(one, key)), scope.template.mappings ? [scope.template.mappings] : []);
  if (!unsure) {
    const only = found[0];
    if (only) return supposing(fetched(see(only, scope, world), originOf(node), originOf(only, `mapping ${keys[0]?.says}`)), assumed);
    return fallback ? supposing(see(fallback, scope, world), assumed) : unknownAt(node, `looked up under ${path}, which the mappings do not have`);
  }
  const values = [...found, ...(fallback ? [fallback] : [])].map((one) => see(one, scope, world));
  const first = values[0] && literalSeen(values[0]);
  if (first !== undefined && values.every((value) => literalSeen(value) === first))
    return fetched(values[0] as Seen, originOf(node), (values[0] as Seen).origin);
  const reason = `looked up under ${path}, which is known only at deployment`;
  if (values.length === 0 || !values.every((value) => ACCOUNT_ID.test(literalSeen(value) ?? ''))) return unknownAt(node, reason);
  const hole: UnknownPart = { kind: 'unknown', says: `\${${path}}`, reason, looks: 'account' };
  return scalarOf(Mapped.hole(hole, placeOf(originOf(node))), originOf(node));
}

/** A mapping from Regions to accounts is how templates name the accounts of AWS's own services. */
const ACCOUNT_ID = /^\d{12}$/;

function keyOf(node: Node, scope: Scope, world: World): Key {
  const seen = see(node, scope, world);
  const text = literalSeen(seen);
  return { text, says: text ?? (seen.kind === 'scalar' ? seen.text.says : 'a key'), assumed: assumedOf(seen) };
}

function under(node: Node, key: Key): readonly Node[] {
  if (key.text === undefined) return entriesOf(node).map(({ value }) => value);
  const value = valueOf(node, key.text);
  return value ? [value] : [];
}
