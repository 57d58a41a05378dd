import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffOf, writeFixes } from '../../src/cli/fix.js';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

const only = ['--only', 'require-versioning', 'a.yaml'];

describe('--fix', () => {
  it('writes what is safe, and with =unsafe all', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    await call(cwd, ['--fix', ...only]);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(template);
    const { out, err } = await call(cwd, ['--fix=unsafe', '-f', 'compact', ...only]);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toContain('Status: Enabled');
    expect({ out, err }).toEqual({ out: '', err: '1 fixed in 1 file.\n' });
  });

  it('does not take the path after it for its mode', async () => {
    const cwd = folderWith({ 'a.yaml': template });
    expect((await call(cwd, ['--fix', 'a.yaml', '-f', 'compact'])).code).toBe(0);
  });
});

describe('--fix-dry-run', () => {
  it('prints a diff, writes nothing, and hides secrets', async () => {
    const text = `${template}      Tags:\n        - { Key: k, Value: AKIAQX7JZ2MVR4TNWB5H }\n`;
    const cwd = folderWith({ 'a.yaml': text });
    const { out, err } = await call(cwd, ['--fix-dry-run=unsafe', ...only]);
    expect(out).toMatch(/^--- a\/a\.yaml\n\+\+\+ b\/a\.yaml\n@@ /);
    expect(out).toMatch(/^\+ +Status: Enabled$/m);
    expect(out).not.toContain('AKIA');
    expect(err).toBe('1 would be fixed in 1 file; 0 would remain.\n');
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe(text);
  });
});

describe('a fix that is held back', () => {
  const logs =
    'resource "aws_s3_bucket" "logs" {\n  bucket = "acme-logs"\n  acl    = "public-read"\n}\n\nresource "aws_s3_bucket_ownership_controls" "logs" {\n  bucket = aws_s3_bucket.logs.id\n\n  rule {\n    object_ownership = "ObjectWriter"\n  }\n}\n';
  const rules = ['--no-config', '--only', 'require-bucket-owner-enforced,no-acl-without-ownership-controls', 'main.tf'];
  const reason = 'held back: no-acl-without-ownership-controls would be found instead';

  it('is told with the reason, and counts as none that --fix makes', async () => {
    const cwd = folderWith({ 'main.tf': logs });
    const before = await call(cwd, rules);
    expect(before.out).toContain('1 fixable with --fix=unsafe');
    const { out, err } = await call(cwd, ['--fix=unsafe', ...rules]);
    expect(readFileSync(join(cwd, 'main.tf'), 'utf8')).toBe(logs);
    expect(err).toBe('0 fixed in 0 files, 1 held back.\n');
    expect(out.replace(/\s+/g, ' ')).toContain(`(unsafe, ${reason})`);
    expect(out).toContain(', 1 fix held back');
    expect(out).not.toContain('fixable');
    expect((await call(cwd, ['--fix=unsafe', '-f', 'json', ...rules])).out).toContain('"held": "no-acl-without-ownership-controls would be found instead"');
    expect((await call(cwd, ['--fix=unsafe', '-f', 'markdown', ...rules])).out).toContain(`(${reason})`);
  });

  it('is told where only the diff is shown', async () => {
    const { err } = await call(folderWith({ 'main.tf': logs }), ['--fix-dry-run=unsafe', ...rules]);
    expect(err).toBe(`0 would be fixed in 0 files, 1 held back; 1 would remain.\n  a fix of require-bucket-owner-enforced is ${reason}\n`);
  });
});

describe('a file that is written back', () => {
  const changed = (path: string) => [{ path, before: 'a: 1\n', after: 'a: 2\n' }];

  it('keeps its mode, its encoding and its link, and leaves nothing beside', () => {
    const utf16 = Buffer.from('\uFEFFa: 1\n', 'utf16le');
    const cwd = folderWith({ 'dir/a.yaml': 'a: 1\n', 'dir/b.yaml': utf16 });
    chmodSync(join(cwd, 'dir/a.yaml'), 0o640);
    symlinkSync('dir/a.yaml', join(cwd, 'link.yaml'));
    expect(writeFixes(changed('link.yaml'), cwd)).toEqual([]);
    expect(writeFixes([{ path: 'dir/b.yaml', before: '\uFEFFa: 1\n', after: '\uFEFFa: 2\n' }], cwd)).toEqual([]);
    expect(readFileSync(join(cwd, 'dir/a.yaml'), 'utf8')).toBe('a: 2\n');
    expect(statSync(join(cwd, 'dir/a.yaml')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(cwd, 'link.yaml')).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(cwd, 'dir/b.yaml'))).toEqual(Buffer.from('\uFEFFa: 2\n', 'utf16le'));
    expect(readdirSync(join(cwd, 'dir')).sort()).toEqual(['a.yaml', 'b.yaml']);
  });

  it('is left alone when somebody changed it meanwhile', () => {
    const cwd = folderWith({ 'a.yaml': 'a: 3\n' });
    expect(writeFixes(changed('a.yaml'), cwd)).toEqual(['a.yaml was changed meanwhile, so its fixes were not written. Run s3lint again.']);
    expect(readFileSync(join(cwd, 'a.yaml'), 'utf8')).toBe('a: 3\n');
  });

  it('is told when it cannot be written', () => {
    expect(writeFixes(changed('gone.yaml'), folderWith({}))).toEqual([expect.stringMatching(/^The fixes of gone\.yaml could not be written: ENOENT/)]);
  });
});

it('a diff shows a secret on neither side', () => {
  const secret = 'AKIAQX7JZ2MVR4TNWB5H';
  expect(diffOf([{ path: 'a.yaml', before: `k: ${secret}\n`, after: `k: ${secret}\nb: ${secret}\n` }])).not.toContain(secret);
});
