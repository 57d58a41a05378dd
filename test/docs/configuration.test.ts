import { cpSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { presetNames } from '../../src/config/presets.js';
import { configSchema } from '../../src/config/schema.js';
import { roleNames } from '../../src/model/subjects.js';
import { call } from '../cli/call.js';
import { folderWith, put } from '../cli/folder.js';
import { type Block, pagePaths, readPage } from '../package/commands/pages.js';

const page = readFileSync('docs/configuration.md', 'utf8');
const { properties } = configSchema([], 'data') as { readonly properties: Readonly<Record<string, { readonly properties?: object }>> };

/** Whether a block is configuration: YAML with a key of it. */
function configures({ language, text }: Block): boolean {
  if (language !== 'yaml') return false;
  const value = parseAllDocuments(text)[0]?.toJS() as unknown;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).some((key) => key in properties);
}

const blocks = pagePaths.flatMap((path) =>
  readPage(path).blocks.filter((block) => configures(block) || (path === 'docs/configuration.md' && block.language === 'ts')),
);

// Types are taken out before Node sees them, also where Node could not do it.
Object.defineProperty(process.features, 'typescript', { value: 'strip', configurable: true });

it.each(blocks)('what $page shows of configuration holds: line $line', async ({ language, text }) => {
  const cwd = folderWith({ '.git/HEAD': '', 'shared/base.yaml': 'rules: {}\n' });
  cpSync('fixtures/projects/plugin/rules', `${cwd}/rules`, { recursive: true });
  put(cwd, { [`s3lint.config.${language}`]: text });
  const { code, err } = await call(cwd, ['--print-config', 'a.yaml']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
});

it('the page names all keys, presets, roles and facts that there are', () => {
  const facts = Object.keys(properties['facts']?.properties ?? {});
  const words = [...Object.keys(properties), ...facts, ...presetNames, ...roleNames];
  expect(words.filter((word) => !page.includes(word))).toEqual([]);
  expect(words.length).toBeGreaterThan(25);
});
