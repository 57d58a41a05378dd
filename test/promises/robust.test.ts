import { mkdirSync, symlinkSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFiles } from '../../src/cli/disk.js';
import { realPath } from '../../src/cli/roots.js';
import { load } from '../../src/load/load.js';
import { type Ended, call } from '../cli/call.js';
import { folderWith, template } from '../cli/folder.js';

interface Told {
  readonly rule: string;
  readonly message: string;
  readonly remedy: string | undefined;
  readonly place: string;
}

/** What is said of the files beside a good template, whose own finding is there in any case. */
async function judged(folder: string, ...argv: readonly string[]): Promise<{ readonly code: number; readonly said: readonly Told[]; readonly err: string }> {
  const { code, out, err }: Ended = await call(folder, ['--only', 'require-versioning', '-f', 'json', ...argv]);
  const { findings } = JSON.parse(out) as { findings: readonly Finding[] };
  expect(findings.filter(({ file }) => file === 'good.yaml')).toEqual([
    expect.objectContaining({ ruleId: 'require-versioning', startLine: 3, startColumn: 3 }),
  ]);
  const others = findings.filter(({ file }) => file !== 'good.yaml');
  return {
    code,
    err,
    said: others.map((one) => ({
      rule: one.ruleId,
      message: one.message,
      remedy: one.remedy,
      place: `${one.file}:${one.startLine}:${one.startColumn}`,
    })),
  };
}

interface Finding {
  readonly ruleId: string;
  readonly message: string;
  readonly file: string;
  readonly startLine: number;
  readonly startColumn: number;
  readonly remedy?: string;
}

const good = { 'good.yaml': template };
const deep = 10_000;
const tenTimes = (text: string): string => `[${Array(10).fill(text).join(', ')}]`;

/** A file that somebody has, the sentence about it, what would help, and where it points. */
const unreadable: readonly (readonly [what: string, file: string, content: string | Uint8Array, message: RegExp, help: RegExp, place: string])[] = [
  [
    'a zero byte',
    'a.yaml',
    Buffer.from('# AWS::S3::Bucket\n\0'),
    /^Cannot read a\.yaml: it is binary \(it holds a zero byte\)\.$/,
    /Leave the file out/,
    '2:1',
  ],
  ['Latin-1', 'a.yaml', Buffer.from(`${template}# M\xfcll\n`, 'latin1'), /^Cannot read a\.yaml: it is not UTF-8 \(byte 0xfc in line 7/, /as UTF-8/, '7:1'],
  ['UTF-16 that is cut', 'a.yaml', Buffer.from(`\uFEFF${template}`, 'utf16le').subarray(0, -1), /ends in half a character/, /Fetch the file again/, '1:1'],
  ['a tab', 'a.yaml', 'Resources: # AWS::\n  A:\n\t\tType: x\n', /^A tab stands in the indentation/, /spaces only/, '3:1'],
  ['JSON cut in a text', 'a.json', '{"Resources": {"A": {"Type": "AWS::S3::Buck', /^This string is not closed/, /Write the closing double quote/, '1:30'],
  ['JSON cut between keys', 'a.json', '{"Resources": {"A": {"Type": "AWS::S3::Bucket",', /saw the end of the text/, /cut short/, '1:48'],
  ['JSON cut behind a value', 'a.json', '{"Resources": {"A": {"Type": "AWS::S3::Bucket"', /^This `{` is never closed/, /cut short/, '1:21'],
  ['an open bracket', 'a.yaml', 'Resources:\n  A: {Type: AWS::S3::Bucket\n', /further left/, /close the quote or bracket/, '3:1'],
  ['10,000 levels in JSON', 'a.json', `{"Resources": ${'['.repeat(deep)}"AWS::${']'.repeat(deep)}}`, /deeper than \d+ levels/, /./, '1:'],
  ['10,000 levels in YAML', 'a.yaml', `Resources: ${'['.repeat(deep)}AWS::A${']'.repeat(deep)}\n`, /deeper than 200 levels/, /flatter/, '1:211'],
  ['3,000 levels by indentation', 'a.yaml', `Resources: # AWS::\n${stairs(3000)} 1\n`, /deeper than 200 levels/, /flatter/, '201:200'],
  [
    'an alias that holds itself',
    'a.yaml',
    'Resources:\n  A: &a\n    Type: AWS::SNS::Topic\n    B: *a\n',
    /`\*a` stands inside the value that it names/,
    /write out what is meant/,
    '4:8',
  ],
];

function stairs(count: number): string {
  return Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n');
}

describe('what cannot be read says what was seen and what helps, and hides nothing beside it', () => {
  it.each(unreadable)('%s', async (_, file, content, message, help, place) => {
    const { code, said } = await judged(folderWith({ ...good, [file]: content }));
    expect(code).toBe(3);
    expect(said).toHaveLength(1);
    expect(said[0]?.rule).toBe('unreadable-input');
    expect(said[0]?.message).toMatch(message);
    expect(said[0]?.remedy).toMatch(help);
    expect(said[0]?.place).toContain(`${file}:${place}`);
  });

  it('too large: it is refused before it is read', async () => {
    const folder = folderWith({ ...good, 'huge.json': '{"AWS::": ' });
    truncateSync(join(folder, 'huge.json'), 50 * 1024 * 1024);
    const refused: string[] = [];
    const files = diskFiles(
      { cwd: folder, roots: [folder], maxBytes: 16 * 1024 * 1024 },
      { ...machine, read: (path) => (refused.push(path), new Uint8Array()) },
    );
    expect(files.read('huge.json')).toMatchObject({ kind: 'refused', reason: 'it has 50 MB, more than the 16 MB that are read' });
    expect(refused).toEqual([]);
    const { code, said } = await judged(folder);
    expect({ code, said }).toEqual({
      code: 3,
      said: [
        {
          rule: 'unreadable-input',
          message: 'Cannot read huge.json: it has 50 MB, more than the 16 MB that are read.',
          remedy: 'Leave it out with `ignores`, or raise `--max-file-size`. CloudFormation itself takes templates of 1 MB.',
          place: 'huge.json:1:1',
        },
      ],
    });
  });

  it('no permission: the Files port says so, and the run goes on', () => {
    const text = Buffer.from(template);
    const loaded = load({
      files: {
        read: (path) =>
          path === 'locked.yaml' ? { kind: 'refused', reason: 'there is no permission to read it', help: 'Give it.' } : { kind: 'bytes', bytes: text },
      },
      paths: [
        { path: 'locked.yaml', named: false },
        { path: 'good.yaml', named: false },
      ],
      parameters: new Map(),
    });
    expect(loaded.problems).toMatchObject([
      { id: 'unreadable-input', message: 'Cannot read locked.yaml: there is no permission to read it.', help: 'Give it.' },
    ]);
    expect(loaded.units.flatMap((unit) => unit.declarations.map(({ address }) => address))).toEqual(['Assets']);
  });
});

const machine = {
  real: (path: string) => realPath(path) ?? path,
  stat: () => ({ size: 50 * 1024 * 1024, isFile: () => true, isDirectory: () => false }),
  list: () => [],
};

describe('what is not ours is passed by without a word', () => {
  it.each([
    ['nothing at all', 'a.yaml', ''],
    ['white space', 'a.json', ' \n\n'],
    ['a byte order mark alone', 'a.yaml', '\uFEFF'],
    ['a comment alone', 'a.yaml', '# nothing here\n'],
    ['a picture with the name of a template', 'a.template', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0xff])],
    ['broken JSON of somebody else', 'tsconfig.json', '{ "compilerOptions": { // comment\n'],
    ['broken YAML of somebody else', 'values.yaml', 'a: [\n\tb\n'],
    ['a Helm chart', 'chart/templates/b.yaml', '{{- with .Values }}\n# AWS::S3::Bucket\nkind: {{ .kind }}\n{{- end }}\n'],
    ['Jinja', 'b.yaml.j2.yaml', 'Resources:\n{% for b in buckets %}\n  {{ b }}:\n    Type: AWS::S3::Bucket\n{% endfor %}\n'],
    ['ERB', 'b.yaml', 'Resources:\n<% buckets.each do |b| %>\n  <%= b %>: { Type: AWS::S3::Bucket }\n<% end %>\n'],
    ['a report of s3lint', 's3lint.json', '{"schemaVersion": 1, "findings": [{"resourceType": "AWS::S3::Bucket"}]}'],
    ['a Kubernetes resource that speaks of AWS', 'k.yaml', 'kind: ConfigMap\ndata: { type: "AWS::S3::Bucket" }\n'],
    ['several documents in one file', 'k.yaml', 'kind: A # AWS::\n---\nkind: B\n'],
  ])('%s', async (_, file, content) => {
    expect(await judged(folderWith({ ...good, [file]: content }))).toEqual({ code: 0, said: [], err: '' });
  });

  it('links that lead in a circle, to nowhere or out of the folder', async () => {
    const outside = folderWith({ 'secret.yaml': template });
    const folder = folderWith(good);
    mkdirSync(join(folder, 'sub'));
    symlinkSync('..', join(folder, 'sub/up'));
    symlinkSync('a.yaml', join(folder, 'b.yaml'));
    symlinkSync('b.yaml', join(folder, 'a.yaml'));
    symlinkSync('gone.yaml', join(folder, 'c.yaml'));
    symlinkSync(join(outside, 'secret.yaml'), join(folder, 'd.yaml'));
    symlinkSync(outside, join(folder, 'sub/out'));
    expect(await judged(folder)).toEqual({ code: 0, said: [], err: '' });
  });
});

describe('the same, named on the command line, is told', () => {
  it.each([
    ['nothing at all', 'a.yaml', '', 0, [], /^warn(?:ing)?: a\.yaml: .*no resources/],
    ['UTF-16 without its mark', 'a.yaml', Buffer.from(template, 'utf16le'), 3, ['a.yaml:1:1'], /^$/],
    ['broken JSON of somebody else', 'tsconfig.json', '{ "compilerOptions": { \n', 3, ['tsconfig.json:2:1'], /^$/],
    ['Jinja', 'b.yaml', '{% for b in buckets %}\n{{ b }}: x\n{% endfor %}\n', 3, ['b.yaml:1:2'], /^$/],
  ])('%s', async (_, file, content, code, places, says) => {
    const ended = await judged(folderWith({ ...good, [file]: content }), '.', file);
    expect({ code: ended.code, places: ended.said.map(({ place }) => place) }).toEqual({ code, places });
    expect(ended.err).toMatch(says);
  });

  it('a link in a circle', async () => {
    const folder = folderWith(good);
    symlinkSync('a.yaml', join(folder, 'a.yaml'));
    const { code, err } = await call(folder, ['good.yaml', 'a.yaml']);
    expect({ code, err }).toEqual({ code: 2, err: 'error: There is no file or folder "a.yaml".\n' });
  });
});

describe('templates of the wrong shape', () => {
  const odd: readonly (readonly [what: string, text: string])[] = [
    ['Resources a list', 'Resources: [{ Type: AWS::S3::Bucket }]\n'],
    ['Resources a text', 'AWSTemplateFormatVersion: x\nResources: none\n'],
    ['Resources empty', 'AWSTemplateFormatVersion: x\nResources:\n'],
    ['Resources twice', 'Resources: { A: { Type: AWS::S3::Bucket } }\nResources: { B: { Type: AWS::S3::Bucket } }\n'],
    ['a resource a text', 'Resources: { A: AWS::S3::Bucket, B: { Type: AWS::S3::Bucket } }\n'],
    ['Properties a text', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: none } }\n'],
    ['Properties a list', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: [VersioningConfiguration] } }\n'],
    ['a setting a list', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: [Enabled] } } }\n'],
    ['a name a mapping', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: { a: 1 } } } }\n'],
    ['an intrinsic without an argument', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Sub , Tags: !If [] } } }\n'],
    [
      'a parameter that refers to itself',
      'Parameters: { P: { Default: !Ref P } }\nResources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: !Ref P } } }\n',
    ],
    ['conditions in a circle', 'Conditions: { C: !Not [Condition: D], D: !Not [Condition: C] }\nResources: { A: { Type: AWS::S3::Bucket, Condition: C } }\n'],
    [
      'a stack that holds itself',
      'Resources: { A: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: odd.yaml } }, B: { Type: AWS::S3::Bucket } }\n',
    ],
    [
      'keys that are built in',
      'Resources: { __proto__: { Type: AWS::S3::Bucket }, constructor: { Type: AWS::S3::Bucket }, toString: { Type: AWS::S3::Bucket } }\n',
    ],
    [
      'a bomb of aliases',
      `Metadata:\n${Array.from({ length: 12 }, (_, level) => `  a${level}: &a${level} ${tenTimes(level === 0 ? 'x' : `*a${level - 1}`)}`).join('\n')}\nResources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties: { Tags: *a11, VersioningConfiguration: *a11, CorsConfiguration: { CorsRules: *a11 } }\n`,
    ],
    ['null everywhere', 'Resources: { A: { Type: AWS::S3::Bucket, Properties: ~, Metadata: ~, Condition: ~ }, B: ~ }\nParameters: ~\nConditions: ~\n'],
  ];

  it.each(odd)('%s: judged as far as it goes, in every preset and with fixes, and never our fault', async (_, text) => {
    for (const argv of [[], ['-v'], ['--preset', 'all'], ['--fix-dry-run=unsafe']]) {
      const { code, out } = await call(folderWith({ ...good, 'odd.yaml': text }), argv);
      expect([0, 1, 3]).toContain(code);
      expect(out).toMatch(argv.includes('--fix-dry-run=unsafe') ? /^--- a\/good\.yaml/m : /good\.yaml:3:3/);
    }
  });

  it('a setting of the wrong kind is said to be not understood, not taken for missing', async () => {
    const folder = folderWith({ ...good, 'odd.yaml': 'Resources: { A: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: [Enabled] } } }\n' });
    const { out } = await call(folder, ['-v', '--only', 'require-versioning']);
    expect(out).not.toContain('Bucket "A"');
    expect(out).toMatch(/odd\.yaml:1:\d+/);
  });

  it('resources whose ids are built-in names are seen like any other', async () => {
    const { said } = await judged(folderWith({ ...good, 'odd.yaml': odd.find(([what]) => what === 'keys that are built in')?.[1] ?? '' }));
    expect(said.map(({ message }) => message)).toEqual(['__proto__', 'constructor', 'toString'].map((id) => expect.stringContaining(`"${id}"`)));
  });
});

describe('names that act', () => {
  const acting = {
    'a terminal escape': '\u001b[2J\u001b]0;title\u0007',
    'a workflow command': '\n::error file=x::pwned\n##[error]x',
    'an override of the reading direction': 'a\u202egnp.b',
    'what cannot be seen': 'a\u200bb\u{e0041}\u2066',
    Markdown: '](http://x) <img src=x> @here `rm`',
  };

  it.each(Object.entries(acting))('%s is spelled out wherever it stands', async (_, name) => {
    const json = JSON.stringify({
      Description: name,
      Parameters: { [name]: { Type: 'String', Default: name } },
      Conditions: { [name]: { 'Fn::Equals': [{ Ref: name }, { Ref: 'AWS::Region' }] } },
      Resources: {
        [name]: {
          Type: 'AWS::S3::Bucket',
          Condition: name,
          Metadata: { 'aws:cdk:path': name, s3lint: { disable: [{ rule: name, reason: name, until: name }] } },
          Properties: {
            BucketName: name,
            VersioningConfiguration: { Status: { Ref: name } },
            CorsConfiguration: { CorsRules: [{ Id: name, AllowedOrigins: ['*', name], AllowedMethods: ['PUT', name] }] },
          },
        },
      },
    });
    const folder = folderWith({
      ...good,
      'a.json': json,
      'broken.yaml': `Resources: # AWS::\n  ${JSON.stringify(name)}: 1\n  ${JSON.stringify(name)}: 2\n  a: *b\n`,
    });
    for (const argv of [
      [],
      ['-v'],
      ['-f', 'compact'],
      ['-f', 'github'],
      ['-f', 'json'],
      ['-f', 'sarif'],
      ['-f', 'sarif', '--sarif-profile', 'full'],
      ['--fix-dry-run=unsafe'],
    ]) {
      const { out, err } = await call(folder, ['--preset', 'all', '--color', 'never', ...argv], { tty: true });
      expect(out).toContain('ersion');
      expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e\u2066]|\u{e0041}/u);
      expect(out + err).not.toMatch(/^(?:::error file=x|##\[)/m);
    }
  });
});
