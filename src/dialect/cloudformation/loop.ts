/** `Fn::ForEach`: loops of the AWS::LanguageExtensions transform, unrolled. */

import type { Entry, Node, ScalarNode } from '../../syntax/tree.js';
import { literalOf } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { see } from './see.js';
import type { Scope } from './template.js';
import { entriesOf } from './template.js';

/** One template may not be blown up without end. */
const MAX_UNROLLED = 10_000;

export type LoopEntry = Entry & { readonly scope?: Scope };

/** The value for a variable reference inside `${}` or `&{}`; `&{}` keeps letters and digits only. */
export function loopName(name: string, alphanumeric: boolean, loop: ReadonlyMap<string, string>): string | undefined {
  const value = loop.get(name);
  return alphanumeric ? value?.replace(/[^A-Za-z0-9]/g, '') : value;
}

/** The entries of a mapping with its loops unrolled; `open` says why a loop could not be. */
export function unrollEntries(entries: readonly Entry[], scope: Scope, world: World): { readonly entries: readonly LoopEntry[]; readonly open?: string } {
  if (!entries.some((entry) => entry.key.value.startsWith('Fn::ForEach::') || scope.loop.size > 0)) return { entries };
  const out: LoopEntry[] = [];
  let open: string | undefined;
  for (const entry of entries) {
    if (!entry.key.value.startsWith('Fn::ForEach::')) {
      out.push(scope.loop.size > 0 ? { ...entry, key: { ...entry.key, value: loopKey(entry.key.value, scope) }, scope } : entry);
      continue;
    }
    const parts = entry.value.kind === 'sequence' ? entry.value.items : [];
    const [variable, collection, body] = parts;
    const values = collection && collectionOf(collection, scope, world);
    if (variable?.kind !== 'scalar' || !values || body?.kind !== 'mapping') {
      open ??= `repeated by ${entry.key.value}, whose collection is not known`;
      continue;
    }
    for (const value of values) {
      if (out.length > MAX_UNROLLED) return { entries: out, open: `repeated more than ${MAX_UNROLLED} times by ${entry.key.value}` };
      const inner: Scope = { template: scope.template, loop: new Map([...scope.loop, [variable.value, value]]) };
      const unrolled = unrollEntries(entriesOf(body), inner, world);
      out.push(...unrolled.entries);
      open ??= unrolled.open;
    }
  }
  return open === undefined ? { entries: out } : { entries: out, open };
}

function loopKey(text: string, scope: Scope): string {
  return text.replace(/([$&])\{([^}]+)\}/g, (whole, sign: string, name: string) => loopName(name, sign === '&', scope.loop) ?? whole);
}

function collectionOf(node: Node, scope: Scope, world: World): readonly string[] | undefined {
  const seen = see(node, scope, world);
  if (seen.kind !== 'sequence' || seen.open) return undefined;
  const values = seen.items().map((item) => (item.kind === 'scalar' ? literalOf(item.text) : undefined));
  return values.every((value) => value !== undefined) ? (values as string[]) : undefined;
}

export type { ScalarNode };
