import { describe, expect, it } from 'vitest';
import { emptyConfig } from '../../src/config/config.js';
import { readConfig } from '../../src/config/read.js';
import { Source } from '../../src/text/source.js';
import { metas } from './metas.js';

async function read(text: string, path = 's3lint.config.yaml'): Promise<unknown> {
  const result = await readConfig(new Source(path, text), metas);
  if (result.kind === 'config') return result.config;
  return result.problems.map(({ message, place }) => {
    const { line, column } = place.source.position(place.start);
    return `${line}:${column} ${message}`;
  });
}

describe('a configuration', () => {
  it('says what is on, with which options, and what the text cannot show', async () => {
    const text = `
extends: strict
rules:
  require-versioning: off
  require-kms: [error, { allow: ['aws:kms:dsse'] }]
parameters: { Env: prod, Account: 012345678901, Count: 007, Flag: true }
facts: { account: 012345678901, trustedAccounts: [111122223333, '000000000001'], blockPublicAccess: all }
ignores: [examples/]
`;
    expect(await read(text)).toEqual({
      extends: ['strict'],
      rules: new Map<string, unknown>([
        ['require-versioning', { level: 'off' }],
        ['require-kms', { level: 'error', options: { allow: ['aws:kms:dsse'] } }],
      ]),
      parameters: new Map([
        ['Env', 'prod'],
        ['Account', '012345678901'],
        ['Count', '007'],
        ['Flag', 'true'],
      ]),
      terraform: [],
      facts: { account: '012345678901', trustedAccounts: ['111122223333', '000000000001'], blockPublicAccess: 'all' },
      ignores: ['examples/'],
    });
  });

  it('may be JSON, and may name its schema', async () => {
    expect(await read('{"$schema": "x.json", "extends": ["recommended", "all"]}', 'c.json')).toEqual({ ...emptyConfig, extends: ['recommended', 'all'] });
  });

  it.each(['', '# nothing yet\n', '{}'])('may be empty: %j', async (text) => {
    expect(await read(text)).toEqual(emptyConfig);
  });
});

describe('what is wrong in a configuration is told with its place', () => {
  it.each([
    ['ruls: {}', ['1:1 The configuration has no key "ruls". Did you mean "rules"?']],
    ['facts:\n  acount: "1"', ['2:3 "facts" has no key "acount". Did you mean "account"?']],
    ['rules:\n  require-versionin: off', ['2:3 There is no rule "require-versionin". Did you mean "require-versioning"?']],
    ['rules:\n  require-versioning: eror', ['2:23 The level of require-versioning cannot be "eror". Did you mean "error"?']],
    ['rules:\n  require-versioning: [warn, {}]', ['2:30 The level of require-versioning has no options.']],
    ['rules:\n  require-kms: [warn, {alow: []}]', ['2:24 require-kms has no option "alow". Did you mean "allow"?']],
    ['rules:\n  require-kms: [warn, {allow: [aes]}]', ['2:32 Option "allow.0" of require-kms cannot be "aes".']],
    ['rules:\n  require-kms: [warn, {days: soon}]', ['2:30 Option "days" of require-kms must be a whole number, but is a string.']],
    ['rules:\n  unreadable-input: off', ['2:21 The level of unreadable-input cannot be "off".']],
    ['extends: stict', ['1:10 "extends" cannot be "stict". Did you mean "strict"?']],
    ['extends: [all, none]', ['1:16 "extends.1" cannot be "none".']],
    ['ignores: a', ['1:10 "ignores" must be a list, but is a string.']],
    ['facts: {organization: 42}', ['1:23 "facts.organization" must be a string, but is a number. Put it into quotes.']],
    ['facts: {account: "12"}', ['1:18 "facts.account" must match pattern "^\\d{12}$".']],
    ['[]', ['1:1 The configuration must be a mapping, but is a list.']],
    ['rules:\n  require-kms: [warn, 3]', ['2:23 What follows the level of require-kms must be a mapping, but is a number.']],
    ['extends: all\nextends: strict', ['2:1 The key "extends" is given twice; most readers silently take the last one.']],
  ])('%j', async (text, problems) => {
    expect(await read(text)).toEqual(problems);
  });

  it('broken YAML and JSON too', async () => {
    expect(await read('rules:\n\tx: 1')).toEqual([expect.stringMatching(/^2:1 /)]);
    expect(await read('{"rules": }', 'c.json')).toEqual([expect.stringMatching(/^1:11 /)]);
  });

  it('all of it at once', async () => {
    expect(await read('extends: x\nrules: {nope: off}\nignores: 1')).toHaveLength(3);
  });
});
