import { describe, expect, it } from 'vitest';
import { absent, buckets as liveBuckets, ok, snapshot } from '../../dialect/api/live.js';
import { call } from '../call.js';
import { folderWith, put } from '../folder.js';

/** Three buckets without versioning. */
const text = `AWSTemplateFormatVersion: '2010-09-09'
Parameters: { Env: { Type: String } }
Resources:
  Site:
    Type: AWS::S3::Bucket
    Properties: { BucketName: acme-site, Tags: [{ Key: env, Value: dev }] }
  Data:
    Type: AWS::S3::Bucket
    Properties: { BucketName: acme-data, Tags: [{ Key: env, Value: prod }] }
  Open:
    Type: AWS::S3::Bucket
    Properties: { BucketName: !Sub 'other-\${Env}', Tags: [{ Key: env, Value: !Ref Env }] }
`;

const only = ['--only', 'require-versioning,invalid-suppression,unused-suppression,expired-suppression', '-f', 'compact'];

function entry(...lines: readonly string[]): string {
  return ['suppressions:', '  entries:', ...lines.map((line, index) => `    ${index === 0 ? '- ' : '  '}${line}`), ''].join('\n');
}

/** Of which buckets something is still said, and what else is. */
async function left(cwd: string, ...more: readonly string[]): Promise<readonly string[]> {
  const { out } = await call(cwd, [...only, ...more]);
  return out
    .trim()
    .split('\n')
    .flatMap((line) => /Bucket "(\S+)" keeps|\[([\w-]+-suppression)\]/.exec(line)?.slice(1).find(Boolean) ?? []);
}

describe('a suppression in the configuration means', () => {
  const cwd = folderWith({ '.git/HEAD': '', 'a.yaml': text, 'sub/b.yaml': text });
  const meant = async (...lines: readonly string[]): Promise<readonly string[]> => {
    put(cwd, { 's3lint.config.yaml': `facts: { account: 111122223333 }\n${entry('rule: require-versioning', 'reason: it is meant', ...lines)}` });
    return left(cwd, 'a.yaml');
  };

  it.each([
    ['an address', ['resource: Site'], ['Data', 'Open']],
    ['addresses that are like a pattern', ["resource: '*a*'"], ['Site', 'Open']],
    ['the ARN of a bucket, told by its name', ["resource: 'arn:aws:s3:::acme-*'"], ['Open']],
    ['one of several', ['resource: [Site, Open]'], ['Data']],
    ['an account', ['account: 111122223333'], []],
    ['tags', ['tags: { env: d* }'], ['Data', 'Open']],
    ['all that it says', ['tags: { env: dev }', 'files: sub/'], ['Site', 'Data', 'Open']],
  ])('%s', async (_, lines, wanted) => {
    expect(await meant(...lines)).toEqual(wanted);
  });

  it('until a day, after which its findings are back, with the one who agreed to it', async () => {
    put(cwd, { 's3lint.config.yaml': entry('rule: require-versioning', 'reason: it is meant', 'resource: Site', "until: '2026-11-20'", 'owner: web') });
    const { out } = await call(cwd, [...only, 'a.yaml']);
    expect(out).toMatch(/s3lint\.config\.yaml:\d+:\d+: warning: This suppression of require-versioning ended on 2026-11-20/);
    expect(await left(cwd, 'a.yaml')).toEqual(['Site', 'Data', 'Open', 'expired-suppression']);
  });

  it('nobody who is not known to be meant', async () => {
    expect(await meant('tags: { env: prod }')).toEqual(['Site', 'Open']);
    expect(await left(cwd, 'a.yaml', '--parameter', 'Env=prod')).toEqual(['Site']);
  });

  it('is told when it silences nothing of what it means', async () => {
    put(cwd, { 's3lint.config.yaml': entry('rule: require-versioning', 'reason: it is meant', 'resource: Versioned') });
    put(cwd, { 'a.yaml': `${text}  Versioned:\n    Type: AWS::S3::Bucket\n    Properties: { VersioningConfiguration: { Status: Enabled } }\n` });
    expect(await left(cwd, 'a.yaml')).toContain('unused-suppression');
    put(cwd, { 'a.yaml': text });
    expect(await left(cwd, 'a.yaml')).not.toContain('unused-suppression');
  });
});

describe('what is live is suppressed', () => {
  const unversioned = { GetBucketVersioning: ok({}), GetObjectLockConfiguration: absent, GetBucketWebsite: absent };
  const account = snapshot({ resources: { bucket: liveBuckets({ 'acme-site': unversioned, 'acme-data': unversioned }) } });
  const cwd = folderWith({ 'account.json': account });

  it.each([
    ['by ARN', ["resource: 'arn:aws:s3:::acme-site'"], ['acme-data']],
    ['by account', ["account: '1*'"], []],
    ['by Region', ["region: 'eu-*'"], []],
    ['and nothing else', ["region: 'us-*'"], ['acme-site', 'acme-data']],
  ])('%s', async (_, lines, wanted) => {
    put(cwd, { 's3lint.config.yaml': entry('rule: require-versioning', 'reason: it is meant', ...lines) });
    expect((await left(cwd)).toSorted()).toEqual(wanted.toSorted());
  });
});

it('a suppression in code is told at what it says', async () => {
  const reason = 'nobody remembers why';
  const config = `export default { suppressions: { entries: [{ rule: 'require-versionin', resource: 'Site', reason: '${reason}' }] } };\n`;
  const cwd = folderWith({ 'a.yaml': text, 's3lint.config.mjs': config });
  expect((await call(cwd, only)).out).toContain(`s3lint.config.mjs:1:${config.indexOf(reason) + 1}: warning: There is no rule "require-versionin".`);
});
