import { describe, expect, it } from 'vitest';
import { movesOf, staysLongEnough, waitsLongEnough } from '../../src/model/infrequent-access.js';
import { bucketsOf } from './buckets-of.js';

/** For each move of a rule, whether objects wait and stay long enough. */
function judged(moves: string): readonly string[] {
  const [bucket] = bucketsOf(
    `Parameters: { Days: { Type: Number } }\nResources:\n  Data:\n    Type: AWS::S3::Bucket\n    Properties: { LifecycleConfiguration: { Rules: [{ Status: Enabled, ${moves} }] } }\n`,
  );
  const [rule] = bucket?.lifecycle.rules.items ?? [];
  if (!rule) throw new Error('there is no rule');
  return movesOf(rule).map((move) => [waitsLongEnough(move), ...move.others.map((next) => staysLongEnough(move, next))].map(({ truth }) => truth).join(' '));
}

describe('infrequent access', () => {
  it('begins after thirty days, whatever moves', () => {
    expect(judged('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 29 }]')).toEqual(['no']);
    expect(judged('NoncurrentVersionTransitions: [{ StorageClass: ONEZONE_IA, TransitionInDays: 0 }]')).toEqual(['no']);
    expect(judged('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: !Ref Days }]')).toEqual(['unknown']);
    expect(judged('Transitions: [{ StorageClass: GLACIER_IR, TransitionInDays: 0 }]')).toEqual(['yes']);
  });

  it('lasts thirty days, and current and old versions are of no concern to each other', () => {
    expect(judged('Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }, { StorageClass: GLACIER, TransitionInDays: 59 }]')).toEqual([
      'yes no',
      'yes yes',
    ]);
    expect(
      judged(
        'Transitions: [{ StorageClass: STANDARD_IA, TransitionInDays: 30 }], NoncurrentVersionTransitions: [{ StorageClass: GLACIER, TransitionInDays: 31 }]',
      ),
    ).toEqual(['yes', 'yes']);
  });
});
