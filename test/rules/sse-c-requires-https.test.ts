import { describe, expect, it } from 'vitest';
import rule from '../../rules/sse-c-requires-https.js';
import bare from '../../rules/require-secure-transport.js';
import holed from '../../rules/secure-transport-effective.js';
import half from '../../rules/deny-statement-covers-bucket-and-objects.js';
import uploads from '../../rules/no-sse-c-uploads.js';
import { lint } from '../../src/lint.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const bucket = (encryption: string, name = 'Data'): string => `  ${name}:
    Type: AWS::S3::Bucket
    Properties:
      BucketEncryption:
        ServerSideEncryptionConfiguration:
          - ${encryption}
`;
const allowed = bucket('BlockedEncryptionTypes: { EncryptionType: [NONE] }');
const silent = 'ServerSideEncryptionByDefault: { SSEAlgorithm: AES256 }';
const policy = (...statements: readonly string[]): string =>
  `  Rules: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref Data, PolicyDocument: { Statement: [${statements.map((one) => `{ Effect: Deny, Principal: '*', ${one} }`).join(', ')}] } } }\n`;
const https = (resource: string): string => `Action: 's3:*', Resource: ${resource}, Condition: { Bool: { aws:SecureTransport: false } }`;
const fence = "Action: 's3:*', Resource: !GetAtt Data.Arn, Condition: { StringNotEquals: { aws:SourceVpce: vpce-12345678 } }";

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'what S3 does without the list is no matter where plain HTTP is refused', code: `Resources:\n${bucket(silent)}${policy(https("'*'"))}` },
    {
      name: 'a policy without a bucket in sight that demands nothing',
      code: 'Resources:\n  Rules: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: data, PolicyDocument: { Statement: [] } } }\n',
    },
  ],
  invalid: [
    {
      name: 'the finding stands at what lets SSE-C in',
      code: `Resources:\n${allowed}`,
      findings: [
        {
          message: 'Bucket "Data" takes uploads with keys of the client (SSE-C) and does not refuse plain HTTP, so a key can be sent in the clear.',
          at: 'NONE',
          confidence: 'high',
        },
      ],
      output: null,
    },
  ],
  undecided: [
    {
      name: 'a list of blocked types that is not known',
      code: `Parameters: { Types: { Type: CommaDelimitedList } }\nResources:\n${bucket('BlockedEncryptionTypes: { EncryptionType: !Ref Types }')}`,
      reason: 'set by parameter Types',
    },
  ],
});

describe('a bucket that takes SSE-C over plain HTTP', () => {
  const found = (text: string): readonly string[] => {
    const { findings } = lint(requestFor([rule, bare, holed, half, uploads], { 'template.yaml': `Resources:\n${text}` }));
    return findings.map(({ ruleId }) => ruleId);
  };

  it('is one finding, whatever the policy tries', () => {
    expect(found(allowed)).toEqual(['sse-c-requires-https']);
    expect(found(allowed + policy(https('!GetAtt Data.Arn')))).toEqual(['sse-c-requires-https']);
    expect(found(allowed + policy(https("'*'").replace('Bool:', 'NotIpAddress: { aws:SourceIp: 203.0.113.0/24 }, Bool:')))).toEqual(['sse-c-requires-https']);
  });

  it('leaves other faults of the policy to be told', () => {
    expect(found(allowed + policy(fence))).toEqual(['sse-c-requires-https', 'deny-statement-covers-bucket-and-objects']);
  });

  it('is left to the others when HTTPS is enforced', () => {
    expect(found(allowed + policy(https("'*'")))).toEqual(['no-sse-c-uploads']);
  });

  it('is one open question, for all buckets, where nobody has said what becomes of SSE-C', () => {
    const { undecided } = lint(requestFor([rule, uploads], { 'template.yaml': `Resources:\n${bucket(silent)}${bucket(silent, 'More')}` }));
    expect(undecided.map(({ ruleId, resources }) => [ruleId, resources])).toEqual([['no-sse-c-uploads', ['Data', 'More']]]);
  });
});
