/** The library: lint texts from a program. */
export { lint, type LintRequest } from './lint.js';
export type { Finding, Result } from './rule/finding.js';
