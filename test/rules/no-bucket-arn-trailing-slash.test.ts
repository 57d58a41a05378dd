import { describe, it } from 'vitest';
import rule from '../../rules/no-bucket-arn-trailing-slash.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const policy = (action: string, resource: string): string => `Resources:
  Data: { Type: AWS::S3::Bucket }
  DataPolicy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: { AWS: arn:aws:iam::111122223333:role/app }
            Action: ${action}
            Resource: ${resource}
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'the placeholder of a folder beside what is in it', code: policy('s3:*Object', '[arn:aws:s3:::data/in/, arn:aws:s3:::data/*]') },
    {
      name: 'the name of a bucket has no slash, whatever it is',
      code: `Parameters: { Name: { Type: String } }\n${policy('s3:GetObject', "!Sub 'arn:aws:s3:::${Name}'")}`,
    },
  ],
  invalid: [
    {
      name: 'actions on objects want the star',
      code: policy('s3:GetObject', 'arn:aws:s3:::data/'),
      findings: [
        {
          message: 'In "DataPolicy", statement #1 names "arn:aws:s3:::data/", which with its slash is neither the bucket nor any object in it.',
          at: 'arn:aws:s3:::data/',
        },
      ],
      output: policy('s3:GetObject', 'arn:aws:s3:::data/*'),
    },
    {
      name: 'actions on buckets want the bucket',
      code: policy('[s3:ListBucket, s3:GetBucketLocation]', '[arn:aws:s3:::data/]'),
      findings: [{ at: 'arn:aws:s3:::data/' }],
      output: policy('[s3:ListBucket, s3:GetBucketLocation]', '[arn:aws:s3:::data]'),
    },
    {
      name: 'both want both, but nothing twice',
      code: policy('s3:*', '[arn:aws:s3:::data/, arn:aws:s3:::data/*]'),
      findings: [{ at: 'arn:aws:s3:::data/' }],
      output: policy('s3:*', '[arn:aws:s3:::data, arn:aws:s3:::data/*]'),
    },
    {
      name: 'a reference with a slash behind it is named as it is known',
      code: policy('s3:GetObject', "!Sub '${Data.Arn}/'"),
      findings: [{ message: 'In "DataPolicy", statement #1 names "arn:aws:s3:::${Data}/", which with its slash is neither the bucket nor any object in it.' }],
    },
    {
      name: 'a folder is only its placeholder',
      code: policy('s3:GetObject', 'arn:aws:s3:::data/in/'),
      findings: [{ message: 'In "DataPolicy", statement #1 names "arn:aws:s3:::data/in/", which is only the placeholder of the folder and nothing in it.' }],
      output: policy('s3:GetObject', 'arn:aws:s3:::data/in/*'),
    },
  ],
});
