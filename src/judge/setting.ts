import type { Level, RuleMeta } from '../rule/meta.js';
import type { Rule } from '../rule/rule.js';

/** A rule that is on, as the configuration wants it. */
export interface RuleSetting {
  readonly rule: Rule;
  readonly level: Level;
  readonly options: Readonly<Record<string, unknown>>;
}

/** A built-in rule (unreadable input, suppressions …) that is on. */
export interface BuiltinSetting {
  readonly meta: RuleMeta;
  readonly level: Level;
}

export type { Facts } from '../model/facts.js';
