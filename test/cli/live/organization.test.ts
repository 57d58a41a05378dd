import { describe, expect, it } from 'vitest';
import { json } from '../../fake-aws/reply.js';
import type { FakeState } from '../../fake-aws/state.js';
import { HOME, OTHER } from '../../fetch/fake-scan.js';
import { folderWith } from '../folder.js';
import { open } from './accounts.js';
import { callAws, withFake } from './fake-call.js';

const CLOSED = '333333333333';

const accounts = json({ Accounts: [HOME, OTHER, CLOSED].map((Id) => ({ Id, State: 'ACTIVE' })) }, 'application/x-amz-json-1.1');

const state: FakeState = {
  accounts: {
    [HOME]: { buckets: { harbour: open('harbour') }, told: { 'organizations:ListAccounts': accounts } },
    [OTHER]: { buckets: { pier: open('pier', 'us-east-1') }, roles: { 's3lint-scan': {} } },
    // Nobody put the role there.
    [CLOSED]: { buckets: { hidden: open('hidden') } },
  },
};

describe('A scan of an organization', () => {
  it('reports every account that lets itself be read, and says of the others that nothing is known', () =>
    withFake({ state }, async (fake) => {
      const { code, out, err } = await callAws(fake, folderWith({}), ['aws', '--org', '--only', 'no-public-read', '-f', 'json']);
      const { findings } = JSON.parse(out) as {
        readonly findings: readonly { readonly ruleId: string; readonly account?: string; readonly message: string }[];
      };
      expect(findings.map(({ ruleId, account }) => [ruleId, account])).toEqual([
        ['unreadable-input', undefined],
        ['no-public-read', HOME],
        ['no-public-read', OTHER],
      ]);
      expect(code).toBe(3);
      expect(err).toMatchInlineSnapshot(`
        "warning: account 333333333333: the role arn:aws:iam::333333333333:role/s3lint-scan cannot be taken on: access is denied (AccessDenied: User: arn:aws:iam::111111111111:user/scanner is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::333333333333:role/s3lint-scan)
        "
      `);
    }));

  it('can be of some accounts, by the role in each', () =>
    withFake({ state }, async (fake) => {
      const { code, out } = await callAws(fake, folderWith({}), ['aws', '--accounts', OTHER, '--only', 'no-public-read', '-f', 'json']);
      expect(code).toBe(1);
      expect(JSON.parse(out)).toMatchObject({ findings: [{ account: OTHER, resource: 'arn:aws:s3:::pier' }] });
    }));

  it('gives SARIF a run for each account, with an automation id that stays the same', () =>
    withFake({ state }, async (fake) => {
      const { out } = await callAws(fake, folderWith({}), ['aws', '--accounts', `${HOME},${OTHER}`, '--only', 'no-public-read', '-f', 'sarif']);
      const { runs } = JSON.parse(out) as {
        readonly runs: readonly { readonly automationDetails: { readonly id: string }; readonly results: readonly object[] }[];
      };
      expect(runs.map(({ automationDetails, results }) => [automationDetails.id, results.length])).toEqual([
        [`s3lint/aws/${HOME}/`, 1],
        [`s3lint/aws/${OTHER}/`, 1],
      ]);
    }));
});
