/**
 * What of a situation bears on a question. The rest is not read: where it hangs on choices, they are none of the question's.
 */

import type { Reach } from '../question.js';
import type { Block, Point, Situation } from '../situation.js';
import type { Origin } from '../../text/origin.js';
import { Mapped } from '../../text/mapped.js';
import { Known } from '../../truth/value.js';

/** Questions of one sort read the same of a situation. */
export function sortOf({ without = [], through }: Pick<Reach, 'without' | 'through'>): string {
  return `${without.includes('blocks') ? 'b' : ''}${without.includes('ownership') ? 'o' : ''}${through === 'point' ? 'p' : ''}`;
}

export function bearing(situation: Situation, { without = [], through }: Pick<Reach, 'without' | 'through'>): Situation {
  const { bucket, partition, account, organization, policy, acl, ownership, blocks, points, encryption, guardrails } = situation;
  const masked = without.includes('blocks');
  const counts = (acl.items.length > 0 || acl.open !== undefined) && (without.includes('ownership') || ownership.is('BucketOwnerEnforced').truth !== 'yes');
  const block = (of: Block): Block => {
    if (masked) return OFF;
    const { restrictPublicBuckets } = of;
    return { blockPublicAcls: NO, ignorePublicAcls: counts ? of.ignorePublicAcls : NO, blockPublicPolicy: NO, restrictPublicBuckets };
  };
  const point = (of: Point): Point => {
    const { arn, account: owner, network, vpc, policy: own, block: its, origin } = of;
    const near = through === 'point';
    return {
      arn,
      account: owner,
      network: near ? network : INTERNET,
      ...(near && vpc ? { vpc } : {}),
      ...(own ? { policy: own } : {}),
      block: near && !masked ? { ...OFF, restrictPublicBuckets: its.restrictPublicBuckets } : OFF,
      origin,
    };
  };
  return {
    bucket,
    partition,
    account,
    organization,
    policy,
    acl,
    ownership,
    blocks: { bucket: block(blocks.bucket), account: blocks.account && block(blocks.account) },
    points: points.items.length === 0 ? points : { ...points, items: points.items.map(point) },
    encryption: { algorithm: NO_MATTER, customerKeysBlocked: encryption.customerKeysBlocked },
    guardrails,
  };
}

/** What a bearing of a situation has that others of the same situation have otherwise. */
export function besideOf({ partition, ownership, blocks, points, encryption }: Situation): readonly unknown[] {
  const { bucket, account } = blocks;
  const inForce = (of: Block | undefined): readonly unknown[] => [of?.ignorePublicAcls, of?.restrictPublicBuckets];
  return [
    partition,
    ownership,
    ...inForce(bucket),
    ...inForce(account),
    encryption.customerKeysBlocked,
    points.open,
    ...points.items.flatMap(({ network, vpc, block }) => [network, vpc, ...inForce(block)]),
  ];
}

/** Of what is not read. Nothing rests on it, so that it stands nowhere. */
const NOWHERE: Origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } };
const NO = new Known(false, NOWHERE);
const OFF: Block = { blockPublicAcls: NO, ignorePublicAcls: NO, blockPublicPolicy: NO, restrictPublicBuckets: NO };
const INTERNET = new Known<'Internet' | 'VPC'>('Internet', NOWHERE);
const NO_MATTER = new Known('AES256', NOWHERE);
