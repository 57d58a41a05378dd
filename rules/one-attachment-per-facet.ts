import { isUncontested, settingName } from '../src/model/contested.js';
import { bucketPolicy, estate, policyDocument, saidAgain } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { series } from '../src/truth/sentences.js';

const reader = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const refused = {
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: ['arn:aws:s3:::data', 'arn:aws:s3:::data/*'],
  Condition: { Bool: { 'aws:SecureTransport': 'false' } },
};

export default defineRule({
  meta: {
    id: 'one-attachment-per-facet',
    group: 'policy',
    severity: 'error',
    securitySeverity: 6.5,
    preset: 'recommended',
    docs: {
      summary: 'Let one declaration say each setting of a bucket, because S3 keeps only the one that is applied last.',
      why: 'A bucket has one policy, one lifecycle configuration, one set of CORS rules. Two teams add a bucket policy each: one that grants the partner access, one that refuses plain HTTP. S3 replaces the whole document whenever either is applied, and which of them comes last is nowhere written. The bucket ends up without the refusal, both declarations look right, and a deployment that changes something else turns it round again.',
      fix: 'Put the statements, or the rules, of both into one declaration and take the other out. There is no automatic fix, because where they contradict each other only you know which is meant.',
      limits:
        'Declarations under conditions that exclude each other are no conflict, and neither are those of different stacks. Inventory, analytics, metrics and Intelligent-Tiering configurations are kept by their id, so a bucket may have many. The other rules judge the declaration that stands last. In CloudFormation the only such setting is the bucket policy; in Terraform it is every setting that has a resource of its own, beside another one or beside the block of `aws_s3_bucket` that says the same.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html (read October 2026)',
        'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucketpolicy.html (read April 2026)',
      ],
    },
    messages: { several: 'The {{setting}} of bucket "{{bucket}}" is set by {{claims}}, and only the one that is applied last holds.' },
  },
  on: 'bucket',
  reads: [],
  create:
    ({ require }) =>
    ({ contested }) => {
      for (const one of contested) {
        const { facet, claims } = one;
        require(isUncontested(one), {
          messageId: 'several',
          data: { setting: settingName(facet), claims: series(claims.map(({ address }) => address)) },
          at: (claims.at(-1) ?? claims[0]).origin,
          subject: facet,
        });
      }
    },
  examples: {
    fail: [
      estate({ Bucket: saidAgain({ versioning: { status: 'Enabled' } }, { versioning: { status: 'Suspended' } }) }),
      estate({ Bucket: saidAgain(bucketPolicy([reader]), { policy: { document: policyDocument(refused) } }) }),
    ],
    pass: [bucketPolicy([reader, refused]), { versioning: { status: 'Enabled' } }, {}],
  },
});
