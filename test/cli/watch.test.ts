import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { main } from '../../src/cli/main.js';
import type { Screen, World } from '../../src/cli/world.js';
import { folderWith, put, template } from './folder.js';

const secure = `${template}      VersioningConfiguration:\n        Status: Enabled\n`;

/** A command line that goes on until it is interrupted. */
function started(cwd: string, argv: readonly string[], isTTY = false) {
  const written = { out: '', err: '' };
  let interrupt = (): void => {};
  const screen = (name: 'out' | 'err'): Screen => ({ write: (text) => void (written[name] += text), isTTY, columns: undefined });
  const world: World = {
    cwd,
    env: {},
    stdout: screen('out'),
    stderr: screen('err'),
    stdin: () => new Uint8Array(),
    now: () => new Date(2026, 10, 21, 12, 34, 56),
    onInterrupt: (hear) => {
      interrupt = hear;
      return () => {};
    },
  };
  const ended = main(['--watch', '--only', 'require-versioning', '-f', 'compact', ...argv], world);
  const seen = (test: () => void): Promise<void> => vi.waitFor(test, { timeout: 40_000, interval: 20 });
  const runs = (): number => written.err.split('12:34:56 watching').length - 1;
  return {
    written,
    runs,
    seen,
    first: () => seen(() => expect(runs()).toBe(1)),
    stop: async () => {
      interrupt();
      return ended;
    },
  };
}

describe('--watch', () => {
  it('lints again when a file changes, and ends well when it is interrupted', async () => {
    const folder = folderWith({ 'a.yaml': template });
    const { written, seen, first, stop } = started(folder, []);
    await first();
    expect(written.out).toMatch(/^a\.yaml:3:3: warning: .*\[require-versioning\]\n$/);
    put(folder, { 'a.yaml': secure, 'b.yaml': template });
    await seen(() => expect(written.out).toMatch(/\nb\.yaml:3:3: [^\n]*\n$/));
    expect(await stop()).toBe(0);
  });

  it('sees what comes into folders that were not there, and what goes', async () => {
    const folder = folderWith({ 'a.yaml': secure });
    const { written, seen, first, runs, stop } = started(folder, []);
    await first();
    mkdirSync(join(folder, 'new/deep'), { recursive: true });
    await seen(() => expect(runs()).toBeGreaterThan(1));
    put(folder, { 'new/deep/b.yaml': template });
    await seen(() => expect(written.out).toContain('new/deep/b.yaml:3:3: '));
    // Away and back at once, as when git changes to another branch.
    rmSync(join(folder, 'new'), { recursive: true });
    put(folder, { 'new/deep/c.yaml': template });
    await seen(() => expect(written.out).toContain('new/deep/c.yaml:3:3: '));
    put(folder, { 'new/deep/d.yaml': template });
    await seen(() => expect(written.out).toContain('new/deep/d.yaml:3:3: '));
    const before = runs();
    rmSync(join(folder, 'new'), { recursive: true });
    await seen(() => expect(runs()).toBeGreaterThan(before));
    await stop();
  });

  it('shows a mistake in the configuration, and goes on', async () => {
    const folder = folderWith({ 'a.yaml': template });
    const { written, seen, first, stop } = started(folder, []);
    await first();
    put(folder, { 's3lint.config.yaml': 'rules: { no-such-rule: error }\n' });
    await seen(() => expect(written.err).toContain('no-such-rule'));
    written.out = '';
    put(folder, { 's3lint.config.yaml': 'rules: { require-versioning: error }\n' });
    await seen(() => expect(written.out).toContain('a.yaml:3:3: error: '));
    expect(await stop()).toBe(0);
  });

  it('does not take its own report for a change', async () => {
    const folder = folderWith({ 'a.yaml': template });
    const { seen, first, runs, stop } = started(folder, ['-f', 'sarif=out/own.sarif', '-f', 'json=own.json']);
    await first();
    put(folder, { 'a.yaml': secure });
    await seen(() => expect(runs()).toBeGreaterThan(1));
    // Longer than a change is waited for: each report would be the next one's reason.
    await new Promise((done) => setTimeout(done, 600));
    const after = runs();
    await new Promise((done) => setTimeout(done, 600));
    expect(runs()).toBe(after);
    await stop();
  });

  it('clears a screen, and nothing else', async () => {
    const folder = folderWith({ 'a.yaml': secure });
    for (const isTTY of [true, false]) {
      const { written, first, stop } = started(folder, [], isTTY);
      await first();
      expect(written.out.startsWith('\u001b[2J')).toBe(isTTY);
      await stop();
    }
  });

  it('needs something that can change', async () => {
    const { written, stop } = started(folderWith({}), ['-']);
    expect(await stop()).toBe(2);
    expect(written.err).toContain('Standard input does not change.');
  });
});
