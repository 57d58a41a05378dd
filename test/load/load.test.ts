import { describe, expect, it } from 'vitest';
import type { Files } from '../../src/load/files.js';
import { load } from '../../src/load/load.js';
import type { Loaded } from '../../src/load/load.js';

const TEMPLATE = 'Resources:\n  B:\n    Type: AWS::S3::Bucket\n';

function loaded(files: Readonly<Record<string, string | Uint8Array>>, named: readonly string[] = []): Loaded {
  const port: Files = {
    read(path) {
      const found = files[path];
      if (path.startsWith('secret')) return { kind: 'refused', reason: 'it may not be read', help: 'Allow it.' };
      return found === undefined ? { kind: 'missing' } : { kind: 'bytes', bytes: typeof found === 'string' ? Buffer.from(found) : found };
    },
  };
  const found = Object.keys(files).filter((path) => !named.includes(path));
  return load({
    files: port,
    paths: [...named.map((path) => ({ path, named: true })), ...found.map((path) => ({ path, named: false }))],
    parameters: new Map(),
  });
}

function problems(of: Loaded): readonly string[] {
  return of.problems.map(({ id, message, place }) => `${id} ${place.source.path}:${place.source.position(place.start).line} ${message}`);
}

describe('which files are ours', () => {
  it('a file found by walking is ours if it bears a mark and is a template', () => {
    const read = loaded({ 'a.yaml': TEMPLATE, 'values.yaml': 'a: 1\n', 'values.json': '{"a": "AWS::Region"}', 'b.template': TEMPLATE, 'empty.yaml': '' });
    expect(read.units.map(({ path }) => path)).toEqual(['a.yaml', 'b.template']);
    expect(read.skipped).toEqual(['values.yaml', 'values.json', 'empty.yaml']);
    expect(read.problems).toEqual([]);
  });

  it('a file that is named and no template is said to be none', () => {
    expect(loaded({ 'values.yaml': 'a: 1\n' }, ['values.yaml']).notices).toMatchObject([{ level: 'warn', file: 'values.yaml' }]);
  });

  it('a file that is broken and marked, or named, is unreadable, and hides no other', () => {
    const read = loaded(
      { 'torn.json': '{"Resources": {"B": {"Type": "AWS::S3::Bucket"', 'tabs.yaml': 'Resources:\n\tB: AWS::S3::Bucket\n', 'a.yaml': TEMPLATE },
      ['torn.json'],
    );
    expect(read.units.map(({ path }) => path)).toEqual(['a.yaml']);
    expect(read.problems.map(({ id, place }) => [id, place.source.path])).toEqual([
      ['unreadable-input', 'torn.json'],
      ['unreadable-input', 'tabs.yaml'],
    ]);
    expect(read.documents).toHaveLength(3);
  });

  it('a torn JSON text is not judged by what stands before the tear', () => {
    expect(loaded({ 'torn.json': '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"B": {"Type": "AWS::S3::Bucket"}, ' }).units).toEqual([]);
  });

  it('what a template engine has yet to run over is not ours', () => {
    expect(loaded({ 'chart.yaml': 'Resources:\n  {{- range .Values.buckets }}\n  B: AWS::S3::Bucket\n  {{- end }}\n' }).skipped).toEqual(['chart.yaml']);
  });

  it('bytes that are no text are a problem at their first bad line', () => {
    const binary = Buffer.concat([Buffer.from('AWS::\nfine\n'), Buffer.from([0xff, 0xfe, 0x41])]);
    expect(problems(loaded({ 'b.yaml': binary }))[0]).toMatch(/^unreadable-input b\.yaml:3 Cannot read b\.yaml: it is not UTF-8/);
  });

  it('a file that is missing or refused is a problem with a remedy', () => {
    const read = loaded({ 'secret.yaml': TEMPLATE }, ['gone.yaml', 'secret.yaml']);
    expect(problems(read)).toEqual([
      'unreadable-input gone.yaml:1 Cannot read gone.yaml: there is no such file.',
      'unreadable-input secret.yaml:1 Cannot read secret.yaml: it may not be read.',
    ]);
    expect(read.problems.map(({ help }) => help)).toEqual(['Check the path.', 'Allow it.']);
  });

  it('UTF-16 and a byte order mark are read', () => {
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(TEMPLATE, 'utf16le')]);
    expect(loaded({ 'a.yaml': utf16, 'b.yaml': `\uFEFF${TEMPLATE}` }).units).toHaveLength(2);
  });

  it('a path that is given twice is one file', () => {
    const read = loaded({ './a.yaml': TEMPLATE, 'a.yaml': TEMPLATE });
    expect(read.units).toHaveLength(1);
    expect(read.documents).toHaveLength(1);
  });
});

describe('templates that deploy others', () => {
  it('a broken nested template is a problem, and its stack is told to be unseen', () => {
    const read = loaded({ 'p.yaml': 'Resources:\n  S: { Type: AWS::CloudFormation::Stack, Properties: { TemplateURL: c.json } }\n', 'c.json': '{"AWS::": ' });
    expect(read.units.map(({ notSeen }) => notSeen.map(({ message }) => message))).toEqual([
      ['The template of stack S is not read: c.json is not readable; its buckets are not seen'],
    ]);
    expect(read.problems.map(({ id, place }) => [id, place.source.path])).toEqual([['unreadable-input', 'c.json']]);
  });
});
