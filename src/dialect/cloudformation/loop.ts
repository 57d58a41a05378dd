/** `Fn::ForEach`: loops of the AWS::LanguageExtensions transform, unrolled. */

import type { Entry, Node } from '../../syntax/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { isLoop } from './call.js';
import { literalSeen } from '../seen.js';
import type { Scope } from './template.js';
import { entriesOf, see } from './template.js';

/** One template may not be blown up without end. */
const MAX_UNROLLED = 10_000;
const TOO_OFTEN = `repeated so often that only the first ${MAX_UNROLLED} are read`;

/** An entry as a loop made it, with the names that the loop binds. */
export type LoopEntry = Entry & { readonly scope?: Scope };

/** Entries with their loops unrolled; `open` says why there may be more. */
export interface Unrolled {
  readonly entries: readonly LoopEntry[];
  readonly open?: string;
}

/** `${X}` and `&{X}` of a loop variable X; the innermost braces count. */
export const LOOP_VARIABLE = /[$&]\{([^{}]+)\}/g;

/** The value of a loop variable as `${}` writes it; `&{}` keeps letters and digits only. */
export function loopValue(match: readonly (string | undefined)[], loop: ReadonlyMap<string, string>): string | undefined {
  const value = loop.get(match[1] ?? '');
  return match[0]?.startsWith('&') ? value?.replace(/[^A-Za-z0-9]/g, '') : value;
}

/** A name with the loop variables in it filled in. */
export function loopName(text: string, loop: ReadonlyMap<string, string>): string {
  if (loop.size === 0) return text;
  return text.replace(LOOP_VARIABLE, (...match: readonly string[]) => loopValue(match, loop) ?? (match[0] as string));
}

export function unrollEntries(entries: readonly Entry[], scope: Scope, world: World): Unrolled {
  if (scope.loop.size === 0 && !entries.some((entry) => isLoop(entry.key.value))) return { entries };
  const out: LoopEntry[] = [];
  const open = unroll(entries, scope, world, out);
  return open === undefined ? { entries: out } : { entries: out, open };
}

function unroll(entries: readonly Entry[], scope: Scope, world: World, out: LoopEntry[]): string | undefined {
  let open: string | undefined;
  for (const entry of entries) {
    const { key } = entry;
    if (out.length >= MAX_UNROLLED) return TOO_OFTEN;
    if (!isLoop(key.value)) {
      out.push(scope.loop.size === 0 ? entry : { ...entry, key: { ...key, value: loopName(key.value, scope.loop) }, scope });
      continue;
    }
    const [variable, collection, body] = entry.value.kind === 'sequence' ? entry.value.items : [];
    if (variable?.kind !== 'scalar' || !collection || body?.kind !== 'mapping') {
      open ??= `repeated by ${key.value}, which is not a name, a collection and a mapping`;
      continue;
    }
    const { values, why } = collectionOf(collection, scope, world);
    if (why !== undefined) open ??= `repeated by ${key.value}, whose collection is ${why}`;
    for (const value of values) {
      const inner: Scope = { template: scope.template, loop: new Map([...scope.loop, [variable.value, value]]) };
      open = unroll(entriesOf(body), inner, world, out) ?? open;
      if (out.length >= MAX_UNROLLED) return TOO_OFTEN;
    }
  }
  return open;
}

/** The texts over which a loop runs; lists in the list (parameters that are lists) are laid flat. */
function collectionOf(node: Node, scope: Scope, world: World): { readonly values: readonly string[]; readonly why?: string } {
  const values: string[] = [];
  const take = (seen: Seen): string | undefined => {
    switch (seen.kind) {
      case 'unknown':
        return seen.reason;
      case 'absent':
        return undefined;
      case 'mapping':
        return 'a mapping';
      case 'sequence': {
        const open = seen
          .items()
          .map(take)
          .find((why) => why !== undefined);
        return open ?? seen.open;
      }
      case 'scalar': {
        const value = literalSeen(seen);
        if (value === undefined) return 'not known before deployment';
        values.push(value);
        return undefined;
      }
    }
  };
  const seen = see(node, scope, world);
  const why = seen.kind === 'scalar' ? 'a single value' : take(seen);
  return why === undefined ? { values } : { values, why };
}
