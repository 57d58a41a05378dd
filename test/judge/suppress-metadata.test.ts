import { describe, expect, it } from 'vitest';
import { requireName, rules, run } from './suppress-run.js';

/** A template with one bucket without versions, as a tool writes it. */
function json(metadata: unknown, above?: unknown): string {
  return JSON.stringify(
    {
      ...(above === undefined ? {} : { Metadata: { s3lint: above } }),
      Resources: { Data: { Type: 'AWS::S3::Bucket', Metadata: { s3lint: metadata } }, Other: { Type: 'AWS::S3::Bucket' } },
    },
    null,
    2,
  );
}

describe('metadata of a resource', () => {
  it('silences a rule on that resource', () => {
    const told = run(json({ disable: [{ rule: 'require-versioning', reason: 'static site, SEC-42', until: '2027-03-01', owner: 'web' }] }));
    expect(told.findings).toEqual(['require-versioning Other']);
    expect(told.suppressed).toEqual(['require-versioning Data by line 9 <"require-versioning">: static site, SEC-42 (until 2027-03-01)']);
  });

  it('silences several rules for one reason', () => {
    const told = run(json({ disable: [{ rules: ['require-versioning', 'require-name'], reason: 'rebuilt' }] }), { rules });
    expect(told.raw.findings.map(({ resource }) => resource)).toEqual(['Other', 'Other']);
  });

  it('is the same in YAML, where dates need no quotes', () => {
    const item = '{ rule: require-versioning, reason: rebuilt, until: 2027-03-01 }';
    const told = run(`Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Metadata:\n      s3lint:\n        disable:\n          - ${item}\n`);
    expect(told).toMatchObject({ findings: [], suppressed: ['require-versioning Data by line 7 <require-versioning>: rebuilt (until 2027-03-01)'] });
  });

  it('speaks for every bucket that a loop makes of it, and is unused only if none of them needs it', () => {
    const loop = (status: string) =>
      `Resources:\n  'Fn::ForEach::Stages':\n    - Stage\n    - [dev, prod]\n    - Data\${Stage}:\n        Type: AWS::S3::Bucket\n        Metadata: { s3lint: { disable: [{ rule: require-versioning, reason: r }] } }\n        Properties: { VersioningConfiguration: { Status: ${status} } }\n`;
    expect(run(loop('Suspended')).findings).toEqual([]);
    expect(run(loop('Enabled')).findings).toHaveLength(1);
  });

  it('expires like a comment, and is unused like one', () => {
    const told = run(
      json({
        disable: [
          { rule: 'require-versioning', reason: 'r', until: '2026-01-01' },
          { rule: 'require-name', reason: 'r' },
        ],
      }),
      { rules: [requireName] },
    );
    expect(told.findings).toEqual([
      'require-name Other',
      'expired-suppression at line 11 <"2026-01-01"> This suppression of require-versioning ended on 2026-01-01. Mend the cause and delete the suppression, or agree on a new date.',
    ]);
    expect(run(json({ disable: [{ rule: 'duplicate-key', reason: 'r' }] }), { rules: [] }).findings).toEqual([
      'unused-suppression at line 9 <"duplicate-key"> This suppression of duplicate-key silences nothing. Delete it, or move it to the declaration whose finding it means.',
    ]);
  });
});

describe('metadata of the template', () => {
  it('silences a rule in the whole file', () => {
    const told = run(json({ disable: [] }, { disable: [{ rule: 'require-versioning', reason: 'a sandbox' }] }));
    expect(told.findings).toEqual([]);
    expect(told.suppressed).toHaveLength(2);
  });
});

describe('metadata of a template inside a stack set', () => {
  const inner = [
    'AWSTemplateFormatVersion: "2010-09-09"',
    'Metadata: { s3lint: { disable: [{ rule: require-versioning, reason: a sandbox }] } }',
    'Resources:',
    '  Inner: { Type: AWS::S3::Bucket }',
  ];
  const text = [
    'Resources:',
    '  Outer: { Type: AWS::S3::Bucket }',
    '  Set:',
    '    Type: AWS::CloudFormation::StackSet',
    '    Properties:',
    '      TemplateBody: |',
    ...inner.map((line) => `        ${line}`),
    '',
  ].join('\n');

  it('silences nothing of the template around it', () => {
    const told = run(text);
    expect(told.findings).toEqual(['require-versioning Outer']);
    expect(told.raw.suppressed).toHaveLength(1);
  });
});

describe('metadata of a wrong shape', () => {
  it.each([
    ['require-versioning', '<"require-versioning"> Metadata for s3lint is a mapping. Write disable: [{ rule: RULE, reason: why }].'],
    [[{ rule: 'require-versioning' }], '<"rule"> Metadata for s3lint is a mapping. Write disable: [{ rule: RULE, reason: why }].'],
    [{}, '<{}> Metadata for s3lint says nothing. Write disable: [{ rule: RULE, reason: why }].'],
    [{ disabled: [] }, '<"disabled"> A suppression has no "disabled". Did you mean "disable"?'],
    [{ disable: 'require-versioning' }, '<"disable"> "disable" is a list. Write disable: [{ rule: RULE, reason: why }].'],
    [{ disable: { rule: 'require-versioning', reason: 'r' } }, '<"disable"> "disable" is a list. Write disable: [{ rule: RULE, reason: why }].'],
    [{ disable: ['require-versioning'] }, '<"require-versioning"> Every item of "disable" is a mapping. Write { rule: RULE, reason: why }.'],
    [
      { disable: [{ reason: 'r' }] },
      '<"reason"> This suppression names no rule. Name what it silences: s3lint-disable RULE[, RULE] [until=YYYY-MM-DD] [owner=NAME] -- reason.',
    ],
    [{ disable: [{ rule: 'require-versioning' }] }, '<"require-versioning"> This suppression gives no reason. Add `reason` and say why it is right here.'],
    [{ disable: [{ rule: 'require-versioning', reason: '  ' }] }, '<"  "> This suppression gives no reason. Say why it is right here.'],
    [{ disable: [{ rule: 'require-versioning', reason: null }] }, '<null> "reason" is a text. Write the text itself; nothing is computed here.'],
    [{ disable: [{ rule: 'require-versioning', reason: { Ref: 'Why' } }] }, '<"Ref"> "reason" is a text. Write the text itself; nothing is computed here.'],
    [{ disable: [{ rule: ['require-versioning'], reason: 'r' }] }, '<"rule"> "rule" is one rule. Write rules: [RULE, RULE] for several.'],
    [{ disable: [{ rules: 'require-versioning', reason: 'r' }] }, '<"rules"> "rules" is a list. Write rules: [RULE, RULE], or rule: RULE for one.'],
    [{ disable: [{ rules: [null], reason: 'r' }] }, '<null> A rule is named by its id, as text. Write the id itself; nothing is computed here.'],
    [
      { disable: [{ rule: 'require-versionin', reason: 'r' }] },
      '<"require-versionin"> There is no rule "require-versionin". Did you mean "require-versioning"?',
    ],
    [
      { disable: [{ rule: 'require-versioning', reason: 'r', until: 'May' }] },
      '<"May"> "May" is no date. Write the last day on which the suppression counts as YYYY-MM-DD.',
    ],
    [{ disable: [{ rule: 'require-versioning', reason: 'r', untli: '2027-01-01' }] }, '<"untli"> A suppression has no "untli". Did you mean "until"?'],
  ])('%j is invalid and silences nothing', (metadata, expected) => {
    const told = run(json(metadata));
    expect(told.findings.slice(0, 2)).toEqual(['require-versioning Data', 'require-versioning Other']);
    expect(told.findings.slice(2).map((line) => line.replace(/^invalid-suppression at line \d+ /, ''))).toEqual([expected]);
  });

  it('is invalid under a function of YAML too', () => {
    const told = run('Resources:\n  Data:\n    Type: AWS::S3::Bucket\n    Metadata: { s3lint: { disable: [{ rule: !Ref Rule, reason: r }] } }\n');
    expect(told.findings).toHaveLength(2);
  });
});
