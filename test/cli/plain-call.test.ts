import { describe, expect, it } from 'vitest';
import type { LintFlags } from '../../src/cli/options.js';
import { isPlain, plainFlags } from '../../src/cli/plain-call.js';
import { type Actions, programFor } from '../../src/cli/program.js';
import type { Screen, World } from '../../src/cli/world.js';

const screen: Screen = { write: () => {}, isTTY: false, columns: undefined };
const world: World = { cwd: '/', env: {}, stdout: screen, stderr: screen, stdin: () => new Uint8Array(), now: () => new Date(0) };

/** A program of which only `lint` may be called. */
function heard(): { readonly actions: Actions; readonly calls: (readonly [paths: readonly string[], flags: LintFlags])[] } {
  const calls: (readonly [readonly string[], LintFlags])[] = [];
  const lint: Actions['lint'] = async (paths, flags) => void calls.push([paths, flags]);
  return { actions: { lint } as Actions, calls };
}

describe('a call with nothing but paths', () => {
  it.each([['one.tf'], ['a/b', 'c.yaml'], ['.'], ['..'], ['./rules'], ['C:\\infra']])('is told from others: %s', (...argv) => {
    expect(isPlain(argv)).toBe(true);
  });

  it.each([
    [],
    ['-'],
    ['--help'],
    ['rules'],
    ['explain', 'no-public-read'],
    ['policy', 'check', 'p.json'],
    ['a.yaml', '--fix'],
    ['--', 'a.yaml'],
    ['-f=x.json'],
  ])('is not: %s', (...argv) => {
    expect(isPlain(argv)).toBe(false);
  });

  it('means what the program makes of it', async () => {
    const { actions, calls } = heard();
    const program = programFor(actions, world);
    await program.parseAsync(['a.yaml', 'infra/'], { from: 'user' });
    expect(calls).toEqual([[['a.yaml', 'infra/'], plainFlags]]);
  });

  it('is no command of the program', () => {
    const { commands } = programFor(heard().actions, world);
    expect(commands.length).toBeGreaterThan(3);
    expect(commands.filter((command) => isPlain([command.name()]))).toEqual([]);
  });
});
