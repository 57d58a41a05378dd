import { describe, it } from 'vitest';
import rule from '../../rules/encryption-policy-matches-default.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const header = 's3:x-amz-server-side-encryption';
const template = (condition: string, byDefault = '', more = ''): string => `Resources:
  Key: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  Other: { Type: AWS::KMS::Key, Properties: { EnableKeyRotation: true } }
  Name: { Type: AWS::KMS::Alias, Properties: { AliasName: alias/store, TargetKeyId: !Ref Key } }
  Data:
    Type: AWS::S3::Bucket
${byDefault && `    Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { ${byDefault} } }] } }\n`}  Rules:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement:
          - Sid: Encrypted
            Effect: Deny
            Principal: { AWS: 'arn:aws:iam::111122223333:role/upload' }
            Action: s3:PutObject
            Resource: !Sub '\${Data.Arn}/in/*'
            Condition: { ${condition} }
${more}`;
const key = (value: string): string => `StringNotEqualsIfExists: { ${header}-aws-kms-key-id: ${value} }`;
const kms = 'SSEAlgorithm: aws:kms, KMSMasterKeyID: ';

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the key may be called by its id on one side and by its ARN on the other', code: template(key('!GetAtt Key.Arn'), `${kms}!Ref Key`) },
    { name: 'or by its alias', code: template(key('!GetAtt Key.Arn'), `${kms}!Ref Name`) },
    {
      name: 'an ARN that is put together around the id is one',
      code: template(key("!Sub 'arn:aws:kms:eu-west-1:111122223333:key/${Key}'"), `${kms}!Sub 'arn:aws:kms:eu-west-1:111122223333:key/\${Key}'`),
    },
    { name: 'the double layer where it is the default', code: template(`StringNotLike: { ${header}: 'aws:kms*' }`, 'SSEAlgorithm: aws:kms:dsse') },
  ],
  invalid: [
    {
      name: 'S3 encrypts with AES256 where nothing is written, and a demand of KMS refuses what names nothing',
      code: template(`StringNotEquals: { ${header}: aws:kms }`),
      findings: [
        {
          message:
            'Bucket "Data" encrypts with AES256 by default, but statement "Encrypted" takes only uploads with aws:kms: an upload that names none is stored with what it forbids.',
          at: 'aws:kms',
          resource: 'Data',
        },
      ],
      output: null,
    },
    {
      name: 'everybody is refused where the Deny is for everybody and all objects',
      code: template(`StringNotEquals: { ${header}: aws:kms }`).replace("{ AWS: 'arn:aws:iam::111122223333:role/upload' }", "'*'").replace('/in/*', '/*'),
      findings: [
        {
          message:
            'Bucket "Data" encrypts with AES256 by default, but statement "Encrypted" takes only uploads with aws:kms: an upload that names none is refused.',
        },
      ],
    },
    { name: 'another key of the same template', code: template(key('!GetAtt Other.Arn'), `${kms}!Ref Key`), findings: [{ at: 'Other.Arn' }] },
    {
      name: 'the reference to a key gives its id, which is no ARN',
      code: template(key('!Ref Key'), `${kms}!Ref Key`),
      findings: [{ message: 'In bucket "Data" statement "Encrypted" compares an encryption header with "${Key}", which it never is.', at: 'Key' }],
    },
    { name: 'and that to an alias its name', code: template(key('!Ref Name'), `${kms}!Ref Key`), findings: [{ at: 'Name' }] },
    {
      name: 'a header is compared letter by letter, but for operators that ignore case',
      code: template(`StringNotEquals: { ${header}: [aes256, AWS:KMS] }`),
      findings: [{ at: 'aes256' }, { at: 'AWS:KMS' }],
    },
  ],
  undecided: [
    {
      name: 'the default of a bucket outside the scan',
      code: template(`StringNotEquals: { ${header}: aws:kms }`).replace('Bucket: !Ref Data', 'Bucket: elsewhere'),
      reason: 'the default encryption is a setting of the bucket, which is not in this scan',
    },
    {
      name: 'a key of which only the alias is known',
      code: template(key("'arn:aws:kms:eu-west-1:111122223333:key/x'"), `${kms}alias/elsewhere`),
      reason: 'the ARN of the default key is not known',
    },
  ],
});
