import { describe, expect, it } from 'vitest';
import { causesOf } from '../../src/report/undecided.js';
import type { Undecided } from '../../src/rule/finding.js';

const unseen = 'module.far, which is not in sight, is given this bucket';
const open = (ruleId: string, reason: string, ...resources: readonly string[]): Undecided => ({ ruleId, reason, resources });

describe('what keeps questions open', () => {
  it('is told once for all that it hides', () => {
    const causes = causesOf([
      open('no-public-read', `ACL is not known: ${unseen}`, 'a'),
      open('require-replication', `replication is not known: ${unseen}`, 'a'),
      open('no-replication-to-self', `replication is not known: ${unseen}`, 'b'),
    ]);
    expect(causes).toEqual([
      {
        reason: `ACL and replication are not known: ${unseen}`,
        where: '',
        questions: [
          { ruleId: 'no-public-read', resources: ['a'] },
          { ruleId: 'no-replication-to-self', resources: ['b'] },
          { ruleId: 'require-replication', resources: ['a'] },
        ],
      },
    ]);
  });

  it('counts what there is no room for', () => {
    const things = ['ACL', 'CORS', 'logging', 'lifecycle', 'ownership', 'replication', 'versioning'];
    const causes = causesOf(things.map((thing) => open('r', `${thing} is not known: ${unseen}`, 'a')));
    expect(causes.map(({ reason }) => reason)).toEqual([`ACL, CORS, logging, lifecycle, ownership and 2 more are not known: ${unseen}`]);
  });

  it('is another where the reason is', () => {
    const reasons = [
      `ACL is not known: ${unseen}`,
      'ACL is not known: s3:GetBucketAcl is denied',
      'set by variable a; ACL is not known: s3:GetBucketAcl is denied',
      unseen.replace('far', 'near'),
    ];
    const causes = causesOf(reasons.map((reason) => open('r', reason, 'a')));
    expect(causes.map(({ reason }) => reason).sort()).toEqual([...reasons].sort());
  });
});
