/** What one configuration says by itself, whatever it extends. */

import { resolve } from 'node:path';
import type { Facts } from '../model/facts.js';
import type { RuleMeta } from '../rule/meta.js';
import { type Node, entryOf } from '../syntax/tree.js';
import { flawsOf } from './check.js';
import type { ConfiguredRoot, ConfiguredSuppression, Matching, Override, Patterns, WantedLevel, Wish } from './config.js';
import { type Problem, type Written, escape, whereabouts } from './written.js';

export interface Layer {
  readonly kind: 'layer';
  readonly rules: ReadonlyMap<string, Wish>;
  readonly overrides: readonly Override[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly terraform: readonly ConfiguredRoot[];
  readonly facts: Facts;
  readonly ignores: Patterns;
  readonly suppressions: readonly ConfiguredSuppression[];
  readonly baseline?: string | false;
}

/** What is wrong in a configuration, each with its place. */
export async function problemsOf(written: Written, metas: readonly RuleMeta[], form: 'data' | 'code'): Promise<readonly Problem[]> {
  const flaws = await flawsOf(written.value, metas, form);
  return flaws.map(({ pointer, at, message, help }) => ({ message, ...(help !== undefined && { help }), place: written.place(pointer, at) }));
}

/** A configuration in which nothing is wrong. @param folder from which its patterns and paths count */
export function layerOf(written: Written, folder: string): Layer {
  const value = written.value as Shape;
  const entries = value.suppressions?.entries ?? [];
  return {
    kind: 'layer',
    rules: rulesOf(value.rules ?? {}, written, '/rules'),
    overrides: (value.overrides ?? []).map(({ match, rules }, index) => ({
      match: matchingOf(match, folder),
      rules: rulesOf(rules, written, `/overrides/${index}/rules`),
      from: whereabouts(written.place(`/overrides/${index}`, 'value')),
    })),
    parameters: new Map(Object.entries(value.parameters ?? {}).map(([name, given]) => [name, textOf(written.node('/parameters'), name) ?? String(given)])),
    terraform: (value.terraform?.roots ?? []).map((root) => ({ ...root, folder })),
    facts: value.facts ?? {},
    ignores: { folder, patterns: value.ignores ?? [] },
    ...(value.baseline !== undefined && { baseline: value.baseline && resolve(folder, value.baseline) }),
    suppressions: entries.flatMap((entry, index) => {
      const node = written.node(`/suppressions/entries/${index}`);
      return node ? [{ node, match: matchingOf(entry, folder) }] : [];
    }),
  };
}

/** The shape that the schema guarantees. */
interface Shape {
  readonly rules?: WrittenRules;
  readonly overrides?: readonly { readonly match: WrittenMatch; readonly rules: WrittenRules }[];
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly terraform?: { readonly roots?: readonly Omit<ConfiguredRoot, 'folder'>[] };
  readonly facts?: Facts;
  readonly ignores?: readonly string[];
  readonly baseline?: string | false;
  readonly suppressions?: { readonly entries?: readonly WrittenMatch[] };
}

type WrittenRules = Readonly<Record<string, WantedLevel | readonly [WantedLevel, Readonly<Record<string, unknown>>?] | undefined>>;
type OneOrMany = string | readonly string[];

interface WrittenMatch {
  readonly files?: OneOrMany;
  readonly resource?: OneOrMany;
  readonly account?: OneOrMany;
  readonly region?: OneOrMany;
  readonly role?: OneOrMany;
  readonly tags?: Readonly<Record<string, string>>;
}

function matchingOf({ files, resource, account, region, role, tags }: WrittenMatch, folder: string): Matching {
  return {
    ...(files !== undefined && { files: { folder, patterns: [files].flat() } }),
    ...(resource !== undefined && { resource: [resource].flat() }),
    ...(account !== undefined && { account: [account].flat() }),
    ...(region !== undefined && { region: [region].flat() }),
    ...(role !== undefined && { role: [role].flat() }),
    ...(tags !== undefined && { tags }),
  };
}

function rulesOf(rules: WrittenRules, written: Written, at: string): ReadonlyMap<string, Wish> {
  return new Map(
    Object.entries(rules).flatMap(([id, wish]) => {
      if (wish === undefined) return [];
      const [level, options] = typeof wish === 'string' ? [wish] : wish;
      return [[id, { level, ...(options && { options }), from: whereabouts(written.place(`${at}/${escape(id)}`, 'key')) }] as const];
    }),
  );
}

/** A value as it is written: a parameter's `007` is not seven. */
function textOf(node: Node | undefined, name: string): string | undefined {
  const value = entryOf(node, name)?.value;
  return value?.kind === 'scalar' ? value.value : undefined;
}
