import { acceptableName, refusedName } from '../src/model/bucket-name.js';
import { computed } from '../src/model/shape.js';
import { defineRule } from '../src/rule/rule.js';

export default defineRule({
  meta: {
    id: 'valid-bucket-name',
    group: 'naming',
    severity: 'error',
    preset: 'recommended',
    docs: {
      summary: 'Give a bucket a name that S3 takes: 3 to 63 lower-case letters, digits, hyphens and dots, and nothing reserved.',
      why: 'A bucket name becomes part of a host name, so the rules of host names hold, and some beginnings and endings are reserved for access points, directory buckets and other things of S3. A name outside these rules is refused when the stack is created. Before that nothing warns, and a name that is put together from parts often shows its fault only in the one environment whose part is longer or has a capital letter.',
      fix: 'Change the name. There is no automatic fix: a bucket cannot be renamed, a new name means a new bucket, and everything that uses the old name must follow.',
      limits:
        'Of a name that is put together from parts, only what is certain is judged: a capital letter in a written part is wrong whatever the rest is, the length is not known. Dots are allowed and not reported here.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html (read October 2026)'],
    },
    messages: {
      refused: 'S3 refuses the name "{{name}}" of bucket "{{bucket}}": {{flaws}}.',
      prefix: 'S3 refuses names of bucket "{{bucket}}" that begin with "{{name}}": {{flaws}}.',
    },
  },
  on: 'bucket',
  reads: ['naming'],
  require: acceptableName,
  message: (bucket, because) => {
    const { messageId, name } = refusedName(bucket);
    return { messageId, data: { name, flaws: because.map(({ says }) => says).join('; ') } };
  },
  examples: {
    fail: [
      { naming: { name: 'My_Bucket' } },
      { naming: { name: 'ab' } },
      { naming: { name: '192.168.0.1' } },
      { naming: { name: 'logs..archive' } },
      { naming: { name: 'amzn-s3-demo-bucket' } },
      { naming: { name: 'data--x-s3' } },
      { naming: { name: 'data-an' } },
      { naming: { name: '-data' } },
    ],
    pass: [
      { naming: { name: 'data-of-the-shop' } },
      { naming: { name: 'logs.example.com' } },
      { naming: { name: 'data-111122223333-eu-west-1-an', namespace: 'account-regional' } },
      { naming: { name: computed } },
      {},
    ],
  },
});
