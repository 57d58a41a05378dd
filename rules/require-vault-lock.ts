import { computed } from '../src/model/shape.js';
import { hasLock, keepsArchives } from '../src/model/vault.js';
import { policyDocument } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';
import { all, not } from '../src/truth/answer.js';

const keeping = {
  Sid: 'KeepAYear',
  Effect: 'Deny',
  Principal: '*',
  Action: 'glacier:DeleteArchive',
  Resource: 'arn:aws:glacier:eu-west-1:111122223333:vaults/records',
  Condition: { NumericLessThan: { 'glacier:ArchiveAgeInDays': '365' } },
};
const document = policyDocument(keeping);
const naming = { name: 'records' };

export default defineRule({
  meta: {
    id: 'require-vault-lock',
    group: 'data-protection',
    severity: 'warn',
    securitySeverity: 4.5,
    preset: 'strict',
    docs: {
      summary: 'Lock a vault with a policy that nobody can take back, so that archives stay for as long as they must.',
      why: 'An access policy is a rule that an administrator can change on Monday and change back on Tuesday; in between an archive is gone, and with it the proof that it ever was there. A completed vault lock cannot be changed by anybody. A lock that was only begun looks the same in the configuration, but it lapses after 24 hours, silently, and leaves the vault as it was.',
      fix: 'Write a lock policy with a Deny of `glacier:DeleteArchive` for everybody under `NumericLessThan` on `glacier:ArchiveAgeInDays`, try it while the lock is in progress, then complete it (`complete_lock = true`). There is no automatic fix, because a completed lock can never be undone, and how long you must keep things is for you to say.',
      limits:
        'A lock policy that keeps something else (a Deny by a tag for a legal hold, say) is reported, because it does not keep archives for a time. Where the lock is managed outside of this configuration, switch the rule off for the vault with that reason. CloudFormation knows no vaults.',
      links: [
        'https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock.html (read October 2026)',
        'https://docs.aws.amazon.com/amazonglacier/latest/dev/vault-lock-policy.html (read October 2026)',
      ],
    },
    messages: {
      none: 'Vault "{{vault}}" has no lock policy, so whoever administers it can delete archives at any time.',
      begun: 'The lock of vault "{{vault}}" is not completed: it lapses after 24 hours, and nothing is locked then.',
      age: 'The lock policy of vault "{{vault}}" does not deny glacier:DeleteArchive below an age of the archive, so archives can be deleted at any time.',
    },
  },
  on: 'vault',
  reads: ['lock'],
  require: (vault) =>
    all(
      hasLock(vault),
      () => vault.lock.complete.is(true),
      () => keepsArchives(vault),
    ),
  message: (vault) => ({ messageId: not(hasLock(vault)).truth === 'yes' ? 'none' : vault.lock.complete.is(true).truth === 'no' ? 'begun' : 'age' }),
  examples: {
    fail: [
      { naming },
      { naming, lock: { document, complete: false } },
      { naming, lock: { document: policyDocument({ ...keeping, Action: 'glacier:AbortMultipartUpload' }), complete: true } },
      { naming, lock: { document: policyDocument({ ...keeping, Condition: { StringLike: { 'glacier:ResourceTag/hold': 'true' } } }), complete: true } },
      { naming, lock: { document: policyDocument({ ...keeping, Condition: { NumericGreaterThan: { 'glacier:ArchiveAgeInDays': '365' } } }), complete: true } },
      { naming, lock: { document: policyDocument({ ...keeping, Principal: { AWS: 'arn:aws:iam::111122223333:role/app' } }), complete: true } },
    ],
    pass: [
      { naming, lock: { document, complete: true } },
      {
        naming,
        lock: {
          document: policyDocument({ ...keeping, Action: 'glacier:Delete*', Condition: { NumericLessThanEquals: { 'glacier:ArchiveAgeInDays': '365' } } }),
          complete: true,
        },
      },
      {
        naming,
        lock: {
          document: policyDocument({ ...keeping, Sid: 'Hold', Condition: { StringLike: { 'glacier:ResourceTag/hold': 'true' } } }, keeping),
          complete: true,
        },
      },
    ],
    undecided: [
      { naming, lock: { document, complete: computed } },
      { naming, lock: { document: policyDocument({ ...keeping, Action: computed }), complete: true } },
    ],
  },
});
