import { blockSettings } from '../src/model/public-access.js';
import { computed } from '../src/model/shape.js';
import { estate, inText, subject } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const on = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

export default defineRule({
  meta: {
    id: 'require-account-public-access-block',
    group: 'access',
    severity: 'warn',
    securitySeverity: 7.5,
    preset: 'strict',
    fixable: true,
    docs: {
      summary: 'Switch Block Public Access on for the whole account, so that no bucket of it can be opened to everybody by a slip.',
      why: 'The block of a bucket belongs to whoever may change the bucket, and the next bucket is made by somebody else, by a script, from a tutorial. The block of the account lies below all of them, those of tomorrow included. Somebody who wants a public bucket then has to ask, and that is the moment in which most such buckets turn out to need CloudFront instead.',
      fix: 'Set all four settings for the account, or assign `all` in an S3 policy of the organization. Every bucket that is public on purpose is closed at once: look for them first (no-public-read, no-public-list), and give those a distribution or an account of their own. The fix is unsafe for that reason.',
      limits:
        'In a live scan every account is asked, and what an S3 policy of the organization sets counts, since S3 answers with what is in force. In files only a block that is declared is judged: that none is declared there says nothing, because most accounts are set up elsewhere. One that is declared with a setting off is reported by no-weakened-account-public-access-block.',
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/configuring-block-public-access-account.html (read April 2026)',
        'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_s3.html (read October 2026)',
      ],
    },
    messages: { off: 'Account "{{account}}" leaves {{settings}} of Block Public Access off, so each bucket is on its own.' },
    peers: { prowler: ['s3_account_level_public_access_blocks'] },
    controls: { fsbp: ['S3.1'], 'cis-aws': ['v3 2.1.4', 'v4 2.1.4', 'v5 2.1.4', 'v6 3.1.4', 'v7 3.1.4'] },
    yieldsTo: ['no-weakened-account-public-access-block'],
  },
  on: 'account',
  reads: ['publicAccessBlock'],
  require: (account) => all(...blockSettings(account).map(({ value }) => value.is(true))),
  message: (account) => ({
    messageId: 'off',
    data: {
      settings: blockSettings(account)
        .filter(({ value }) => value.is(true).truth === 'no')
        .map(({ name }) => name)
        .join(', '),
    },
  }),
  fix: (account) =>
    unsafe(
      'Switch all of Block Public Access on for the account (buckets that are public on purpose are closed)',
      ...blockSettings(account).flatMap(({ value }) => (not(value.is(true)).truth === 'yes' ? [set(value, true)] : [])),
    ),
  examples: {
    fail: [{}, { publicAccessBlock: { ...on, restrictPublicBuckets: false } }],
    pass: [{ publicAccessBlock: on }],
    undecided: [inText(estate({ Account: subject('account', { publicAccessBlock: { ...on, blockPublicPolicy: computed } }) }))],
  },
});
