import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { MUCH } from '../../src/cli/engine.js';
import { looksLikeMuch } from '../../src/cli/much.js';
import { folderWith } from './folder.js';

const half = '#'.repeat(MUCH / 2);

describe('what looks like much', () => {
  const folder = folderWith({
    'small/main.tf': 'resource "aws_s3_bucket" "a" {}\n',
    'large/a.tf': half,
    'large/b/c.yaml': `${half}#`,
    'other/package-lock.json': half.repeat(3),
    'other/.terraform/modules/a.tf': half.repeat(3),
    'other/node_modules/a/b.yaml': half.repeat(3),
    'cdk/App.template.json': half.repeat(3),
    'plan.json': half.repeat(3),
  });
  const looks = (...words: string[]): boolean => looksLikeMuch(words.map((word) => (word.startsWith('-') ? word : join(folder, word))));

  it('is told by the size of what is named, and of what a run would read in a folder', () => {
    expect(looks('large')).toBe(true);
    expect(looks('cdk')).toBe(true);
    expect(looks('plan.json')).toBe(true);
    expect(looks('large/a.tf', 'large/b/c.yaml')).toBe(true);
    expect(looks('small', 'large')).toBe(true);
  });

  it('is not what no run would read', () => {
    expect(looks('small')).toBe(false);
    expect(looks('small/main.tf')).toBe(false);
    expect(looks('large/a.tf')).toBe(false);
    expect(looks('other')).toBe(false);
  });

  it('is whatever word is there, and not what is not there', () => {
    expect(looks('small', '--preset', 'large')).toBe(true);
    expect(looksLikeMuch(['rules', '\0'])).toBe(false);
  });

  it('is looked for where a run that names no path would look', () => {
    const before = process.cwd();
    try {
      process.chdir(join(folder, 'large'));
      expect(looksLikeMuch([])).toBe(true);
      expect(looksLikeMuch(['-f', 'sarif'])).toBe(true);
      expect(looksLikeMuch(['rules'])).toBe(false);
      process.chdir(join(folder, 'small'));
      expect(looksLikeMuch([])).toBe(false);
    } finally {
      process.chdir(before);
    }
  });

  it('is found in a tree of many folders, and not looked for to the end of one without it', () => {
    const modules = Array.from({ length: 25 }, (_, index): [string, string] => [`modules/${index}/main.tf`, '#'.repeat(MUCH / 20)]);
    expect(looksLikeMuch([folderWith(Object.fromEntries(modules))])).toBe(true);
    const small = Array.from({ length: 300 }, (_, index): [string, string] => [`${index}.tf`, '']);
    expect(looksLikeMuch([folderWith({ ...Object.fromEntries(small), 'deep/large.tf': half.repeat(3) })])).toBe(false);
  });

  it('is not looked for where nothing is linted', () => {
    expect(looksLikeMuch(['--help', join(folder, 'large')])).toBe(false);
  });
});
