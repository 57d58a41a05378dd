import { describe, it } from 'vitest';
import rule from '../../rules/no-cross-account-sensitive-action.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const facts = { account: '111122223333', blockPublicAccess: 'none' } as const;
const statement = (actions: string, more = "Principal: { AWS: 'arn:aws:iam::444455556666:role/job' }"): string =>
  `          - { Sid: Job, Effect: Allow, ${more}, Action: [${actions}], Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*'] }\n`;
const policy = (...statements: readonly string[]): string =>
  `Resources:\n  Data: { Type: AWS::S3::Bucket }\n  Share:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Data\n      PolicyDocument:\n        Statement:\n${statements.join('')}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'a replication role switches versioning on',
      code: policy(statement('s3:ReplicateObject, s3:ReplicateDelete'), statement('s3:List*, s3:GetBucketVersioning, s3:PutBucketVersioning')),
      facts,
    },
    { name: 'the own account administers its bucket', code: policy(statement("'s3:*'", "Principal: { AWS: !Ref 'AWS::AccountId' }")) },
    { name: 'uploads with an ACL do nothing more while ACLs are disabled', code: policy(statement('s3:PutObject, s3:PutObjectAcl')), facts },
  ],
  invalid: [
    {
      name: 'the message names each action that goes too far, and a request',
      code: policy(statement('s3:GetObject, s3:PutLifecycle*, s3:PutBucketVersioning')),
      facts,
      findings: [
        {
          message:
            'Other accounts can call s3:PutLifecycleConfiguration and s3:PutBucketVersioning on bucket "Data": statement "Job" allows it, for example s3:PutLifecycleConfiguration of arn:aws:s3:::${Data} by arn:aws:iam::444455556666:role/job.',
          resource: 'Data',
          at: 'Action',
        },
      ],
      output: null,
    },
    {
      name: 'ACLs count while they are in force',
      code: policy(statement('s3:PutObject, s3:PutObjectAcl')).replace(
        '{ Type: AWS::S3::Bucket }',
        '{ Type: AWS::S3::Bucket, Properties: { OwnershipControls: { Rules: [{ ObjectOwnership: ObjectWriter }] } } }',
      ),
      facts,
      findings: [
        {
          message:
            'Other accounts can call s3:PutObjectAcl on bucket "Data": statement "Job" allows it, for example s3:PutObjectAcl of arn:aws:s3:::${Data}/x by arn:aws:iam::444455556666:role/job.',
        },
      ],
    },
  ],
  undecided: [{ name: 'the other account may be the own one', code: policy(statement("'s3:*'")), reason: 'account' }],
});
