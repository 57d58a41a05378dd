import { bucketAccess } from '../../src/model/access.js';
import type { BucketAccess } from '../../src/model/access.js';
import { situationFrom } from '../../src/policy/plain.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import { Known } from '../../src/truth/value.js';

/** The access to a bucket called `data`, of account 111122223333, with a policy of these statements. */
export function accessOf(statements: readonly object[], more: Partial<PlainSituation> = {}): BucketAccess {
  const policy = statements.length === 0 ? {} : { policy: { Version: '2012-10-17', Statement: statements } };
  const situation = situationFrom({ bucket: 'data', account: '111122223333', ...policy, ...more });
  const { origin } = situation.acl;
  return bucketAccess({
    key: '',
    says: 'data',
    origin,
    about: [],
    account: new Known('111122223333', origin),
    region: new Known('eu-west-1', origin),
    situation,
  });
}

/** A Deny of everything on the bucket and its objects, to everybody. */
export function deny(more: object): object {
  return { Sid: 'D', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'], ...more };
}
