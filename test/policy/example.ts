import { createEngine, situationFrom } from '../../src/policy.js';

const everything = { Principal: '*', Action: 's3:*' };
const situation = situationFrom({
  bucket: 'reports',
  account: '111122223333',
  accountBlock: false,
  policy: {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'Readers', Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/*' },
      // Meant to keep plain HTTP out, and one star short.
      { Sid: 'Tls', Effect: 'Deny', ...everything, Resource: 'arn:aws:s3:::reports', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
    ],
  },
});
const engine = createEngine();

const anonymous = engine.ask(situation, { who: { kind: 'anonymous' } });
console.log(`anonymous: ${anonymous.verdict}`);

const plainHttp = { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' } as const;
const verdict = engine.ask(situation, plainHttp);
console.log(`plain HTTP: ${verdict.verdict}`);
if (verdict.verdict === 'yes') {
  console.log(verdict.witness.says);
  for (const { says } of verdict.causes) console.log(`- ${says}`);
  for (const { statement, element } of engine.tooNarrow(situation, plainHttp)) console.log(`- the ${element} of statement ${statement + 1} is too narrow`);
}
