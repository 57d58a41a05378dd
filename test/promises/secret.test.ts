import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Around, type Ended, call } from '../cli/call.js';
import { folderWith } from '../cli/folder.js';
import { type Credential, named, privateKey, seenOf, shaped } from './credentials.js';
import { type Place, anywhere, asName, underName } from './places.js';

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
async function everything(path: string, text: string): Promise<string> {
  const cwd = folderWith({ [path]: text });
  const shown: string[] = [];
  for (const [argv, around] of ways) shown.push(await shownBy(cwd, ['--preset', 'all', ...argv.split(' ').filter(Boolean)], around));
  shown.push(await shownBy(cwd, ['-', '--preset', 'all', '--fix-dry-run=unsafe'], { stdin: text }));
  shown.push(await shownBy(cwd, ['-', '--preset', 'all'], { stdin: text }));
  shown.push(await shownBy(cwd, ['--preset', 'all', '--fix=unsafe']));
  return shown.join('\n');
}

/**
 * Two credentials of one form: neither is seen, and nothing that is shown tells the one from the other.
 * @param alike what may differ, taken out
 */
async function keeps(place: Place, credential: Credential, alike = (shown: string) => shown): Promise<void> {
  const [first, second] = await Promise.all(
    credential.texts.map(async (text) => {
      const file = place(text);
      expect(seenOf(credential, text, file.text)).not.toEqual([]);
      const shown = await everything(file.path, file.text);
      expect(seenOf(credential, text, shown)).toEqual([]);
      return shown;
    }),
  );
  expect(alike(first as string)).toBe(alike(second as string));
  expect(first).toContain('****');
}

describe.each(Object.entries(anywhere))('in %s', (_, place) => {
  it.each(shaped.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', (_name, credential) =>
    keeps(place, credential),
  );
});

describe.each(Object.entries(asName))('as %s', (_, place) => {
  const withoutPrints = (shown: string): string => shown.replaceAll(/"[0-9a-f]{16}(?::1)?"/g, '"fingerprint"');
  it.each(shaped.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', (_name, credential) =>
    keeps(place, credential, withoutPrints),
  );
});

describe.each(Object.entries(underName))('under a telling name, in %s', (_, place) => {
  it.each(named.map((credential) => [credential.name, credential] as const))('%s is shown by no command, not in part', (_name, credential) =>
    keeps(place, credential),
  );
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
  it.each(Object.entries(keyPlaces))('in %s', (_, place) => keeps(place, privateKey));
});
