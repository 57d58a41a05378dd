/**
 * Uploads of other accounts, where objects belong to whoever wrote them. S3 User Guide, about-object-ownership, read April 2026: the owner of the
 * bucket gets at them if they come with full control for it, by the canned ACL `bucket-owner-full-control` or by a grant of its own.
 */

import { answerOf } from '../policy/answer.js';
import { ownedByAws } from '../policy/data/services.js';
import type { Principal, Statement } from '../policy/policy.js';
import type { KeyDemand, Reach, Verdict } from '../policy/question.js';
import { written } from '../policy/term.js';
import { any } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Grant } from './access.js';

const NO_GRANT: KeyDemand = { key: 's3:x-amz-grant-full-control', is: 'absent' };

/** Whether a grant lets another account upload without giving the owner of the bucket full control of the object. */
export function letsOthersKeep(grant: Grant): Answer {
  const upload = (is: KeyDemand['is']): Answer =>
    letsForeigner(grant, { who: { kind: 'external' }, actions: ['s3:PutObject'], context: [{ key: 's3:x-amz-acl', is }, NO_GRANT] });
  return any(upload('absent'), () => upload({ noneOf: ['bucket-owner-full-control'] }));
}

/** An account that nobody has. */
const NOBODY = '000000000000';

/** Where the owner is not known: two accounts get in, so one of them is another than the owner, whoever that is. */
function letsForeigner({ access, ref, verdict }: Grant, question: Reach): Answer {
  const { situation, engine } = access;
  const asked = verdict(question);
  if (asked.verdict !== 'unknown' || written(situation.account) !== undefined) return answerOf(asked);
  const ownedBy = (account: string): Verdict => engine.ask({ ...situation, account: [account] }, { ...question, grant: ref });
  const first = ownedBy(NOBODY);
  const another = first.verdict === 'yes' && first.witness.principal.kind === 'account' ? ownedBy(first.witness.principal.account) : asked;
  return answerOf(another.verdict === 'yes' ? first : asked);
}

/** Whether a statement is there for accounts of AWS, from which it delivers logs: they send what the owner of the bucket needs. */
export function isForAws({ principal }: Statement): boolean {
  const items = principal?.items.items ?? [];
  const isOfAws = (one: Principal): boolean => {
    const account = one.form === 'account' || one.form === 'identity' ? one.account : undefined;
    return one.form === 'service' || (account !== undefined && ownedByAws(account) !== undefined);
  };
  return principal?.not === false && items.length > 0 && !principal.items.open && items.every(isOfAws);
}

/** Whether a statement is there for replication, which gives the copies to the owner of the bucket by a setting of its own. */
export function isForReplication({ action }: Statement): boolean {
  return action?.not === false && action.items.items.some(({ term }) => /^s3:replicate/i.test(written(term) ?? ''));
}
