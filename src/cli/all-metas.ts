import type { RuleMeta } from '../rule/meta.js';
import { builtinRules } from '../rule/builtin.js';
import { allRules } from './all-rules.js';

/** The metadata of all rules, built-in ones too, in the order of their ids. */
export const allMetas: readonly RuleMeta[] = [...allRules.map((rule) => rule.meta), ...builtinRules].sort((a, b) => (a.id < b.id ? -1 : 1));
