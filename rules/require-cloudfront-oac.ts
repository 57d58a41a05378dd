import { isBucketOrigin, nameOfOrigin, showsItself } from '../src/model/bucket-origin.js';
import { isInSight } from '../src/model/list.js';
import { computed, refers } from '../src/model/shape.js';
import type { Computed, Refers } from '../src/model/shape.js';
import { bucket, estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { implies } from '../src/truth/answer.js';

type Origins = Exclude<NonNullable<FactsOf<'distribution'>['origins']>, Computed>;
type Origin = Exclude<Origins[number], Computed>;

const host = 'data.s3.eu-west-1.amazonaws.com';
const reading = (...origins: Origins): Example => estate({ Site: subject('distribution', { origins }) });
const pages: Origin = { id: 'pages', domain: host };
/** A distribution in front of a bucket that is declared beside it. */
const joined = (domain: Refers, more: Origin = {}): Example =>
  inText(
    estate({
      Site: subject('distribution', { origins: [{ id: 'pages', domain, s3: {}, ...more }] }),
      Data: bucket({}),
      Access: subject('originAccessControl', { naming: { name: 'pages' }, signing: { originType: 's3', behavior: 'always', protocol: 'sigv4' } }),
    }),
  );

export default defineRule({
  meta: {
    id: 'require-cloudfront-oac',
    group: 'network',
    severity: 'error',
    securitySeverity: 7.0,
    preset: 'recommended',
    docs: {
      summary: 'Let CloudFront sign what it asks of a bucket, so that the bucket can stay closed to everybody else.',
      why: 'A distribution is put in front of a bucket so that readers come by way of it: with HTTPS, a firewall, a log, maybe only with a signed cookie. If CloudFront does not show who it is, S3 takes it for anybody. Then either every page answers 403, or, because somebody wants to see it work, the bucket is opened to the world, and each reader can go round the distribution and all that it guards.',
      fix: 'Make an origin access control for S3 that always signs, name it at the origin, and let cloudfront.amazonaws.com read in the bucket policy, with aws:SourceArn fixed to this distribution. Then close the bucket to others. There is no automatic fix: it takes three resources, and while only one of them is changed the pages answer 403.',
      limits:
        'Judged are origins that are the REST endpoint of a bucket, or of the alias of an access point. The older origin access identity passes here (no-legacy-oai asks for more). A website endpoint knows neither of the two, and Multi-Region Access Points take a signature that CloudFront makes only by a function of yours; both are left alone.',
      links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (read October 2026)'],
    },
    messages: {
      unsigned:
        'Origin {{origin}} of distribution "{{distribution}}" is a bucket that CloudFront asks without showing who it is: the bucket is open to everybody, or the answer is 403.',
    },
    peers: {
      checkov: ['CKV2_AWS_46'],
      'cdk-nag': ['CloudFrontDistributionS3OriginAccessControl', 'CloudFrontDistributionS3OriginAccessIdentity', 'AwsSolutions-CFR7', 'AwsSolutions-CFR6'],
      'cfn-guard': ['CLOUDFRONT_ORIGIN_ACCESS_IDENTITY_ENABLED'],
      prowler: ['cloudfront_distributions_s3_origin_access_control'],
    },
    controls: { fsbp: ['CloudFront.13'] },
  },
  on: 'distribution',
  reads: ['origins'],
  create:
    ({ require }) =>
    ({ origins }) => {
      for (const [index, origin] of origins.items.entries()) {
        const name = nameOfOrigin(origin, index);
        require(implies(isBucketOrigin(origin), showsItself(origin)), {
          messageId: 'unsigned',
          data: { origin: name },
          at: origin.domain.name.origin,
          subject: name,
        });
      }
      require(isInSight(origins), { messageId: 'unsigned' });
    },
  examples: {
    fail: [
      reading({ ...pages, s3: {} }),
      reading({ ...pages, s3: {}, accessIdentity: '' }),
      reading({ ...pages, domain: 'data.s3.amazonaws.com', custom: { protocol: 'https-only' } }),
    ],
    pass: [
      reading({ ...pages, s3: {}, accessControl: 'E1A2B3C4D5E6F7' }),
      reading({ ...pages, accessIdentity: 'origin-access-identity/cloudfront/E1A2B3C4D5E6F7' }),
      reading({ ...pages, domain: 'data.s3-website-eu-west-1.amazonaws.com', custom: { protocol: 'http-only' } }),
      reading({ ...pages, domain: 'www.example.com', custom: { protocol: 'https-only' } }),
      reading({ ...pages, domain: 'mfzwi23gnjvgw.accesspoint.s3-global.amazonaws.com', custom: { protocol: 'https-only' } }),
      joined(refers('Data'), { accessControl: refers('Access') }),
    ],
    undecided: [
      inText(reading({ ...pages, domain: computed, custom: { protocol: 'https-only' } })),
      inText(reading({ ...pages, s3: {}, accessControl: computed })),
    ],
  },
});
