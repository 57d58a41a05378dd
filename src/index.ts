/** The library: lint texts from a program, and write rules. */
export { lint, type LintRequest } from './lint.js';
export { repair, type Repaired } from './repair.js';
export { defineConfig, type UserConfig } from './config/define.js';
export { type Plugin, pluginRules } from './config/plugin.js';
export { builtinRules } from './rule/builtin.js';
export { blocksOff, bucket, bucketPolicy, estate, identityPolicy, lambda, policyDocument, subject, withOptions } from './rule/example.js';
export type { Finding, Result } from './rule/finding.js';
export type { Inventory } from './rule/inventory.js';
export { add, addIn, remove, safe, set, setIn, spelled, unsafe } from './rule/fix.js';
export type { RuleMeta } from './rule/meta.js';
export { defineRule, type Rule } from './rule/rule.js';
export type { BucketAccess, Grant, PointAccess } from './model/access.js';
export type { PolicySubject, StatementSubject } from './model/policies.js';
export { computed, refers } from './model/shape.js';
export type { Reach, Who } from './policy/question.js';
export { all, any, implies, no, not, unknown, yes, type Answer } from './truth/answer.js';
export { every, some, type Link, type List, type Value } from './truth/value.js';
