import { lint } from '../../../src/lint.js';
import type { Result } from '../../../src/rule/finding.js';
import type { Rule } from '../../../src/rule/rule.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import type { Given } from '../../../src/testing/judge-text.js';
import { snapshotOf } from './account.js';
import type { MadeAccount } from './account.js';

/** Texts with an account laid under them. */
export function judgedWith(
  rules: readonly Rule[],
  files: Readonly<Record<string, string>>,
  accounts: Readonly<Record<string, MadeAccount>>,
  given: Given = {},
): Result {
  const request = requestFor(rules, { ...files, 'live.json': snapshotOf(accounts) }, given);
  return lint({ ...request, paths: request.paths.filter(({ path }) => path !== 'live.json'), live: [{ path: 'live.json', named: true }] });
}

/** `path:line resource (when …)` of each finding. */
export function told({ findings }: Result): readonly string[] {
  return findings.map(({ place, resource, when }) => {
    const { line } = place.source.position(place.start);
    return `${place.source.path}:${line} ${resource}${when === undefined ? '' : ` when ${when}`}`;
  });
}

/** The resources of which a rule cannot be decided. */
export function open({ undecided }: Result): readonly string[] {
  return undecided.flatMap(({ resources }) => resources);
}
