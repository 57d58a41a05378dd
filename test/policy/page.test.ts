import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';

const page = readFileSync(new URL('../../docs/policy-engine.md', import.meta.url), 'utf8');

/** What stands in the page's blocks of code. */
function block(language: string): string {
  return new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';
}

afterEach(() => vi.restoreAllMocks());

describe('the example in docs/policy-engine.md', () => {
  it('is the program that runs here', () => {
    const program = readFileSync(new URL('example.ts', import.meta.url), 'utf8');
    expect(block('ts')).toBe(program.replace('../../src/policy.js', 's3lint/policy'));
  });

  it('prints what the page says', async () => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
    await import('./example.js');
    expect(`${lines.join('\n')}\n`).toBe(block('text'));
  });
});
