/** What a grant opens to everybody, and what stands between the two: Block Public Access and disabled ACLs. */

import { answerOf } from '../policy/answer.js';
import { namesOnlySome } from '../policy/named-only.js';
import type { Condition, Statement } from '../policy/policy.js';
import type { Who } from '../policy/question.js';
import type { AclGrant, Block, Situation } from '../policy/situation.js';
import { says } from '../policy/term.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, not, reworded, unknown, withoutWitness, yes } from '../truth/answer.js';
import type { Answer, Evidence } from '../truth/answer.js';
import { series } from '../truth/sentences.js';
import type { BucketAccess, Grant } from './access.js';
import { engine } from './access.js';
import { ACL_CHANGES, actionsOf, rights } from './rights.js';
import type { Right } from './rights.js';

/** Public as AWS means it (S3 User Guide, "The meaning of public", read October 2026), Denies and everything that masks a grant counted. */
const everybody: Who = { kind: 'everybody' };

/** Whether a grant lets everybody do something of this sort; a yes has the request that proves it. */
export function opens(grant: Grant, right: Right): Answer {
  // Whomever the grant is for: if it were everybody, it would be masked.
  const masked = isMasked(grant);
  return masked.truth === 'yes' ? not(masked) : atEverybody(grant, lets(grant, right));
}

function lets(grant: Grant, right: Right): Answer {
  const direct = grant.lets({ who: everybody, actions: actionsOf(right) });
  if (right !== 'admin' || direct.truth === 'yes') return direct;
  return any(direct, () =>
    all(
      () => grant.lets({ who: everybody, actions: ACL_CHANGES }),
      () => not(aclsDisabled(grant)),
    ),
  );
}

/** Whether a setting of Block Public Access takes every public grant of this sort for nothing. */
function isMasked({ acl, access: { situation } }: Grant): Answer {
  return isInForce(acl ? 'ignorePublicAcls' : 'restrictPublicBuckets', situation.blocks);
}

/** ACLs count for nothing then, and S3 refuses to set one. */
export function aclsDisabled({ access: { situation } }: Pick<Grant, 'access'>): Answer {
  return situation.ownership.is('BucketOwnerEnforced');
}

/** For the message about an open grant: who, what else it gives, where, and the request that shows it. */
export function exposureOf(grant: Grant, because: readonly Evidence[]): Readonly<Record<'who' | 'rights' | 'bucket' | 'example', string>> {
  const witness = because.find((reason) => reason.witness)?.witness;
  return {
    who: witness?.principal.kind === 'account' ? 'Everybody with an AWS account' : 'Everybody',
    rights: series(rights.filter((right) => sameGrant(grant).some((one) => opens(one, right).truth === 'yes')).map((right) => PHRASES[right])),
    bucket: nameOf(grant.access),
    example: witness?.says ?? 'any such request',
  };
}

/** As a person calls the bucket: its declaration, or where only its policy is in sight, its name. */
export function nameOf({ bucket, situation }: Pick<BucketAccess, 'bucket' | 'situation'>): string {
  return bucket?.says ?? says(situation.bucket);
}

const PHRASES: Readonly<Record<Right, string>> = {
  admin: 'change settings and permissions',
  write: 'write objects',
  read: 'read objects',
  list: 'list objects',
};

/** A canned ACL is several grants in one word. */
function sameGrant(grant: Grant): readonly Grant[] {
  const { acl, access } = grant;
  if (!acl) return [grant];
  return access.situation.acl.items.flatMap((one, index): readonly Grant[] =>
    one.origin === acl.origin ? [{ ...grant, acl: one, lets: (question) => access.can({ ...question, grant: { kind: 'acl', index } }) }] : [],
  );
}

/** The same answer, a yes at the place where the statement says "everybody". */
function atEverybody({ statement }: Grant, answer: Answer): Answer {
  const named = statement?.principal;
  const star = named?.not ? named.origin : named?.items.items.find(({ form }) => form === 'everybody')?.element.origin;
  return statement && star ? narrowed(answer, statement.origin, star) : answer;
}

/** The same answer, a yes that stands at the whole at a part of it. */
export function narrowed(answer: Answer, whole: Origin, part: Origin): Answer {
  if (answer.truth !== 'yes') return answer;
  const [first, ...rest] = answer.because;
  return first?.origin === whole ? yes(reworded(first, { origin: part }), ...rest) : answer;
}

/** Whether Block Public Access counts a grant as public: by itself, whatever Denies stand beside it. */
export function countsAsPublic(grant: Grant): Answer {
  const { statement, acl, access } = grant;
  if (statement) return atEverybody(grant, isPublicStatement(statement, access.situation));
  return acl ? isPublicAcl(acl) : no();
}

/** @param heeded conditions that count; the others are taken as not written */
export function isPublicStatement(statement: Statement, situation: Situation, heeded: (condition: Condition) => boolean = () => true): Answer {
  const { policy } = situation;
  if (!policy || namesOnlySome(statement)) return no();
  const { conditions } = statement;
  const items = conditions.items.filter(heeded);
  // The engine knows a statement by itself: what is not changed stays the same.
  const alone = items.length === conditions.items.length ? statement : { ...statement, conditions: { ...conditions, items } };
  const { items: _others, open: _more, ...list } = policy.statements;
  return unproved(answerOf(engine.isPublic({ ...policy, statements: { ...list, items: [alone] } }, situation, 'bucket')));
}

/** Who is let in is all that counts there: what, and whether anything else stands in the way, is not asked, so no request proves it. */
function unproved(answer: Answer): Answer {
  return answer.truth === 'yes' ? yes(...answer.because.map(withoutWitness)) : answer;
}

/** S3 User Guide, blocking public access: any permission for AllUsers or AuthenticatedUsers makes an ACL public. */
function isPublicAcl({ grantee, says: name, origin }: AclGrant): Answer {
  if (grantee.kind === 'unknown') return unknown({ says: `the grantee of ${name} is ${grantee.reason}`, origin });
  const who = grantee.kind === 'known' ? grantee.value : undefined;
  const isPublic = who !== undefined && 'group' in who && who.group !== 'LogDelivery';
  return isPublic ? yes({ says: `the ACL grants ${name} to ${who.group}`, origin }) : no();
}

/** Whether a setting of Block Public Access holds on some level. Of an account that nobody told about it is supposed that it blocks nothing. */
export function isInForce(setting: keyof Block, { bucket, account }: Situation['blocks']): Answer {
  return any(bucket[setting].is(true), account ? account[setting].is(true) : no());
}

/**
 * Whether S3 refuses to take the grant, because Block Public Access is on before it comes. ACLs that are disabled refuse
 * a canned ACL for that reason, which is another thing to say.
 */
export function isRefused(grant: Grant): Answer {
  const { blocks } = grant.access.situation;
  if (!grant.acl) return all(countsAsPublic(grant), () => isInForce('blockPublicPolicy', blocks));
  return all(
    countsAsPublic(grant),
    () => isInForce('blockPublicAcls', blocks),
    () => not(failsForDisabledAcls(grant)),
  );
}

/** Whether the grant is public but for settings that make it ineffective while they are on. */
export function isLatent(grant: Grant): Answer {
  const settings = [
    // What is public is then refused, and what is not public needs no mask. What is live was there before.
    grant.access.bucket?.readBack ? yes() : not(isInForce(grant.acl ? 'blockPublicAcls' : 'blockPublicPolicy', grant.access.situation.blocks)),
    not(failsForDisabledAcls(grant)),
    grant.acl ? any(isMasked(grant), aclsDisabled(grant)) : isMasked(grant),
  ];
  // What the settings show needs no engine.
  if (settings.some(({ truth }) => truth === 'no')) return no();
  return all(atEverybody(grant, grant.lets({ who: everybody, without: ['blocks', 'ownership'] })), ...settings);
}

/** The settings that mask a latent grant, as S3 names them. */
export function masksOf({ acl, access: { situation } }: Grant): string {
  const { blocks, ownership } = situation;
  if (!acl) return 'RestrictPublicBuckets';
  const masks = [
    ...(isInForce('ignorePublicAcls', blocks).truth === 'yes' ? ['IgnorePublicAcls'] : []),
    ...(ownership.is('BucketOwnerEnforced').truth === 'yes' ? ['BucketOwnerEnforced'] : []),
  ];
  return series(masks);
}

/** S3 takes no canned ACL for a bucket whose ACLs are disabled; grants that it reads back from a live bucket were there before. */
function failsForDisabledAcls(grant: Grant): Answer {
  const { acl, access } = grant;
  const isCanned = acl !== undefined && access.bucket?.acl.canned.origin === acl.origin;
  return isCanned ? aclsDisabled(grant) : no();
}
