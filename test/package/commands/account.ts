/** The accounts that the pages speak of, in the fake. */

import { kept, open, tagged } from '../../cli/live/accounts.js';
import { type FakeAws, startFakeAws } from '../../fake-aws/fake.js';
import { json } from '../../fake-aws/reply.js';
import type { FakeState } from '../../fake-aws/state.js';

const [HOME, OTHER] = ['111122223333', '444455556666'];

const accounts = json({ Accounts: [HOME, OTHER].map((Id) => ({ Id, State: 'ACTIVE' })) }, 'application/x-amz-json-1.1');
const roles = { 's3lint-scan': {}, audit: { externalId: 'x' } };

const state: FakeState = {
  accounts: {
    [HOME]: {
      buckets: {
        'acme-orders': open('acme-orders'),
        'prod-invoices': kept('eu-central-1', { GetBucketTagging: tagged({ env: 'prod' }) }),
      },
      told: { 'organizations:ListAccounts': accounts },
      roles,
    },
    [OTHER]: { buckets: { 'acme-partners': kept('us-east-1') }, roles },
  },
};

export interface Account {
  /** As it stands around a command on the machine of somebody with credentials. */
  readonly env: Readonly<Record<string, string>>;
  /** A file like `~/.aws/config`. */
  readonly config: string;
  readonly fake: FakeAws;
}

export async function startAccount(): Promise<Account> {
  const fake = await startFakeAws({ state });
  const { accessKeyId, secretAccessKey } = fake.credentials(HOME);
  return {
    fake,
    env: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: fake.url,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    config: `[profile audit]\nregion = us-east-1\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`,
  };
}
