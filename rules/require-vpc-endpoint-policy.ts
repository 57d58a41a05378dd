import { hasOwnPolicy, isForS3 } from '../src/model/endpoint-policy.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { estate, inText, policyDocument, subject } from '../src/rule/example.js';
import type { Example } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';
import { any, not } from '../src/truth/answer.js';

const s3 = { service: { name: 'com.amazonaws.eu-west-1.s3' }, network: { vpc: 'vpc-1a2b3c4d' } } as const;
const everything = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
const own = { ...everything, Action: 's3:*', Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } } };
const under = (document: object): FactsOf<'endpoint'> => ({ ...s3, policy: { document } });
const service = (name: string | Computed): Example => estate({ Endpoint: subject('endpoint', { ...s3, service: { name } }) });

export default defineRule({
  meta: {
    id: 'require-vpc-endpoint-policy',
    group: 'network',
    severity: 'warn',
    securitySeverity: 6.0,
    preset: 'strict',
    docs: {
      summary: 'Give an endpoint for S3 a policy, because without one it carries data from your network into any bucket of the world.',
      why: 'The subnet has no way to the internet, and still everything in it can be copied out: the endpoint for S3 leads to all buckets of the Region, also to those of a stranger who brings along a key of their own. Neither a bucket policy nor a role of yours has a say in that, for neither bucket nor key is yours. The policy of the endpoint is the one place where it can be refused.',
      fix: 'Write a policy that allows what goes to buckets of your account or organization (`aws:ResourceAccount`, `aws:ResourceOrgID`), and by name the buckets of AWS that your machines need, for packages, patches and agents. There is no automatic fix: what is not on the list stops working, installers first.',
      limits:
        'A policy that allows everything to everybody without a condition is the one that holds without any, and counts as none. What else a policy lets through is asked by no-vpc-endpoint-wildcard. Endpoints of other services, DynamoDB and S3 Express among them, are left alone.',
      links: ['https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html (read November 2026)'],
    },
    messages: { none: 'Endpoint "{{endpoint}}" lets everything through to every bucket of S3, because no policy of its own says otherwise.' },
    peers: { prowler: ['vpc_endpoint_connections_trust_boundaries'] },
  },
  on: 'endpoint',
  reads: ['service', 'policy'],
  require: (endpoint) => any(hasOwnPolicy(endpoint), not(isForS3(endpoint))),
  examples: {
    fail: [s3, under(policyDocument(everything)), { ...s3, service: { ...s3.service, type: 'Interface' } }],
    pass: [
      under(policyDocument(own)),
      under(policyDocument({ ...everything, Action: 's3:GetObject' })),
      service('com.amazonaws.eu-west-1.dynamodb'),
      service('com.amazonaws.eu-west-1.s3-outposts'),
    ],
    undecided: [inText(service(computed)), inText(estate({ Endpoint: subject('endpoint', { ...s3, policy: { document: computed } }) }))],
  },
});
