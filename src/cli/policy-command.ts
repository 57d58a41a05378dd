/** `s3lint policy …`: what can be asked of policies by themselves. */
export { policyCheckCommand } from './policy-check.js';
export { policyDiffCommand } from './policy-diff.js';
