import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { snapshotOf } from '../link/live/account.js';
import { call } from './call.js';
import { folderWith, template } from './folder.js';

const account = (status: string): string =>
  snapshotOf({
    '111122223333': {
      buckets: {
        'acme-assets': { replies: { GetBucketVersioning: { Status: status } } },
        'acme-by-hand': { replies: { GetBucketVersioning: { Status: 'Suspended' } } },
      },
    },
  });
const only = ['-f', 'compact', '--only', 'require-versioning'];

describe('s3lint --with', () => {
  const cwd = folderWith({ 'infra/a.yaml': template, 'account.json': account('Enabled'), 'off.json': account('Suspended') });
  const BY_HAND = expect.stringMatching(/^aws\/111122223333\/eu-west-1\/s3\/acme-by-hand\.json:\d+:\d+: warning: .*\[require-versioning\]$/) as string;
  const lines = (text: string): readonly string[] => text.trimEnd().split('\n');

  it('judges what the text does not say as it is live, and what no text declares from the snapshot', async () => {
    expect(lines((await call(cwd, [...only, 'infra'])).out)).toHaveLength(1);
    expect(lines((await call(cwd, [...only, 'infra', '--with', 'account.json'])).out)).toEqual([BY_HAND]);
    expect(lines((await call(cwd, [...only, 'infra', '--with', 'off.json'])).out)).toEqual([
      BY_HAND,
      'infra/a.yaml:3:3: warning: Bucket "Assets" keeps no old versions of its objects. [require-versioning]',
    ]);
  });

  it('reads a snapshot that lies elsewhere', async () => {
    mkdirSync(join(cwd, 'below'));
    expect(lines((await call(join(cwd, 'below'), [...only, '../infra', '--with', '../account.json'])).out)).toEqual([BY_HAND]);
  });

  it('counts a bucket once that is declared and live', async () => {
    const { out } = await call(cwd, ['infra', '--with', 'account.json', '-f', 'json']);
    expect((JSON.parse(out) as { readonly coverage: { readonly buckets: number } }).coverage.buckets).toBe(2);
  });

  it('mends the text, not the account', async () => {
    const { out } = await call(cwd, [...only.slice(2), 'infra', '--with', 'off.json', '--fix-dry-run=unsafe']);
    expect(out).toContain('+      VersioningConfiguration:');
    expect(out).not.toContain('aws/');
  });

  it('takes nothing but a snapshot', async () => {
    expect(await call(cwd, ['infra', '--with', 'nowhere.json'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no snapshot "nowhere.json".') as string,
    });
    expect(await call(cwd, ['infra', '--with', 'infra/a.yaml'])).toMatchObject({ code: 2, err: expect.stringContaining('that is no snapshot') as string });
  });
});
