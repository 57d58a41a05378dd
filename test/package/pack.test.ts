import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folderWith, put, template } from '../cli/folder.js';
import { installIn, npm } from './installed.js';

/** What somebody else's project looks like: strict, with no types of ours but those that are shipped. */
const TSCONFIG = {
  compilerOptions: {
    strict: true,
    target: 'ES2022',
    module: 'NodeNext',
    moduleResolution: 'NodeNext',
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  },
  files: ['use.ts'],
};

const stranger = folderWith({ 'tsconfig.json': JSON.stringify(TSCONFIG), 'a.yaml': template });
let files: readonly string[];

beforeAll(() => {
  files = installIn(stranger);
}, 120_000);

it('the package holds what is listed here and nothing else', async () => {
  // Chunks bear a hash, and declarations follow the sources; of both only the kind counts.
  const kinds = new Set(
    files.map((path) => path.replace(/^(dist\/[\w-]+)-[A-Z0-9]{8}\.(c?js)$/, '$1-*.$2').replace(/^dist\/types\/(src\/\w+|rules)\/.*/, 'dist/types/$1/**')),
  );
  await expect(`${[...kinds].sort().join('\n')}\n`).toMatchFileSnapshot('__snapshots__/files.txt');
});

it('its command runs where it is installed', () => {
  expect(readdirSync(join(stranger, 'node_modules/.bin'))).toContain('s3lint');
  expect(npm(['exec', '--', 's3lint', '-f', 'compact', 'a.yaml'], stranger)).toContain('a.yaml:');
});

it('its exports can be used by a strict program', () => {
  put(stranger, {
    'use.ts': `
import { type Finding, type Rule, bucketPolicy, computed, defineRule, lint, not, set, unsafe } from 's3lint';
import { createEngine, situationFrom } from 's3lint/policy';
import { RuleTester } from 's3lint/testing';
const count: (findings: readonly Finding[]) => number = (findings) => findings.length;
const rule: Rule = defineRule({
  meta: {
    id: 'acme-versioned', group: 'data-protection', severity: 'warn', preset: 'recommended', fixable: true,
    docs: { summary: 'Keep old versions.', why: 'They can be read again.', links: [] },
    messages: { off: 'Bucket "{{bucket}}" keeps none.' },
  },
  on: 'bucket',
  reads: ['versioning'],
  require: ({ versioning }) => versioning.status.is('Enabled'),
  fix: ({ versioning }) => unsafe('Turn it on', set(versioning.status, 'Enabled')),
  examples: { fail: [{}], pass: [{ versioning: { status: 'Enabled' } }], undecided: [{ versioning: { status: computed } }] },
});
const partners: Rule = defineRule({
  meta: {
    id: 'acme-no-strangers', group: 'policy', severity: 'error', preset: 'all',
    docs: { summary: 'Let nobody else write.', why: 'It is ours.', links: [] },
    messages: { open: 'In "{{holder}}", {{grant}} lets others write.' },
  },
  on: 'grant',
  reads: [],
  require: (grant) => not(grant.lets({ who: { kind: 'external' }, actions: 'write' })),
  examples: { fail: [bucketPolicy([{ Effect: 'Allow', Principal: '*', Action: 's3:PutObject', Resource: 'arn:aws:s3:::data/*' }])], pass: [bucketPolicy([])] },
});
const verdict = createEngine().ask(situationFrom({ bucket: 'b', policy: {} }), { who: { kind: 'anonymous' } });
if (verdict.verdict === 'yes') verdict.witness.says.trim();
export const all: readonly unknown[] = [lint, RuleTester, count, rule, partners];
`,
    'use.js':
      "import * as library from 's3lint';\nimport * as testing from 's3lint/testing';\nimport { createEngine, situationFrom } from 's3lint/policy';\nif (createEngine().ask(situationFrom({ bucket: 'b' }), { who: { kind: 'anonymous' } }).verdict !== 'no') throw new Error('open');\nprocess.stdout.write([typeof library.lint, Object.keys(testing).length > 0].join(' '));\n",
  });
  expect(execFileSync(process.execPath, ['use.js'], { cwd: stranger, encoding: 'utf8' })).toBe('function true');
  execFileSync(process.execPath, [join(process.cwd(), 'node_modules/typescript/bin/tsc'), '-p', stranger], { stdio: ['ignore', 'inherit', 'inherit'] });
});
