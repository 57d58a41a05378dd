import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, put, template } from './folder.js';

const config = "rules: { require-versioning: 'off', require-secure-transport: 'off' }\n";

it('a configuration may extend what lies beside its folder, in the same repository', async () => {
  const top = folderWith({ '.git/HEAD': '', 'base.yaml': config, 'infra/s3lint.config.yaml': 'extends: ../base.yaml\n', 'infra/a.yaml': template });
  expect(await call(join(top, 'infra'), ['.', '--fail-on', 'info', '-f', 'compact'])).toEqual({ code: 0, out: '', err: '' });
});

it('none may extend what lies outside of the repository, whose author is another one', async () => {
  const top = folderWith({ 'base.yaml': config, 'infra/.git/HEAD': '', 'infra/s3lint.config.yaml': 'extends: ../base.yaml\n', 'infra/a.yaml': template });
  const { code, err } = await call(join(top, 'infra'), ['.']);
  expect({ code, err }).toEqual({
    code: 2,
    err: 'error: s3lint.config.yaml:1:10: ../base.yaml lies outside of the repository.\n  Copy it into the repository, or name it on the command line.\n',
  });
  // Where the call names it, the caller is its author.
  expect((await call(join(top, 'infra'), ['.', '--config', '../base.yaml', '--fail-on', 'info'])).code).toBe(0);
});

it('without a repository nobody proposes anything to it', async () => {
  const top = folderWith({ 'base.yaml': config, 'infra/s3lint.config.yaml': 'extends: ../base.yaml\n', 'infra/a.yaml': template });
  expect((await call(join(top, 'infra'), ['.', '--fail-on', 'info'])).code).toBe(0);
});

it('a link on the way that leads out is told, and not followed', async () => {
  const top = folderWith({ 'common.tf': 'resource "aws_s3_bucket" "common" {}\n' });
  mkdirSync(join(top, 'infra'));
  put(top, { 'infra/a.yaml': template });
  symlinkSync(join(top, 'common.tf'), join(top, 'infra/common.tf'));
  const { out, err } = await call(top, ['infra', '-f', 'json']);
  const says = 'it is a link that leads out of the folders that were given, so it is not read; name what it leads to';
  expect(err).toBe(`warning: infra/common.tf: ${says}\n`);
  expect(JSON.parse(out)).toMatchObject({ coverage: { files: 1 }, diagnostics: [{ level: 'warn', file: 'infra/common.tf', message: says }] });
});

it('a .gitignore that is a link is none, as git has it', async () => {
  const top = folderWith({ '.git/HEAD': '', 'a.yaml': template, list: 'a.yaml\n' });
  symlinkSync('list', join(top, '.gitignore'));
  expect(JSON.parse((await call(top, ['-f', 'json'])).out)).toMatchObject({ coverage: { files: 1 } });
});
