import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../../src/dialect/api/snapshot.js';
import { buckets } from '../../fake-aws/state.js';
import { HOME } from '../../fetch/fake-scan.js';
import { call } from '../call.js';
import { folderWith } from '../folder.js';
import { kept, open, stateOf } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const state = stateOf(
  { harbour: open('harbour'), quay: kept('us-east-1') },
  { 'iam:GetAccountAuthorizationDetails': 'configured', 'lambda:ListFunctions': 'configured' },
);
const two = ['--region', 'eu-west-1,us-east-1'];

function read(cwd: string, file: string): Snapshot {
  return JSON.parse(readFileSync(join(cwd, file), 'utf8')) as Snapshot;
}

describe('A snapshot', () => {
  it('is kept beside the report, for its owner alone to read', () =>
    withFake({ state }, async (fake) => {
      const cwd = folderWith({});
      await callAws(fake, cwd, ['aws', '--only', 'no-public-read', '-o', 'kept/account.json']);
      expect(statSync(join(cwd, 'kept/account.json')).mode & 0o777).toBe(0o600);
    }));

  it('is judged without AWS as the scan was: findings, places, gaps and all', () =>
    withFake({ state, faults: [{ fault: 'denied', operation: 'GetBucketAcl' }] }, async (fake) => {
      const cwd = folderWith({});
      const argv = ['--preset', 'recommended', '-f', 'json'];
      const live = await callAws(fake, cwd, ['aws', ...argv, ...two, '-o', 'account.json']);
      const asked = fake.requests().entries.length;
      const later = await call(cwd, ['account.json', ...argv]);
      expect(fake.requests().entries).toHaveLength(asked);
      expect(JSON.parse(later.out)).toEqual(JSON.parse(live.out.replaceAll('aws.json', 'account.json')));
      expect(later.code).toBe(live.code);
    }));

  it('has the same bytes as long as the account stays the same, but for how it was taken', () =>
    withFake({ state }, async (fake) => {
      const cwd = folderWith({});
      await callAws(fake, cwd, ['snapshot', '-o', 'a.json', ...two]);
      await callAws(fake, cwd, ['snapshot', '-o', 'b.json', ...two], { now: '2027-01-01T00:00:00Z' });
      const [a, b] = ['a.json', 'b.json'].map((file) => readFileSync(join(cwd, file), 'utf8')) as [string, string];
      expect(a).not.toBe(b);
      expect(a).toBe(b.replace('2027-01-01T00:00:00.000Z', '2026-11-21T12:00:00.000Z'));
    }));

  it('says on standard error what it holds, and nothing if asked to be quiet', () =>
    withFake({ state }, async (fake) => {
      const argv = ['snapshot', '-o', 'a.json', '--only', 'no-public-read'];
      const { code, out, err } = await callAws(fake, folderWith({}), argv);
      expect([code, out, err]).toEqual([0, '', expect.stringMatching(/^a\.json: 2 buckets of 1 account, \d+ calls\.\n$/)]);
      expect(await callAws(fake, folderWith({}), [...argv, '-q'])).toEqual({ code: 0, out: '', err: '' });
    }));

  it('is not written where nothing could be read', () =>
    withFake({ state }, async (fake) => {
      const credentials = fake.session(HOME, 'auditor', new Date(0));
      const { code, err } = await callAws(fake, folderWith({}), ['snapshot', '-o', 'a.json'], { credentials });
      expect(code).toBe(3);
      expect(err).toMatchInlineSnapshot(`
        "error: the session has expired (ExpiredToken); sign in again, such as with \`aws sso login\`
        "
      `);
    }));

  it('that was taken later is the one that counts for an account, and that is said', () =>
    withFake({ state }, async (fake) => {
      const cwd = folderWith({});
      await callAws(fake, cwd, ['snapshot', '-o', 'old.json', '--only', 'no-public-read', '-q']);
      await callAws(fake, cwd, ['snapshot', '-o', 'new.json', '--only', 'no-public-read', '-q'], { now: '2027-01-01T00:00:00Z' });
      const { out, err } = await call(cwd, ['new.json', 'old.json', '--only', 'no-public-read', '-f', 'json']);
      expect((JSON.parse(out) as { findings: object[] }).findings).toHaveLength(1);
      expect(err).toContain(`old.json: account ${HOME} is judged as new.json has it, which was taken later`);
    }));
});

describe('Ctrl-C', () => {
  const many = stateOf(buckets(60, ['us-east-1']));
  const argv = ['snapshot', '-o', 'a.json', '--only', 'require-versioning', '--concurrency', '4'];

  it('keeps what was read, and --resume asks for the rest alone', () =>
    withFake({ state: many, latencyMs: 5 }, async (fake) => {
      const cwd = folderWith({});
      const stopped = await callAws(fake, cwd, argv, { interruptAt: 40 });
      expect(stopped.code).toBe(4);
      expect(stopped.err).toContain('go on with --resume a.json');
      const half = read(cwd, 'a.json');
      expect(half.taken.interrupted).toBe(true);
      const told = answersIn(half);
      expect(told).toBeGreaterThan(10);
      const before = fake.requests().entries.length;

      const whole = await callAws(fake, cwd, [...argv, '--resume', 'a.json']);
      expect(whole.code).toBe(0);
      expect(read(cwd, 'a.json').taken.interrupted).toBeUndefined();
      const again = fake.requests().entries.length - before;

      await callAws(
        fake,
        cwd,
        argv.map((arg) => (arg === 'a.json' ? 'b.json' : arg)),
      );
      const all = fake.requests().entries.length - before - again;
      expect(read(cwd, 'a.json').accounts).toEqual(read(cwd, 'b.json').accounts);
      // What had an answer was not asked again.
      expect(again).toBeLessThan(all - 10);
    }));

  it('leaves a scan with what it found until then', () =>
    withFake({ state: many, latencyMs: 5 }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), ['aws', '--only', 'require-versioning', '--concurrency', '4', '-f', 'json'], {
        interruptAt: 40,
      });
      expect(code).toBe(4);
      expect((JSON.parse(out) as { findings: object[] }).findings.length).toBeGreaterThan(0);
      expect(err).toContain('stopped before all was read');
    }));

  it('goes on with no file that is no snapshot', () =>
    withFake({ state: many }, async (fake) => {
      const { code, err } = await callAws(fake, folderWith({ 'x.json': '{}' }), [...argv, '--resume', 'x.json']);
      expect([code, err]).toEqual([2, 'error: x.json is no snapshot.\nTake one with `s3lint snapshot -o FILE`.\n']);
      expect(fake.requests().entries).toEqual([]);
    }));
});

function answersIn({ accounts }: Snapshot): number {
  const replies = Object.values(accounts[HOME]?.resources.bucket ?? {}).flatMap((bucket) => Object.entries(bucket.replies));
  return replies.filter(([name, { state: how }]) => name !== 'ListBuckets' && how !== 'unknown').length;
}
