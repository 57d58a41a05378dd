import type { Reach } from './question.js';

/** What an identity of the account must be able to do so that a policy is not there for good. */
export const REPAIRS: Reach = { who: { kind: 'owner' }, actions: ['s3:PutBucketPolicy', 's3:DeleteBucketPolicy'], counting: 'identities' };
