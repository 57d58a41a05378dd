import { describe, it } from 'vitest';
import rule from '../../rules/require-encrypted-upload-policy.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const template = (...statements: readonly string[]): string => `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties:
      BucketName: data
      BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: aws:kms } }] }
  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
${statements.map((one) => `          - ${one}\n`).join('')}`;
const allow = "{ Effect: Allow, Principal: { AWS: '111122223333' }, Action: s3:PutObject, Resource: 'arn:aws:s3:::data/*' }";
const deny = (condition: string): string =>
  `{ Effect: Deny, Principal: '*', Action: s3:PutObject, Resource: 'arn:aws:s3:::data/*', Condition: { ${condition} } }`;
const header = 's3:x-amz-server-side-encryption';

new RuleTester({ describe, it }).run(rule, {
  valid: [{ name: 'the double layer of KMS is as good as one', code: template(deny(`StringNotLike: { ${header}: 'aws:kms*' }, Null: { ${header}: false }`)) }],
  invalid: [
    {
      name: 'the fix refuses what names another encryption, and nothing that names none',
      code: template(allow),
      findings: [
        { message: 'Bucket "Data" takes uploads that ask for another encryption than aws:kms: its policy refuses none of them.', at: 'PolicyDocument' },
      ],
      output: `${template(allow)}          - Sid: DenyOtherEncryption
            Effect: Deny
            Principal: '*'
            Action: s3:PutObject
            Resource: arn:aws:s3:::data/*
            Condition:
              StringNotEquals:
                s3:x-amz-server-side-encryption:
                  - aws:kms
                  - aws:kms:dsse
              'Null':
                s3:x-amz-server-side-encryption: 'false'
`,
    },
    {
      name: 'a Deny of what names nothing leaves the choice open',
      code: template(deny(`Null: { ${header}: true }`)),
      findings: [{ confidence: 'high' }],
    },
    {
      name: 'the option says what is wanted, whatever the default',
      code: template(deny(`StringNotEquals: { ${header}: aws:kms }`)),
      options: { algorithm: 'AES256' },
      findings: [{ message: 'Bucket "Data" takes uploads that ask for another encryption than AES256: its policy refuses none of them.' }],
    },
  ],
});
