import { describe, expect, it } from 'vitest';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

describe('--stats', () => {
  const files = { 'a.yaml': template, 'b/main.tf': 'resource "aws_s3_bucket" "a" {\n  bucket = "acme-a"\n}\n' };

  it('tells where the time went, part by part and by the slowest ten rules, beside the report and not in it', async () => {
    const folder = folderWith(files);
    const plain = await call(folder, ['-f', 'json']);
    const { code, out, err } = await call(folder, ['-f', 'json', '--stats']);
    expect({ code, out }).toEqual({ code: plain.code, out: plain.out });
    const rows = [...err.matchAll(/^ {2}(\S.*?) +\d+\.\d ms$/gm)].map(([, says]) => says);
    expect(rows).toEqual([
      'start, configuration, search',
      expect.stringMatching(/^reading 2 files \(0\.\d kB\)$/),
      'parsing',
      'joining',
      'asking the rules',
      'findings and suppressions',
      'reports',
    ]);
    expect(err.match(/^ {4}[a-z0-9-]+ +\d+\.\d ms$/gm)).toHaveLength(10);
    expect(err).toMatch(/^Memory at most: \d+ MB$/m);
  });

  it('clocks the rules that are asked and no others', async () => {
    const { err } = await call(folderWith(files), ['-f', 'compact', '--stats', '--only', 'require-versioning']);
    expect(err.match(/^ {4}\S+/gm)).toEqual(['    require-versioning']);
  });

  it('clocks a repair as well', async () => {
    const { err } = await call(folderWith(files), ['--fix-dry-run=unsafe', '--stats']);
    expect(err).toMatch(/^Where \d+\.\d ms went:$/m);
  });
});
