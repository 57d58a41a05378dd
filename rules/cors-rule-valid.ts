import { corsDemands } from '../src/model/cors-flaws.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

type Cors = Exclude<NonNullable<FactsOf<'bucket'>['cors']>, Computed>;
type CorsRule = Exclude<Exclude<NonNullable<Cors['rules']>, Computed>[number], Computed>;

const plain: CorsRule = { allowedOrigins: ['https://app.example.com'], allowedMethods: ['GET'] };
const ruled = (more: CorsRule): FactsOf<'bucket'> => ({ cors: { rules: [{ ...plain, ...more }] } });
const refused = (more: CorsRule): Example => inText(ruled(more));

export default defineRule({
  meta: {
    id: 'cors-rule-valid',
    group: 'website',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Write CORS rules that S3 takes, because one that it does not take fails the deployment of all of them.',
      why: 'The CORS rules of a bucket look like those of a web server and are narrower. A list that works elsewhere is pasted in, with OPTIONS and PATCH among its methods, with `*` for the headers that a page may read, with `https://*.*.example.com` for two levels of hosts. S3 checks the configuration as a whole and refuses it, after the bucket was made.',
      fix: 'Leave OPTIONS out: S3 answers the question that the browser asks before a request by itself, for every method that is allowed. S3 has no PATCH. Name the headers that a page may read one by one (`ETag`, `x-amz-version-id`), write one origin pattern for each level of hosts, and let the max age be 0 where nothing shall be kept. There is no automatic fix, because what was meant can be written in more than one way.',
      limits:
        'Judged is what S3 refuses. Whether a rule lets in more than it should is a question for no-wildcard-cors-origin. In parts that are set from outside the scan there may be wildcards, so they are undecided.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html (read April 2026)',
      ],
    },
    messages: { refused: 'S3 refuses the CORS configuration of bucket "{{bucket}}": {{flaw}}.' },
  },
  on: 'bucket',
  reads: ['cors'],
  create:
    ({ require }) =>
    ({ cors }) => {
      for (const { key, flaw, met } of corsDemands(cors)) require(met, { messageId: 'refused', data: { flaw }, subject: key });
    },
  examples: {
    fail: [
      refused({ id: 'app', allowedMethods: ['GET', 'OPTIONS' as 'GET'] }),
      refused({ id: 'app', allowedOrigins: ['https://*.*.example.com'] }),
      refused({ id: 'app', allowedHeaders: ['x-*-*'] }),
      refused({ id: 'app', exposedHeaders: ['ETag', 'x-amz-*'] }),
      refused({ id: 'app', maxAge: -1 }),
    ],
    pass: [
      ruled({ allowedMethods: ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'], allowedOrigins: ['*', 'https://*.example.com'], allowedHeaders: ['*', 'x-amz-*'] }),
      ruled({ exposedHeaders: ['ETag', 'x-amz-version-id'], maxAge: 0 }),
      {},
    ],
    undecided: [refused({ allowedMethods: [computed] }), refused({ allowedOrigins: [computed] }), refused({ maxAge: computed })],
  },
});
