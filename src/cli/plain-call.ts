import type { LintFlags } from './options.js';

/** Whether a call names nothing but paths. No command has a dot or a slash in its name. */
export function isPlain(argv: readonly string[]): boolean {
  return argv.length > 0 && argv.every((word) => /^[^-].*[./\\]|^\.{1,2}$/.test(word));
}

/** The flags of such a call: what the program gives when no option is set, as the test holds. Making the program would take a tenth of a small run. */
export const plainFlags: LintFlags = {
  executableConfig: true,
  plugin: [],
  preset: [],
  rule: [],
  only: [],
  skip: [],
  format: [],
  failOn: 'error',
  suppressions: true,
  parameter: [],
  parameters: [],
  var: [],
  varFile: [],
  with: [],
  maxFileSize: 16 * 1024 * 1024,
  sarifFingerprint: 'semantic',
  sarifProfile: 'github',
  color: 'auto',
};
