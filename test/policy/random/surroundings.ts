/** Buckets in all sorts of surroundings: ACLs, ownership, Block Public Access, access points, policies of the organization. */

import fc from 'fast-check';
import type { PlainBlock, PlainPoint, PlainSituation } from '../../../src/policy/plain.js';
import { OWNER } from '../situations.js';
import { policies } from './documents.js';
import type { PlainPolicy, Style } from './documents.js';
import { CANONICAL, ORGANIZATIONS, POINTS, RESOURCES } from './vocabulary.js';

const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers';

const blocks: fc.Arbitrary<boolean | PlainBlock> = fc.constantFrom<boolean | PlainBlock>(
  false,
  false,
  true,
  { RestrictPublicBuckets: true },
  { IgnorePublicAcls: true },
  { BlockPublicPolicy: true, BlockPublicAcls: true },
);

/** Whose grants leave nothing open: what a right to write means for objects that are there depends on whose they are. */
const acls: fc.Arbitrary<NonNullable<PlainSituation['acl']>> = fc.constantFrom<NonNullable<PlainSituation['acl']>>(
  'private',
  'public-read',
  'authenticated-read',
  [{ grantee: ALL_USERS, permission: 'WRITE_ACP' }],
  [{ grantee: CANONICAL, permission: 'READ' }],
  [
    { grantee: ALL_USERS, permission: 'READ_ACP' },
    { grantee: CANONICAL, permission: 'READ_ACP' },
  ],
);

const writable: fc.Arbitrary<NonNullable<PlainSituation['acl']>> = fc.constantFrom<NonNullable<PlainSituation['acl']>>(
  'public-read-write',
  'log-delivery-write',
  [{ grantee: ALL_USERS, permission: 'FULL_CONTROL' }],
);

function point({ name, arn, ...rest }: (typeof POINTS)[number], style: Style): fc.Arbitrary<PlainPoint> {
  const resources = [arn, `${arn}/object/*`, `${arn}/object/*`, `${arn}/object/a*`, `${arn}*`, '*'];
  return fc.tuple(optional(policies({ ...style, resources, statements: 3 }), 4), blocks).map(([policy, block]) => ({ name, ...rest, ...policy, block }));
}

function optional(of: fc.Arbitrary<PlainPolicy>, weight: number): fc.Arbitrary<{ readonly policy?: PlainPolicy }> {
  return fc.oneof({ weight, arbitrary: of.map((policy) => ({ policy })) }, { weight: 1, arbitrary: fc.constant({}) });
}

function perhaps<T>(of: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.oneof({ weight: 2, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: of.map((one) => [one]) });
}

export interface Surroundings extends Style {
  /** Also with what leaves questions open although all of it is known. */
  readonly clouded?: boolean;
}

/** A bucket and its policy, with nothing around it. */
export function bare(style: Style = {}): fc.Arbitrary<PlainSituation> {
  return fc.tuple(policies(style), fc.constantFrom(undefined, ORGANIZATIONS[0])).map(([policy, organization]) => ({
    bucket: 'b',
    account: OWNER,
    accountBlock: false,
    policy,
    ...(organization === undefined ? {} : { organization }),
  }));
}

export function surrounded(style: Surroundings = {}): fc.Arbitrary<PlainSituation> {
  const around = fc.oneof(
    { weight: 5, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: policies({ ...style, resources: RESOURCES, statements: 2 }).map((one) => [one]) },
  );
  return fc
    .record({
      core: bare(style),
      policy: optional(policies(style), 6),
      acl: style.clouded ? fc.oneof(acls, writable) : acls,
      ownership: fc.constantFrom('BucketOwnerEnforced' as const, 'ObjectWriter' as const, 'BucketOwnerPreferred' as const),
      block: blocks,
      accountBlock: blocks,
      points: fc.tuple(perhaps(point(POINTS[0], style)), perhaps(point(POINTS[1], style))).map((both) => both.flat()),
      customerKeysBlocked: fc.boolean(),
      resourceControl: around,
      serviceControl: around,
      endpoint: style.clouded ? around : fc.constant([]),
    })
    .map(({ core, policy, customerKeysBlocked, ...rest }) => {
      const { policy: _, ...bucket } = core;
      return { ...bucket, ...policy, ...rest, encryption: { customerKeysBlocked } };
    });
}
