import { isInSight } from '../src/model/list.js';
import { admissionsOf } from '../src/model/object-lambda.js';
import { computed } from '../src/model/shape.js';
import { estate, inText, policyDocument, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

const off = { blockPublicAcls: false, ignorePublicAcls: false, blockPublicPolicy: false, restrictPublicBuckets: false };
const call = {
  Sid: 'Call',
  Effect: 'Allow',
  Principal: { AWS: ['arn:aws:iam::444455556666:root', 'arn:aws:iam::777788889999:role/reader'] },
  Action: 's3-object-lambda:GetObject',
  Resource: 'arn:aws:s3-object-lambda:eu-west-1:111122223333:accesspoint/redacted',
};
const redacted = {
  naming: { name: 'redacted' },
  supportingAccessPoint: 'arn:aws:s3:eu-west-1:111122223333:accesspoint/reports',
  transformations: [{ actions: ['GetObject'], function: 'arn:aws:lambda:eu-west-1:111122223333:function:redact' }],
};
const point = (statement: object, more: FactsOf<'objectLambdaAccessPoint'> = {}): Example =>
  estate({ Redacted: subject('objectLambdaAccessPoint', { ...redacted, ...more, policy: { document: policyDocument(statement) } }) });

export default defineRule({
  meta: {
    id: 'no-object-lambda-external-invoke',
    group: 'access',
    severity: 'error',
    securitySeverity: 7.5,
    preset: 'recommended',
    docs: {
      summary: 'Let only accounts that you trust call an Object Lambda access point, because each call runs your function with your data.',
      why: 'An Object Lambda access point hands out objects that a function of yours has changed: names taken out, pictures made small. Whoever may call it makes your function run, on what they ask for and at your cost, and gets what it gives back. If the function overlooks a case, the object leaves as it is. The policy of the point is easily written more widely than that of the bucket, because what comes out is only the cleaned version.',
      fix: 'Name roles of your own account, or put accounts that may call into the configuration under `facts: { account, trustedAccounts, organization, trustedOrganizations }`. There is no automatic fix, because a principal that is taken out is somebody who works with it today.',
      limits:
        'Everybody is a finding only where Block Public Access of the point does not stand before it; it is on unless the point is made without it. Where the own account is not told, a literal account is undecided, while `${AWS::AccountId}` is the own one; of two different ones at least one is foreign. What else the caller needs, at the function and at the access point behind, is not asked.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/olap-policies.html (read November 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
      ],
    },
    messages: {
      foreign:
        'The policy of Object Lambda access point "{{objectLambdaAccessPoint}}" lets in whom you did not say that you trust, in {{statement}}: {{whom}}.',
    },
  },
  on: 'objectLambdaAccessPoint',
  reads: ['policy', 'publicAccessBlock'],
  create:
    ({ require, facts }) =>
    (lambdaPoint) => {
      const admissions = admissionsOf(lambdaPoint, facts);
      for (const { key, says, whom, stays } of admissions.items) require(stays, { messageId: 'foreign', data: { statement: says, whom }, subject: key });
      require(isInSight(admissions), { messageId: 'foreign' });
    },
  examples: {
    // One of the two may be the own account, not both.
    fail: [point(call), point({ ...call, Principal: '*' }, { publicAccessBlock: off })],
    pass: [
      point({ ...call, Principal: '*' }),
      point({ ...call, Principal: '*', Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }, { publicAccessBlock: off }),
      point({ ...call, Principal: { Service: 'cloudfront.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }),
      point({ ...call, Effect: 'Deny', Principal: '*' }, { publicAccessBlock: off }),
      estate({ Redacted: subject('objectLambdaAccessPoint', redacted) }),
    ],
    undecided: [inText(point({ ...call, Principal: { AWS: 'arn:aws:iam::444455556666:root' } })), inText(point({ ...call, Principal: { AWS: computed } }))],
  },
});
