import { describe, expect, it } from 'vitest';
import noLoop from '../../../rules/no-logging-loop.js';
import requireVersioning from '../../../rules/require-versioning.js';
import transitions from '../../../rules/lifecycle-transition-order.js';
import noAcl from '../../../rules/no-acl-without-ownership-controls.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const rules = [noLoop, requireVersioning, transitions, noAcl];
const judged = (code: string) => lint(requestFor(rules, { 'template.yaml': code }));

describe('names that objects have anyway', () => {
  it.each(['toString', '__proto__', 'constructor', 'hasOwnProperty'])(
    '%s as a type, an ACL, a storage class and a logical id is one name among others',
    (name) => {
      const result = judged(`
Resources:
  Odd: { Type: ${name} }
  ${name}:
    Type: AWS::S3::Bucket
    Properties:
      AccessControl: ${name}
      VersioningConfiguration: { Status: Enabled }
      LifecycleConfiguration:
        Rules: [{ Status: Enabled, Transitions: [{ StorageClass: ${name}, TransitionInDays: 1 }, { StorageClass: GLACIER, TransitionInDays: 2 }] }]
`);
      expect(result.findings.map(({ ruleId, resource }) => `${ruleId} ${resource}`)).toEqual([`no-acl-without-ownership-controls ${name}`]);
    },
  );
});

describe('long chains', () => {
  const ring = (length: number): string => {
    const buckets = Array.from(
      { length },
      (_, index) => `  B${index}: { Type: AWS::S3::Bucket, Properties: { LoggingConfiguration: { DestinationBucketName: !Ref B${(index + 1) % length} } } }`,
    );
    return `Resources:\n${buckets.join('\n')}\n`;
  };

  it('of buckets that log into the next are followed to their end, or said to be too long', () => {
    const judgedRing = (length: number) => lint(requestFor([noLoop], { 'template.yaml': ring(length) }));
    expect(judgedRing(50).findings.map(({ resource }) => resource)).toEqual(['B0']);
    const long = judgedRing(2000);
    expect(long.findings).toEqual([]);
    expect(long.undecided.map(({ resources, reason }) => [resources.length, reason])).toEqual([[2000, 'a chain of more than 100 is not followed to its end']]);
  });

  it('of conditions end as an open choice', () => {
    const conditions = Array.from({ length: 3000 }, (_, index) => `  C${index}: !Not [!Condition C${index + 1}]`);
    const result = judged(`Conditions:\n${conditions.join('\n')}\n  C3000: !Equals [a, a]\nResources:\n  Data: { Type: AWS::S3::Bucket, Condition: C0 }\n`);
    expect(result.findings.map(({ ruleId, when }) => [ruleId, when])).toEqual([['require-versioning', expect.stringContaining('condition C200')]]);
  });
});

describe('a condition', () => {
  it('that hangs on itself is told as such', () => {
    const result = judged('Conditions:\n  Round: !Not [!Condition Round]\nResources:\n  Data: { Type: AWS::S3::Bucket, Condition: Round }\n');
    expect(result.findings.map(({ when }) => when)).toEqual(['not condition Round, which depends on itself']);
  });

  it('that is no name may fail, so the resource may be missing', () => {
    const result = judged('Resources:\n  Data: { Type: AWS::S3::Bucket, Condition: [P] }\n');
    expect(result.findings.map(({ when }) => when)).toEqual(['a condition that is no name']);
  });
});
