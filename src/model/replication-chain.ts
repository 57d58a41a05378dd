/** Chains of replication: a copy that another rule made is copied by no rule. */

import { all, not, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Link } from '../truth/value.js';
import { isInSight } from './list.js';
import { leadsHome, nameOfRule, overlap, replicatesTo } from './replication-rules.js';
import type { ReplicationRule } from './replication-rules.js';
import { sameSubject } from './ring.js';
import type { Bucket } from './subjects.js';

type Source = Pick<Bucket, 'identity' | 'says' | 'naming' | 'replication'>;

/** Two rules, the second beginning where the first ends. */
export interface Chain {
  /** The rule by which it begins. */
  readonly rule: string;
  readonly first: Link<Bucket>;
  readonly through: Bucket;
  /** Where it seems to end. */
  readonly end: string;
  /** Whether somebody could expect objects there that never arrive: both rules are in force for some key, and no rule leads there directly. */
  readonly breaks: Answer;
}

/** The chains that begin at a bucket, each pair of a middle and an end once. What lies behind a bucket that is not in sight is not followed. */
export function chainsFrom(source: Source): readonly Chain[] {
  const found = new Map<string, Chain>();
  for (const [index, rule] of source.replication.rules.items.entries()) {
    for (const chain of continued(source, rule, nameOfRule(rule, index))) {
      const key = `${chain.through.identity} ${chain.end}`;
      if (!found.has(key)) found.set(key, chain);
    }
  }
  return [...found.values()];
}

function continued(source: Source, first: ReplicationRule, rule: string): readonly Chain[] {
  const link = first.destination.bucket;
  const through = link.to;
  if (!through || sameSubject(through, source)) return [];
  const { rules } = through.replication;
  const unseen = isInSight(rules);
  const hidden = unseen.truth === 'yes' ? [] : [{ rule, first: link, through, end: '', breaks: unseen }];
  const chains = rules.items.flatMap((second): readonly Chain[] => {
    const breaks = all(
      step(source, link, first),
      step(through, second.destination.bucket, second),
      overlap(first, second),
      () => not(leadsHome(second, source)),
      () => not(leadsHome(second, through)),
      () => not(replicatesTo(source, second.destination.bucket)),
    );
    return breaks.truth === 'no' ? [] : [{ rule, first: link, through, end: saysOf(second.destination.bucket), breaks }];
  });
  return [...chains, ...hidden];
}

function step(from: Pick<Bucket, 'says'>, link: Link<Bucket>, { status }: ReplicationRule): Answer {
  const reason = { says: `${from.says} replicates to ${saysOf(link)}`, origin: link.name.origin };
  // Asked for what the link itself supposes.
  return all(link.to ? link.ask(() => yes(reason)) : yes(reason), status.is('Enabled'));
}

function saysOf({ to, name }: Link<Bucket>): string {
  if (to) return to.says;
  return name.kind === 'known' ? name.value.replace(/^arn:[^:]*:s3:::/, '') : name.kind === 'unknown' ? (name.text?.says ?? 'a bucket') : 'a bucket';
}
