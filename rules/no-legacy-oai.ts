import { isGiven, nameOfOrigin } from '../src/model/bucket-origin.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { estate, inText, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const host = 'data.s3.eu-west-1.amazonaws.com';
const shownBy = (accessIdentity: string | Computed): Example =>
  estate({ Site: subject('distribution', { origins: [{ id: 'pages', domain: host, accessIdentity }] }) });

export default defineRule({
  meta: {
    id: 'no-legacy-oai',
    group: 'network',
    severity: 'info',
    securitySeverity: 4.0,
    preset: 'strict',
    docs: {
      summary: 'Move origins from the old access identity to origin access control, which signs in the current way and is tied to one distribution.',
      why: 'An origin access identity works like a user that CloudFront borrows. It was made before the signatures of today: it reads what is encrypted with a KMS key only by detours, it does not work in the Regions that were opened after 2022, and a bucket policy that names it says nothing of the distribution, so whoever may use the identity in another one reads the same bucket. Origin access control has none of these limits.',
      fix: 'Make an origin access control, let cloudfront.amazonaws.com read in the bucket policy beside the identity, name the control at the origin and empty the identity there, wait until that is deployed, then take the identity out of the policy. There is no automatic fix: in any other order the pages answer 403 for a while.',
      limits:
        'Judged are the origins of distributions. An identity that no distribution in sight uses, and what a bucket policy says of it, is no finding here.',
      links: ['https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html (read October 2026)'],
    },
    messages: { identity: 'Origin {{origin}} of distribution "{{distribution}}" is read by an origin access identity, the form before origin access control.' },
    controls: { fsbp: ['CloudFront.13'] },
  },
  on: 'distribution',
  reads: ['origins'],
  create:
    ({ require }) =>
    ({ origins }) => {
      for (const [index, origin] of origins.items.entries()) {
        const name = nameOfOrigin(origin, index);
        require(not(isGiven(origin.accessIdentity.name)), { messageId: 'identity', data: { origin: name }, subject: name });
      }
      require(isInSight(origins), { messageId: 'identity' });
    },
  examples: {
    fail: [shownBy('origin-access-identity/cloudfront/E1A2B3C4D5E6F7')],
    pass: [
      shownBy(''),
      { origins: [{ id: 'pages', domain: host, s3: {}, accessControl: 'E1A2B3C4D5E6F7' }] },
      { origins: [{ id: 'api', domain: 'api.example.com', custom: { protocol: 'https-only' } }] },
    ],
    undecided: [inText(shownBy(computed))],
  },
});
