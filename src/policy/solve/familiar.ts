/** Values of condition keys as people know them: a request that is shown has these where others would do as well. */

import { keyInfo } from '../data/condition-keys.js';
import type { Glob } from '../glob/glob.js';
import { strangerOf } from '../glob/looks.js';
import type { Sign, Term } from '../term.js';
import { own } from '../../text/own.js';
import type { Point } from './line.js';
import { text } from './world.js';
import type { Setting } from './world.js';

const SOMEBODY = '999999999999';

/** As short and as true to life as they can be. */
const FAMILIAR: Readonly<Record<string, string>> = {
  'aws:sourcevpc': 'vpc-0123456789abcdef0',
  'aws:sourcevpce': 'vpce-0123456789abcdef0',
  'aws:sourcevpcarn': `arn:aws:ec2:us-east-1:${SOMEBODY}:vpc/vpc-0123456789abcdef0`,
  'aws:ec2instancesourcevpc': 'vpc-0123456789abcdef0',
  'ec2:sourceinstancearn': `arn:aws:ec2:us-east-1:${SOMEBODY}:instance/i-0123456789abcdef0`,
  'ssm:sourceinstancearn': `arn:aws:ec2:us-east-1:${SOMEBODY}:instance/i-0123456789abcdef0`,
  'lambda:sourcefunctionarn': `arn:aws:lambda:us-east-1:${SOMEBODY}:function:x`,
  'codebuild:projectarn': `arn:aws:codebuild:us-east-1:${SOMEBODY}:project/x`,
  'codebuild:buildarn': `arn:aws:codebuild:us-east-1:${SOMEBODY}:build/x:1`,
  'aws:chatbotsourcearn': `arn:aws:chatbot::${SOMEBODY}:chat-configuration/slack-channel/x`,
  'aws:federatedprovider': 'accounts.google.com',
  'aws:calledvia': 'athena.amazonaws.com',
  'aws:calledviafirst': 'athena.amazonaws.com',
  'aws:calledvialast': 'athena.amazonaws.com',
  'aws:requestedregion': 'us-east-1',
  'aws:referer': 'https://example.com/',
  'aws:useragent': 'curl/8.0',
  'aws:userid': 'AIDAEXAMPLE',
  'aws:sourcearn': 'arn:aws:s3:::x',
  's3:accessgrantsinstancearn': `arn:aws:s3:us-east-1:${SOMEBODY}:access-grants/default`,
  's3:destinationregion': 'us-west-2',
  's3:locationconstraint': 'us-west-2',
  's3:x-amz-content-sha256': 'UNSIGNED-PAYLOAD',
  's3:x-amz-copy-source': 'x/x',
  's3:x-amz-server-side-encryption-aws-kms-key-id': `arn:aws:kms:us-east-1:${SOMEBODY}:key/x`,
};

const POINTS: Readonly<Record<string, readonly Point[]>> = {
  's3:max-keys': [1000],
  's3:object-lock-remaining-retention-days': [30],
};

export function familiarPoints(key: string): readonly Point[] {
  return own(POINTS, key) ?? [0, 1];
}

/** The id of an organization has ten letters and digits at least, that of a root four. */
const ORGANIZATION: Term = ['o-exampleorg/r-root/'];

/** Texts of the key's domain. */
export function familiarTexts(key: string, { situation, mentions }: Setting): readonly Term[] {
  const somebody: Term = [mentions.otherAccount];
  if (key.endsWith('orgpaths')) return [ORGANIZATION];
  if (key === 'aws:sourceaccount') return [situation.account, somebody];
  if (key === 'aws:vpceaccount' || key === 'aws:sourceowner') return [somebody];
  const info = keyInfo(key);
  const known = own(FAMILIAR, key) ?? (info?.type === 'arn' ? 'arn:aws:s3:::x' : info?.values[0]);
  if (known === undefined) return [['x']];
  return info?.type === 'arn' || own(ID, key) !== undefined ? [[known]] : [[known], ['x']];
}

/** Ids have so many letters and digits, of which a policy may write the first. */
const LENGTHS = [17, 8] as const;
const ID: Readonly<Record<string, string>> = { 'aws:sourcevpc': 'vpc-', 'aws:sourcevpce': 'vpce-', 'aws:ec2instancesourcevpc': 'vpc-' };

function times(count: number, of: 'digit' | 'bucketName'): Glob {
  return Array.from({ length: count }, () => ({ kind: 'one', of }) as const);
}

/**
 * Texts that look as they should, where a policy leaves no familiar one.
 * @param stranger of a text that nothing fixes: a part of it is chosen last
 */
export function likelyGlobs(key: string, stranger: boolean, setting: Setting): readonly Glob[] {
  const { partition } = setting.situation;
  const front = key === 'aws:sourcevpcarn' ? `arn:${partition}:ec2:us-east-1:${SOMEBODY}:vpc/vpc-` : own(ID, key);
  if (front !== undefined) {
    const tail: Glob = stranger ? [{ kind: 'sign', sign: strangeId }] : [];
    const rest = (length: number): number => length - (stranger ? strangeId.says.length : 0);
    return LENGTHS.flatMap((length) => (['digit', 'bucketName'] as const).map((of) => [...text(front), ...times(rest(length), of), ...tail]));
  }
  if (stranger) return [[{ kind: 'sign', sign: strangerUnder(key, setting) }]];
  if (!key.endsWith('orgpaths')) return [];
  const root: Glob = [...text('o-'), ...times(10, 'bucketName'), ...text('/r-'), ...times(4, 'bucketName'), ...text('/')];
  return [root, [...root, ...text('ou-'), ...times(4, 'bucketName'), ...text('-'), ...times(8, 'bucketName'), ...text('/')]];
}

const strangeId = strangerOf('name', '0abcdef');

/** Somebody of whom the key tells, and whom nothing names. */
export function strangerUnder(key: string, { mentions }: Setting): Sign {
  if (key.endsWith('account')) return strangerOf('account', mentions.otherAccount);
  return key === 'aws:sourcevpcarn' || own(ID, key) !== undefined ? strangeId : strangerOf('name', 'somebody-else');
}
