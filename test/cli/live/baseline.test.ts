import { expect, it } from 'vitest';
import { call } from '../call.js';
import { folderWith } from '../folder.js';
import { open, stateOf } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const only = ['--only', 'no-public-read'];

it('A baseline knows findings of an account by their ARNs, and takes those that were not looked at for neither gone nor new', async () => {
  const cwd = folderWith({});
  const scan = ['aws', ...only, '-f', 'compact'];
  await withFake({ state: stateOf({ harbour: open('harbour'), quay: open('quay') }) }, async (fake) => {
    expect((await callAws(fake, cwd, [...scan, '-o', 'account.json'])).code).toBe(1);
    expect(await call(cwd, ['baseline', 'write', 'account.json', ...only])).toMatchObject({
      code: 0,
      err: '2 findings known from now on, in .s3lint-baseline.json.\n',
    });
    expect(await callAws(fake, cwd, scan)).toEqual({ code: 0, out: '', err: '' });
    expect(await callAws(fake, cwd, [...scan, '--bucket', 'quay'])).toEqual({ code: 0, out: '', err: '' });
    expect(await callAws(fake, cwd, [...scan, '--no-baseline'])).toMatchObject({ code: 1 });
  });
  await withFake({ state: stateOf({ quay: open('quay'), pier: open('pier') }) }, async (fake) => {
    const { code, out, err } = await callAws(fake, cwd, scan);
    expect([code, out.split('\n').length, err]).toEqual([1, 2, expect.stringMatching(/^warning: .*1 entry of the baseline is stale/)]);
    expect(out).toContain('/s3/pier.json:');
  });
});
