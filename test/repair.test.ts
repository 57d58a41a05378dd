import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allRules } from '../src/cli/all-rules.js';
import type { LintRequest } from '../src/lint.js';
import { run } from '../src/lint.js';
import { repair } from '../src/repair.js';
import { remove, set, unsafe } from '../src/rule/fix.js';
import type { Finding } from '../src/rule/finding.js';
import { defineRule } from '../src/rule/rule.js';
import type { Rule } from '../src/rule/rule.js';
import { requestFor } from '../src/testing/judge-text.js';
import { no, not } from '../src/truth/answer.js';
import { unifiedDiff } from '../src/text/diff.js';

type Files = Readonly<Record<string, string>>;

function repaired(
  files: Files,
  rules: readonly Rule[] = allRules,
  request: LintRequest = requestFor(rules, files),
): { readonly files: Files; readonly fixed: number; readonly left: readonly Finding[] } {
  const { changed, fixed, result } = repair(request, 'unsafe');
  return { files: { ...files, ...Object.fromEntries(changed.map(({ path, after }) => [path, after])) }, fixed, left: result.findings };
}

const told = (findings: readonly Finding[]): readonly string[] => findings.map(({ ruleId, resource, when }) => `${ruleId} ${resource} ${when ?? ''}`);
const held = (findings: readonly Finding[]): readonly (string | undefined)[] => findings.map(({ fix }) => fix?.held);
const comments = (text: string): readonly string[] => text.match(/#[^\r\n]*/g) ?? [];

/** Bodies of a bucket in the ways in which people write them. */
const bodies = [
  '{ Type: AWS::S3::Bucket }',
  '{ Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Suspended }, BucketName: some-name } }',
  '\n    Type: AWS::S3::Bucket # a bucket\n    DeletionPolicy: Retain',
  '\n    Type: AWS::S3::Bucket\n    Properties:\n      # no versions yet\n      VersioningConfiguration:\n        Status: "Suspended" # later\n      Tags: [{ Key: a, Value: b }]',
  '\n    Type: AWS::S3::Bucket\n    Properties: {}\n    # behind',
  '\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration: !If [C, { Status: Suspended }, !Ref AWS::NoValue]',
  '\n    Type: AWS::S3::Bucket\n    Condition: C\n    Properties:\n      AccessControl: !If [C, PublicRead, Private]\n      PublicAccessBlockConfiguration: { BlockPublicAcls: true, # half\n        IgnorePublicAcls: false }',
  '\n    Type: AWS::S3::Bucket\n    Properties:\n      LifecycleConfiguration:\n        Rules:\n          - !If [C, !Ref AWS::NoValue, { Id: x, Status: Enabled }]\n          # the rule\n          - Id: y\n            Status: Enabled\n            AbortIncompleteMultipartUpload: { DaysAfterInitiation: 40 }\n',
  '\n    Type: AWS::S3::Bucket\n    Properties: &all\n      VersioningConfiguration: { Status: Suspended }',
  '\n    Type: AWS::S3::Bucket\n    Properties: { BucketName: "abc", <<: *all }',
  '\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketEncryption:\n        ServerSideEncryptionConfiguration:\n          - ServerSideEncryptionByDefault:\n              SSEAlgorithm: aws:kms\n      VersioningConfiguration: { Status: !Ref Mode }',
  '\n    Type: AWS::S3::Bucket\n    Properties:\n      ObjectLockEnabled: true\n      VersioningConfiguration:\n        Status: !If [C, Enabled, Suspended]\n      OwnershipControls:\n        Rules:\n          - ObjectOwnership: ObjectWriter',
];

const head =
  'Parameters:\n  E: { Type: String }\n  Mode: { Type: String, Default: Suspended }\nConditions:\n  C: !Equals [!Ref E, x]\nResources:\n  First: { Type: AWS::SNS::Topic, Metadata: &all { A: b } }\n';

const template = fc
  .tuple(fc.array(fc.constantFrom(...bodies), { minLength: 1, maxLength: 5 }), fc.constantFrom('\n', '\r\n'))
  .map(([chosen, eol]) => (head + chosen.map((body, index) => `  B${index}: ${body}\n`.replace(': \n', ':\n')).join('')).replaceAll('\n', eol));

describe('fixes', () => {
  it('leave a file that is read whole, with no new finding, nothing to fix, and all comments', () => {
    fc.assert(
      fc.property(template, (text) => {
        const files = { 't.yaml': text };
        const before = run(requestFor(allRules, files));
        const { files: fixed, left } = repaired(files);
        const after = run(requestFor(allRules, fixed));
        expect(after.loaded.problems).toEqual([]);
        // A policy may be new.
        expect(after.result.coverage.resources).toBeGreaterThanOrEqual(before.result.coverage.resources);
        expect(told(after.result.findings)).toEqual(told(left));
        const known = new Set(told(before.result.findings));
        expect(told(left).filter((one) => !known.has(one))).toEqual([]);
        expect(repaired(fixed)).toMatchObject({ files: fixed, fixed: 0 });
        expect(comments(fixed['t.yaml'] ?? '')).toEqual(comments(text));
      }),
      { numRuns: 40 },
    );
  });

  it('write only what they add and what they replace', () => {
    fc.assert(
      fc.property(template, (text) => {
        const after = repaired({ 't.yaml': text }).files['t.yaml'] ?? '';
        // Line by line the old text is still there, but for the lines on which a value was changed.
        const gone = unifiedDiff('t.yaml', text, after)
          .split('\n')
          .filter((line) => /^-(?!--)/.test(line));
        for (const line of gone)
          expect(line).toMatch(/Suspended|DaysAfterInitiation: 40|Acls|Public|ObjectWriter|Type: AWS::S3::Bucket \}|Properties: \{|SSEAlgorithm/);
      }),
      { numRuns: 40 },
    );
  });

  it('do as well in JSON', () => {
    const text =
      '{\n    "Resources": {\n        "A": { "Type": "AWS::S3::Bucket", "Properties": { "VersioningConfiguration": { "Status": "Suspended" } } },\n        "B": {\n            "Type": "AWS::S3::Bucket"\n        }\n    }\n}\n';
    const { files, left } = repaired({ 't.json': text });
    // Another rule's upload policy asks for the encryption that was there before: of two that pull apart one stays.
    expect(left.filter(({ fix, ruleId }) => fix && ruleId !== 'require-kms-encryption')).toEqual([]);
    expect(JSON.parse(files['t.json'] ?? '')).toMatchObject({ Resources: { A: { Properties: { VersioningConfiguration: { Status: 'Enabled' } } } } });
  });

  it('reach a nested template, once for all stacks that use it', () => {
    const files = {
      'root.yaml':
        'Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml, Parameters: { Mode: Suspended } } }\n  T: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: child.yaml } }\n',
      'child.yaml':
        'Parameters: { Mode: { Type: String, Default: Enabled } }\nResources:\n  Lit: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Suspended } } }\n  Par: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: !Ref Mode } } }\n',
    };
    const versioning = allRules.filter(({ meta }) => meta.id === 'require-versioning');
    const { files: after, left } = repaired(files, versioning);
    expect(after['child.yaml']).toBe(files['child.yaml'].replace('Status: Suspended', 'Status: Enabled'));
    expect(after['root.yaml']).toBe(files['root.yaml']);
    expect(told(left)).toEqual(['require-versioning S/Par ']);
  });
});

describe('a fix is not kept', () => {
  const meta = (id: string): Rule['meta'] => ({
    id,
    group: 'access',
    severity: 'warn',
    preset: 'all',
    docs: { summary: '', why: '', links: [] },
    messages: { m: id },
  });
  const examples = { fail: [], pass: [] };
  const named = 'Resources:\n  A: { Type: AWS::S3::Bucket, Properties: { BucketName: abc } }\n';

  it('where it only makes its rule doubt', () => {
    const doubting = defineRule({
      meta: meta('doubting'),
      on: 'bucket',
      reads: ['naming'],
      require: ({ naming: { name } }) => name.satisfies('x', (value) => (value === 'abc' ? false : { truth: 'unknown', because: [] })),
      fix: ({ naming }) => unsafe('x', set(naming.name, 'def')),
      examples,
    });
    const result = repaired({ 't.yaml': named }, [doubting]);
    expect(result).toMatchObject({ files: { 't.yaml': named }, fixed: 0 });
    expect(held(result.left)).toEqual(['it could not be told any more whether the finding holds']);
  });

  it('where it breaks the file, also when nobody wants to hear of that', () => {
    const breaking = defineRule({
      meta: meta('breaking'),
      on: 'bucket',
      reads: ['naming'],
      require: ({ naming }) => not(naming.name.is('abc')),
      fix: ({ naming }) => unsafe('x', set(naming.name, 'def')),
      examples,
    });
    const files = { 't.yaml': named, 'u.yaml': named.replace('abc', 'other') };
    const request = requestFor([breaking], files);
    let reads = 0;
    // From the second time on the other file is cut short, as if the fix had broken it.
    const cut = { kind: 'bytes', bytes: new TextEncoder().encode('Resources: {') } as const;
    const read: LintRequest['files']['read'] = (path) => (path === 'u.yaml' && reads++ > 0 ? cut : request.files.read(path));
    const result = repaired(files, [breaking], { ...request, files: { read }, builtins: new Map() });
    expect(result).toMatchObject({ files, fixed: 0 });
    expect(held(result.left)).toEqual(['not all could be read any more']);
  });

  it('where two of its changes would write into the same text', () => {
    const torn = defineRule({
      meta: meta('torn'),
      on: 'bucket',
      reads: ['naming'],
      require: ({ naming }) => not(naming.name.isWritten()),
      fix: ({ naming }) => unsafe('x', set(naming.name, 'def'), remove(naming.name)),
      examples,
    });
    expect(repaired({ 't.yaml': named }, [torn])).toMatchObject({ files: { 't.yaml': named }, fixed: 0 });
  });

  it('and stays a finding: what a fix cannot mend it does not hide', () => {
    const stubborn = defineRule({
      meta: meta('stubborn'),
      on: 'bucket',
      reads: ['naming'],
      require: ({ naming }) => no({ says: 'never right', origin: naming.name.origin }),
      fix: ({ naming }) => unsafe('x', set(naming.name, 'def')),
      examples,
    });
    const result = repaired({ 't.yaml': named }, [stubborn]);
    expect(result).toMatchObject({ files: { 't.yaml': named }, fixed: 0 });
    expect(result.left.map(({ ruleId }) => ruleId)).toEqual(['stubborn']);
    expect(held(result.left)).toEqual(['the finding would stay']);
  });

  it('where something else would be found instead, while others are kept', () => {
    const renamed = defineRule({
      meta: meta('renamed'),
      on: 'bucket',
      reads: ['naming'],
      require: ({ naming }) => not(naming.name.isOneOf(['abc', 'other'])),
      fix: ({ naming }) => unsafe('x', set(naming.name, naming.name.is('abc').truth === 'yes' ? 'def' : 'bad')),
      examples,
    });
    const bad = defineRule({ meta: meta('bad'), on: 'bucket', reads: ['naming'], require: ({ naming }) => not(naming.name.is('bad')), examples });
    const files = { 't.yaml': named, 'u.yaml': named.replace('abc', 'other') };
    const result = repaired(files, [renamed, bad]);
    expect(result).toMatchObject({ files: { 't.yaml': named.replace('abc', 'def'), 'u.yaml': files['u.yaml'] }, fixed: 1 });
    expect(held(result.left)).toEqual(['bad would be found instead']);
  });
});
