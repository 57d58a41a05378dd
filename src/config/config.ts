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
}

/** A configuration as it is written; what is not written is missing. */
export interface Config {
  readonly extends: readonly Preset[];
  /** By rule id. */
  readonly rules: ReadonlyMap<string, Wish>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly terraform: readonly ConfiguredRoot[];
  readonly facts: Facts;
  /** Patterns as in `.gitignore`, from the folder of the configuration file. */
  readonly ignores: readonly string[];
  /** Missing: there are none. */
  readonly suppressions?: readonly ConfiguredSuppression[];
}

/** A deployment of a Terraform directory, with values of its own. Paths are from the folder of the configuration file. */
export interface ConfiguredRoot {
  readonly dir: string;
  readonly name?: string;
  readonly varFiles?: readonly string[];
}

/** An entry of `suppressions.entries`: a silence for files that have no room for comments. */
export interface ConfiguredSuppression {
  /** As it is written: what it says is read with its places. */
  readonly node: Node;
  /** Patterns as in `.gitignore`, from the folder of the configuration file. */
  readonly files: readonly string[];
}

export const emptyConfig: Config = { extends: [], rules: new Map(), parameters: new Map(), terraform: [], facts: {}, ignores: [] };

/** Metadata by id and by every former id. */
export function knownRules(metas: readonly RuleMeta[]): ReadonlyMap<string, RuleMeta> {
  return new Map(metas.flatMap((meta) => [meta.id, ...(meta.formerIds ?? [])].map((id) => [id, meta] as const)));
}
