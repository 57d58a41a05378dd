// Generated from rules/*.ts by test/cli/all-rules.test.ts; `npm test -- -u` writes it anew.
import type { Rule } from '../rule/rule.js';
import mfaDeleteNeedsVersioning from '../../rules/mfa-delete-needs-versioning.js';
import replicationNeedsVersioningBoth from '../../rules/replication-needs-versioning-both.js';
import requireVersioning from '../../rules/require-versioning.js';

export const allRules: readonly Rule[] = [mfaDeleteNeedsVersioning, replicationNeedsVersioningBoth, requireVersioning];
