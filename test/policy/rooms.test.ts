import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const policy = resolve(import.meta.dirname, '../../src/policy');

function filesIn(room: string): readonly string[] {
  return readdirSync(join(policy, room))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(policy, room, name));
}

/** Types are gone before anything runs, but what is written here may not even speak of the other rooms. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^;'"]*?from\s+'(\.[^']+)'|import\(\s*'(\.[^']+)'/g)].map(([, name, late]) =>
    resolve(dirname(file), (name ?? late ?? '').replace(/\.js$/, '.ts')),
  );
}

/** Everything inside the policy room that these files lead to. */
function reachedFrom(files: readonly string[]): readonly string[] {
  const seen = new Set(files);
  // What is added on the way is visited too.
  for (const file of seen) for (const next of importsOf(file)) if (!relative(policy, next).startsWith('..')) seen.add(next);
  return [...seen].map((file) => relative(policy, file)).sort();
}

describe('what judges a request', () => {
  const reached = reachedFrom(filesIn('evaluate'));

  it('knows nothing of how one is searched', () => {
    expect(reached.filter((file) => /^(?:glob|solve)\b|^(?:engine|witness|compare|live)\.ts$/.test(file))).toEqual([]);
  });

  it('is built on the words of policies, requests and situations, and on what AWS has', () => {
    const outside = reached.filter((file) => !file.startsWith('evaluate/') && !file.startsWith('data/'));
    expect(outside).toEqual(['policy.ts', 'question.ts', 'request.ts', 'situation.ts', 'term.ts', 'variables.ts']);
  });

  it('is found whole', () => {
    expect(reached).toContain('evaluate/evaluate.ts');
    expect(reached).toContain('evaluate/well-formed.ts');
    expect(reached.some((file) => file.startsWith('data/'))).toBe(true);
    expect(reachedFrom([join(policy, 'parse.ts')]).length).toBeGreaterThan(5);
  });
});
