import { isUndotted } from '../src/model/dotted-name.js';
import { computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

export default defineRule({
  meta: {
    id: 'no-dots-in-bucket-name',
    group: 'naming',
    severity: 'warn',
    securitySeverity: 4.0,
    preset: 'strict',
    docs: {
      summary: 'Join the parts of a bucket name with hyphens, because with dots the certificate of S3 no longer fits its host name.',
      why: 'S3 serves a bucket under a host name of its own, `data.s3.eu-west-1.amazonaws.com`, and shows a certificate for `*.s3.eu-west-1.amazonaws.com`. A star in a certificate stands for one label. `logs.shop` makes two of them, and every client that checks certificates refuses to talk. What follows is never a new bucket but a workaround: path-style addresses, plain HTTP, or checks switched off, in one program after the other.',
      fix: 'Write hyphens. There is no automatic fix: a bucket cannot be renamed, a new name means a new bucket, to which objects and clients must move.',
      limits:
        'A bucket with a website is left alone: under a domain of its own it must bear the name of the domain. Of a name that is put together from parts, a dot in a written part is reported whatever the rest is.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html (read April 2026)',
      ],
    },
    messages: { dots: 'The name of bucket "{{bucket}}" holds a dot, so that clients which check its certificate refuse it.' },
    peers: { trivy: ['AVD-AWS-0320'] },
    // Which says more: that something is switched on that does not work under such a name.
    yieldsTo: ['no-acceleration-with-dotted-name'],
  },
  on: 'bucket',
  reads: ['naming'],
  exempt: { websiteOrigin: 'A website under a domain of its own needs a bucket of that name.' },
  require: isUndotted,
  examples: {
    fail: [{ naming: { name: 'logs.shop.example' } }, { naming: { prefix: 'logs.shop-' } }],
    pass: [
      { naming: { name: 'logs-shop-example' } },
      { naming: { prefix: 'logs-shop-' } },
      { naming: { name: 'www.example.com' }, website: { indexDocument: 'index.html' } },
      {},
    ],
    undecided: [inText({ naming: { name: computed } })],
  },
});
