/** What the commands do. Loaded when one is called, so that help and errors of the call need none of it. */
export { completionCommand } from './completion/command.js';
export { explainCommand } from './explain-command.js';
export { initCommand } from './init/command.js';
export { policyCheckCommand, policyDiffCommand } from './policy-command.js';
export { rulesCommand } from './rules-command.js';
export { watchCommand } from './watch.js';
