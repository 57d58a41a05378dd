import { describe, expect, it } from 'vitest';
// Read beforehand: what the first call waits for is no part of its story.
import '../../src/cli/commands.js';
import { call } from './call.js';
import { folderWith } from './folder.js';

/** A policy in which `duplicate-key` finds something. */
const twice = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }\n';
const once = twice.replace('"Effect": "Deny", ', '');

function config(...lines: readonly string[]): string {
  return ['suppressions:', '  entries:', `  - ${lines.join('\n    ')}`, ''].join('\n');
}

async function told(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<readonly string[]> {
  const { out } = await call(folderWith({ '.git/HEAD': '', ...files }), [
    '--only',
    'duplicate-key,unused-suppression,expired-suppression,invalid-suppression',
    '-f',
    'compact',
    ...argv,
  ]);
  return out.split('\n').filter(Boolean);
}

const silence = ['files: policies/*.json', 'rule: duplicate-key', 'reason: a tool reads the last'];

describe('a policy in JSON has no room for comments: the configuration silences for it', () => {
  it('the files that a pattern means, and no others', async () => {
    const files = { 'policies/a.json': twice, 'policies/b.json': twice, 'other/c.json': twice };
    const left = await told({ ...files, 's3lint.config.yaml': config(...silence) });
    expect(left.map((line) => line.split(':')[0])).toEqual(['other/c.json']);
  });

  it('one resource of them', async () => {
    const files = { 'policies/a.json': twice, 'policies/b.json': twice };
    const left = await told({ ...files, 's3lint.config.yaml': config(...silence, 'resource: a.json') });
    expect(left.map((line) => line.split(':')[0])).toEqual(['policies/b.json']);
  });

  it('with its reason, which reports tell', async () => {
    const folder = folderWith({ 'policies/a.json': twice, 's3lint.config.yaml': config(...silence) });
    const { suppressed } = JSON.parse((await call(folder, ['--only', 'duplicate-key', '-f', 'json'])).out) as { readonly suppressed: readonly object[] };
    expect(suppressed).toMatchObject([{ file: 'policies/a.json', suppression: { reason: 'a tool reads the last', file: 's3lint.config.yaml', startLine: 4 } }]);
  });

  it('until a day, and no longer', async () => {
    const [left] = await told({ 'policies/a.json': twice, 's3lint.config.yaml': config(...silence, 'until: 2026-01-31') });
    expect(left).toMatch(/^policies\/a\.json/);
    const all = await told({ 'policies/a.json': twice, 's3lint.config.yaml': config(...silence, 'until: 2026-01-31') });
    expect(all.at(-1)).toMatch(/^s3lint\.config\.yaml:6:12: .*ended on 2026-01-31/);
  });

  it('is unused where its files are in order, and waits where they are not looked at', async () => {
    const files = { 'policies/a.json': once, 'other/c.json': once, 's3lint.config.yaml': config(...silence) };
    expect(await told(files)).toEqual([expect.stringMatching(/^s3lint\.config\.yaml:4:11: .*silences nothing/)]);
    expect(await told(files, 'other')).toEqual([]);
  });

  it('is unused only if none of its files needs it', async () => {
    expect(await told({ 'policies/a.json': once, 'policies/b.json': twice, 's3lint.config.yaml': config(...silence) })).toEqual([]);
  });

  it('is seen through', async () => {
    expect(await told({ 'policies/a.json': twice, 's3lint.config.yaml': config(...silence) }, '--no-suppressions')).toHaveLength(1);
  });
});

describe('what is wrong with such an entry is told at its place', () => {
  it.each([
    ['no reason', ['files: a.json', 'rule: duplicate-key'], /has no "reason"/],
    ['nothing that is meant', ['rule: duplicate-key', 'reason: r'], /Say what it means: files, resource, account, region, role or tags/],
    ['a key that there is not', ['files: a.json', 'rle: duplicate-key', 'reason: r'], /no key "rle"\. Did you mean "rule"\?/],
  ])('%s is a wrong configuration', async (_, lines, says) => {
    const ended = await call(folderWith({ 'a.json': once, 's3lint.config.yaml': config(...lines) }), []);
    expect(ended).toMatchObject({ code: 2, err: expect.stringMatching(says) });
  });

  it.each([
    ['a rule that there is not', ['files: a.json', 'rule: duplicate-kee', 'reason: r'], /Did you mean|no rule "duplicate-kee"/],
    ['no rule', ['files: a.json', 'reason: r'], /names no rule/],
    ['no date', ['files: a.json', 'rule: duplicate-key', 'reason: r', 'until: soon'], /"soon" is no date/],
  ])('%s is a finding', async (_, lines, says) => {
    expect(await told({ 'a.json': once, 's3lint.config.yaml': config(...lines) })).toEqual([expect.stringMatching(says)]);
  });
});
