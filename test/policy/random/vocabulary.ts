/** Few words, so that statements, questions and requests speak of the same things and get into each other's way. */

import { OWNER, PARTNER, STRANGER } from '../situations.js';

export const ACCOUNTS = [OWNER, PARTNER, STRANGER] as const;
export const CANONICAL = 'c'.repeat(64);
export const SERVICES = ['logging.s3.amazonaws.com', 'cloudtrail.amazonaws.com', 'cloudfront.amazonaws.com'] as const;
export const ORGANIZATIONS = ['o-aaaaaaaaaa', 'o-bbbbbbbbbb'] as const;
/** An access point of the bucket; another one is bound to a network. */
export const POINTS = [
  { name: 'p', arn: `arn:aws:s3:us-east-1:${OWNER}:accesspoint/p` },
  { name: 'q', arn: `arn:aws:s3:us-east-1:${OWNER}:accesspoint/q`, vpc: 'vpc-11111111' },
] as const;

export const ARNS = [
  `arn:aws:iam::${OWNER}:root`,
  `arn:aws:iam::${OWNER}:role/app`,
  `arn:aws:iam::${OWNER}:user/alice`,
  `arn:aws:iam::${PARTNER}:root`,
  `arn:aws:iam::${PARTNER}:role/app`,
  `arn:aws:iam::${PARTNER}:user/team/alice`,
  `arn:aws:iam::${PARTNER}:role/team/app`,
  `arn:aws:iam::${STRANGER}:role/app`,
] as const;

/** What may stand under "AWS". */
export const PRINCIPALS = [
  ...ACCOUNTS,
  ...ARNS,
  `arn:aws:sts::${PARTNER}:assumed-role/app/s1`,
  `arn:aws:sts::${OWNER}:assumed-role/app/s2`,
  `arn:aws:sts::${PARTNER}:federated-user/alice`,
  'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1',
] as const;

export const ACTIONS = [
  's3:GetObject',
  's3:GetObject',
  's3:PutObject',
  's3:PutObject',
  's3:ListBucket',
  's3:*',
  's3:*',
  '*',
  's3:Get*',
  's3:Put*',
  's3:List*',
  's3:*Object',
  's3:?etObject',
  's3:DeleteObject',
  's3:PutBucketPolicy',
  's3:GetBucketPolicy',
  's3:PutBucketAcl',
  's3:PutObjectAcl',
  's3:GetObjectVersion',
  's3:ListBucketVersions',
  's3:GetBucketLocation',
  's3:ReplicateObject',
  's3:ReadObject',
  'ec2:*',
] as const;

const BUCKET = 'arn:aws:s3:::b';

export const RESOURCES = [
  BUCKET,
  BUCKET,
  `${BUCKET}/*`,
  `${BUCKET}/*`,
  `${BUCKET}/*`,
  `${BUCKET}*`,
  '*',
  'arn:aws:s3:::*',
  `${BUCKET}/a*`,
  `${BUCKET}/a?*`,
  `${BUCKET}/??`,
  `${BUCKET}/public/*`,
  `${BUCKET}/*.txt`,
  `${BUCKET}/*a*`,
  `${BUCKET}/*/a`,
  `${BUCKET}/secret`,
  'arn:aws:s3:::other',
  'arn:aws:s3:::other/*',
  'arn:aws:s3:::?/*',
] as const;

/** With parts that a request fills in. */
export const RESOURCES_FILLED = [
  `${BUCKET}/\${aws:username}/*`,
  `${BUCKET}/\${aws:PrincipalTag/team}/*`,
  `${BUCKET}/\${aws:PrincipalTag/team, 'a'}/*`,
  `${BUCKET}/\${aws:PrincipalAccount}/*`,
  `${BUCKET}/\${s3:prefix}*`,
  `${BUCKET}/\${*}`,
  `${BUCKET}/\${aws:userid}`,
  'arn:aws:s3:::${aws:PrincipalTag/bucket}/*',
] as const;

/** How keys of one type are compared. */
const TEXT = [
  'StringEquals',
  'StringEquals',
  'StringNotEquals',
  'StringLike',
  'StringLike',
  'StringNotLike',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
] as const;
const ARN = ['ArnLike', 'ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals', 'StringLike', 'StringEquals', 'StringNotLike'] as const;
const TRUTH = ['Bool', 'Bool', 'StringEquals', 'StringNotEquals'] as const;
const NUMBER = ['NumericEquals', 'NumericNotEquals', 'NumericLessThan', 'NumericLessThanEquals', 'NumericGreaterThan', 'NumericGreaterThanEquals'] as const;
const DATE = ['DateEquals', 'DateNotEquals', 'DateLessThan', 'DateLessThanEquals', 'DateGreaterThan', 'DateGreaterThanEquals'] as const;
const ADDRESS = ['IpAddress', 'IpAddress', 'NotIpAddress'] as const;
const WORD = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'] as const;

/** A condition key, how it is compared, and with what. */
export interface Topic {
  readonly key: string;
  readonly operators: readonly string[];
  readonly values: readonly string[];
  /** Values that a request fills in. */
  readonly filled?: readonly string[];
  /** A request may have several values under it. */
  readonly list?: boolean;
  /** Values that stand together. */
  readonly many?: readonly string[];
  /** How often it comes up; 1 where nothing is said. */
  readonly weight?: number;
}

const FILLED = [
  '${aws:PrincipalTag/team}',
  '${aws:username}',
  "${aws:PrincipalTag/team, 'a'}",
  'x-${aws:PrincipalTag/team}-*',
  '${aws:ResourceAccount}',
] as const;

export const TOPICS: readonly Topic[] = [
  { key: 'aws:SecureTransport', operators: TRUTH, values: ['true', 'false', 'false'], weight: 3 },
  { key: 'aws:PrincipalIsAWSService', operators: TRUTH, values: ['true', 'false'] },
  { key: 'aws:ViaAWSService', operators: TRUTH, values: ['true', 'false'] },
  { key: 'aws:MultiFactorAuthPresent', operators: TRUTH, values: ['true', 'false'] },
  { key: 'aws:MultiFactorAuthAge', operators: NUMBER, values: ['300', '3600'] },
  { key: 's3:TlsVersion', operators: NUMBER, values: ['1.2', '1.1', '1.3', '2'], weight: 2 },
  { key: 'aws:PrincipalOrgID', operators: TEXT, values: [...ORGANIZATIONS, 'o-*', 'o-a*'], filled: ['${aws:ResourceOrgID}'], weight: 3 },
  {
    key: 'aws:PrincipalOrgPaths',
    operators: WORD,
    values: [`${ORGANIZATIONS[0]}/*`, `${ORGANIZATIONS[0]}/r-1/ou-1/`, 'o-*/r-1/*', `${ORGANIZATIONS[1]}/*`],
    list: true,
  },
  { key: 'aws:PrincipalAccount', operators: TEXT, values: [...ACCOUNTS, '1111*', '*'], filled: ['${aws:ResourceAccount}', '${s3:ResourceAccount}'], weight: 3 },
  { key: 'aws:PrincipalArn', operators: ARN, values: [...ARNS, 'arn:aws:iam::*:role/app', `arn:aws:iam::${OWNER}:*`, 'arn:aws:iam::*:user/*'], weight: 3 },
  { key: 'aws:PrincipalArn', operators: ['StringLike', 'StringNotLike'], values: [`*:${OWNER}:role/*`, `arn:aws:iam::${PARTNER}:role/*`, '*alice'] },
  { key: 'aws:PrincipalType', operators: WORD, values: ['User', 'AssumedRole', 'Account', 'Anonymous'] },
  { key: 'aws:PrincipalTag/team', operators: TEXT, values: ['a', 'b', 'a*'], filled: ['${s3:ExistingObjectTag/team}', ...FILLED] },
  { key: 'aws:username', operators: WORD, values: ['alice', 'a*'], filled: ['${aws:PrincipalTag/team}'] },
  { key: 'aws:userid', operators: WORD, values: ['AIDAEXAMPLE', 'AROAEXAMPLE:s1', 'anonymous'] },
  {
    key: 'aws:SourceIp',
    operators: ADDRESS,
    values: ['198.51.100.0/24', '198.51.100.7', '0.0.0.0/1', '0.0.0.0/0', '2001:db8::/32', '10.0.0.0/8', '::/0'],
    many: Array.from({ length: 20 }, (_, index) => `${64 + index * 2}.0.0.0/8`),
    weight: 3,
  },
  { key: 'aws:VpcSourceIp', operators: ADDRESS, values: ['10.0.0.0/8', '10.1.0.0/16', '10.1.2.3/32'] },
  { key: 'aws:SourceVpce', operators: TEXT, values: ['vpce-11111111', 'vpce-22222222', 'vpce-*'], weight: 2 },
  { key: 'aws:SourceVpc', operators: TEXT, values: ['vpc-11111111', 'vpc-22222222', 'vpc-*'], weight: 2 },
  {
    key: 'aws:SourceArn',
    operators: ARN,
    values: ['arn:aws:s3:::source', `arn:aws:cloudtrail:us-east-1:${OWNER}:trail/t`, `arn:aws:cloudfront::${PARTNER}:distribution/E1`, 'arn:aws:s3:::*'],
    weight: 2,
  },
  { key: 'aws:SourceAccount', operators: TEXT, values: [...ACCOUNTS], filled: ['${aws:ResourceAccount}'], weight: 2 },
  { key: 'aws:CalledVia', operators: WORD, values: ['athena.amazonaws.com', 'a*'], list: true },
  // Before the day of the tables, the day itself, and after it.
  { key: 'aws:CurrentTime', operators: DATE, values: ['2020-01-01T00:00:00Z', '2026-04-13', '2030-01-01T00:00:00Z'] },
  { key: 'aws:EpochTime', operators: DATE, values: ['1577836800', '1776038400', '1893456000'] },
  { key: 'aws:referer', operators: TEXT, values: ['https://example.com/*', 'https://example.com/a'], filled: ['https://${aws:username}.example.com/'] },
  { key: 'aws:UserAgent', operators: WORD, values: ['curl/*', 'x'] },
  { key: 'aws:RequestedRegion', operators: WORD, values: ['us-east-1', 'eu-*'] },
  { key: 's3:ResourceAccount', operators: WORD, values: [OWNER, PARTNER] },
  { key: 's3:prefix', operators: TEXT, values: ['', 'a/', 'public/*', 'a*'], filled: ['${aws:username}/*', '${aws:username}'] },
  { key: 's3:max-keys', operators: NUMBER, values: ['5', '10', '1000'] },
  { key: 's3:x-amz-acl', operators: TEXT, values: ['bucket-owner-full-control', 'public-read', 'public*'] },
  { key: 's3:x-amz-server-side-encryption', operators: WORD, values: ['aws:kms', 'AES256', 'aws:*'], weight: 2 },
  {
    key: 's3:x-amz-server-side-encryption-aws-kms-key-id',
    operators: ARN,
    values: [`arn:aws:kms:us-east-1:${OWNER}:key/k1`, `arn:aws:kms:us-east-1:${OWNER}:key/*`],
  },
  { key: 's3:x-amz-server-side-encryption-customer-algorithm', operators: WORD, values: ['AES256', '*'] },
  { key: 's3:ExistingObjectTag/team', operators: TEXT, values: ['a', 'b', 'A'], filled: FILLED },
  { key: 's3:RequestObjectTagKeys', operators: WORD, values: ['team', 't*', 'secret'], list: true },
  { key: 's3:authType', operators: WORD, values: ['REST-HEADER', 'REST-QUERY-STRING', 'POST'] },
  { key: 's3:signatureversion', operators: WORD, values: ['AWS4-HMAC-SHA256', 'AWS'] },
  { key: 's3:signatureAge', operators: NUMBER, values: ['600000', '60000'] },
  { key: 's3:versionid', operators: WORD, values: ['v1', 'v*'] },
  { key: 's3:DataAccessPointAccount', operators: TEXT, values: [OWNER, PARTNER, '1111*'], filled: ['${aws:ResourceAccount}'], weight: 2 },
  {
    key: 's3:DataAccessPointArn',
    operators: ARN,
    values: [POINTS[0].arn, `arn:aws:s3:us-east-1:${OWNER}:accesspoint/*`, 'arn:aws:s3:*:*:accesspoint/*', `arn:aws:s3:us-east-1:${PARTNER}:accesspoint/pqr`],
    weight: 2,
  },
  { key: 's3:AccessPointNetworkOrigin', operators: WORD, values: ['Internet', 'VPC'] },
];
