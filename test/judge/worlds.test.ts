import { describe, expect, it } from 'vitest';
import noWildcardAction from '../../rules/no-wildcard-action.js';
import replicationNeedsVersioning from '../../rules/replication-needs-versioning-both.js';
import requireAbort from '../../rules/require-abort-incomplete-multipart.js';
import requireVersioning from '../../rules/require-versioning.js';
import { lint } from '../../src/lint.js';
import { defineRule } from '../../src/rule/rule.js';
import type { Result } from '../../src/rule/finding.js';
import type { Rule } from '../../src/rule/rule.js';
import { set, unsafe } from '../../src/rule/fix.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { any, no, not } from '../../src/truth/answer.js';

function judged(text: string, ...rules: readonly Rule[]): Result {
  return lint(requestFor(rules, { 't.yaml': text }));
}

const findings = ({ findings: all }: Result): readonly string[] =>
  all.map(({ ruleId, resource, when }) => [ruleId, resource, ...(when ? ['when', when] : [])].join(' '));
const open = ({ undecided }: Result): readonly string[] => undecided.flatMap(({ ruleId, resources }) => resources.map((resource) => `${ruleId} ${resource}`));

const head = `Parameters:
  Env: { Type: String, AllowedValues: [dev, test, prod] }
  Open: { Type: String }
Conditions:
  IsProd: !Equals [!Ref Env, prod]
  IsDev: !Equals [!Ref Env, dev]
Resources:
`;

const bucket = (properties: string): string => `${head}  A: { Type: AWS::S3::Bucket, Properties: ${properties} }\n`;

describe('a doubt', () => {
  it('stands where another world has a finding: that one says nothing about this one', () => {
    const result = judged(bucket('{ VersioningConfiguration: { Status: !If [IsProd, Suspended, !Ref Open] } }'), requireVersioning);
    expect(findings(result)).toEqual(['require-versioning A when Env is "prod"']);
    expect(open(result)).toEqual(['require-versioning A']);
  });

  it('is left out where the same world has a finding about the same thing', () => {
    const both = ruleThat(({ require }) => {
      require(no({ says: 'wrong' }), { messageId: 'm' });
      require(any(), { messageId: 'm' });
      require({ truth: 'unknown', because: [{ says: 'not known' }] }, { messageId: 'm' });
      require({ truth: 'unknown', because: [{ says: 'not known' }] }, { messageId: 'm', subject: 'another' });
    });
    const result = judged(bucket('{}'), both);
    expect(result.findings.length).toBe(1);
    expect(result.undecided.map(({ reason }) => reason)).toEqual(['not known']);
  });

  it('is what remains where no combination is allowed, not a pass', () => {
    const text = `Rules: { R: { Assertions: [{ Assert: !Equals [!Ref Env, else] }] } }\n${bucket('{ LifecycleConfiguration: !If [IsProd, { Rules: [] }, !Ref AWS::NoValue] }')}`;
    const result = judged(text, requireAbort);
    expect(findings(result)).toEqual([]);
    expect(result.undecided).toMatchObject([
      { ruleId: 'require-abort-incomplete-multipart', reason: expect.stringContaining('refuse every combination') as string },
    ]);
  });
});

describe('a condition in words', () => {
  it('does not repeat what another part of it implies', () => {
    const status = '!If [IsProd, Enabled, !If [IsDev, Suspended, Enabled]]';
    expect(findings(judged(bucket(`{ VersioningConfiguration: { Status: ${status} } }`), requireVersioning))).toEqual([
      'require-versioning A when Env is "dev"',
    ]);
  });
});

describe('a finding that holds in several worlds', () => {
  it('is one where only its words differ, and the other words are told with it', () => {
    const role = (name: string): string => `'arn:aws:iam::111122223333:role/${name}'`;
    const policy = `{ Statement: [{ Effect: Allow, Principal: { AWS: !If [IsProd, ${role('operator')}, ${role('tester')}] }, Action: s3:*, Resource: !GetAtt A.Arn }] }`;
    const text = `${bucket('{}')}  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref A, PolicyDocument: ${policy} } }\n`;
    const { findings: all } = judged(text, noWildcardAction);
    expect(all.map(({ message, when }) => [message.includes('role/operator'), when])).toEqual([[true, undefined]]);
    expect(all[0]?.because.slice(-2).map((note) => note.message)).toEqual([
      'arn:aws:iam::111122223333:role/operator where Env is "prod"',
      'arn:aws:iam::111122223333:role/tester where Env is not "prod"',
    ]);
  });

  it('is told in the words that hold of every value, where they say what the others say', () => {
    const role = (name: string): string => `!Sub 'arn:aws:iam::111122223333:role/${name}'`;
    const saidOf = (name: string): string | undefined => {
      const policy = `{ Statement: [{ Effect: Allow, Principal: { AWS: !If [IsProd, ${role('live-app')}, ${role(name)}] }, Action: s3:*, Resource: !GetAtt A.Arn }] }`;
      const text = `${bucket('{}')}  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref A, PolicyDocument: ${policy} } }\n`;
      const { findings: all } = judged(text, noWildcardAction);
      expect(all.length).toBe(1);
      return all[0] && [all[0].message, ...all[0].because.map((note) => note.message)].find((one) => one.includes(' where ')) ? 'both' : all[0]?.message;
    };
    expect(saidOf('${Open}-app')).toContain('role/${Open}-app');
    expect(saidOf('${Open}-tool')).toBe('both');
    expect(saidOf('live-app${Open}')).toBe('both');
  });

  it('rests on all that has to be supposed in any of them', () => {
    const policy = '{ Statement: [{ Effect: Allow, Principal: { Service: !Ref Open }, Action: s3:PutObject, Resource: "*" }] }';
    const text = `${bucket('{}')}  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref A, PolicyDocument: !If [IsProd, { Statement: [] }, ${policy}] } }\n`;
    const [finding, ...others] = judged(text, requireVersioning).findings;
    expect(finding).toMatchObject({ confidence: 'low', assumes: expect.arrayContaining([expect.stringContaining('log target')]) as unknown });
    expect(finding?.when).toBeUndefined();
    expect(others).toEqual([]);
  });
});

describe('a blunter rule', () => {
  const copies = '{ Role: r, Rules: [{ Status: Disabled, Destination: { Bucket: b } }] }';

  it('is silent where a sharper one speaks', () => {
    const result = judged(bucket(`{ ReplicationConfiguration: ${copies} }`), requireVersioning, replicationNeedsVersioning);
    expect(findings(result)).toEqual(['replication-needs-versioning-both A']);
  });

  it('speaks where the sharper one speaks only in some worlds', () => {
    const result = judged(bucket(`{ ReplicationConfiguration: !If [IsProd, ${copies}, !Ref AWS::NoValue] }`), requireVersioning, replicationNeedsVersioning);
    expect(findings(result)).toEqual(['replication-needs-versioning-both A when Env is "prod"', 'require-versioning A']);
  });

  it('is silent where both speak in the same worlds', () => {
    const result = judged(
      bucket(`{ ReplicationConfiguration: ${copies}, VersioningConfiguration: { Status: !If [IsProd, Suspended, Enabled] } }`),
      requireVersioning,
      replicationNeedsVersioning,
    );
    expect(findings(result)).toEqual(['replication-needs-versioning-both A when Env is "prod"']);
  });

  it('keeps its doubt where the sharper one has no finding', () => {
    const result = judged(
      bucket(`!If [IsProd, { ReplicationConfiguration: ${copies} }, { VersioningConfiguration: { Status: !Ref Open } }]`),
      requireVersioning,
      replicationNeedsVersioning,
    );
    expect(findings(result)).toEqual(['replication-needs-versioning-both A when Env is "prod"']);
    expect(open(result)).toEqual(['require-versioning A']);
  });
});

describe('two findings of one rule at one place', () => {
  const two = ruleThat(({ require }) => {
    require(no({ says: 'one' }), { messageId: 'm', data: { what: 'one' } });
    require(no({ says: 'two' }), { messageId: 'm', data: { what: 'two' } });
    require(no({ says: 'two again' }), { messageId: 'm', data: { what: 'two' } });
  });

  it('are two where they say different things of one resource', () => {
    expect(judged(bucket('{}'), two).findings.map(({ message }) => message)).toEqual(['one', 'two']);
  });

  it('are each listed once for several instances', () => {
    const text = `Transform: AWS::LanguageExtensions\nResources:\n  Fn::ForEach::X: [N, [B, C], { '\${N}': { Type: AWS::S3::Bucket } }]\n`;
    expect(judged(text, two).findings.map(({ message, resource, instances }) => [message, resource, instances])).toEqual([
      ['one', 'B', ['C']],
      ['two', 'B', ['C']],
    ]);
  });
});

describe('a fix that looks at more than its rule asked', () => {
  it('is no fix where that depends on a choice, and never an error', () => {
    const curious: Rule = defineRule({
      meta: meta('curious'),
      on: 'bucket',
      reads: ['naming', 'versioning'],
      require: ({ naming }) => not(naming.name.isWritten()),
      fix: ({ versioning }) => (versioning.status.is('Enabled').truth === 'yes' ? unsafe('x', set(versioning.status, 'Suspended')) : undefined),
      examples: { fail: [], pass: [] },
    });
    const [finding] = judged(bucket('{ BucketName: a, VersioningConfiguration: { Status: !If [IsProd, Enabled, Suspended] } }'), curious).findings;
    expect(finding).toMatchObject({ ruleId: 'curious' });
    expect(finding?.fix).toBeUndefined();
  });
});

function meta(id: string): Rule['meta'] {
  return { id, group: 'access', severity: 'warn', preset: 'all', docs: { summary: '', why: '', links: [] }, messages: { m: '{{what}}' } };
}

function ruleThat(says: (context: Parameters<NonNullable<Rule['create']>>[0]) => void): Rule {
  return defineRule({ meta: meta('many'), on: 'bucket', reads: ['naming'], create: (context) => () => says(context), examples: { fail: [], pass: [] } });
}

describe('a fix', () => {
  it('is written when somebody reads of it, and once', () => {
    let written = 0;
    const rule: Rule = {
      ...requireVersioning,
      fix: (...of) => {
        written++;
        return requireVersioning.fix?.(...of);
      },
    };
    const [finding] = judged(bucket('{}'), rule).findings;
    expect(written).toBe(0);
    expect([finding?.fix?.safety, finding?.remedy]).toEqual(['unsafe', undefined]);
    expect(written).toBe(1);
  });
});
