import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.js';
import type { Loaded } from '../../src/load/load.js';
import { isSnapshot } from '../../src/load/marks.js';
import { memoryFiles } from '../../src/testing/memory.js';

const whole = {
  schema: 's3lint-snapshot',
  version: 1,
  taken: { at: '2026-11-21T12:00:00Z', by: 's3lint' },
  accounts: { '111122223333': { partition: 'aws', listed: {}, resources: {} } },
};

function read(text: string, named = true): Loaded {
  return load({ files: memoryFiles({ 'account.json': text }), paths: [{ path: 'account.json', named }], parameters: new Map() });
}

describe('a snapshot is a file like any other', () => {
  it('is known by its mark, found or named', () => {
    expect(isSnapshot(new TextEncoder().encode(JSON.stringify(whole)))).toBe(true);
    for (const named of [true, false]) expect(read(JSON.stringify(whole), named).units.map(({ dialect }) => dialect)).toEqual(['api']);
  });

  it('of a later form is refused, with what would help', () => {
    expect(read(JSON.stringify({ ...whole, version: 2 })).problems).toMatchObject([
      {
        id: 'unreadable-input',
        message: 'Cannot read account.json: it is a snapshot of form 2, and forms up to 1 are known here.',
        help: expect.stringContaining('newer s3lint'),
      },
    ]);
  });

  it.each([
    ['accounts that are none', { ...whole, accounts: { me: {} } }, '/accounts/me'],
    [
      'a reply without a state',
      { ...whole, accounts: { '111122223333': { listed: {}, resources: { bucket: { 'arn:aws:s3:::b': { name: 'b', replies: { GetBucketPolicy: {} } } } } } } },
      'replies',
    ],
    ['no list of what was listed', { ...whole, accounts: { '111122223333': { resources: {} } } }, '/listed'],
  ])('with %s is unreadable, and nothing of it is judged', (_, value, says) => {
    const { units, problems } = read(JSON.stringify(value));
    expect(units).toEqual([]);
    expect(problems).toMatchObject([{ id: 'unreadable-input', message: expect.stringContaining(says) }]);
  });

  it('that is cut off is unreadable where it ends', () => {
    const { units, problems } = read(JSON.stringify(whole, undefined, 2).slice(0, 120));
    expect([units, problems.length]).toEqual([[], 1]);
  });

  it('that was interrupted says so', () => {
    expect(read(JSON.stringify({ ...whole, taken: { ...whole.taken, interrupted: true } })).notices).toMatchObject([
      { level: 'warn', message: expect.stringContaining('--resume') },
    ]);
  });
});
