import { readFileSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { PROJECT } from './write-a-rule.js';

it('of the project that the page on writing a rule shows, nothing is left out', () => {
  const page = readFileSync('docs/write-a-rule.md', 'utf8');
  const files = readdirSync(PROJECT, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  expect(files.filter((path) => !page.includes(`\`${path.replaceAll('\\', '/')}\``))).toEqual([]);
  expect(files.length).toBe(4);
});
