/** The library: lint texts from a program, and write rules. */
export { lint, type LintRequest } from './lint.js';
export { repair, type Repaired } from './repair.js';
export { builtinRules } from './rule/builtin.js';
export { bucket, estate, lambda, withOptions } from './rule/example.js';
export type { Finding, Result } from './rule/finding.js';
export { add, remove, safe, set, unsafe } from './rule/fix.js';
export type { RuleMeta } from './rule/meta.js';
export { defineRule, type Rule } from './rule/rule.js';
export { computed, refers } from './model/shape.js';
export { all, any, implies, no, not, unknown, yes, type Answer } from './truth/answer.js';
export { every, some, type Link, type List, type Value } from './truth/value.js';
