import { isForS3, outletsOf } from '../src/model/endpoint-policy.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { estate, inText, policyDocument, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { implies, not } from '../src/truth/answer.js';

const s3 = { service: { name: 'com.amazonaws.eu-west-1.s3' }, network: { vpc: 'vpc-1a2b3c4d' } } as const;
const upload = { Sid: 'Upload', Effect: 'Allow', Principal: '*', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
const { Resource: _, ...others } = upload;
const under = (...statements: readonly object[]): FactsOf<'endpoint'> => ({ ...s3, policy: { document: policyDocument(...statements) } });
const where = (operator: string, key: string, value: unknown): object => ({ ...upload, Condition: { [operator]: { [key]: value } } });

export default defineRule({
  meta: {
    id: 'no-vpc-endpoint-wildcard',
    group: 'network',
    severity: 'warn',
    securitySeverity: 6.5,
    preset: 'strict',
    docs: {
      summary: 'Let an endpoint write only to buckets of owners that you name, so that nobody carries data out to a bucket of their own.',
      why: 'The endpoint has a policy, and it looks strict: only principals of the organization, only S3. But `"Resource": "*"` is every bucket of every customer of AWS. Whoever runs code on a machine in the subnet makes a bucket in an account of their own, lets your role write there, and copies. Who calls was asked, and where the data goes was not.',
      fix: 'Add `aws:ResourceAccount` with your accounts, or `aws:ResourceOrgID` with your organization, to the statement, or name the buckets. Let buckets of AWS that your machines need in by name, in a statement of their own. There is no automatic fix, because only you know with whom data is shared.',
      limits:
        'A condition on the owner of the bucket (aws:ResourceAccount, aws:ResourceOrgID, aws:ResourceOrgPaths, s3:ResourceAccount) or of the access point is enough, and so is a Deny in the same policy for all other owners. aws:PrincipalOrgID tells who calls and is not enough. Statements that only read, or that name buckets, are left alone. An endpoint without a policy of its own is reported by require-vpc-endpoint-policy.',
      links: [
        'https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html (read November 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read October 2026)',
      ],
    },
    messages: { anywhere: 'In the policy of endpoint "{{endpoint}}", {{outlet}} lets data be written to any bucket, whoever owns it.' },
    yieldsTo: ['require-vpc-endpoint-policy'],
  },
  on: 'endpoint',
  reads: ['service', 'policy'],
  create:
    ({ require }) =>
    (endpoint) => {
      const ours = isForS3(endpoint);
      const outlets = outletsOf(endpoint);
      for (const { key, says, origin, leads } of outlets.items)
        require(implies(ours, not(leads)), { messageId: 'anywhere', data: { outlet: says }, at: origin, subject: key });
      require(implies(ours, isInSight(outlets)), { messageId: 'anywhere' });
    },
  examples: {
    fail: [
      under(upload),
      under({ ...upload, Action: 's3:*', Resource: ['arn:aws:s3:::*', 'arn:aws:s3:::*/*'] }),
      under({ ...upload, Action: '*' }),
      under(where('StringEquals', 'aws:PrincipalOrgID', 'o-a1b2c3d4e5')),
      under(where('StringNotEquals', 'aws:ResourceAccount', '444455556666')),
      under({ ...others, NotResource: 'arn:aws:s3:::audit/*' }),
    ],
    pass: [
      under(where('StringEquals', 'aws:ResourceAccount', ['111122223333', '444455556666'])),
      under(where('StringEquals', 's3:ResourceAccount', '111122223333')),
      under(where('StringEquals', 'aws:ResourceOrgID', 'o-a1b2c3d4e5')),
      under({ ...upload, Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'] }),
      under({ ...upload, Action: ['s3:GetObject', 's3:ListBucket'] }),
      under(upload, { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } } }),
      estate({
        Endpoint: subject('endpoint', {
          ...s3,
          service: { name: 'com.amazonaws.eu-west-1.dynamodb' },
          policy: { document: policyDocument({ ...upload, Action: '*' }) },
        }),
      }),
      s3,
    ],
    undecided: [
      inText(estate({ Endpoint: subject('endpoint', under({ ...upload, Action: computed })) })),
      inText(estate({ Endpoint: subject('endpoint', { ...under(upload), service: { name: computed } }) })),
    ],
  },
});
