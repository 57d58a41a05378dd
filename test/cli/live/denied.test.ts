import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FakeOptions } from '../../fake-aws/fake.js';
import { HOME } from '../../fetch/fake-scan.js';
import { folderWith } from '../folder.js';
import { kept, open, stateOf } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const state = stateOf({ harbour: open('harbour'), quay: kept(), pier: kept() });
const denied: FakeOptions = { state, faults: [{ fault: 'deniedByIdentity', operation: 'GetBucketPolicy', bucket: 'quay' }] };
const argv = ['aws', '--only', 'no-public-read'];

describe('What a scan may not see', () => {
  it('is neither passed nor failed, and told once for each permission, with the statement that would help', () =>
    withFake(denied, async (fake) => {
      const { code, out } = await callAws(fake, folderWith({}), argv);
      expect(code).toBe(1);
      const [, told = ''] = out.split('? 1 undecided');
      expect(told).toMatchInlineSnapshot(`
        "
          the policy is not known: s3:GetBucketPolicy is denied (not allowed by an
          identity-based policy of the caller)
            aws/111111111111/eu-west-1/s3/quay.json:25:3
            no-public-read  arn:aws:s3:::quay

        ? Not told by AWS
          s3:GetBucketPolicy  denied  1 of 3  no-public-read
          This statement would help, unless another policy denies it:
            { "Effect": "Allow", "Resource": "*", "Action": ["s3:GetBucketPolicy"] }

        x 1 finding (1 error), 1 undecided
          3 buckets in 1 file, 1 rule
        "
      `);
    }));

  it('is for programs in JSON as well', () =>
    withFake(denied, async (fake) => {
      const { out } = await callAws(fake, folderWith({}), [...argv, '-f', 'json']);
      const { findings, undecided, coverage } = JSON.parse(out) as Readonly<Record<string, object>>;
      expect(findings).toMatchObject([{ resource: 'arn:aws:s3:::harbour' }]);
      expect(undecided).toMatchObject([{ ruleId: 'no-public-read', resources: ['arn:aws:s3:::quay'] }]);
      expect(coverage).toMatchObject({
        gaps: [{ account: HOME, action: 's3:GetBucketPolicy', reason: 'denied', resources: 1, of: 3, rules: ['no-public-read'] }],
      });
    }));

  it('is no list of organization policies: they only narrow what is let through', () =>
    withFake({ state, faults: [{ fault: 'denied', operation: 'ListPolicies' }] }, async (fake) => {
      const { code, out } = await callAws(fake, folderWith({}), [...argv, '-f', 'json', '--require-complete']);
      expect(code).toBe(1);
      const { undecided, coverage } = JSON.parse(out) as {
        readonly undecided: readonly object[];
        readonly coverage: { readonly notSeen: readonly { readonly message: string }[] };
      };
      expect(undecided).toEqual([]);
      expect(coverage.notSeen.map(({ message }) => message)).toContain(`Account ${HOME} was not seen as a whole: organizations:ListPolicies is denied`);
    }));
});

describe('SARIF, in which silence closes alerts,', () => {
  it('is withheld while something is not decided, and the reason is said', () =>
    withFake(denied, async (fake) => {
      const cwd = folderWith({});
      const { code, err } = await callAws(fake, cwd, [...argv, '-f', 'sarif=scan.sarif', '-f', 'compact']);
      expect([code, existsSync(join(cwd, 'scan.sarif'))]).toEqual([1, false]);
      expect(err).toBe('error: SARIF is not written, because something is undecided and the alerts about it would be closed; --allow-partial writes it\n');
    }));

  it('is written all the same with --allow-partial', () =>
    withFake(denied, async (fake) => {
      const cwd = folderWith({});
      const { err } = await callAws(fake, cwd, [...argv, '-f', 'sarif=scan.sarif', '--allow-partial']);
      expect(err).toBe('');
      expect(JSON.parse(readFileSync(join(cwd, 'scan.sarif'), 'utf8'))).toMatchObject({
        runs: [
          {
            automationDetails: { id: `s3lint/aws/${HOME}/` },
            results: [{ ruleId: 'no-public-read', locations: [{ physicalLocation: { artifactLocation: { uri: `aws/${HOME}/eu-west-1/s3/harbour.json` } } }] }],
          },
        ],
      });
    }));

  it('is written of an account that was read as a whole, though nothing is wrong there', () =>
    withFake({ state: stateOf({ quay: kept() }) }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), [...argv, '-f', 'sarif']);
      expect([code, err]).toEqual([0, '']);
      expect(JSON.parse(out)).toMatchObject({ runs: [{ automationDetails: { id: `s3lint/aws/${HOME}/` }, results: [] }] });
    }));
});
