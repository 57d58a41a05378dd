import { afterEach, describe, expect, it, vi } from 'vitest';
import { HOME } from '../../fetch/fake-scan.js';
import { folderWith } from '../folder.js';
import { kept, stateOf } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const state = stateOf({ harbour: kept(), quay: kept('us-east-1') });
const argv = ['doctor', '--only', 'no-public-read,require-versioning'];
/** It has another port each time. */
const steady = (text: string): string => text.replaceAll(/localhost:\d+/g, 'localhost:PORT');

describe('s3lint doctor', () => {
  it('tells who one is and that all permissions are there', () =>
    withFake({ state }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), argv);
      expect([code, err]).toEqual([0, '']);
      expect(steady(out)).toMatchInlineSnapshot(`
        "credentials  environment variables
        region       us-east-1
        endpoint     http://localhost:PORT
        account      111111111111
        identity     arn:aws:iam::111111111111:user/scanner
        permissions  all that 2 rules need
        "
      `);
    }));

  it('tells which permissions are missing, why, and what would be undecided', () =>
    withFake(
      {
        state,
        faults: [
          { fault: 'deniedByServiceControlPolicy', operation: 'GetBucketVersioning' },
          { fault: 'denied', operation: 'GetBucketPolicy' },
        ],
      },
      async (fake) => {
        const { code, out, err } = await callAws(fake, folderWith({}), argv);
        expect([code, err]).toEqual([4, '']);
        expect(steady(out.split('\n').slice(5).join('\n'))).toMatchInlineSnapshot(`
          "permissions  2 missing of what 2 rules need
            s3:GetBucketVersioning  denied by a service control policy of the organization
              undecided without it: require-versioning
            s3:GetBucketPolicy  AccessDenied
              undecided without it: no-public-read, require-versioning

          The least policy for a scan: s3lint permissions
          "
        `);
      },
    ));

  it('tells of a session that is over, and how to begin another', () =>
    withFake({ state }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), argv, { credentials: fake.session(HOME, 'auditor', new Date(0)) });
      expect([code, err]).toEqual([3, '']);
      expect(steady(out)).toMatchInlineSnapshot(`
        "credentials  environment variables
        region       us-east-1
        endpoint     http://localhost:PORT
        account      not told: the session has expired (ExpiredToken); sign in again, such as with \`aws sso login\`
        "
      `);
    }));

  it('asks of an account of any size no more than a handful of questions', () =>
    withFake({ state: stateOf(Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`bucket-${index}`, kept()]))) }, async (fake) => {
      await callAws(fake, folderWith({}), argv);
      expect(fake.requests().perBucket().size).toBe(3);
    }));
});

describe('Without the SDK', () => {
  afterEach(() => {
    vi.doUnmock('../../../src/fetch/sdk/packages.js');
    vi.resetModules();
  });

  it.each([['aws'], ['snapshot', '-o', 'a.json'], ['doctor']])('s3lint %s says in one line what to install', async (...args) => {
    vi.resetModules();
    vi.doMock('../../../src/fetch/sdk/packages.js', async (original) => ({ ...(await original<object>()), find: () => false }));
    const { callAws: callFresh } = await import('./fake-call.js');
    await withFake({ state }, async (fake) => {
      const { code, out, err } = await callFresh(fake, folderWith({}), [...args, '--only', 'require-versioning']);
      expect([code, out]).toEqual([2, '']);
      // The same line whatever is called: who has followed it once is done.
      expect(err).toContain('@aws-sdk/client-s3 @aws-sdk/client-sts @aws-sdk/credential-providers');
      expect(err).toContain('@aws-sdk/client-cloudtrail');
      expect(err).toMatch(/^error: AWS's SDK is not installed, which asking accounts takes: npm install (?:@(?:aws-sdk|smithy)\/[a-z0-9-]+ ?)+\n$/);
    });
  });
});
