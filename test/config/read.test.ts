import { describe, expect, it } from 'vitest';
import { placeOf } from '../../src/syntax/tree.js';
import { layerOf, problemsOf } from '../../src/config/read.js';
import { type Written, asCode, asData, parse, whereabouts } from '../../src/config/written.js';
import { Source } from '../../src/text/source.js';
import { metas } from './metas.js';

function written(text: string, path = 's3lint.config.yaml'): Written {
  const source = new Source(path, text);
  const { document, problems } = parse(source);
  if (problems.length > 0) throw new Error(problems.map(({ message, place }) => `${lineAndColumn(place)} ${message}`).join('\n'));
  return asData(document, source);
}

const lineAndColumn = ({ source, start }: { readonly source: Source; readonly start: number }): string =>
  `${source.position(start).line}:${source.position(start).column}`;

async function wrongIn(text: string): Promise<readonly string[]> {
  const problems = await problemsOf(written(text), metas, 'data');
  return problems.map(({ message, place }) => `${'kind' in place ? whereabouts(place) : lineAndColumn(place)} ${message}`);
}

async function wrongInCode(value: object): Promise<readonly string[]> {
  const problems = await problemsOf(asCode(value, 's3lint.config.ts', '', new Source('s3lint.config.ts', '')), metas, 'code');
  return problems.map(({ message, place }) => `${whereabouts(place)}: ${message}`);
}

const nothing = {
  kind: 'layer',
  rules: new Map(),
  overrides: [],
  parameters: new Map(),
  terraform: [],
  facts: {},
  ignores: { folder: '/repo', patterns: [] },
  suppressions: [],
};

describe('a configuration', () => {
  it('says what is on, with which options, and what the text cannot show', async () => {
    const text = `
rules:
  require-versioning: off
  require-kms: [error, { allow: ['aws:kms:dsse'] }]
overrides:
  - match: { files: examples/, account: 012345678901, tags: { env: dev* } }
    rules: { require-kms: off }
parameters: { Env: prod, Account: 012345678901, Count: 007, Flag: true }
terraform: { roots: [{ dir: infra, name: prod }] }
facts: { account: 012345678901, trustedAccounts: [111122223333, '000000000001'], blockPublicAccess: all }
ignores: [examples/]
baseline: false
`;
    expect(await wrongIn(text)).toEqual([]);
    expect(layerOf(written(text), '/repo')).toEqual({
      kind: 'layer',
      rules: new Map<string, unknown>([
        ['require-versioning', { level: 'off', from: 's3lint.config.yaml:3' }],
        ['require-kms', { level: 'error', options: { allow: ['aws:kms:dsse'] }, from: 's3lint.config.yaml:4' }],
      ]),
      overrides: [
        {
          match: { files: { folder: '/repo', patterns: ['examples/'] }, account: ['012345678901'], tags: { env: 'dev*' } },
          rules: new Map([['require-kms', { level: 'off', from: 's3lint.config.yaml:7' }]]),
          from: 's3lint.config.yaml:6',
        },
      ],
      parameters: new Map([
        ['Env', 'prod'],
        ['Account', '012345678901'],
        ['Count', '007'],
        ['Flag', 'true'],
      ]),
      terraform: [{ dir: 'infra', name: 'prod', folder: '/repo' }],
      facts: { account: '012345678901', trustedAccounts: ['111122223333', '000000000001'], blockPublicAccess: 'all' },
      ignores: { folder: '/repo', patterns: ['examples/'] },
      suppressions: [],
      baseline: false,
    });
  });

  it('may be JSON, and may name its schema', async () => {
    const json = written('{"$schema": "x.json", "rules": {"require-versioning": "info"}}', 'c.json');
    expect(await problemsOf(json, metas, 'data')).toEqual([]);
    expect(layerOf(json, '/repo').rules).toEqual(new Map([['require-versioning', { level: 'info', from: 'c.json:1' }]]));
  });

  it.each(['', '# nothing yet\n', '{}'])('may be empty: %j', async (text) => {
    expect(await wrongIn(text)).toEqual([]);
    expect(layerOf(written(text), '/repo')).toEqual(nothing);
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
    ['extends: [all, 3]', ['1:16 "extends.1" must be a string, but is a number. Put it into quotes.']],
    ['plugins: {Acme: x}', ['1:11 "Acme" cannot be the name of a plugin.']],
    ['plugins: {acme: {rules: {}}}', ['1:17 "plugins.acme" must be a string, but is a mapping.']],
    ['overrides:\n  - match: {rol: x}\n    rules: {}', ['2:13 "overrides.0.match" has no key "rol". Did you mean "role"?']],
    ['overrides:\n  - match: {role: logtarget}\n    rules: {}', ['2:19 "overrides.0.match.role" cannot be "logtarget". Did you mean "logTarget"?']],
    ['overrides:\n  - match: {}\n    rules: {}', ['2:12 "overrides.0.match" says nothing.']],
    ['overrides:\n  - match: {files: a}', ['2:5 "overrides.0" has no "rules".']],
    ['overrides:\n  - match: {files: a}\n    rules: {require-kmz: off}', ['3:13 There is no rule "require-kmz". Did you mean "require-kms"?']],
    ['overrides:\n  - match: {files: a}\n    rules: {require-kms: [warn, {alow: []}]}', ['3:34 require-kms has no option "alow". Did you mean "allow"?']],
    ['overrides:\n  - match: {files: a}\n    rules: {unreadable-input: off}', ['3:31 The level of unreadable-input cannot be "off".']],
    ['suppressions:\n  entries:\n    - {rule: require-kms, reason: it is so}', ['3:7 "suppressions.entries.0" has no "files".']],
    ['suppressions:\n  entries:\n    - {rule: require-kms, files: a}', ['3:7 "suppressions.entries.0" has no "reason".']],
    ['ignores: a', ['1:10 "ignores" must be a list, but is a string.']],
    ['facts: {organization: 42}', ['1:23 "facts.organization" must be a string, but is a number. Put it into quotes.']],
    ['facts: {account: "12"}', ['1:18 "facts.account" must match pattern "^\\d{12}$".']],
    ['[]', ['1:1 The configuration must be a mapping, but is a list.']],
    ['rules:\n  require-kms: [warn, 3]', ['2:23 What follows the level of require-kms must be a mapping, but is a number.']],
  ])('%j', async (text, problems) => {
    expect(await wrongIn(text)).toEqual(problems);
  });

  it('broken YAML and JSON too, and keys that stand twice', () => {
    expect(() => written('rules:\n\tx: 1')).toThrow(/^2:1 /);
    expect(() => written('{"rules": }', 'c.json')).toThrow(/^1:11 /);
    expect(() => written('extends: all\nextends: strict')).toThrow('2:1 The key "extends" is given twice; most readers silently take the last one.');
  });

  it('all of it at once', async () => {
    expect(await wrongIn('extends: 3\nrules: {nope: off}\nignores: 1')).toHaveLength(3);
  });

  it('in code with the way to the key, as nobody knows the line', async () => {
    expect(await wrongInCode({ rules: { 'require-kms': ['warn', { alow: [] }] }, facts: { account: 111122223333 }, ruls: {} })).toEqual([
      's3lint.config.ts, ruls: The configuration has no key "ruls". Did you mean "rules"?',
      's3lint.config.ts, rules.require-kms.1.alow: require-kms has no option "alow". Did you mean "allow"?',
      's3lint.config.ts, facts.account: "facts.account" must be a string, but is a number. Put it into quotes.',
    ]);
  });

  it('in code that brings plugins and configurations as they are, those are no faults', async () => {
    expect(await wrongInCode({ extends: ['strict', { rules: {} }], plugins: { acme: { rules: {}, meta: { name: 'acme' } } }, rules: undefined })).toEqual([]);
  });
});

describe('a suppression in code', () => {
  it('is found again in its file by what it says', () => {
    const text = "export default {\n  suppressions: { entries: [{ rule: 'require-kms', files: 'a', reason: 'the partner has no key' }] },\n};\n";
    const entries = [{ rule: 'require-kms', files: 'a', reason: 'the partner has no key' }];
    const code = asCode({ suppressions: { entries } }, 's3lint.config.mjs', '', new Source('s3lint.config.mjs', text));
    const node = layerOf(code, '/repo').suppressions[0]?.node;
    expect(node && placeOf(node)).toMatchObject({ start: text.indexOf('the partner'), source: { path: 's3lint.config.mjs' } });
  });
});
