import { symlinkSync, truncateSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Ended, call } from './call.js';
import { folderWith, template } from './folder.js';

const only = ['-f', 'compact', '--only', 'require-versioning'];

/** Lints a folder with a good template beside what is put there, which must never be hidden. */
async function beside(files: Readonly<Record<string, string | Uint8Array>>, ...argv: readonly string[]): Promise<Ended> {
  const ended = await call(folderWith({ ...files, 'good.yaml': template }), [...only, ...argv]);
  expect(ended.out).toMatch(/^good\.yaml:3:3: /m);
  return ended;
}

/** Where findings stand, without the good template's own. */
function others({ out }: Ended): readonly string[] {
  return out
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('good.yaml:'));
}

describe('files that are no text', () => {
  it('an empty file is not ours', async () => {
    const ended = await beside({ 'empty.yaml': '', 'empty.json': '' });
    expect(ended.code).toBe(0);
    expect(others(ended)).toEqual([]);
  });

  it('a binary file is not ours, but unreadable when it bears a mark or is named', async () => {
    const binary = Buffer.from([0, 1, 2, 0xff, 0xfe, 10]);
    expect((await beside({ 'b.yaml': binary })).code).toBe(0);
    expect(await beside({ 'b.yaml': Buffer.concat([Buffer.from('AWS::S3::Bucket\n'), binary]) })).toMatchObject({
      code: 3,
      out: expect.stringMatching(/^b\.yaml:.*binary/m),
    });
    expect((await beside({ 'b.yaml': binary }, '.', 'b.yaml')).code).toBe(3);
  });

  it('UTF-8 that is none is unreadable', async () => {
    expect((await beside({ 'latin.yaml': Buffer.from(`${template}# M\xfcll\n`, 'latin1') })).code).toBe(3);
  });
});

describe('texts in other clothes', () => {
  it.each([
    ['UTF-16, little end first', Buffer.from(`\uFEFF${template}`, 'utf16le')],
    ['UTF-16, big end first', Buffer.from(`\uFEFF${template}`, 'utf16le').swap16()],
    ['a byte order mark', `\uFEFF${template}`],
    ['CRLF', template.replaceAll('\n', '\r\n')],
  ])('%s: is read, and the place is right', async (_, content) => {
    const ended = await beside({ 'odd.yaml': content });
    expect(ended.code).toBe(0);
    expect(others(ended)).toEqual([expect.stringMatching(/^odd\.yaml:3:3: /)]);
  });

  it('a fix keeps the byte order mark and the line ends', async () => {
    const cwd = folderWith({ 'odd.yaml': `\uFEFF${template.replaceAll('\n', '\r\n')}` });
    await call(cwd, [...only, '--fix=unsafe']);
    const text = readFileSync(join(cwd, 'odd.yaml'), 'utf8');
    expect(text).toMatch(/^\uFEFF/);
    expect(text).toContain('Status: Enabled');
    expect(text.replaceAll('\r\n', '')).not.toContain('\n');
  });
});

describe('files that are too much', () => {
  it('50 MB are refused with a remedy, and passed by without a mark', async () => {
    const cwd = folderWith({ 'good.yaml': template, 'huge.yaml': template, 'data.json': '[' });
    for (const name of ['huge.yaml', 'data.json']) truncateSync(join(cwd, name), 50 * 1024 * 1024);
    const ended = await call(cwd, only);
    expect(ended.code).toBe(3);
    expect(others(ended)).toEqual([expect.stringMatching(/^huge\.yaml:.*50 MB, more than the 16 MB/)]);
  });

  it('links in a circle end', async () => {
    const cwd = folderWith({ 'good.yaml': template });
    symlinkSync('.', join(cwd, 'again'));
    symlinkSync('a.yaml', join(cwd, 'b.yaml'));
    symlinkSync('b.yaml', join(cwd, 'a.yaml'));
    const ended = await call(cwd, only);
    expect(ended.code).toBe(0);
    expect(others(ended)).toEqual([]);
  });

  it('ten thousand levels of nesting are unreadable, not fatal', async () => {
    const json = `{"Resources": ${'{"AWS::":'.repeat(10_000)}1${'}'.repeat(10_001)}`;
    const yaml = `Resources: # AWS::\n  ${'['.repeat(10_000)}${']'.repeat(10_000)}\n`;
    const ended = await beside({ 'deep.json': json, 'deep.yaml': yaml });
    expect(ended.code).toBe(3);
    expect(others(ended)).toHaveLength(2);
  });

  it('a bomb of aliases does not go off', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) =>
        `  a${level}: &a${level} [${Array(10)
          .fill(level === 0 ? 'x' : `*a${level - 1}`)
          .join(', ')}]`,
    );
    const ended = await beside({ 'bomb.yaml': `Metadata:\n${levels.join('\n')}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n` });
    expect(ended.code).not.toBe(70);
  });
});

describe('broken templates', () => {
  it.each([
    ['tabs in YAML', 't.yaml', 'Resources:\n\tB: {Type: AWS::S3::Bucket}\n', /^t\.yaml:2:1: /],
    ['truncated JSON', 't.json', '{"Resources": {"B": {"Type": "AWS::S3::Bu', /^t\.json:1:/],
    ['an open bracket', 't.yaml', 'Resources: [AWS::S3::Bucket\n', /^t\.yaml:/],
  ])('%s: unreadable, at its place', async (_, name, text, place) => {
    const ended = await beside({ [name]: text });
    expect(ended.code).toBe(3);
    expect(others(ended)).toEqual([expect.stringMatching(place)]);
  });

  it.each([
    ['Resources a list', 'Resources: [{Type: AWS::S3::Bucket}]'],
    ['Resources a text', 'Resources: AWS::S3::Bucket'],
    ['a resource a text', 'Resources: {B: AWS::S3::Bucket}'],
    ['Properties a text', 'Resources: {B: {Type: AWS::S3::Bucket, Properties: none}}'],
    ['Type a list', 'Resources: {B: {Type: [AWS::S3::Bucket]}}'],
    ['a text alone', 'AWS::S3::Bucket'],
    [
      'a bucket whose settings are of other kinds',
      'Resources: {B: {Type: AWS::S3::Bucket, Properties: {VersioningConfiguration: [1], LifecycleConfiguration: {Rules: no}, BucketName: {a: 1}}}}',
    ],
  ])('%s: no crash', async (_, text) => {
    const { code } = await beside({ 'odd.yaml': text }, '--preset', 'all');
    expect([0, 1, 3]).toContain(code);
  });
});

describe('templates for other engines', () => {
  const helm =
    '{{- if .Values.bucket }}\napiVersion: s3.services.k8s.aws/v1alpha1\nkind: Bucket # AWS::S3::Bucket\nspec: {{ toYaml .Values.spec }}\n{{- end }}\n';
  const jinja = '{% for b in buckets %}\n{{ b }}:\n  Type: AWS::S3::Bucket\n{% endfor %}\n';

  it('beside real ones are not ours', async () => {
    const ended = await beside({ 'chart/templates/b.yaml': helm, 'j.yaml': jinja });
    expect(ended.code).toBe(0);
    expect(others(ended)).toEqual([]);
  });

  it('are counted with --verbose', async () => {
    const { out } = await call(folderWith({ 'good.yaml': template, 'j.yaml': jinja }), ['-v']);
    expect(out).toMatch(/1 other file skipped/);
  });

  it('are unreadable when they are named', async () => {
    expect((await beside({ 'j.yaml': jinja }, '.', 'j.yaml')).code).toBe(3);
  });
});

describe('names that act', () => {
  const json = JSON.stringify(
    { Resources: { 'B\u001b[2J\u202e\n::error::x': { Type: 'AWS::S3::Bucket', Properties: { BucketName: '\u001b]0;title\u0007' } } } },
    undefined,
    1,
  );
  const cwd = folderWith({ '\u001b[31m::warning::name.json': json });

  it.each(['pretty', 'compact', 'github'])('are harmless in %s', async (format) => {
    const { out } = await call(cwd, ['-f', format, '--preset', 'all', '--color', 'never'], { tty: true });
    expect(out).toContain('versioning');
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
    expect(out).not.toMatch(/^::error::x/m);
  });

  it.each(['json', 'sarif'])('are harmless in %s', async (format) => {
    const { out } = await call(cwd, ['-f', format, '--preset', 'all']);
    expect(() => JSON.parse(out) as unknown).not.toThrow();
    expect(out).not.toMatch(/[\u001b\u0007\u202e]/);
  });
});
