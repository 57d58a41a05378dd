import { describe, expect, it } from 'vitest';
import { call } from '../call.js';
import { folderWith, put } from '../folder.js';

/** Buckets without versioning, each with its own lines. */
function buckets(named: Readonly<Record<string, string>>, more = ''): string {
  const resources = Object.entries(named).map(([name, lines]) => `  ${name}:\n    Type: AWS::S3::Bucket\n    Properties:\n${lines.replace(/^/gm, '      ')}\n`);
  return `AWSTemplateFormatVersion: '2010-09-09'\n${more}Resources:\n${resources.join('')}`;
}

const plain = 'AccessControl: Private';
const tagged = (value: string): string => `Tags: [{ Key: env, Value: ${value} }]`;

interface Told {
  readonly findings: readonly {
    readonly ruleId: string;
    readonly severity: string;
    readonly resource: string;
    readonly file: string;
    readonly assumes?: readonly string[];
  }[];
  readonly undecided: readonly { readonly ruleId: string; readonly resources: readonly string[]; readonly reason: string }[];
}

async function told(cwd: string, ...argv: readonly string[]): Promise<Told> {
  const { out, err } = await call(cwd, ['-f', 'json', ...argv]);
  if (out === '') throw new Error(err);
  return JSON.parse(out) as Told;
}

/** The levels that a rule has, by resource. */
async function levels(cwd: string, rule = 'require-versioning', ...argv: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const { findings } = await told(cwd, ...argv);
  return Object.fromEntries(findings.filter(({ ruleId }) => ruleId === rule).map(({ resource, severity }) => [resource, severity]));
}

const override = (match: string, rules: string): string => `overrides:\n  - match: ${match}\n    rules: ${rules}\n`;

describe('an override', () => {
  it('holds for the files that it names', async () => {
    const cwd = folderWith({ 'app/a.yaml': buckets({ App: plain }), 'examples/b.yaml': buckets({ Example: plain }) });
    put(cwd, { 's3lint.config.yaml': override('{ files: examples/ }', '{ require-versioning: off }') });
    expect(await levels(cwd)).toEqual({ App: 'warn' });
    put(cwd, { 's3lint.config.yaml': override('{ files: ["/*", "!/examples/"] }', '{ require-versioning: error }') });
    expect(await levels(cwd)).toEqual({ App: 'error', Example: 'warn' });
  });

  it('holds for tags, addresses, ARNs, accounts and Regions that fit', async () => {
    const cwd = folderWith({ 'a.yaml': buckets({ Dev: tagged('development'), Prod: tagged('prod'), Named: 'BucketName: acme-public-site' }) });
    const with_ = async (match: string): Promise<Readonly<Record<string, string>>> => {
      put(cwd, { 's3lint.config.yaml': `facts: { account: 111122223333 }\n${override(match, '{ require-versioning: off }')}` });
      return levels(cwd);
    };
    expect(Object.keys(await with_('{ tags: { env: dev* } }'))).toEqual(['Prod', 'Named']);
    expect(Object.keys(await with_('{ resource: [Prod, Nam*] }'))).toEqual(['Dev']);
    expect(Object.keys(await with_('{ resource: "arn:aws:s3:::acme-public-*" }'))).toEqual(['Dev', 'Prod']);
    expect(Object.keys(await with_('{ account: 111122223333 }'))).toEqual([]);
    expect(Object.keys(await with_('{ account: "4444*" }'))).toEqual(['Dev', 'Prod', 'Named']);
  });

  it('holds for what a bucket is used for', async () => {
    const logging = 'LoggingConfiguration: { DestinationBucketName: !Ref Logs }';
    const cwd = folderWith({ 'a.yaml': buckets({ Data: logging, Logs: plain }) });
    put(cwd, { 's3lint.config.yaml': `extends: strict\n${override('{ role: logTarget }', '{ require-lifecycle: error }')}` });
    expect(await levels(cwd, 'require-lifecycle')).toEqual({ Data: 'info', Logs: 'error' });
  });

  it('for what a bucket is used for leaves alone what is no bucket', async () => {
    const key = ['AKIA', 'ZQ3DR5WXK7LMN2PV'].join('');
    const text = `Resources:\n  Job:\n    Type: AWS::Lambda::Function\n    Properties: { Environment: { Variables: { AWS_ACCESS_KEY_ID: ${key} } } }\n`;
    const cwd = folderWith({ 'a.yaml': text });
    const before = await levels(cwd, 'no-credentials-lambda-env');
    expect(Object.keys(before)).toEqual(['Job']);
    put(cwd, { 's3lint.config.yaml': override('{ role: [logTarget, websiteOrigin] }', '{ no-credentials-lambda-env: off }') });
    expect(await levels(cwd, 'no-credentials-lambda-env')).toEqual(before);
  });

  it('means all that it says, and of a list one', async () => {
    const cwd = folderWith({ 'app/a.yaml': buckets({ Dev: tagged('dev'), Prod: tagged('prod') }), 'b.yaml': buckets({ Other: tagged('dev') }) });
    put(cwd, { 's3lint.config.yaml': override('{ files: [app/, nowhere/], tags: { env: dev } }', '{ require-versioning: off }') });
    expect(Object.keys(await levels(cwd))).toEqual(['Prod', 'Other']);
  });

  it('gives way to a later one, and to what the call says', async () => {
    const cwd = folderWith({ 'a.yaml': buckets({ Dev: tagged('dev'), Prod: tagged('prod') }) });
    put(cwd, {
      's3lint.config.yaml': `${override('{ files: "*" }', '{ require-versioning: error }')}  - match: { tags: { env: dev } }\n    rules: { require-versioning: info }\n`,
    });
    expect(await levels(cwd)).toEqual({ Dev: 'info', Prod: 'error' });
    expect(await levels(cwd, 'require-versioning', '--rule', 'require-versioning=warn')).toEqual({ Dev: 'warn', Prod: 'warn' });
  });

  it('asks a rule that is off elsewhere', async () => {
    const cwd = folderWith({ 'a.yaml': buckets({ Dev: tagged('dev'), Prod: tagged('prod') }) });
    put(cwd, { 's3lint.config.yaml': override('{ tags: { env: prod } }', '{ require-kms-encryption: error }') });
    expect(await levels(cwd, 'require-kms-encryption')).toEqual({ Prod: 'error' });
  });

  it('may change options, and a level alone leaves them as they are', async () => {
    const cwd = folderWith({ 'a.yaml': buckets({ Dev: tagged('dev'), Prod: tagged('prod') }) });
    const chosen = 'rules: { require-replication: [warn, { tags: [env=prod] }] }\n';
    put(cwd, { 's3lint.config.yaml': `${chosen}${override('{ resource: Dev }', '{ require-replication: [info, { tags: [env=dev] }] }')}` });
    expect(await levels(cwd, 'require-replication')).toEqual({ Dev: 'info', Prod: 'warn' });
    put(cwd, { 's3lint.config.yaml': `${chosen}${override('{ resource: "*" }', '{ require-replication: error }')}` });
    expect(await levels(cwd, 'require-replication')).toEqual({ Prod: 'error' });
  });

  it('takes findings about a file with it', async () => {
    const twice = '{"Version": "2012-10-17", "Version": "2012-10-17", "Statement": []}';
    const cwd = folderWith({ 'a.json': twice, 'old/b.json': twice, 's3lint.config.yaml': override('{ files: old/ }', '{ duplicate-key: off }') });
    const { findings } = await told(cwd);
    expect(findings.filter(({ ruleId }) => ruleId === 'duplicate-key').map(({ file }) => file)).toEqual(['a.json']);
  });

  it('means a policy that stands by itself where it means its bucket', async () => {
    const statement =
      '{ Effect: Allow, Principal: { AWS: "arn:aws:iam::444455556666:root" }, Action: "s3:*", Resource: [!GetAtt Assets.Arn, !Sub "${Assets.Arn}/*"] }';
    const text = `${buckets({ Assets: tagged('dev') })}  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: !Ref Assets\n      PolicyDocument: { Version: "2008-10-17", Statement: [${statement}] }\n`;
    const cwd = folderWith({ 'a.yaml': text });
    expect(await levels(cwd, 'policy-version-2012')).toEqual({ Policy: expect.any(String) });
    put(cwd, { 's3lint.config.yaml': override('{ tags: { env: dev } }', '{ policy-version-2012: off }') });
    expect(await levels(cwd, 'policy-version-2012')).toEqual({});
  });
});

describe('where it cannot be told whether an override applies', () => {
  const open = buckets({ Open: tagged('!Ref Env') }, 'Parameters: { Env: { Type: String } }\n');

  it('a finding that it would take away stands, and says what it supposes', async () => {
    const cwd = folderWith({ 'a.yaml': open, 's3lint.config.yaml': override('{ tags: { env: dev } }', '{ require-versioning: off }') });
    const { findings } = await told(cwd);
    expect(findings.find(({ ruleId }) => ruleId === 'require-versioning')?.assumes).toEqual([
      expect.stringMatching(/^the override of s3lint\.config\.yaml:2 does not apply, which cannot be told: .*parameter Env/),
    ]);
  });

  it('a finding that it would bring is undecided, and not passed over', async () => {
    const cwd = folderWith({ 'a.yaml': open, 's3lint.config.yaml': override('{ tags: { env: prod } }', '{ require-kms-encryption: error }') });
    const { findings, undecided } = await told(cwd);
    expect(findings.filter(({ ruleId }) => ruleId === 'require-kms-encryption')).toEqual([]);
    expect(undecided.filter(({ ruleId }) => ruleId === 'require-kms-encryption')).toMatchObject([
      { resources: ['Open'], reason: expect.stringMatching(/^whether the override of s3lint\.config\.yaml:2 applies is not known: .*parameter Env/) },
    ]);
    expect((await told(cwd, '--parameter', 'Env=dev')).undecided.filter(({ ruleId }) => ruleId === 'require-kms-encryption')).toEqual([]);
    expect(await levels(cwd, 'require-kms-encryption', '--parameter', 'Env=prod')).toEqual({ Open: 'error' });
  });

  it('what hangs on a condition is judged for both ways', async () => {
    const text = buckets(
      { Either: tagged('!If [IsProd, prod, dev]') },
      'Parameters: { Env: { Type: String } }\nConditions: { IsProd: !Equals [!Ref Env, prod] }\n',
    );
    const cwd = folderWith({ 'a.yaml': text, 's3lint.config.yaml': override('{ tags: { env: dev } }', '{ require-versioning: off }') });
    const { findings } = await told(cwd);
    expect(findings.filter(({ ruleId }) => ruleId === 'require-versioning')).toMatchObject([{ resource: 'Either', when: 'Env is "prod"' }]);
  });
});

it('what overrides and suppressions look at is asked of accounts', async () => {
  const permissions = async (config: string): Promise<string> => {
    const cwd = folderWith({ 's3lint.config.yaml': config });
    return (await call(cwd, ['permissions', '--only', 'require-versioning'])).out;
  };
  expect(await permissions('')).not.toContain('s3:GetBucketTagging');
  expect(await permissions(override('{ tags: { env: dev } }', '{ require-versioning: info }'))).toContain('s3:GetBucketTagging');
  const entry = '{ rule: require-versioning, role: stateStore, tags: { env: dev }, reason: so it is }';
  expect(await permissions(`suppressions: { entries: [${entry}] }\n`)).toContain('s3:GetBucketTagging');
});

it('a suppression where an override turns the rule off is not called unused: nobody asked', async () => {
  const text = buckets({ Dev: `# s3lint-disable require-versioning -- scratch\n${tagged('dev')}` });
  const cwd = folderWith({ 'a.yaml': text, 's3lint.config.yaml': override('{ tags: { env: dev } }', '{ require-versioning: off }') });
  const { findings } = await told(cwd);
  expect(findings.filter(({ ruleId }) => ruleId === 'unused-suppression')).toEqual([]);
  put(cwd, { 's3lint.config.yaml': override('{ tags: { env: prod } }', '{ require-versioning: off }') });
  expect((await told(cwd)).findings.filter(({ ruleId }) => ruleId.endsWith('suppression'))).toEqual([]);
});

it('--print-config shows for a path what applies, what does not, and what hangs on what is declared', async () => {
  const text = `${override('{ files: old/ }', '{ require-versioning: info }')}  - match: { files: other/ }\n    rules: { require-versioning: off }\n  - match: { tags: { env: dev } }\n    rules: { no-public-read: off }\n`;
  const cwd = folderWith({ 's3lint.config.yaml': text });
  const shown = JSON.parse((await call(cwd, ['--print-config', 'old/a.yaml'])).out);
  expect(shown.rules['require-versioning']).toBe('info');
  expect(shown.from['require-versioning']).toBe('s3lint.config.yaml:2');
  expect(shown.overrides).toEqual([
    { from: 's3lint.config.yaml:2', applies: 'yes', match: { files: ['old/'] }, rules: { 'require-versioning': 'info' } },
    { from: 's3lint.config.yaml:4', applies: 'no', match: { files: ['other/'] }, rules: { 'require-versioning': 'off' } },
    { from: 's3lint.config.yaml:6', applies: 'to what fits', match: { tags: { env: 'dev' } }, rules: { 'no-public-read': 'off' } },
  ]);
});
