/** Which accounts to scan, and as whom. */

import type { Operation } from '../dialect/api/operations.js';
import type { Unanswered } from '../dialect/api/snapshot.js';
import type { Asker } from './asker.js';
import { objectsAt, textAt } from './json.js';
import { askWhole } from './pages.js';
import type { Identity } from './port.js';
import type { ScanRequest } from './request.js';
import { helper } from './scene.js';
import type { Caller } from './who.js';

export const ROLE_NAME = 's3lint-scan';

/** One account to scan. */
export interface Stop {
  readonly account: string;
  readonly identity: Identity;
}

export type Accounts = readonly string[] | Unanswered;

/** ACTIVE ones; the others cannot be signed in to. `State` is the newer of two members for the same. */
export async function listAccounts(asker: Asker, region: string): Promise<Accounts> {
  const operation: Operation = helper('organizations:ListAccounts');
  const { reply } = await askWhole(asker, { operation, region, input: {} }, { send: 'NextToken', next: 'NextToken', lists: ['Accounts'] });
  if (reply.state === 'unknown') return reply;
  const accounts = reply.state === 'ok' ? objectsAt(reply.value, 'Accounts') : [];
  return accounts.flatMap((account) => ((textAt(account, 'State') ?? textAt(account, 'Status')) === 'ACTIVE' ? (textAt(account, 'Id') ?? []) : [])).sort();
}

/** The caller's own account needs no role: the role of the scan is deployed to the others. */
export function stops(accounts: readonly string[], caller: Caller, base: Identity, { roleName = ROLE_NAME, externalId }: ScanRequest): readonly Stop[] {
  return [...new Set(accounts)].sort().map((account) => ({
    account,
    identity:
      account === caller.account
        ? base
        : {
            kind: 'role',
            arn: `arn:${caller.partition}:iam::${account}:role/${roleName}`,
            by: base,
            ...(externalId !== undefined && { externalId }),
          },
  }));
}
