/** Configuration as code: its types, for those who write it. */

import type { Facts } from '../model/facts.js';
import type { Roles } from '../model/subjects.js';
import type { Preset } from '../rule/meta.js';
import type { WantedLevel } from './config.js';
import type { Plugin } from './plugin.js';

type OneOrMany<T> = T | readonly T[];

/** A level, or a level and options. */
type RuleWish = WantedLevel | readonly [level: WantedLevel, options?: Readonly<Record<string, unknown>>];

/** What is meant: all that is said must hold, of a list one of it. */
interface UserMatch {
  /** Patterns as in `.gitignore`, from the folder of the configuration. */
  readonly files?: OneOrMany<string>;
  /** Addresses or ARNs; `*` is any text, here and below. */
  readonly resource?: OneOrMany<string>;
  readonly account?: OneOrMany<string>;
  readonly region?: OneOrMany<string>;
  readonly role?: OneOrMany<keyof Roles>;
  readonly tags?: Readonly<Record<string, string>>;
}

interface UserSuppression extends UserMatch {
  readonly rule?: string;
  readonly rules?: readonly string[];
  readonly reason: string;
  /** The last day on which it counts: YYYY-MM-DD. */
  readonly until?: string;
  readonly owner?: string;
}

export interface UserConfig {
  /** Presets, files (`./base.yaml`), packages, `plugin:acme/strict`, or configurations as they are; the later wins. */
  // So that an editor still offers the presets.
  readonly extends?: OneOrMany<Preset | (string & {}) | UserConfig>;
  /** By the name that begins the ids of their rules: a file, a package, or the plugin itself. */
  readonly plugins?: Readonly<Record<string, string | Plugin>>;
  readonly rules?: Readonly<Record<string, RuleWish>>;
  readonly overrides?: readonly { readonly match: UserMatch; readonly rules: Readonly<Record<string, RuleWish>> }[];
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly terraform?: { readonly roots?: readonly { readonly dir: string; readonly name?: string; readonly varFiles?: readonly string[] }[] };
  readonly facts?: Facts;
  readonly ignores?: readonly string[];
  /** The file of findings that are known, or false for none. */
  readonly baseline?: string | false;
  readonly suppressions?: { readonly entries?: readonly UserSuppression[] };
}

/** Gives a configuration as it is, and has its types checked. */
export function defineConfig(config: UserConfig): UserConfig {
  return config;
}
