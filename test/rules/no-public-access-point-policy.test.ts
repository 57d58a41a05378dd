import { describe, it } from 'vitest';
import rule from '../../rules/no-public-access-point-policy.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const off = '{ BlockPublicAcls: false, IgnorePublicAcls: false, BlockPublicPolicy: false, RestrictPublicBuckets: false }';
const facts = { blockPublicAccess: 'none' } as const;

const bucket = `Resources:
  Data:
    Type: AWS::S3::Bucket
    Properties: { PublicAccessBlockConfiguration: ${off} }
  Delegate:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref Data
      PolicyDocument:
        Statement: [{ Effect: Allow, Principal: '*', Action: '*', Resource: [!GetAtt Data.Arn, !Sub '\${Data.Arn}/*'], Condition: { StringEquals: { s3:DataAccessPointAccount: !Ref AWS::AccountId } } }]
`;
const point = (principal: string, { block = off, condition = '', more = '' } = {}): string => `  Reports:
    Type: AWS::S3::AccessPoint
    Properties:
      Name: reports
      Bucket: !Ref Data
      PublicAccessBlockConfiguration: ${block}
      Policy:
        Statement:
          - Sid: Read
            Effect: Allow
            Principal: ${principal}
            Action: s3:GetObject
            Resource: !Sub 'arn:aws:s3:\${AWS::Region}:\${AWS::AccountId}:accesspoint/reports/object/*'${condition}
${more}`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    {
      name: 'the block of the point stops its own policy',
      code: bucket + point("'*'", { block: '{ BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true }' }),
      facts,
    },
    { name: 'the network of one VPC is not the world', code: bucket + point("'*'", { more: '      VpcConfiguration: { VpcId: vpc-1a2b3c4d }\n' }), facts },
    { name: 'the own account is named', code: bucket + point("{ AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }"), facts },
  ],
  invalid: [
    {
      name: 'a bucket that leaves it to its points is as open as they are, to all who can sign a request',
      code: bucket + point("'*'"),
      facts,
      findings: [{ resource: 'Reports' }],
      output: null,
    },
    {
      name: 'the name of the point narrows nothing in its own policy',
      code:
        bucket +
        point("'*'", { condition: "\n            Condition: { ArnLike: { s3:DataAccessPointArn: !Sub 'arn:aws:s3:*:${AWS::AccountId}:accesspoint/*' } }" }),
      facts,
      findings: [{ resource: 'Reports' }],
    },
  ],
  undecided: [
    {
      name: 'the policy of a bucket elsewhere is not in sight',
      code: `Resources:\n${point("'*'").replace('!Ref Data', 'company-data')}`,
      facts,
      reason: 'not in this scan',
    },
  ],
});
