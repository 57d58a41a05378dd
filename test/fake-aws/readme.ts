/** The page about the fake: how it is used, and which operation has which judge. */

import { keyOf, operations } from '../../src/dialect/api/operations.js';
import { judgedByMoto } from '../fetch/moto-judges.js';
import { FAULTS } from './faults.js';
import { recordings } from './replies/all.js';

export function readme(): string {
  return `# A fake AWS

One server that is S3 (path style and virtual hosts), S3 Control and their neighbours, for several accounts and Regions. It judges what a
scan sends: each signature is worked out again, sessions end, a bucket elsewhere redirects, another account is denied.

\`\`\`ts
const fake = await startFakeAws({
  state: {
    accounts: {
      '111111111111': {
        buckets: { harbour: { region: 'eu-west-1', told: { GetBucketPolicy: 'configured' } } },
        told: { 'iam:GetAccountAuthorizationDetails': 'configured' },
        regions: { 'eu-west-1': { 'lambda:ListFunctions': 'configured' }, 'af-south-1': 'disabled' },
      },
      '222222222222': { roles: { 's3lint-scan': {} } },
    },
  },
  faults: [{ fault: 'slowDown', operation: 'GetBucketAcl', probability: 0.3 }, { fault: 'reset', bucket: 'harbour', nth: [2] }],
});
fake.url; // http://localhost:PORT
fake.credentials('111111111111'); // the keys of an account
fake.session('111111111111', 'role', new Date(0)); // a session, here one that is over
fake.requests(); // entries, mostInFlight, perBucket(), perOperation(), notReads
await fake.close();
\`\`\`

What is not named is as in an account where nobody configured anything. \`configured\` and \`absent\` are recorded replies, written down
from the API references; a reply of one's own, or a function of the request, may stand in their place (\`reply.ts\` makes them). Lists that
are configured come on two pages.

Faults: ${Object.keys(FAULTS)
    .map((name) => `\`${name}\``)
    .join(', ')}.
A plan strikes calls by operation, bucket, account, Region, number (\`nth\`, \`first\`) or chance (\`probability\`, the same in every run).

## Which operation has which judge

Recorded: both replies, read through the SDK and held against their text (\`replies.test.ts\`). moto: what was put in is told again by a
server that others wrote (\`test/fetch/moto.test.ts\`).

| Operation | Root element | Not configured | Recorded from | moto |
|---|---|---|---|---|
${operations.map(row).join('\n')}
`;
}

function row(operation: (typeof operations)[number]): string {
  const key = keyOf(operation);
  const recording = recordings[key];
  const absent = recording?.absent;
  const none =
    absent === undefined || 'never' in absent ? 'never' : absent.status === 200 ? 'an answer without it' : (operation.absent?.join(', ') ?? `${absent.status}`);
  return `| ${key} | ${operation.root ?? ''} | ${none} | ${recording?.page ?? ''} | ${judgedByMoto.includes(key) ? 'yes' : ''} |`;
}
