import { cpSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { presetNames } from '../../src/config/presets.js';
import { configSchema } from '../../src/config/schema.js';
import { roleNames } from '../../src/model/subjects.js';
import { call } from '../cli/call.js';
import { folderWith, put } from '../cli/folder.js';

const page = readFileSync('docs/configuration.md', 'utf8');
const blocks = [...page.matchAll(/```(yaml|ts)\n([^]*?)```/g)].map(([, kind = '', text = '']) => ({ kind, text }));

// Types are taken out before Node sees them, also where Node could not do it.
Object.defineProperty(process.features, 'typescript', { value: 'strip', configurable: true });

it.each(blocks)('what the page on configuration shows holds: $kind', async ({ kind, text }) => {
  const cwd = folderWith({ '.git/HEAD': '', 'shared/base.yaml': 'rules: {}\n' });
  cpSync('fixtures/projects/plugin/rules', `${cwd}/rules`, { recursive: true });
  put(cwd, { [`s3lint.config.${kind}`]: text });
  const { code, err } = await call(cwd, ['--print-config', 'a.yaml']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

it('the page names all keys, presets, roles and facts that there are', () => {
  const { properties } = configSchema([], 'data') as { readonly properties: Readonly<Record<string, { readonly properties?: object }>> };
  const facts = Object.keys(properties['facts']?.properties ?? {});
  const words = [...Object.keys(properties), ...facts, ...presetNames, ...roleNames];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
  expect(words.length).toBeGreaterThan(25);
});
