import { describe, expect, it } from 'vitest';
import { HOME } from '../../fetch/fake-scan.js';
import { folderWith } from '../folder.js';
import { kept, open, stateOf, tagged } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

interface Report {
  readonly findings: readonly { readonly ruleId: string; readonly resource: string }[];
  readonly undecided: readonly { readonly reason: string }[];
}

const resources = (out: string): readonly string[] => (JSON.parse(out) as Report).findings.map(({ resource }) => resource);

describe('A scan', () => {
  it('names what it finds by ARN, account, Region and a place that stays the same', () =>
    withFake({ state: stateOf({ harbour: open('harbour') }) }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), ['aws', '--only', 'no-public-read', '-f', 'json']);
      expect([code, err]).toEqual([1, '']);
      expect((JSON.parse(out) as Report).findings).toMatchObject([
        {
          ruleId: 'no-public-read',
          resource: 'arn:aws:s3:::harbour',
          resourceType: 'AWS::S3::Bucket',
          arn: 'arn:aws:s3:::harbour',
          account: HOME,
          region: 'eu-west-1',
          file: `aws/${HOME}/eu-west-1/s3/harbour.json`,
        },
      ]);
    }));

  it('shows the line of the AWS CLI that mends it', () =>
    withFake({ state: stateOf({ harbour: { region: 'eu-west-1' } }) }, async (fake) => {
      const { code, out } = await callAws(fake, folderWith({}), ['aws', '--only', 'require-versioning']);
      expect(code).toBe(0);
      expect(out.replaceAll(/\s+/g, ' ')).toContain('= run aws s3api put-bucket-versioning --bucket harbour --versioning-configuration Status=Enabled');
      expect(out).toContain(`aws/${HOME}/eu-west-1/s3/harbour.json:`);
    }));

  it('looks at the buckets that are meant: by name, by tag, by Region', () =>
    withFake(
      {
        state: stateOf({
          'logs-a': open('logs-a', 'eu-west-1', { GetBucketTagging: tagged({ env: 'prod' }) }),
          'logs-b': open('logs-b', 'us-east-1', { GetBucketTagging: tagged({ env: 'dev' }) }),
          web: open('web', 'us-east-1', { GetBucketTagging: tagged({ env: 'prod' }) }),
        }),
      },
      async (fake) => {
        const found = async (...flags: readonly string[]): Promise<readonly string[]> => {
          const { out } = await callAws(fake, folderWith({}), ['aws', '--only', 'no-public-read', '-f', 'json', ...flags]);
          return resources(out).map((arn) => arn.slice('arn:aws:s3:::'.length));
        };
        expect(await found()).toEqual(['logs-a', 'logs-b', 'web']);
        expect(await found('--bucket', 'logs-*')).toEqual(['logs-a', 'logs-b']);
        expect(await found('--tag', 'env=prod')).toEqual(['logs-a', 'web']);
        expect(await found('--region', 'us-east-1')).toEqual(['logs-b', 'web']);
        expect(await found('--region', 'all')).toEqual(['logs-a', 'logs-b', 'web']);
        expect(await found('--bucket', 'logs-*', '--tag', 'env=prod')).toEqual(['logs-a']);
      },
    ));
});

describe('A scan ends with', () => {
  it('0 where nothing is wrong', () =>
    withFake({ state: stateOf({ harbour: kept() }) }, async (fake) => {
      const { code, out } = await callAws(fake, folderWith({}), ['aws', '--only', 'require-versioning']);
      expect([code, out]).toEqual([0, expect.stringContaining('No findings')]);
    }));

  it('2 where the call is wrong, before anything is asked', () =>
    withFake({ state: stateOf({}) }, async (fake) => {
      const { code, err } = await callAws(fake, folderWith({}), ['aws', '--region', 'Frankfurt']);
      expect([code, err]).toEqual([2, expect.stringContaining('Such as eu-central-1, or all.')]);
      expect(fake.requests().entries).toEqual([]);
    }));

  it('3 where the credentials are not good, with one sentence that says so and what would help', () =>
    withFake({ state: stateOf({ harbour: kept() }) }, async (fake) => {
      const credentials = fake.session(HOME, 'auditor', new Date(0));
      const { code, out, err } = await callAws(fake, folderWith({}), ['aws'], { credentials });
      expect([code, out]).toEqual([3, '']);
      expect(err).toMatchInlineSnapshot(`
        "error: the session has expired (ExpiredToken); sign in again, such as with \`aws sso login\`
        "
      `);
    }));

  it('4 where something is undecided and completeness is asked for', () =>
    withFake({ state: stateOf({ harbour: kept() }), faults: [{ fault: 'denied', operation: 'GetBucketVersioning' }] }, async (fake) => {
      const argv = ['aws', '--only', 'require-versioning'];
      expect((await callAws(fake, folderWith({}), argv)).code).toBe(0);
      expect((await callAws(fake, folderWith({}), [...argv, '--require-complete'])).code).toBe(4);
    }));

  it('5 where there is no bucket', () =>
    withFake({ state: stateOf({}) }, async (fake) => {
      expect((await callAws(fake, folderWith({}), ['aws', '--only', 'require-versioning'])).code).toBe(5);
    }));
});
