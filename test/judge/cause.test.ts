import { describe, expect, it } from 'vitest';
import { run } from '../../src/lint.js';
import { bucketPolicy } from '../../src/rule/example.js';
import { defineRule } from '../../src/rule/rule.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { no } from '../../src/truth/answer.js';

const meta = { group: 'policy', severity: 'warn', preset: 'all', docs: { summary: 's', why: 'w', links: [] } } as const;
const examples = { fail: [bucketPolicy([])], pass: [bucketPolicy([])] };

/** Reports every statement whose Sid it is given. */
function onStatement(id: string, sids: readonly string[], yieldsTo: readonly string[] = []): Rule {
  return defineRule({
    meta: { ...meta, id, yieldsTo, messages: { odd: '{{statement}} of {{holder}} is odd' } },
    on: 'statement',
    reads: [],
    create:
      ({ require }) =>
      ({ statement, origin }) => {
        if (statement.sid.kind === 'known' && sids.includes(statement.sid.value)) require(no({ says: 'it is', origin }), { messageId: 'odd' });
      },
    examples,
  });
}

const onBucket = defineRule({
  meta: { ...meta, id: 'whole-bucket', messages: { odd: '{{bucketAccess}} is odd' } },
  on: 'bucketAccess',
  reads: [],
  require: ({ origin }) => no({ says: 'it is', origin }),
  examples,
});

const template = `Resources:
  B: { Type: AWS::S3::Bucket }
  P:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: !Ref B
      PolicyDocument:
        Statement:
          - { Sid: One, Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }
          - { Sid: Two, Effect: Allow, Principal: "*", Action: "s3:GetObject", Resource: "*" }
`;

function findings(...rules: readonly Rule[]): readonly string[] {
  return run(requestFor(rules, { 't.yaml': template })).result.findings.map(({ ruleId, message, resource }) => `${ruleId}: ${message} [${resource}]`);
}

describe('rules about a part of a declaration', () => {
  it('report the declaration that holds it, and name the part', () => {
    expect(findings(onStatement('sharp', ['One']))).toEqual(['sharp: statement "One" of P is odd [P]']);
  });

  it('silence blunter ones about the same part only', () => {
    expect(findings(onStatement('sharp', ['One']), onStatement('blunt', ['One', 'Two'], ['sharp']))).toEqual([
      'sharp: statement "One" of P is odd [P]',
      'blunt: statement "Two" of P is odd [P]',
    ]);
  });

  it('are silent where a sharper one reports the bucket as a whole', () => {
    expect(findings(onBucket, onStatement('blunt', ['One'], ['whole-bucket']))).toEqual(['whole-bucket: B is odd [B]']);
  });

  it('have fingerprints of their own for every part', () => {
    const { findings: found } = run(requestFor([onStatement('sharp', ['One', 'Two'])], { 't.yaml': template })).result;
    expect(new Set(found.map(({ fingerprint }) => fingerprint)).size).toBe(2);
  });
});
