import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { patternIgnores } from '../../src/cli/gitignore.js';
import { walk } from '../../src/cli/walk.js';
import { folderWith, template } from './folder.js';

async function found(cwd: string, paths: readonly string[] = ['.'], ignores: readonly string[] = []): Promise<readonly string[]> {
  const { files } = await walk({ cwd, paths, ignores: patternIgnores(cwd, ignores), maxBytes: 1000 });
  return files.map((file) => (file.named ? `!${file.path}` : file.path));
}

describe('which files a path means', () => {
  it('a folder means every file below that may be ours, in the order of their paths', async () => {
    const cwd = folderWith({ 'b.yaml': '', 'a/z.json': '', 'a/y.template': '', 'a/readme.md': '', '.github/w.yml': '' });
    expect(await found(cwd)).toEqual(['.github/w.yml', 'a/y.template', 'a/z.json', 'b.yaml']);
  });

  it('a file named is taken whatever its name, and marked as named', async () => {
    const cwd = folderWith({ 'stack.txt': '', 'b.yaml': '' });
    expect(await found(cwd, ['stack.txt', '.'])).toEqual(['b.yaml', '!stack.txt']);
  });

  it('a file both named and found is there once, as named', async () => {
    const cwd = folderWith({ 'a/b.yaml': '' });
    expect(await found(cwd, ['.', 'a/b.yaml', './a'])).toEqual(['!a/b.yaml']);
  });

  it('a pattern that the shell left alone is searched', async () => {
    const cwd = folderWith({ 'a/x.yaml': '', 'a/b/y.yaml': '', 'a/b/z.json': '', 'c/x.yaml': '' });
    expect(await found(cwd, ['a/**/*.yaml'])).toEqual(['a/b/y.yaml', 'a/x.yaml']);
  });

  it('a path beside the working folder is written from there', async () => {
    const top = folderWith({ 'here/x.md': '', 'there/a.yaml': '' });
    expect(await found(join(top, 'here'), ['../there'])).toEqual(['../there/a.yaml']);
  });

  it('what is not there is missing, also a pattern in a folder that is not there', async () => {
    const cwd = folderWith({ 'a.yaml': '' });
    expect((await walk({ cwd, paths: ['a.yaml', 'nope', 'no/*.yaml'], ignores: () => false, maxBytes: 1000 })).missing).toEqual(['nope', 'no/*.yaml']);
  });
});

describe('what is left out', () => {
  it('never walks into .git and node_modules', async () => {
    const cwd = folderWith({ '.git/a.yaml': '', 'node_modules/p/a.yaml': '', 'x/node_modules/p/a.yaml': '', 'a.yaml': '' });
    expect(await found(cwd)).toEqual(['a.yaml']);
  });

  it('walks a folder in node_modules that is named', async () => {
    const cwd = folderWith({ 'node_modules/p/a.yaml': '', 'node_modules/p/node_modules/q/a.yaml': '' });
    expect(await found(cwd, ['node_modules/p'])).toEqual(['node_modules/p/a.yaml']);
  });

  it('honours .gitignore files, the deeper one last', async () => {
    const cwd = folderWith({
      '.git/HEAD': '',
      '.gitignore': '*.gen.yaml\nout/\n',
      'a.gen.yaml': '',
      'out/a.yaml': '',
      'keep/.gitignore': '!b.gen.yaml\n/c.yaml\n',
      'keep/b.gen.yaml': '',
      'keep/c.yaml': '',
      'keep/d/c.yaml': '',
    });
    expect(await found(cwd)).toEqual(['keep/b.gen.yaml', 'keep/d/c.yaml']);
  });

  it('honours the .gitignore above, up to the top of the repository and not beyond', async () => {
    const cwd = folderWith({
      '.gitignore': 'b.yaml\n',
      'repo/.git/HEAD': '',
      'repo/.gitignore': '/infra/a.yaml\n',
      'repo/infra/a.yaml': '',
      'repo/infra/b.yaml': '',
    });
    expect(await found(join(cwd, 'repo/infra'))).toEqual(['b.yaml']);
  });

  it('walks an ignored folder that is named, as who lints cdk.out wants', async () => {
    const cwd = folderWith({ '.git/HEAD': '', '.gitignore': 'cdk.out\n', 'cdk.out/app.template.json': '', 'cdk.out/sub/b.yaml': '' });
    expect(await found(cwd)).toEqual([]);
    expect(await found(cwd, ['cdk.out'])).toEqual(['cdk.out/app.template.json', 'cdk.out/sub/b.yaml']);
    expect(await found(cwd, ['cdk.out/sub'])).toEqual(['cdk.out/sub/b.yaml']);
  });

  it('leaves out what the configuration ignores, but not a file that is named', async () => {
    const cwd = folderWith({ 'a.yaml': '', 'examples/a.yaml': '', 'examples/deep/b.yaml': '' });
    expect(await found(cwd, ['.'], ['examples/'])).toEqual(['a.yaml']);
    expect(await found(cwd, ['examples/a.yaml'], ['examples/'])).toEqual(['!examples/a.yaml']);
  });

  it('a large file is looked at only if its head bears a mark', async () => {
    const cwd = folderWith({ 'big-data.json': `[${'1,'.repeat(600)}1]`, 'big.yaml': template + '#'.repeat(1000) });
    expect(await found(cwd)).toEqual(['big.yaml']);
  });
});

it('a folder that cannot be listed is kept as an input, so that its refusal is told', async () => {
  const cwd = folderWith({ 'a.yaml': '', 'locked/b.yaml': '' });
  const list = ((path: string, options: { readonly withFileTypes: true }) => {
    if (path.includes('locked')) throw Object.assign(new Error('no'), { code: 'EACCES' });
    return readdirSync(path, options);
  }) as typeof readdirSync;
  const { files } = await walk({ cwd, paths: ['.'], ignores: () => false, maxBytes: 1000 }, list);
  expect(files.map((file) => file.path)).toEqual(['a.yaml', 'locked']);
});

describe('links', () => {
  it('a link in a circle ends nothing and begins nothing', async () => {
    const cwd = folderWith({ 'a/b.yaml': '' });
    symlinkSync('..', join(cwd, 'a/up'));
    symlinkSync('self', join(cwd, 'self'));
    expect(await found(cwd)).toEqual(['a/b.yaml']);
  });

  it('a file linked from several places is there once', async () => {
    const cwd = folderWith({ 'a/b.yaml': '' });
    symlinkSync('a/b.yaml', join(cwd, 'link.yaml'));
    expect(await found(cwd)).toHaveLength(1);
  });

  it('a link that leads outside is not followed, whether to a file or to a folder', async () => {
    const top = folderWith({ 'secret/a.yaml': '', 'repo/b.yaml': '' });
    const repo = join(top, 'repo');
    mkdirSync(join(repo, 'd'));
    symlinkSync('../../secret', join(repo, 'd/folder'));
    symlinkSync('../../secret/a.yaml', join(repo, 'd/file.yaml'));
    expect(await found(repo)).toEqual(['b.yaml']);
  });

  it('a link that is named is followed', async () => {
    const top = folderWith({ 'elsewhere/a.yaml': '', 'repo/b.yaml': '' });
    symlinkSync('../elsewhere/a.yaml', join(top, 'repo/link.yaml'));
    expect(await found(join(top, 'repo'), ['link.yaml'])).toEqual(['!link.yaml']);
  });
});
