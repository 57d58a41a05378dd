import { allowsWriting, isAnyOrigin, trustsAnyOrigin } from '../src/model/cors.js';
import { isInSight, knownOf } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

export default defineRule({
  meta: {
    id: 'no-wildcard-cors-origin',
    group: 'website',
    severity: 'warn',
    securitySeverity: 5.3,
    preset: 'recommended',
    docs: {
      summary: 'Name the origins that may write through CORS, so that no other page can use the browser of somebody who is allowed to.',
      why: 'CORS tells the browser which pages may talk to the bucket. It grants nothing by itself, but many applications hand their pages presigned URLs or temporary keys. With any origin allowed to PUT, POST or DELETE, whatever page gets hold of such a URL, by a leak in a log or a referrer or by a script that was slipped in, can use it from the browser of the person it was made for, from inside their network.',
      fix: 'List the origins of your own pages, with scheme and host. Reading (GET, HEAD) from anywhere may stay, in a rule of its own. There is no automatic fix, because only you know your origins.',
      limits:
        'GET and HEAD from any origin are no finding: fonts, images and downloads need it. Patterns with a host in them, such as `https://*.example.com`, are taken as meant.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/ManageCorsUsing.html (read April 2026)'],
    },
    messages: { any: 'CORS rule "{{rule}}" of bucket "{{bucket}}" lets pages of any origin ("{{origins}}") send {{methods}}{{headers}}.' },
    peers: { kics: ['s3_bucket_with_unsecured_cors_rule'] },
  },
  on: 'bucket',
  reads: ['cors'],
  create:
    ({ require }) =>
    ({ cors }) => {
      for (const [index, rule] of cors.rules.items.entries()) {
        const name = rule.id.kind === 'known' ? rule.id.value : String(index + 1);
        const headers = knownOf(rule.allowedHeaders).includes('*') ? ' with any header' : '';
        require(not(all(trustsAnyOrigin(rule), allowsWriting(rule))), {
          messageId: 'any',
          data: {
            rule: name,
            origins: knownOf(rule.allowedOrigins).filter(isAnyOrigin).join('", "'),
            methods: knownOf(rule.allowedMethods).join(', '),
            headers,
          },
          subject: name,
        });
      }
      require(isInSight(cors.rules), { messageId: 'any' });
    },
  examples: {
    fail: [
      { cors: { rules: [{ id: 'upload', allowedOrigins: ['*'], allowedMethods: ['PUT', 'POST'] }] } },
      { cors: { rules: [{ id: 'all', allowedOrigins: ['https://*'], allowedMethods: ['GET', 'PUT', 'POST', 'DELETE', 'HEAD'], allowedHeaders: ['*'] }] } },
    ],
    pass: [
      { cors: { rules: [{ id: 'upload', allowedOrigins: ['https://app.example.com'], allowedMethods: ['PUT'] }] } },
      { cors: { rules: [{ id: 'read', allowedOrigins: ['*'], allowedMethods: ['GET', 'HEAD'], allowedHeaders: ['*'] }] } },
      {},
    ],
    undecided: [{ cors: { rules: [{ id: 'upload', allowedOrigins: [computed], allowedMethods: ['PUT'] }] } }],
  },
});
