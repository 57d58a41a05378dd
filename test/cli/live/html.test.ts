import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWith } from '../folder.js';
import { open, stateOf, tagged } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

it('A scan for the HTML report asks for what it shows of buckets, whatever rules are on', () =>
  withFake({ state: stateOf({ harbour: open('harbour', 'eu-west-1', { GetBucketTagging: tagged({ team: 'quay' }) }) }) }, async (fake) => {
    const cwd = folderWith({});
    const { code, err } = await callAws(fake, cwd, ['aws', '--only', 'no-public-read', '-f', 'html=out/report.html']);
    expect([code, err]).toEqual([1, '']);
    const page = readFileSync(join(cwd, 'out/report.html'), 'utf8');
    expect(page).toContain('team=quay');
    expect(page).not.toContain('not asked by this scan');
    expect(page).toMatch(/<tr><td>Internet<\/td><td>harbour<\/td><td>read<\/td>/);
  }));
