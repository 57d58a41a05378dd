import { nameOf } from '../src/model/exposure.js';
import { advice, statementOf } from '../src/model/remedy.js';
import { computed } from '../src/model/shape.js';
import { ageCause, ageRefusal, isSelected, takesAgeless, takesPresignedAfter, version2Refusal } from '../src/model/signatures.js';
import { inItsPolicy } from '../src/model/template-words.js';
import { bucket, bucketPolicy, estate, withOptions } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const WEEK = 604_800_000;
const DAY = 86_400_000;
const objects = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::data/*' };
const version2 = { ...objects, Sid: 'Version2', Condition: { StringEquals: { 's3:signatureversion': 'AWS' } } };
const older = (than: unknown): object => ({ ...objects, Sid: 'Old', Condition: { NumericGreaterThan: { 's3:signatureAge': than } } });

export default defineRule({
  meta: {
    id: 'limit-presigned-url-age',
    group: 'policy',
    severity: 'info',
    securitySeverity: 4.5,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Bound the age of pre-signed URLs in the bucket policy, because whoever holds such a link is let in until it expires.',
      why: 'A pre-signed URL is a key that travels: it stands in chats, tickets, browser histories and proxy logs. How long it works is decided by whoever signs it, up to seven days, and one line of code with a round number decides for all. The bucket can have the last word: it knows how old the signature is.',
      fix: 'Deny the object actions to everybody where `s3:signatureAge` is greater than your limit in milliseconds, and Signature Version 2 with it, which has no age. Links that are older stop working at once; so do uploads that are signed early and sent late.',
      limits:
        'The option `milliseconds` is the limit (a week unless you say less, which is what Version 4 allows at most: then any bound up to that will do, and the fix proposes a day), and `buckets` selects by name, with `*` for any text; by default all. A bucket made since 24 June 2020 refuses Version 2 by itself, which a file does not tell. A limit in the wrong unit is reported by `signature-age-units`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html (read April 2026)',
      ],
    },
    messages: {
      unbounded:
        'Bucket "{{bucket}}" answers pre-signed URLs for as long as they are signed, with Signature Version 4 up to seven days: no Deny bounds s3:signatureAge, to a day ({{limit}} milliseconds) for example.',
      old: 'Bucket "{{bucket}}" answers pre-signed URLs that are older than {{limit}} milliseconds: no Deny bounds s3:signatureAge to that or less.',
      ageless: 'Bucket "{{bucket}}" bounds the age of pre-signed URLs, but not of those with Signature Version 2, whose age S3 takes for 0.',
    },
    schema: {
      type: 'object',
      properties: { milliseconds: { type: 'integer', minimum: 1 }, buckets: { type: 'array', items: { type: 'string' } } },
      additionalProperties: false,
    },
    defaultOptions: { milliseconds: WEEK, buckets: ['*'] },
    yieldsTo: ['require-sigv4'],
  },
  on: 'bucketAccess',
  reads: [],
  create:
    ({ require, options }) =>
    (access) => {
      const { policy } = access;
      const limit = Number(options['milliseconds'] ?? WEEK);
      if (!isSelected(access, (options['buckets'] ?? ['*']) as readonly string[])) return;
      // A week is S3's own limit, so that a bound there bounds nothing: a day is proposed.
      const proposed = limit >= WEEK ? DAY : limit;
      const data = { bucket: nameOf(access), limit: String(proposed) };
      const at = policy?.policy.origin ?? access.origin;
      const bounded = not(takesPresignedAfter(access, limit));
      const age = (of = access) => ageRefusal(of, proposed);
      require(bounded, {
        remedy: () => advice(age(inItsPolicy(access))),
        messageId: limit >= WEEK ? 'unbounded' : 'old',
        data,
        at,
        cause: ageCause(access),
        fix: () =>
          policy &&
          unsafe(
            `Refuse signatures that are older than ${limit >= WEEK ? 'a day' : `${limit} milliseconds`} (links that are still in use may stop working)`,
            addIn(policy.at('Statement'), statementOf(age(), spelled)),
          ),
      });
      if (bounded.truth !== 'yes') return;
      const version = (of = access) => version2Refusal(of);
      require(not(takesAgeless(access)), {
        remedy: () => advice(version(inItsPolicy(access))),
        messageId: 'ageless',
        data,
        at,
        // That of require-sigv4, which then speaks instead.
        cause: access.origin,
        fix: () =>
          policy &&
          unsafe(
            'Refuse Signature Version 2 (clients that were never updated are then denied)',
            addIn(policy.at('Statement'), statementOf(version(), spelled)),
          ),
      });
    },
  examples: {
    fail: [
      {},
      bucketPolicy([older('1209600000'), version2]),
      bucketPolicy([older('600000')]),
      bucketPolicy([{ ...older('600000'), Action: 's3:GetObject' }, version2]),
    ],
    pass: [
      bucketPolicy([older('600000'), version2]),
      bucketPolicy([older('604800000'), { ...version2, Condition: { StringNotEquals: { 's3:signatureversion': 'AWS4-HMAC-SHA256' } } }]),
      bucketPolicy([{ ...objects, Condition: { StringEquals: { 's3:authType': 'REST-QUERY-STRING' } } }]),
      withOptions({ buckets: ['secret-*'] }, estate({ Bucket: bucket({ naming: { name: 'data' } }) })),
    ],
    undecided: [bucketPolicy([older(computed), version2])],
  },
});
