import type { Level, RuleMeta } from '../rule/meta.js';
import type { Rule } from '../rule/rule.js';
import type { Match } from './match.js';

/** A rule that is on, as the configuration wants it. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly level: Level;
  readonly options: Readonly<Record<string, unknown>>;
  /** Where something else holds; the later wins. */
  readonly elsewhere?: readonly Elsewhere[];
  /** It is off but for what `elsewhere` says. */
  readonly onlyThere?: true;
}

/** Another level for some subjects. */
export interface Elsewhere {
  readonly match: Match;
  readonly level: Level | 'off';
  /** Missing: as they are. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** Where it stands, for people: `s3lint.config.yaml:9`. */
  readonly from: string;
}

/** A built-in rule (unreadable input, suppressions …) that is on. */
export interface BuiltinSetting {
  readonly meta: RuleMeta;
  readonly level: Level;
  /** What is about a file is told apart by its path alone. */
  readonly elsewhere?: readonly Elsewhere[];
  readonly onlyThere?: true;
}

export type { Facts } from '../model/facts.js';
