import { countsAsPublic, nameOf } from '../src/model/exposure.js';
import { isChosenByCaller, someCondition } from '../src/model/narrowing.js';
import { computed } from '../src/model/shape.js';
import { bucketPolicy } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, no, not } from '../src/truth/answer.js';
import { series } from '../src/truth/sentences.js';

const reading = { Sid: 'Web', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const referer = { 'aws:Referer': 'https://www.example.com/*' };

export default defineRule({
  meta: {
    id: 'no-weak-condition-referer',
    group: 'policy',
    severity: 'warn',
    securitySeverity: 7.0,
    preset: 'recommended',
    docs: {
      summary: 'Narrow a grant by who calls, not by what the caller writes into the request, because anybody can write that.',
      why: 'A browser that follows a link tells in the Referer header where it comes from, and so a policy that asks for `https://www.example.com/*` looks as if it let in the visitors of that page alone. But the header is a line of text that every program sends as it likes: `curl -e https://www.example.com/ …` is in. The same holds for the user agent, for request tags, for `s3:prefix` and every other parameter that the caller fills in. To S3 such a grant is public, and Block Public Access treats it so.',
      fix: 'For a web page, put CloudFront with origin access control before the bucket, and let only your distribution read. Elsewhere narrow by what the caller cannot choose: principals, `aws:PrincipalOrgID`, `aws:SourceVpce`, `aws:SourceIp`. There is no automatic fix, because only you know who is meant.',
      limits:
        'Reported are statements that count as public and have such a condition, at that condition. One that narrows properly by another condition is no finding, and neither is one that a rule about public access reports as open. Tags that the object itself carries are not chosen by the caller.',
      links: [
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html (read October 2026)',
      ],
    },
    messages: {
      chosen: 'In the policy of bucket "{{bucket}}", {{grant}} is for everybody: it is narrowed only by {{keys}}, which the caller fills in as it likes.',
    },
    yieldsTo: ['no-public-admin', 'no-public-write', 'no-public-read', 'no-public-list', 'no-overbroad-source-ip', 'no-ifexists-in-allow'],
  },
  on: 'grant',
  reads: [],
  require: (grant) =>
    not(all(grant.statement ? someCondition(grant.statement, isChosenByCaller, 'is what the caller writes') : no(), () => countsAsPublic(grant))),
  message: ({ statement, access }) => ({
    messageId: 'chosen',
    data: {
      bucket: nameOf(access),
      keys: series([...new Set(statement?.conditions.items.filter(isChosenByCaller).map(({ keyWritten }) => keyWritten))]),
    },
  }),
  examples: {
    fail: [
      bucketPolicy([{ ...reading, Condition: { StringLike: referer } }]),
      bucketPolicy([{ ...reading, Condition: { StringEquals: { 'aws:UserAgent': 'our-app' }, Bool: { 'aws:SecureTransport': 'true' } } }]),
      bucketPolicy([{ ...reading, Action: 's3:ListBucket', Resource: 'arn:aws:s3:::data', Condition: { StringLike: { 's3:prefix': 'public/*' } } }]),
    ],
    pass: [
      bucketPolicy([{ ...reading, Condition: { StringLike: referer, StringEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } } }]),
      bucketPolicy([{ ...reading, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Condition: { StringLike: referer } }]),
      bucketPolicy([{ ...reading, Effect: 'Deny', Condition: { StringNotLike: referer } }]),
      bucketPolicy([{ ...reading, Condition: { StringEquals: { 's3:ExistingObjectTag/public': 'yes' } } }]),
      bucketPolicy([reading]),
      {},
    ],
    undecided: [bucketPolicy([{ ...reading, Principal: { AWS: computed }, Condition: { StringLike: referer } }])],
  },
});
