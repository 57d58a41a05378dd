import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { World } from '../../src/cli/world.js';
import { type Around, call } from '../cli/call.js';
import { folderWith, template } from '../cli/folder.js';
import { type Credential, drawn, keyId, keyPair, named, privateKey, seenOf, shaped, thoughtOf, token } from './credentials.js';

interface Said {
  readonly said: string;
  readonly seen: readonly string[];
}

/** A run, and what it shows of the credential: it must say something, and that not. */
async function run(credential: Credential, cwd: string, argv: readonly string[], around?: Around): Promise<Said> {
  const { out, err } = await call(cwd, argv, around);
  return { said: out + err, seen: seenOf(credential, credential.texts[0], out + err) };
}

/** It says this, and shows nothing. */
const saying = (text: string | RegExp): Said => ({ said: expect.stringMatching(text) as string, seen: [] });

const used = `${template}      VersioningConfiguration: { Status: !Ref Setting }\nParameters: { Setting: { Type: String }, DbPassword: { Type: String } }\n`;

describe.each(shaped.map((credential) => [credential.name, credential] as const))('%s in the call', (_, credential) => {
  const secret = credential.texts[0];
  const cwd = folderWith({
    'a.yaml': used,
    's3lint.config.yaml': `parameters: { Setting: ${JSON.stringify(secret)} }\n`,
    'cli.json': JSON.stringify([{ ParameterKey: 'Setting', ParameterValue: secret }]),
    'torn.json': `[{"ParameterKey": "Setting", "ParameterValue": "${secret}"`,
    'nested.json': JSON.stringify({ Setting: { [secret]: secret } }),
    'wrong.yaml': `rules:\n  ${JSON.stringify(secret)}: error\n  require-versioning: ${JSON.stringify(secret)}\n${JSON.stringify(secret)}: 1\n`,
    'facts.yaml': `facts: { account: ${JSON.stringify(secret)} }\nignores: [${JSON.stringify(secret)}]\n`,
    'tab.yaml': `parameters:\n\tSetting: ${secret}\n`,
  });

  it.each([
    [['--parameter', `Setting=${secret}`]],
    [['--parameter', `Setting=${secret}`, '-v', '--debug', '-f', 'json']],
    [['--parameter', `Setting=${secret}`, '-f', 'sarif', '--sarif-profile', 'full']],
    [['--parameter', `Setting=${secret}`, '--print-config', '.']],
    [['--parameter', `=${secret}`]],
    [['--parameters', 'cli.json']],
    [['--parameters', 'cli.json', '--print-config', '.']],
    [['--parameters', 'torn.json']],
    [['--parameters', 'nested.json']],
    [['--parameters', secret]],
    [['--config', 's3lint.config.yaml']],
    [['--config', 's3lint.config.yaml', '--print-config', 'a.yaml', '--debug']],
    [['--config', 'wrong.yaml']],
    [['--config', 'facts.yaml']],
    [['--config', 'facts.yaml', '--print-config', '.']],
    [['--config', 'tab.yaml']],
    [['--config', secret]],
    [['--rule', `require-versioning=${secret}`]],
    [['--rule', `require-versioning=warn,{"${secret}": "${secret}"}`]],
    [['--rule', `require-versioning=warn,{"${secret}`]],
    [['--only', secret]],
    [['--preset', secret]],
    [['-f', secret]],
    [['--max-file-size', secret]],
    [['--max-warnings', secret]],
    [['--sarif-fingerprint', secret]],
    [[secret]],
    [[`--${secret}`]],
    [['explain', secret]],
    [['explain', 'require-versioning', secret]],
    [['rules', secret]],
    [['rules', '--format', secret]],
  ])('is not repeated: %j', async (argv) => {
    expect(await run(credential, cwd, argv)).toEqual(saying(/./));
  });
});

it('a secret in the path of a report that cannot be written is not repeated', async () => {
  expect(await run(keyId, folderWith({ 'a.yaml': template }), ['-f', `json=a.yaml/${keyId.texts[0]}.json`])).toEqual(saying('Cannot write'));
});

describe.each(named.map((credential) => [credential.name, credential] as const))('%s in the call, under a telling name', (_, credential) => {
  const secret = credential.texts[0];
  const cwd = folderWith({
    'a.yaml': template,
    'cli.json': JSON.stringify([{ ParameterKey: 'DbPassword', ParameterValue: secret }]),
    'torn.json': `{"DbPassword": "${secret}"`,
    'right.yaml': `parameters: { DbPassword: ${JSON.stringify(secret)} }\n`,
    'wrong.yaml': `parameters: { DbPassword: { secret: ${JSON.stringify(secret)} } }\n`,
  });

  it.each([
    [['--parameter', `DbPassword=${secret}`, '-v', '--debug']],
    [['--parameter', `DbPassword=${secret}`, '--print-config', '.']],
    [['--parameters', 'cli.json', '--print-config', '.']],
    [['--parameters', 'torn.json']],
    [['--config', 'right.yaml', '--print-config', '.']],
    [['--config', 'wrong.yaml']],
    [[`--password=${secret}`]],
  ])('is not repeated: %j', async (argv) => {
    expect(await run(credential, cwd, argv)).toEqual(saying(/./));
  });
});

describe('a value that came with the call and decides a setting', () => {
  it.each(['pretty', 'compact', 'github', 'json', 'sarif'])('is not quoted in %s', async (format) => {
    const cwd = folderWith({ 'a.yaml': used.replace('!Ref Setting', '!Ref DbPassword') });
    expect(await run(thoughtOf, cwd, ['-f', format, '--parameter', `DbPassword=${thoughtOf.texts[0]}`])).toEqual(saying('versioning'));
  });
});

describe('files that cannot be read show nothing of what is in them', () => {
  const [secret] = keyPair.texts;
  it.each([
    ['binary', Buffer.from(`AWS::S3::Bucket ${secret}\n\0${secret}`)],
    ['not UTF-8', Buffer.concat([Buffer.from(`# AWS::S3::Bucket ${secret}`), Buffer.from([0xfc]), Buffer.from(`${secret}\n`)])],
    ['half of UTF-16', Buffer.concat([Buffer.from(`\uFEFF# AWS::S3::Bucket ${secret}`, 'utf16le'), Buffer.from([0x41])])],
    ['UTF-16 with a wrong tab', Buffer.from(`\uFEFFResources: # AWS::\n  A: # ${secret}\n\tB: 1\n`, 'utf16le')],
  ])('%s', async (_, bytes) => {
    const cwd = folderWith({ 'a.yaml': bytes });
    for (const format of ['pretty', 'compact', 'github', 'json', 'sarif']) {
      expect(await run(keyPair, cwd, ['-f', format, '-v', '--debug'])).toEqual(saying('unreadable-input'));
    }
  });

  it('nor does the error of a file that is too large', async () => {
    const cwd = folderWith({ 'a.yaml': `${template}# ${secret}\n` });
    expect(await run(keyPair, cwd, ['--max-file-size', '50'])).toEqual(saying('unreadable-input'));
    expect(await run(keyPair, cwd, ['-', '--max-file-size', '50'], { stdin: `${template}# ${secret}\n` })).toEqual(saying('unreadable-input'));
  });
});

describe('a fault of our own', () => {
  it.each([keyId, token, keyPair, privateKey].map((credential) => [credential.name, credential] as const))(
    'shows no secret with --debug: %s',
    async (_, credential) => {
      const written = { text: '' };
      const screen = { write: (text: string) => void (written.text += text), isTTY: false, columns: undefined };
      const fails = (): never => {
        throw new Error(`cannot go on with ${credential.texts[0]}`, { cause: credential.texts[0] });
      };
      const world: World = { cwd: folderWith({}), env: {}, stdout: screen, stderr: screen, stdin: fails, now: fails };
      expect(await main(['--debug'], world)).toBe(70);
      expect(written.text).toContain('cannot go on');
      expect(seenOf(credential, credential.texts[0], written.text)).toEqual([]);
    },
  );
});

describe('fixes', () => {
  it('leave a secret in its file as it was, and hide it in the diff', async () => {
    const [secret] = drawn.texts;
    const text = `Resources:\n  # password: ${secret}\n  Assets:\n    Type: AWS::S3::Bucket\n    Properties:\n      VersioningConfiguration:\n        Status: Suspended # password=${secret}\n`;
    const cwd = folderWith({ 'a.yaml': text });
    chmodSync(join(cwd, 'a.yaml'), 0o600);
    expect(await run(drawn, cwd, ['--fix-dry-run=unsafe', '--only', 'require-versioning'])).toEqual(saying(/^\+ {8}Status: Enabled # password=\*{20}$/m));
    expect(await run(drawn, cwd, ['--fix=unsafe', '--only', 'require-versioning'])).toEqual(saying('1 fixed'));
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(text.replace('Suspended', 'Enabled'));
  });
});

describe('what only looks like one', () => {
  it('the examples of the AWS documentation are shown as they are', async () => {
    const samples = ['AKIAIOSFODNN7EXAMPLE', 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'];
    const { out } = await call(folderWith({ 'a.yaml': `Resources:\n  # ${samples.join(' ')}\n  Assets:\n    Type: AWS::S3::Bucket\n` }), []);
    for (const sample of samples) expect(out).toContain(sample);
  });

  it('the commands that show no file print their examples', async () => {
    const cwd = folderWith({});
    expect((await call(cwd, ['explain', 'no-credentials-lambda-env'])).out).not.toContain('****');
    expect((await call(cwd, ['rules'])).out).not.toContain('****');
  });
});
