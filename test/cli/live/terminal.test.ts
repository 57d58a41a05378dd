import { describe, expect, it } from 'vitest';
import { buckets } from '../../fake-aws/state.js';
import { folderWith } from '../folder.js';
import { stateOf } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const state = stateOf(buckets(12));
const argv = ['aws', '--only', 'require-versioning', '--fail-on', 'error'];
const ERASE = '\r\u001B[K';

describe('Progress', () => {
  it('is one line on a terminal, written over again and taken away at the end', () =>
    withFake({ state, faults: [{ fault: 'denied', operation: 'DescribeTrails' }] }, async (fake) => {
      const { err } = await callAws(fake, folderWith({}), argv, { tty: true });
      const lines = err.split(ERASE);
      expect(lines.length).toBeGreaterThan(3);
      expect(err).not.toContain('\n');
      expect(lines[0]).toBe('');
      expect(lines.at(-1)).toBe('');
      expect(lines.slice(1, -1).every((line) => /^\d+\/\d+ buckets · \d+ calls · \d+\/s · \d+ in flight(?: · \d+ denied)?$/.test(line))).toBe(true);
      expect(lines.at(-2)).toMatch(/^12\/12 buckets .* denied$/);
    }));

  it('is nothing where standard error is no terminal, and neither is colour', () =>
    withFake({ state }, async (fake) => {
      const { out, err } = await callAws(fake, folderWith({}), argv);
      expect(err).toBe('');
      expect(out).not.toContain('\u001B');
    }));

  it('is nothing to who wants quiet', () =>
    withFake({ state }, async (fake) => {
      expect((await callAws(fake, folderWith({}), [...argv, '-q'], { tty: true })).err).toBe('');
    }));
});
