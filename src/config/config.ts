/** What the user configured. This room may not read files, and does not know which rules exist: their metadata is handed in. */

import type { Facts } from '../model/facts.js';
import type { Level, Preset, RuleMeta } from '../rule/meta.js';
import type { Node } from '../syntax/tree.js';

export type WantedLevel = Level | 'off';
export const levelNames = ['off', 'info', 'warn', 'error'] as const satisfies readonly WantedLevel[];

/** What a configuration says about one rule. */
export interface Wish {
  readonly level: WantedLevel;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Where it stands: `s3lint.config.yaml:4`. */
  readonly from?: string;
}

/** What holds after everything that a configuration extends; what is not written anywhere is missing. */
export interface Config {
  readonly presets: readonly Preset[];
  /** By rule id. */
  readonly rules: ReadonlyMap<string, Wish>;
  /** The later wins. */
  readonly overrides: readonly Override[];
  readonly parameters: ReadonlyMap<string, string>;
  readonly terraform: readonly ConfiguredRoot[];
  readonly facts: Facts;
  /** Files that are passed by when they are found by walking. */
  readonly ignores: readonly Patterns[];
  /** Where the baseline lies, as a whole path; false: none is wanted. */
  readonly baseline?: string | false;
  /** Missing: there are none. */
  readonly suppressions?: readonly ConfiguredSuppression[];
}

/** Patterns as in `.gitignore`, and the folder from which they count. */
export interface Patterns {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/** Other rules for some of what is judged. */
export interface Override {
  readonly match: Matching;
  readonly rules: ReadonlyMap<string, Wish>;
  /** Where it stands: `s3lint.config.yaml:9`. */
  readonly from: string;
}

/** What something must be like to be meant: all that is said, and of each one of its alternatives. */
export interface Matching {
  readonly files?: Patterns;
  /** Addresses or ARNs, in which `*` is any text. */
  readonly resource?: readonly string[];
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly role?: readonly string[];
  /** By key; in the value `*` is any text. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A deployment of a Terraform directory, with values of its own. Paths are from `folder`. */
export interface ConfiguredRoot {
  readonly dir: string;
  readonly name?: string;
  readonly varFiles?: readonly string[];
  readonly folder: string;
}

/** An entry of `suppressions.entries`: a silence that stands beside what it silences. */
export interface ConfiguredSuppression {
  /** As it is written: what it says is read with its places. */
  readonly node: Node;
  readonly match: Matching;
}

export const emptyConfig: Config = { presets: [], rules: new Map(), overrides: [], parameters: new Map(), terraform: [], facts: {}, ignores: [] };

/** Metadata by id and by every former id. */
export function knownRules(metas: readonly RuleMeta[]): ReadonlyMap<string, RuleMeta> {
  let known = maps.get(metas);
  if (!known) {
    known = new Map<string, RuleMeta>();
    for (const meta of metas) for (const id of [meta.id, ...(meta.formerIds ?? [])]) known.set(id, meta);
    maps.set(metas, known);
  }
  return known;
}

/** A run asks again and again about the same rules. */
const maps = new WeakMap<readonly RuleMeta[], Map<string, RuleMeta>>();
