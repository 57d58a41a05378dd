import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import { LONGEST_SIGNATURE, boundsSignatureAge, isBeyondAnySignature, lengthOf, looksLikeSeconds } from '../src/model/signature-age.js';
import { usesOnS3 } from '../src/model/statements.js';
import { says } from '../src/policy/term.js';
import { bucketPolicy } from '../src/rule/example.js';
import { setIn, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { not } from '../src/truth/answer.js';

const deny = { Sid: 'Fresh', Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::data/*' };
const older = (limit: unknown): object => ({ ...deny, Condition: { NumericGreaterThan: { 's3:signatureAge': limit } } });

export default defineRule({
  meta: {
    id: 'signature-age-units',
    group: 'policy',
    severity: 'error',
    securitySeverity: 5.0,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Give s3:signatureAge in milliseconds: 600000 are ten minutes, and 600 are less than one second.',
      why: 'Everywhere else the validity of a pre-signed URL is told in seconds, so somebody writes 3600 for an hour. S3 reads 3.6 seconds. Every link is dead before it is clicked, support calls come in, and by evening the whole statement has been taken out. The other mistake makes no noise: a limit of seven days or more refuses nothing, for no signature is valid for longer.',
      fix: 'Multiply by 1000. The fix does so where the result is a sensible limit; it is unsafe, because older links work again. Where the limit is seven days or more, choose a shorter one or take the statement out.',
      limits:
        'Limits from one minute to seven days are taken as meant, but for the round numbers of seconds in one, two, three and seven days. Other comparisons than less and greater are not judged.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html (read October 2026)'],
    },
    messages: {
      seconds: 'In "{{holder}}", {{statement}} limits s3:signatureAge to {{limit}}, which are {{length}}: the unit is milliseconds.',
      endless: 'In "{{holder}}", {{statement}} limits s3:signatureAge to {{limit}} ms, and no signature is valid for longer than 604800000: it bounds nothing.',
    },
  },
  on: 'statement',
  uses: usesOnS3,
  reads: [],
  create:
    ({ require }) =>
    ({ statement: { conditions }, at }) => {
      for (const { values, written, keyWritten } of conditions.items.filter(boundsSignatureAge)) {
        for (const value of values.items) {
          const limit = says(value.term);
          const thousandfold = Number(limit) * 1000;
          require(not(looksLikeSeconds(value)), {
            messageId: 'seconds',
            data: { limit, length: lengthOf(Number(limit)) },
            subject: `${written} seconds`,
            fix: () =>
              values.items.length === 1 && thousandfold >= 60_000 && thousandfold < LONGEST_SIGNATURE
                ? unsafe(
                    `Write ${thousandfold}, which are ${lengthOf(thousandfold)} (older links work again)`,
                    setIn(at('Condition', written, keyWritten), String(thousandfold)),
                  )
                : undefined,
          });
          require(not(isBeyondAnySignature(value)), { messageId: 'endless', data: { limit }, subject: `${written} endless` });
        }
        require(isInSight(values), { messageId: 'seconds' });
      }
      require(isInSight(conditions), { messageId: 'seconds' });
    },
  examples: {
    fail: [
      bucketPolicy([older('600')]),
      bucketPolicy([older('86400')]),
      bucketPolicy([older(604800000)]),
      bucketPolicy([{ ...older('3600000'), Condition: { NumericGreaterThanEquals: { 's3:signatureage': '59999' } } }]),
    ],
    pass: [
      bucketPolicy([older('600000')]),
      bucketPolicy([older('60000')]),
      bucketPolicy([older('86400000')]),
      bucketPolicy([{ ...deny, Condition: { NumericGreaterThan: { 's3:max-keys': '600' } } }]),
      {},
    ],
    undecided: [bucketPolicy([older(computed)])],
  },
});
