import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Around, type Ended, call } from '../cli/call.js';
import { folderWith } from '../cli/folder.js';
import { type Credential, named, privateKey, seenOf, shaped, thoughtOf } from './credentials.js';
import { type Place, type Written, anywhere, asName, underName } from './places.js';

/** Everything that a person or a machine gets to see of a run: both streams and the reports that were written. */
async function shownBy(cwd: string, argv: readonly string[], around: Around = {}): Promise<string> {
  mkdirSync(join(cwd, 'out'), { recursive: true });
  const { out, err }: Ended = await call(cwd, argv, around);
  const reports = readdirSync(join(cwd, 'out')).map((name) => readFileSync(join(cwd, 'out', name), 'utf8'));
  rmSync(join(cwd, 'out'), { recursive: true });
  return [out, err, ...reports].join('\n');
}

const ways: readonly (readonly [argv: string, around?: Around])[] = [
  [''],
  ['', { tty: true, columns: 60 }],
  ['-v --debug --color always', { columns: 140 }],
  ['--no-suppressions'],
  ['-f compact'],
  ['-f github'],
  ['-f json'],
  ['-f sarif'],
  ['-f sarif --sarif-profile full --sarif-category k'],
  ['-f pretty=out/a.txt -f json=out/b.json -f sarif=out/c.sarif -f github=out/d.txt'],
  ['--fix-dry-run'],
  ['--fix-dry-run=unsafe', { tty: true }],
];

/** All that is shown of a template, in every way there is; it ends with the fixes, which are written. */
async function everything({ path, text }: Written): Promise<string> {
  const cwd = folderWith({ [path]: text });
  const shown: string[] = [];
  for (const [argv, around] of ways) shown.push(await shownBy(cwd, ['--preset', 'all', ...argv.split(' ').filter(Boolean)], around));
  shown.push(await shownBy(cwd, ['-', '--preset', 'all', '--fix-dry-run=unsafe'], { stdin: text }));
  shown.push(await shownBy(cwd, ['-', '--preset', 'all'], { stdin: text }));
  shown.push(await shownBy(cwd, ['--preset', 'all', '--fix=unsafe']));
  return shown.join('\n');
}

interface Watched {
  /** The place really holds it. */
  readonly planted: boolean;
  readonly seen: readonly string[];
  /** Of two credentials of one form and length: what is said of the one and not of the other. */
  readonly toldApart: readonly string[];
  /** It stood where it would have been shown. */
  readonly masked: boolean;
}

const hidden: Watched = { planted: true, seen: [], toldApart: [], masked: true };

/** What comes out when a credential is planted. @param alike takes out what may differ */
async function watched(place: Place, credential: Credential, alike = (shown: string) => shown): Promise<Watched> {
  const [first, second] = credential.texts.map((secret) => ({ secret, file: place(secret) })) as [Planted, Planted];
  const shown = await everything(first.file);
  const other = await everything(second.file);
  const lines = new Set(alike(other).split('\n'));
  return {
    planted: [first, second].every(({ secret, file }) => seenOf(credential, secret, file.text).length > 0),
    seen: [...seenOf(credential, first.secret, shown), ...seenOf(credential, second.secret, other)],
    toldApart: alike(shown)
      .split('\n')
      .filter((line) => !lines.has(line)),
    masked: shown.includes('****'),
  };
}

interface Planted {
  readonly secret: string;
  readonly file: Written;
}

describe.each(Object.entries(anywhere))('in %s', (_, place) => {
  it.each(shaped.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', async (_name, credential) => {
    expect(await watched(place, credential)).toEqual(hidden);
  });
});

describe.each(Object.entries(asName))('as %s', (_, place) => {
  const withoutPrints = (shown: string): string => shown.replaceAll(/"[0-9a-f]{16}(?::1)?"/g, '"fingerprint"');
  it.each(shaped.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', async (_name, credential) => {
    expect(await watched(place, credential, withoutPrints)).toEqual(hidden);
  });
});

describe.each(Object.entries(underName))('under a telling name, in %s', (_, place) => {
  it.each(named.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', async (_name, credential) => {
    expect(await watched(place, credential)).toEqual(hidden);
  });
});

/** The lines of a private key, as a block of YAML writes them. */
const block = (key: string, before: string): string => key.replaceAll('\n', `\n${before}`);
/** What is left of one when a file is cut short. */
const torn = (key: string): string => key.slice(0, key.lastIndexOf('\n'));

const keyPlaces: Readonly<Record<string, Place>> = {
  'a text block': (key) => ({ path: 'a.yaml', text: `Metadata:\n  Pem: |\n    ${block(key, '    ')}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n` }),
  'a text block with CRLF': (key) => ({
    path: 'a.yaml',
    text: `Metadata:\n  Pem: |\n    ${block(key, '    ')}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n`.replaceAll('\n', '\r\n'),
  }),
  'a comment': (key) => ({ path: 'a.yaml', text: `Resources:\n  # ${block(key, '  # ')}\n  Assets:\n    Type: AWS::S3::Bucket\n` }),
  'user data': (key) => ({
    path: 'a.yaml',
    text: `Resources:\n  Host:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: |\n          cat > k <<END\n          ${block(key, '          ')}\n  Assets:\n    Type: AWS::S3::Bucket\n`,
  }),
  'an environment variable': (key) => ({
    path: 'a.json',
    text: JSON.stringify({ Resources: { Sync: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { X: key } } } } } }, undefined, 1),
  }),
  'a list of lines': (key) => ({
    path: 'a.yaml',
    text: `Metadata:\n  Pem: !Join\n    - '\\n'\n    - - ${block(key, '      - ')}\nResources:\n  Assets:\n    Type: AWS::S3::Bucket\n`,
  }),
  'a text block that is torn': (key) => ({
    path: 'a.yaml',
    text: `Resources:\n  Assets:\n    Type: AWS::S3::Bucket\n    Pem: "\n      ${block(torn(key), '      ')}`,
  }),
  'a text block that goes wrong': (key) => ({
    path: 'a.yaml',
    text: `Resources:\n  Pem: |\n    ${block(torn(key), '    ')}\n\tAssets: { Type: AWS::S3::Bucket }\n`,
  }),
  'JSON that is torn': (key) => ({ path: 'a.json', text: `{"Resources": {"Assets": {"Type": "AWS::S3::Bucket", "Pem": "${block(torn(key), '\\n')}` }),
  'a comment that is torn': (key) => ({ path: 'a.yaml', text: `Resources:\n  # ${block(torn(key), '  # ')}\n  Assets:\n    Type: AWS::S3::Bucket\n` }),
};

describe('a private key is shown by no command, not a line of it', () => {
  it.each(Object.entries(keyPlaces))('in %s', async (_, place) => {
    expect(await watched(place, privateKey)).toEqual(hidden);
  });
});

it('a fingerprint by line is no hash of a secret, which somebody could guess until it fits', async () => {
  const place = underName['a comment'] as Place;
  const prints = await Promise.all(
    thoughtOf.texts.map(async (secret) => {
      const { path, text } = place(secret);
      return (
        await call(folderWith({ [path]: text.replace('Resources:', 'Resources:\n  Other: { Type: AWS::S3::Bucket }') }), [
          '-f',
          'sarif',
          '--sarif-fingerprint',
          'line',
        ])
      ).out;
    }),
  );
  expect(prints[0]).toContain('primaryLocationLineHash');
  expect(prints[0]).toBe(prints[1]);
});
