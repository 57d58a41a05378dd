import { namesDistributions, ownDistributions } from '../src/model/distribution-pin.js';
import { openCloudFront } from '../src/model/service-source.js';
import { computed } from '../src/model/shape.js';
import { asEstate, bucketPolicy, inText, withOptions } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { setIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const read = { Sid: 'Pages', Effect: 'Allow', Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const distributions = 'arn:aws:cloudfront::111122223333:distribution';
const where = (operator: string, key: string, value: unknown): FactsOf<'bucket'> => bucketPolicy([{ ...read, Condition: { [operator]: { [key]: value } } }]);
const exactly = (facts: FactsOf<'bucket'>): Example => withOptions({ exactDistribution: true }, asEstate(facts, 'statement'));

export default defineRule({
  meta: {
    id: 'oac-policy-pins-distribution',
    group: 'network',
    severity: 'error',
    securitySeverity: 7.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let CloudFront read for your own distributions only, because it reads for everybody who has one.',
      why: 'With origin access control a bucket lets cloudfront.amazonaws.com in, and that is all of CloudFront. Whoever knows the name of the bucket can make a distribution in an account of their own, name the bucket as its origin, and read through it whatever the statement allows, without your firewall, your signed cookies, your log. Only a condition tells your distributions from theirs.',
      fix: 'Add `StringEquals` aws:SourceArn with the ARN of the distribution. Where the account of the bucket is known, the fix writes all distributions of that account; a distribution of another account of yours is then refused, so it is unsafe.',
      limits:
        'A fixed aws:SourceArn or aws:SourceAccount is enough, with a positive operator and without IfExists, and so are aws:SourceOrgID and aws:SourceOrgPaths; of an ARN the account must be fixed. All distributions of the own account pass, unless the option `exactDistribution` is true: then each must be named by its ARN, so that nobody in the account makes another. Statements for the older origin access identity are no question here.',
      links: [
        'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (read October 2026)',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html (read October 2026)',
      ],
    },
    messages: {
      open: 'In "{{holder}}", {{statement}} lets CloudFront in for distributions of any AWS account: no condition fixes aws:SourceArn or aws:SourceAccount.',
      several: 'In "{{holder}}", {{statement}} lets CloudFront in for more than distributions that are named: no condition fixes aws:SourceArn to their ARNs.',
    },
    schema: { type: 'object', properties: { exactDistribution: { type: 'boolean' } }, additionalProperties: false },
    defaultOptions: { exactDistribution: false },
  },
  on: 'statement',
  uses: ['bucket'],
  reads: [],
  create:
    ({ require, options }) =>
    (subject) => {
      const { services, pinned, origin } = openCloudFront(subject);
      if (services.length === 0) return;
      require(pinned, {
        messageId: 'open',
        at: origin,
        fix: () => {
          const own = ownDistributions(subject);
          const edit = own && setIn(subject.at('Condition', 'ArnLike', 'aws:SourceArn'), spelled(own));
          return edit && unsafe('Fix aws:SourceArn to distributions of the own account (those of other accounts are refused)', edit);
        },
      });
      if (options['exactDistribution'] === true && pinned.truth !== 'no')
        require(any(not(subject.statement.effect.is('Allow')), namesDistributions(subject.statement)), { messageId: 'several', at: origin });
    },
  examples: {
    fail: [
      bucketPolicy([read]),
      where('ArnLike', 'aws:SourceArn', 'arn:aws:cloudfront::*:distribution/*'),
      where('StringLike', 'aws:SourceArn', 'arn:aws:cloudfront::*:distribution/E1A2B3C4D5E6F7'),
      where('StringEqualsIfExists', 'aws:SourceArn', `${distributions}/E1A2B3C4D5E6F7`),
      where('StringEquals', 'aws:Referer', 'https://www.example.com'),
      exactly(where('ArnLike', 'aws:SourceArn', `${distributions}/*`)),
      exactly(where('StringEquals', 'aws:SourceAccount', '111122223333')),
    ],
    pass: [
      where('StringEquals', 'AWS:SourceArn', `${distributions}/E1A2B3C4D5E6F7`),
      where('ArnLike', 'aws:SourceArn', `${distributions}/*`),
      where('StringEquals', 'aws:SourceAccount', '111122223333'),
      exactly(where('StringEquals', 'aws:SourceArn', [`${distributions}/E1A2B3C4D5E6F7`, `${distributions}/E7F6E5D4C3B2A1`])),
      bucketPolicy([{ ...read, Effect: 'Deny' }]),
      bucketPolicy([{ ...read, Principal: { AWS: 'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3C4D5E6F7' } }]),
      bucketPolicy([{ ...read, Principal: { Service: 'logging.s3.amazonaws.com' }, Action: 's3:PutObject' }]),
      {},
    ],
    undecided: [inText(where('ArnLike', 'aws:SourceArn', computed))],
  },
});
