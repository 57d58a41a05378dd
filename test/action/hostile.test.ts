import { existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, symlinkSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { formatNames } from '../../src/report/format-names.js';
import { call } from '../cli/call.js';
import { folderWith, put } from '../cli/folder.js';
import { checkout, pullRequest } from './history.js';
import { type StepEnded, downloadedAction, obeyed, plainWorkspace, runStep } from './runner.js';

const action = downloadedAction();

/** What no run may see, tell or change. Every file in it says so by its name. */
const SECRET = 'outside-topsecret';
const outside = folderWith({
  'main.tf': `resource "aws_s3_bucket" "o" {\n  bucket = "${SECRET}"\n}\n`,
  'template.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources: { O: { Type: AWS::S3::Bucket, Properties: { BucketName: ${SECRET} } } }\n`,
  passwd: `${SECRET}:x:0:0\n`,
  'config.yaml': `rules: { ${SECRET}: error }\n`,
  'values.tfvars': `name = "${SECRET}"\n`,
  'baseline.json': `{ "${SECRET}": 1 }\n`,
  report: 'as it was',
});

type Links = Readonly<Record<string, string>>;

function link(folder: string, links: Links): void {
  for (const [path, target] of Object.entries(links)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(target, join(folder, path));
  }
}

const innocent = `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Own: { Type: AWS::S3::Bucket, Properties: { BucketName: acme-own } }\n`;

/** Runs as soon as it is read, wherever that is. */
function spy(marker: string): string {
  return `require('node:fs').writeFileSync(${JSON.stringify(marker)}, 'ran');\nmodule.exports = { rules: {} };\n`;
}

/** The checkout of what a stranger proposes. */
function proposed(files: Readonly<Record<string, string>>, links: Links = {}): string {
  const workspace = plainWorkspace({ 'template.yaml': innocent, ...files });
  link(workspace, links);
  return workspace;
}

const fork = {
  pull_request: { head: { sha: 'a'.repeat(40), repo: { full_name: 'stranger/infra' } }, base: { sha: 'b'.repeat(40), repo: { full_name: 'acme/infra' } } },
};

function step(workspace: string, inputs: Readonly<Record<string, string>> = {}): StepEnded {
  return runStep({ workspace, action, event: 'pull_request', payload: fork, inputs: { 'new-only': 'false', ...inputs }, env: { NO_COLOR: '1' } });
}

/** All that a step lets others see. */
function everythingOf(ended: StepEnded, workspace: string): string {
  const files = [...readdirSync(workspace).map((name) => join(workspace, name)), ended.outputs['json-file'] ?? ''].filter((file) =>
    /s3lint.*\.(?:sarif|html|xml|csv|json)$|report\.json$/.test(file),
  );
  return [
    ended.log,
    ended.summary,
    JSON.stringify(ended.outputs),
    ...files.filter((file) => existsSync(file) && lstatSync(file).isFile()).map((file) => readFileSync(file, 'utf8')),
  ].join('\n');
}

/** Commands that are not ours. */
function injected(log: string): readonly object[] {
  return obeyed(log).filter(({ name, properties }) => !/^(?:error|warning|notice)$/.test(name) || !/^s3lint(?:$|: [\w-]+$)/.test(properties['title'] ?? ''));
}

describe('a pull request from a stranger', () => {
  const marker = join(outside, 'ran');

  it.each([
    ['s3lint.config.cjs', { 's3lint.config.cjs': spy(marker) }, 's3lint.config.cjs is code, which --no-executable-config refuses.'],
    ['s3lint.config.ts', { 's3lint.config.ts': spy(marker) }, 's3lint.config.ts is code, which --no-executable-config refuses.'],
    ['a plugin', { 's3lint.config.yaml': 'plugins: { x: ./x.cjs }\n', 'x.cjs': spy(marker) }, 'The plugin x is code, which --no-executable-config refuses.'],
    ['what it extends', { 's3lint.config.yaml': 'extends: ./x.cjs\n', 'x.cjs': spy(marker) }, '"./x.cjs" is code, which --no-executable-config refuses.'],
    [
      'a package',
      {
        's3lint.config.yaml': 'extends: evil\n',
        'node_modules/evil/package.json': '{ "name": "evil", "exports": "./x.cjs" }',
        'node_modules/evil/x.cjs': spy(marker),
      },
      '"evil" is code, which --no-executable-config refuses.',
    ],
  ])('has no code run: %s', async (_, files, says) => {
    const workspace = proposed(files);
    const { code, log, commands } = step(workspace);
    expect({ code, ran: existsSync(marker) }).toEqual({ code: 2, ran: false });
    expect(log).toContain('the pull request comes from a fork');
    expect(commands.map(({ data }) => data).join()).toContain(says);
    const plain = await call(workspace, ['--no-executable-config']);
    expect({ code: plain.code, ran: existsSync(marker) }).toEqual({ code: 2, ran: false });
    expect(plain.err).toContain(says);
  });

  it.each([
    ['its configuration is a link', {}, { 's3lint.config.yaml': join(outside, 'config.yaml') }, 's3lint.config.yaml leads out of the repository'],
    ['its configuration extends what is outside', { 's3lint.config.yaml': `extends: ${join(outside, 'config.yaml')}\n` }, {}, 'lies outside of the repository'],
    [
      'its configuration extends a link',
      { 's3lint.config.yaml': 'extends: ./base.yaml\n' },
      { 'base.yaml': join(outside, 'config.yaml') },
      'base.yaml leads out of the repository',
    ],
    [
      'its configuration names values outside',
      { 's3lint.config.yaml': `terraform: { roots: [{ dir: ., varFiles: [${join(outside, 'values.tfvars')}] }] }\n` },
      {},
      'lies outside of the repository',
    ],
  ])('has nothing outside opened, and is told so, when %s', async (_, files, links, says) => {
    const workspace = proposed(files, links);
    const ended = step(workspace);
    expect(ended.code).toBe(2);
    expect(everythingOf(ended, workspace)).toContain(says);
    expect(everythingOf(ended, workspace)).not.toContain(SECRET);
    const plain = await call(workspace, ['--no-executable-config']);
    expect(plain).toMatchObject({ code: 2, err: expect.stringContaining(says) });
    expect(plain.out + plain.err).not.toContain(SECRET);
  });

  it.each<readonly [string, Links, Links, string]>([
    [
      'its configuration names a baseline outside',
      { 's3lint.config.yaml': `baseline: ${join(outside, 'baseline.json')}\n` },
      {},
      'lies outside of the repository',
    ],
    ['its baseline is a link', {}, { '.s3lint-baseline.json': join(outside, 'baseline.json') }, '.s3lint-baseline.json leads out of the repository'],
  ])('has nothing outside opened when %s: nobody reads a baseline that a stranger brought along', async (_, files, links, says) => {
    const workspace = proposed(files, links);
    const ended = step(workspace);
    expect(ended.code).toBe(0);
    expect(everythingOf(ended, workspace)).not.toContain(SECRET);
    const plain = await call(workspace, ['--no-executable-config']);
    expect(plain).toMatchObject({ code: 2, err: expect.stringContaining(says) });
    expect(plain.out + plain.err).not.toContain(SECRET);
  });

  it.each([
    ['the working directory', { 'working-directory': 'infra' }, { infra: outside }],
    ['a path', { paths: 'infra' }, { infra: outside }],
    ['a pattern', { paths: 'infra/*.tf' }, { infra: outside }],
    ['the configuration', { config: 'ci.yaml' }, { 'ci.yaml': join(outside, 'config.yaml') }],
    ['the values', { 'var-files': 'env/values.tfvars' }, { env: outside }],
    ['the folder of a report', { 'sarif-file': 'reports/s3lint.sarif' }, { reports: outside }],
    ['the folder of another report', { format: 'html=reports/s3lint.html' }, { reports: outside }],
  ])('cannot put a link where the workflow names %s', (_, inputs, links) => {
    const workspace = proposed({}, links);
    const ended = step(workspace, inputs);
    expect(ended.code).toBe(2);
    expect(ended.commands.map(({ data }) => data).join()).toMatch(/^Nothing was linted:\nerror: ".*" leads out of the repository by a link\./);
    expect(everythingOf(ended, workspace)).not.toContain(SECRET);
    expect(readdirSync(outside).filter((name) => name.startsWith('s3lint'))).toEqual([]);
  });

  it('is not linted where nothing tells how far it reaches', () => {
    const bare = folderWith({ 'template.yaml': innocent, 's3lint.config.yaml': `extends: ${join(outside, 'config.yaml')}\n` });
    const ended = step(bare);
    expect(ended.commands.map(({ data }) => data).join()).toContain('This checkout is no git repository, so nothing tells where it ends.');
    expect(everythingOf(ended, bare)).not.toContain(SECRET);
  });

  it('cannot have a report written where its links lead, nor hand in one of its own', () => {
    const workspace = proposed({ 'own.sarif': '{}' }, { 's3lint.sarif': join(outside, 'report') });
    expect(step(workspace).outputs['sarif-file']).toBe('s3lint.sarif');
    expect(lstatSync(join(workspace, 's3lint.sarif')).isFile()).toBe(true);
    expect(readFileSync(join(outside, 'report'), 'utf8')).toBe('as it was');
    expect(step(workspace, { 'sarif-file': 'own.sarif', 'fail-on': 'high' }).outputs['sarif-file']).toBe('');
  });
});

describe('a tree of traps', () => {
  const BOMB = [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghij'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefghi'[index]}, `.repeat(9).slice(0, -2)}]`),
  ];
  const name = (text: string): string => JSON.stringify(text);
  const NAMES = [
    '::error file=a,line=1::injected',
    'x\n::error::injected',
    'x ##[add-mask]injected',
    '\u001b[2J\u001b]0;injected\u0007',
    '<img src=x onerror=alert(1)><script>alert(1)</script>',
    '[injected](https://evil.example) @everyone #1 ![x](https://evil.example/x.png)',
    '| a | b |\n| --- | --- |\n</details></td></table>',
    '\u202einjected\u200b',
  ];
  const files = {
    'template.yaml': innocent,
    'bomb.yaml': `AWSTemplateFormatVersion: '2010-09-09'\n${BOMB.join('\n')}\nResources:\n  P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: x, PolicyDocument: { Statement: *j } } }\n  B: { Type: AWS::S3::Bucket, Properties: *j }\n`,
    'circle.yaml': `AWSTemplateFormatVersion: '2010-09-09'\na: &a [*a]\n`,
    'up/main.tf': `module "up" {\n  source = "../../../etc"\n}\nmodule "out" {\n  source = "${outside}"\n}\nresource "aws_s3_bucket_policy" "p" {\n  bucket = "x"\n  policy = file("${join(outside, 'passwd')}")\n}\n`,
    'nested.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: ${join(outside, 'template.yaml')} } }\n`,
    'names.yaml': `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n${NAMES.map((text, index) => `  ${name(`${text}${index}`)}: { Type: AWS::S3::Bucket, Properties: { BucketName: ${name(text)}, Tags: [{ Key: ${name(text)}, Value: ${name(text)} }] } }`).join('\n')}\n`,
    // Windows has no such names.
    ...(process.platform !== 'win32' && {
      '::error file=a::injected.yaml': innocent.replace('Own', 'Two'),
      '##[add-mask]injected.yaml': innocent.replace('Own', 'Three'),
    }),
    'huge.yaml': `AWSTemplateFormatVersion: '2010-09-09'\n`,
  };
  const links = {
    'linked.tf': join(outside, 'main.tf'),
    'up/linked': outside,
    'linked.yaml': join(outside, 'template.yaml'),
    'dangling.tf': 'nowhere.tf',
    'self.tf': 'self.tf',
    '.gitignore': join(outside, 'passwd'),
  };

  let workspace: string;
  beforeAll(() => {
    const { origin } = pullRequest({ 'template.yaml': innocent }, (folder) => {
      put(folder, files);
      link(folder, links);
    });
    workspace = checkout(origin, 'refs/pull/1/merge', 2);
    truncateSync(join(workspace, 'huge.yaml'), 200 * 1024 * 1024);
  }, 60_000);

  const clear = [
    /Cannot read huge\.yaml: it has 200 MB, more than the 16 MB that are read/,
    /The alias `\*a` stands inside the value that it names\. --> circle\.yaml:2:8/,
    /aliases stand for more than 250000 values\. --> bomb\.yaml/,
    /Module module\.up is not read/,
    /Module module\.out is not read/,
    /The template of stack S is not read/,
    /which cannot be read \(it\s+lies outside the folders/,
    /linked\.tf: it is a link that leads out of/,
    /linked\.yaml: it is a link that leads out of/,
  ];

  it('is linted by the command line, which says of each what became of it', async () => {
    const { code, out, err } = await call(workspace, ['--no-executable-config', '-v']);
    expect(code).toBe(3);
    for (const says of clear) expect(out.replace(/\n\s+/g, ' ') + err).toMatch(says);
    expect(out + err).not.toContain(SECRET);
    expect(out + err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\u200b]/);
    expect(injected(out + err)).toEqual([]);
  });

  it('commands nobody by a diff in the log of a workflow, nor by what is wrong with a configuration', async () => {
    const bucket = 'Resources:\n  Own:\n    Type: AWS::S3::Bucket\n    Metadata: |-\n      a\n      ::error::injected\n      ##[add-mask]injected\n';
    const files = {
      'a.yaml': `AWSTemplateFormatVersion: '2010-09-09'\n${bucket}`,
      's3lint.config.yaml': 'extends: [recommended, "./::error::injected/x.yaml"]\n',
    };
    const folder = plainWorkspace({ ...files, ...(process.platform !== 'win32' && { '::error::injected/x.yaml': 'a: 1\nb: 2\n' }) });
    const wrong = await call(folder, ['.']);
    expect({ code: wrong.code, injected: injected(wrong.err) }).toEqual({ code: 2, injected: [] });
    const { out } = await call(folder, ['--no-config', '--fix-dry-run=unsafe'], { env: { GITHUB_ACTIONS: 'true' } });
    expect(injected(out)).toEqual([]);
    // Where no runner listens a patch is as it is.
    expect(injected((await call(folder, ['--no-config', '--fix-dry-run=unsafe'])).out)).toHaveLength(2);
  });

  it('commands nobody in any report', async () => {
    const reports = folderWith({});
    await call(workspace, ['--no-executable-config', ...formatNames.map((format) => `--format=${format}=${join(reports, format)}`)]);
    for (const format of formatNames) {
      const text = readFileSync(join(reports, format), 'utf8');
      expect([format, injected(text), text.includes(SECRET)]).toEqual([format, [], false]);
    }
    for (const format of ['html', 'markdown', 'junit']) expect(readFileSync(join(reports, format), 'utf8')).not.toContain('<img src=x');
  });

  it('is survived by the action', () => {
    const ended = step(workspace, { format: 'html=s3lint.html\ncsv=s3lint.csv\njunit=s3lint.xml', 'max-annotations': '1000' });
    expect(ended.code).toBe(3);
    expect(injected(ended.log)).toEqual([]);
    expect(ended.commands.length).toBeGreaterThan(8);
    const everything = everythingOf(ended, workspace);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain('\u001b');
    expect(ended.summary).not.toMatch(/<img|<script|\]\(https:\/\/evil|[^;]@everyone|<\/table>/);
    expect(Number(ended.outputs['errors'])).toBeGreaterThan(2);
  });
});
