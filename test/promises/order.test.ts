import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from '../cli/call.js';
import { folderWith, put } from '../cli/folder.js';

/** Three stacks of one company, whose links depend on one another's names. */
function monorepo(): string {
  const folder = folderWith({ '.git/HEAD': '' });
  cpSync('fixtures/projects/monorepo', folder, { recursive: true });
  return folder;
}

const folder = monorepo();
// Markdown says how it was called as well.
const formats = ['pretty', 'compact', 'json', 'sarif', 'github', 'junit', 'csv', 'gitlab', 'ocsf'] as const;
const files = ['stacks/data/lake.json', 'stacks/platform/storage.yaml', 'stacks/web/template.yaml'];
const orders = [
  [0, 1, 2],
  [0, 2, 1],
  [1, 0, 2],
  [1, 2, 0],
  [2, 0, 1],
  [2, 1, 0],
].map((order) => order.map((index) => files[index] as string));

interface Report {
  readonly findings: readonly {
    readonly file: string;
    readonly ruleId: string;
    readonly fingerprint: string;
    readonly because: readonly { readonly file?: string }[];
  }[];
}

const report = async (cwd: string, argv: readonly string[]): Promise<Report> => JSON.parse((await call(cwd, [...argv, '-f', 'json'])).out) as Report;
const prints = ({ findings }: Report): readonly string[] => findings.map(({ ruleId, fingerprint }) => `${ruleId} ${fingerprint}`);

describe('the same input gives the same output, byte for byte', () => {
  it.each(formats)('again, in another copy, at another time: %s', async (format) => {
    const first = await call(folder, ['-f', format]);
    expect(first.out).not.toBe('');
    expect(await call(folder, ['-f', format])).toEqual(first);
    expect(await call(monorepo(), ['-f', format])).toEqual(first);
  });

  it.each(formats)('in whatever order the files are named: %s', async (format) => {
    const all = await Promise.all(orders.map(async (order) => (await call(folder, [...order, '-f', format])).out));
    expect(all[0]).toContain('lake.json');
    expect([...new Set(all)]).toEqual([all[0]]);
  });

  it.each(formats)('named twice, by its folder, by a pattern and by detours: %s', async (format) => {
    const once = await call(folder, ['stacks', '-f', format]);
    for (const paths of [
      ['stacks', 'stacks'],
      ['stacks', files[0] as string],
      ['stacks/**/*.*'],
      ['./stacks/web/..'],
      [join(folder, 'stacks')],
      ['stacks/web', 'stacks', 'stacks/data'],
    ]) {
      expect(await call(folder, [...paths, '-f', format])).toEqual(once);
    }
  });

  it('in whatever order the files were made', async () => {
    const texts = Object.fromEntries(
      ['a.yaml', 'b.yaml', 'B.yaml', 'a/b.yaml', 'a-b.yaml'].map((path) => [path, `Resources:\n  X:\n    Type: AWS::S3::Bucket\n`]),
    );
    const forwards = folderWith({ ...texts });
    const backwards = folderWith({});
    for (const [path, text] of Object.entries(texts).reverse()) put(backwards, { [path]: text });
    const { out } = await call(forwards, ['-f', 'compact']);
    expect([...new Set(out.split('\n').map((line) => line.split(':')[0]))]).toEqual(['B.yaml', 'a-b.yaml', 'a.yaml', 'a/b.yaml', 'b.yaml', '']);
    expect((await call(backwards, ['-f', 'compact'])).out).toBe(out);
  });

  it('the language and the clock of the machine do not change what is found', async () => {
    const plain = await call(folder, ['-f', 'json']);
    expect(
      await call(folder, ['-f', 'json'], { env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'Pacific/Kiritimati', CI: 'true', HOME: '/nowhere' } }),
    ).toEqual(plain);
  });

  it('the reports of one run go to several places, and each is what it is alone', async () => {
    const alone = await Promise.all((['json', 'sarif'] as const).map(async (format) => (await call(folder, ['-f', format])).out));
    const copy = monorepo();
    const { out } = await call(copy, ['-f', 'sarif', '-f', 'json=.reports/a.json']);
    expect(out).toBe(alone[1]);
    // A report that lies in the folder is not input, although it speaks of AWS resources.
    expect(prints(await report(copy, []))).toEqual(prints(JSON.parse(alone[0] as string) as Report));
  });
});

describe('from another folder', () => {
  it('paths count from where one stands', async () => {
    const here = await report(folder, ['stacks']);
    const below = await report(join(folder, 'stacks/web'), ['..']);
    expect(below.findings.map(({ ruleId }) => ruleId).toSorted()).toEqual(here.findings.map(({ ruleId }) => ruleId).toSorted());
    expect([...new Set(below.findings.map(({ file }) => file))].toSorted()).toEqual(['../data/lake.json', '../platform/storage.yaml', 'template.yaml']);
    expect([...new Set(here.findings.map(({ file }) => file))].toSorted()).toEqual(files);
  });

  it('the configuration of the repository holds, and its ignores count from where it lies', async () => {
    const { out } = await call(join(folder, 'stacks'), ['-f', 'compact', '..']);
    expect(out).toMatch(/^data\/lake\.json:\d+:\d+: warning: .*\[require-abort-incomplete-multipart\]$/m);
    expect(out).not.toContain('how-not-to');
  });

  it('code scanning and annotations get paths from the top of the repository, wherever one stands', async () => {
    const places = (text: string): readonly string[] => [...text.matchAll(/^::\w+ file=(.*?)::/gm)].map(([, place]) => place as string);
    const top = await call(folder, ['stacks', '-f', 'github']);
    expect(places(top.out)).toContainEqual(expect.stringMatching(/^stacks\/web\/template\.yaml,line=\d+,/));
    expect(places((await call(join(folder, 'stacks'), ['.', '-f', 'github'])).out)).toEqual(places(top.out));
    const uris = (text: string): readonly string[] => [...text.matchAll(/"uri": "([^"]*)"/g)].map(([, uri]) => uri as string).toSorted();
    const sarif = await call(folder, ['stacks', '-f', 'sarif']);
    expect(uris(sarif.out)).toContain('stacks/web/template.yaml');
    expect(uris((await call(join(folder, 'stacks/web'), ['..', '-f', 'sarif'])).out)).toEqual(uris(sarif.out));
  });

  it('the fingerprints that tell alerts apart stay the same', async () => {
    const sarifPrints = (text: string): readonly string[] =>
      [...text.matchAll(/"primaryLocationLineHash": "([^"]*)"/g)].map(([, print]) => print as string).toSorted();
    const top = sarifPrints((await call(folder, ['stacks', '-f', 'sarif'])).out);
    expect(top.length).toBeGreaterThan(3);
    expect(sarifPrints((await call(join(folder, 'stacks/data'), ['..', '-f', 'sarif'])).out)).toEqual(top);
  });
});

describe('what is added elsewhere changes nothing here', () => {
  it('a stack that nobody refers to', async () => {
    const before = await report(folder, []);
    const copy = monorepo();
    put(copy, { 'stacks/zoo/a.yaml': 'Resources:\n  Zoo: { Type: AWS::S3::Bucket, Properties: { VersioningConfiguration: { Status: Enabled } } }\n' });
    const after = await report(copy, ['--rule', 'require-abort-incomplete-multipart=warn']);
    expect(prints({ findings: after.findings.filter(({ file }) => !file.startsWith('stacks/zoo')) })).toEqual(prints(before));
  });

  it('lines above a finding move it, and leave its fingerprint', async () => {
    const copy = monorepo();
    const before = await report(copy, ['stacks/web']);
    const text = `# One more line.\n\n${readFileSync(join(copy, 'stacks/web/template.yaml'), 'utf8')}`;
    put(copy, { 'stacks/web/template.yaml': text });
    const after = await report(copy, ['stacks/web']);
    const fixed = ({ findings }: Report): readonly string[] => prints({ findings: findings.filter(({ ruleId }) => !ruleId.endsWith('-suppression')) });
    expect(fixed(after)).toEqual(fixed(before));
    expect(fixed(after)).not.toEqual([]);
  });
});
