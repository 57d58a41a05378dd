import { acceptableName } from '../src/model/bucket-name.js';
import { isUndotted } from '../src/model/dotted-name.js';
import { computed } from '../src/model/shape.js';
import { inText } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, implies } from '../src/truth/answer.js';

const accelerated = { acceleration: { status: 'Enabled' } } as const;

export default defineRule({
  meta: {
    id: 'no-acceleration-with-dotted-name',
    group: 'naming',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Turn Transfer Acceleration on only for a bucket whose name is one label of a host name, because S3 refuses it for others.',
      why: 'Accelerated requests go to `NAME.s3-accelerate.amazonaws.com`, by that host name and in no other way, with one certificate for all of them. A name with a dot makes two labels that the certificate does not cover, so S3 does not turn acceleration on for such a bucket, and the deployment fails at a setting that has nothing to do with the name at first sight.',
      fix: 'Take the acceleration out, or give the bucket a name without dots, which means a new bucket. There is no automatic fix, because only you know whether the speed or the name is needed.',
      limits: 'Acceleration that is suspended is left alone. A name that S3 refuses for any bucket is reported by valid-bucket-name alone.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAccelerateConfiguration.html (read November 2026)'],
    },
    messages: { refused: 'S3 refuses Transfer Acceleration for bucket "{{bucket}}", because its name holds a dot or does not go into a host name.' },
    yieldsTo: ['valid-bucket-name'],
  },
  on: 'bucket',
  reads: ['naming', 'acceleration'],
  require: (bucket) => implies(bucket.acceleration.status.is('Enabled'), () => all(isUndotted(bucket), () => acceptableName(bucket))),
  examples: {
    fail: [
      inText({ naming: { name: 'media.example.com' }, ...accelerated }),
      inText({ naming: { prefix: 'media.' }, ...accelerated }),
      inText({ naming: { name: 'Media_Files' }, ...accelerated }),
    ],
    pass: [
      { naming: { name: 'media-example-com' }, ...accelerated },
      { naming: { name: 'media.example.com' }, acceleration: { status: 'Suspended' } },
      { naming: { name: 'media.example.com' } },
      accelerated,
    ],
    undecided: [inText({ naming: { name: 'media.example.com' }, acceleration: { status: computed } }), inText({ naming: { name: computed }, ...accelerated })],
  },
});
