import { readdirSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { expect, it } from 'vitest';

const ids = readdirSync('rules')
  .filter((name) => extname(name) === '.ts')
  .map((name) => basename(name, '.ts'))
  .sort();

function nameOf(id: string): string {
  return id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** A list in the way the formatter breaks it. */
function list(names: readonly string[]): string {
  const line = `export const allRules: readonly Rule[] = [${names.join(', ')}];`;
  return line.length <= 160 ? line : `export const allRules: readonly Rule[] = [\n${names.map((name) => `  ${name},\n`).join('')}];`;
}

it('the command line knows every rule that stands in rules/', async () => {
  const text = [
    '// Generated from rules/*.ts by test/cli/all-rules.test.ts; `npm test -- -u` writes it anew.',
    "import type { Rule } from '../rule/rule.js';",
    ...ids.map((id) => `import ${nameOf(id)} from '../../rules/${id}.js';`),
    '',
    list(ids.map(nameOf)),
    '',
  ].join('\n');
  await expect(text).toMatchFileSnapshot('../../src/cli/all-rules.ts');
});
