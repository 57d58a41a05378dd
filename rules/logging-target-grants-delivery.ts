import { LOG_SERVICE, logDelivery, logGrant } from '../src/model/delivery-grants.js';
import { statementOf } from '../src/model/remedy.js';
import { sameSubject } from '../src/model/ring.js';
import { computed, refers } from '../src/model/shape.js';
import { says } from '../src/policy/term.js';
import { bucket, bucketPolicy, estate } from '../src/rule/example.js';
import { addIn, spelled, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

const delivers = { Effect: 'Allow', Principal: { Service: LOG_SERVICE }, Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' };
const from = (source: string): object => ({ Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:s3:::${source}` } } });
const refuses = (condition: object): object => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::data/*',
  Condition: condition,
});
const logged = (target: FactsOf<'bucket'>, prefix = 'app/') =>
  estate({ Source: bucket({ naming: { name: 'source' }, logging: { target: refers('Logs'), prefix } }), Logs: bucket(target) });
const acl = { acl: { canned: 'log-delivery-write' } } as const;

export default defineRule({
  meta: {
    id: 'logging-target-grants-delivery',
    group: 'logging',
    severity: 'error',
    securitySeverity: 5.5,
    preset: 'recommended',
    fixable: true,
    docs: {
      summary: 'Let the log service put objects into the bucket that receives access logs, because nothing tells that it cannot.',
      why: 'Logging is on, the target is named, the deployment succeeds. Whether the log service may write there is asked only when it tries, and it tries in silence: no error, no event, no file. It can also be let in by one statement and turned away by the next, when a Deny asks for a network, an organization or an encryption header, none of which the service has to show. The gap is found when somebody needs the log of last Tuesday.',
      fix: 'Add a statement to the policy of the target that lets `logging.s3.amazonaws.com` put objects under the prefix, for the source bucket as `aws:SourceArn` and its account as `aws:SourceAccount`. In a Deny that stands in the way, spare services with `aws:PrincipalIsAWSService`. The automatic fix adds the grant where the target has a policy already.',
      limits:
        'Asked is whether log files of this source, under its prefix, can arrive. The grant of an ACL counts where ACLs are enabled. A target outside the scan is undecided, and a policy that another stack attaches to it is not seen. Whether the grant is confined to the source is asked by `no-confused-deputy-service-principal`.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html (read April 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshooting-server-access-logging.html (read April 2026)',
      ],
    },
    messages: {
      missing: 'Access logs of bucket "{{bucket}}" do not arrive in "{{target}}": nothing lets the log service put objects {{where}} for this source.',
      refused: 'Access logs of bucket "{{bucket}}" do not arrive in "{{target}}": its policy refuses the log service.',
    },
    yieldsTo: ['no-acl-without-ownership-controls'],
  },
  on: 'bucket',
  reads: ['logging', 'naming', 'policy', 'acl', 'ownership'],
  reaches: { bucketAccess: [] },
  create:
    ({ require }) =>
    (source) => {
      const { target, prefix } = source.logging;
      const { to } = target;
      // A bucket that logs into itself has a fault of its own.
      if ((target.name.kind === 'absent' && !to) || (to && sameSubject(source, to))) return;
      const { arrives, refused } = logDelivery(source);
      require(arrives, {
        messageId: refused ? 'refused' : 'missing',
        data: { target: to?.says ?? '', where: prefix.kind === 'known' && prefix.value !== '' ? `under "${prefix.value}"` : 'there' },
        // At the target, where all that lack the same grant come together.
        at: to ? (to.access.policy?.policy.origin ?? to.access.origin) : target.name.origin,
        about: to,
        fix: () => {
          const policy = to?.access.policy;
          if (refused || !policy || !to) return undefined;
          const grant = logGrant(source, to);
          return unsafe(
            `Let the log service put objects on ${grant.resources.map(says).join()}, for this source alone`,
            addIn(policy.at('Statement'), statementOf(grant, spelled)),
          );
        },
      });
    },
  examples: {
    fail: [
      logged({}),
      logged(acl),
      logged(bucketPolicy([{ ...delivers, Resource: 'arn:aws:s3:::data/other/*' }])),
      logged(bucketPolicy([{ ...delivers, ...from('another') }])),
      logged(bucketPolicy([delivers, refuses({ StringNotEquals: { 's3:x-amz-server-side-encryption': 'AES256' } })])),
      logged(bucketPolicy([delivers, refuses({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } })])),
      logged(bucketPolicy([delivers, refuses({ BoolIfExists: { 'aws:SecureTransport': 'false' } })])),
    ],
    pass: [
      logged(bucketPolicy([delivers])),
      logged(bucketPolicy([{ ...delivers, ...from('source'), Resource: 'arn:aws:s3:::data/app/*' }])),
      logged({ ...acl, ownership: { objectOwnership: 'BucketOwnerPreferred' } }),
      logged(bucketPolicy([delivers, refuses({ Bool: { 'aws:SecureTransport': 'false' } })])),
      logged(
        bucketPolicy([
          delivers,
          refuses({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' }, BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }),
        ]),
      ),
      {},
    ],
    undecided: [{ logging: { target: 'logs-of-the-company' } }, logged(bucketPolicy([{ ...delivers, Resource: computed }]))],
  },
});
