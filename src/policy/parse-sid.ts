/** Names of statements. */

import type { List } from '../truth/value.js';
import { quoted, report } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { Statement } from './policy.js';

/** IAM demands plain and different names; S3 takes blanks and hyphens, and names that stand twice. IAM User Guide, Sid element, October 2026. */
export function checkSids(statements: List<Statement>, parsing: Parsing): void {
  if (parsing.use !== 'identity') return;
  const first = new Map<string, number>();
  for (const { sid, index } of statements.items) {
    if (sid.kind !== 'known') continue;
    const { value, origin } = sid;
    const here = { ...parsing, statement: index };
    if (!/^[A-Za-z\d]*$/.test(value)) report(here, 'sid', `The Sid ${quoted(value)} holds more than letters and digits, which IAM does not take.`, origin);
    const before = value === '' ? undefined : first.get(value);
    if (before !== undefined) report(here, 'sid', `The Sid ${quoted(value)} is that of statement ${before + 1} as well; IAM wants every name once.`, origin);
    else first.set(value, index);
  }
}
