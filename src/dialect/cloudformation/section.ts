/** The sections of a template, loops unrolled, and what in them cannot be read. */

import type { Entry, Node } from '../../syntax/tree.js';
import { plainType, valueOf } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import { plainWorld } from '../../truth/world.js';
import type { World } from '../../truth/world.js';
import { callOf, isLoop, whyNot } from './call.js';
import type { LoopEntry } from './loop.js';
import { unrollEntries } from './loop.js';
import { originOf } from './origin.js';
import type { Scope } from './template.js';
import { entriesOf } from './template.js';

/** Something that stands in a file and could not be understood. */
export interface NotSeen {
  readonly message: string;
  readonly origin?: Origin;
}

/** The entries of a top-level section. */
export function sectionOf(name: string, scope: Scope, notSeen: NotSeen[]): readonly LoopEntry[] {
  const node = readable(name, scope.template.root, notSeen);
  if (!node) return [];
  const written = entriesOf(node);
  return written.some(isFunction) ? written.flatMap((entry) => made(name, node, entry, scope, notSeen)) : written;
}

function isFunction({ key }: Entry): boolean {
  return key.value.startsWith('Fn::');
}

/** What an entry of a section comes to. */
function made(name: string, node: Node, entry: Entry, scope: Scope, notSeen: NotSeen[]): readonly LoopEntry[] {
  if (isLoop(entry.key.value)) {
    const { entries, open } = unrolledOnce(entry, scope);
    if (open !== undefined) notSeen.push({ message: `${name} are ${open}: what it adds is not seen`, origin: originOf(entry.key) });
    return entries;
  }
  if (!isFunction(entry)) return [entry];
  const call = callOf({ ...node, kind: 'mapping', flow: false, entries: [entry] });
  notSeen.push({
    message: `${name} are partly ${call ? includedOr(call.name) : 'made by a macro at deployment'}: what it adds is not seen`,
    origin: originOf(entry.key),
  });
  return [];
}

/** A section, if it is a mapping. */
export function readable(name: string, root: Node, notSeen: NotSeen[]): Node | undefined {
  const node = valueOf(root, name);
  if (!node || (node.kind === 'scalar' && plainType(node) === 'null')) return undefined;
  const why = unreadable(node);
  if (why === undefined) return node;
  notSeen.push({ message: `${name} is ${why}: nothing of it is seen`, origin: originOf(node) });
  return undefined;
}

/** Which resources there are may not depend on a choice; a loop over one is not unrolled. */
function unrolledOnce(entry: LoopEntry, scope: Scope): ReturnType<typeof unrollEntries> {
  return (
    withoutChoice((world) => unrollEntries([entry], scope, world)) ?? {
      entries: [],
      open: `repeated by ${entry.key.value}, whose collection depends on a choice`,
    }
  );
}

/** What holds without any choice; undefined when it depends on one. */
export function withoutChoice<T>(read: (world: World) => T): T | undefined {
  try {
    return read(plainWorld());
  } catch (thrown) {
    if ((thrown as { readonly kind?: unknown } | undefined)?.kind === 'choice-needed') return undefined;
    throw thrown;
  }
}

function unreadable(node: Node): string | undefined {
  const call = callOf(node);
  if (call) return call.name === 'Transform' ? includedOr(call.name) : whyNot(call, node);
  return node.kind === 'mapping' ? undefined : `written as ${shapeOf(node)} where a mapping belongs`;
}

function includedOr(name: string): string {
  return name === 'Transform' ? 'included or made by a macro at deployment' : `written with Fn::${name}, which cannot stand there`;
}

/** What a node is, in words. */
export function shapeOf(node: Node): string {
  return { scalar: 'a single value', mapping: 'a mapping', sequence: 'a list', hole: 'something unknown' }[node.kind];
}
