import { describe, expect, it } from 'vitest';
import read from '../../rules/no-public-read.js';
import rule from '../../rules/no-public-list.js';
import { run } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const bucket = `Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties:\n      PublicAccessBlockConfiguration: ${off}\n`;
const acls = '      OwnershipControls: { Rules: [{ ObjectOwnership: BucketOwnerPreferred }] }\n';
const facts = { blockPublicAccess: 'none' } as const;

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'an ACL counts for nothing where ACLs are disabled, as they are by default', code: `${bucket}      AccessControl: PublicRead\n`, facts }],
  invalid: [
    {
      name: 'the canned ACL for public reading lists the bucket, and reads nothing',
      code: `${bucket}${acls}      AccessControl: PublicRead\n`,
      facts,
      findings: [
        {
          message:
            'Everybody can list objects in bucket "Data": the ACL grant public-read (READ) allows it, for example an anonymous s3:ListBucket of arn:aws:s3:::${Data}.',
          at: 'PublicRead',
        },
      ],
      output: null,
    },
    {
      name: 'authenticated users are all customers of AWS',
      code: `${bucket}${acls}      AccessControl: AuthenticatedRead\n`,
      facts,
      findings: [
        {
          message:
            'Everybody with an AWS account can list objects in bucket "Data": the ACL grant authenticated-read (READ) allows it, for example s3:ListBucket of arn:aws:s3:::${Data} by arn:aws:iam::999999999999:role/x.',
        },
      ],
    },
  ],
});

describe('no-public-list', () => {
  const statement = (sid: string, actions: string): string =>
    `{ Sid: ${sid}, Effect: Allow, Principal: '*', Action: [${actions}], Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*'] }`;
  const code = `${bucket}  Open:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument: { Statement: [${statement('Both', 's3:GetObject, s3:ListBucket')}, ${statement('List', 's3:ListBucket')}] }\n`;

  it('is silent about a statement of which a stronger rule speaks, and about no other', () => {
    const { findings } = run(requestFor([rule, read], { 't.yaml': code }, { facts })).result;
    expect(findings.map(({ ruleId, message }) => `${ruleId}: ${/statement "(\w+)"/.exec(message)?.[1]}`)).toEqual([
      'no-public-read: Both',
      'no-public-list: List',
    ]);
  });
});
