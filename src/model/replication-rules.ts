/** Words about single replication rules: where they lead, and what they do with deletions. */

import type { Mapped } from '../text/mapped.js';
import { all, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { sameText } from '../truth/symbol.js';
import { Absent, some } from '../truth/value.js';
import type { Link, Value } from '../truth/value.js';
import { sameSubject } from './ring.js';
import type { Bucket } from './subjects.js';

export type ReplicationRule = Bucket['replication']['rules']['items'][number];

/** How a rule is called: its id, else its number in the list, counted from 1. */
export function nameOfRule({ id }: ReplicationRule, index: number): string {
  return id.kind === 'known' && id.value !== '' ? id.value : String(index + 1);
}

/**
 * Whether a rule is written in the second form of the language. S3 takes the first, which has no filter, all the same
 * (UG replication-add-config, read April 2026).
 */
export function isSecondForm({ filter }: ReplicationRule): Answer {
  return filter.isWritten();
}

/**
 * Whether the rule leads back to where it stands. What is out of sight is another bucket, unless its name is not told; and a name that
 * AWS makes up is told to nobody beforehand.
 */
export function leadsHome(rule: ReplicationRule, home: Pick<Bucket, 'identity' | 'says' | 'naming'>): Answer {
  const link = rule.destination.bucket;
  const { to, name } = link;
  const own = textOf(home.naming.name);
  if (!to && (name.kind !== 'unknown' || !own || isOther(name, own))) return no();
  return link.ask((bucket) => (sameSubject(bucket, home) ? yes({ says: `${home.says} replicates to itself`, origin: name.origin }) : no()));
}

function isOther(name: Value<string>, own: Mapped): boolean {
  const text = textOf(name);
  const start = (text && /^arn:[^:]*:s3:::/.exec(text.text)?.[0].length) ?? 0;
  return text !== undefined && sameText(text.slice(start, text.text.length), own) === 'no';
}

/** Whether two rules are as urgent as each other. Only the second form has priorities. */
export function sharePriority(one: ReplicationRule, other: ReplicationRule): Answer {
  return all(isSecondForm(one), isSecondForm(other), () => other.priority.satisfies('a priority of its own', (its) => one.priority.is(its)));
}

/** Whether some rule in force makes copies. */
export function isReplicated({ replication }: Pick<Bucket, 'replication'>): Answer {
  const { rules } = replication;
  const found = some(rules, ({ status }) => status.is('Enabled'));
  if (found.truth !== 'no' || rules.items.length > 0) return found;
  return no({ says: 'it has no replication rule', origin: rules.origin, assumed: rules.assumed });
}

/** Whether some rule in force leads where a link leads. */
export function replicatesTo({ replication }: Pick<Bucket, 'replication'>, goal: Link<Bucket>): Answer {
  return some(replication.rules, (rule) => all(() => leadsTo(rule.destination.bucket, goal), rule.status.is('Enabled')));
}

/** Whether two links lead to one bucket. */
function leadsTo(one: Link<Bucket>, other: Link<Bucket>): Answer {
  if (one.to && other.to) return sameSubject(one.to, other.to) ? yes() : no();
  // A name that is told and belongs to nobody in sight is that of another bucket.
  if ([one, other].some(({ to }) => to) && [one, other].some(({ to, name }) => !to && name.kind === 'known')) return no();
  const [left, right] = [textOf(one.name), textOf(other.name)];
  const same = left && right ? sameText(left, right) : 'unknown';
  if (same === 'unknown') return unknown({ says: 'where a replication rule leads is not told', origin: one.name.origin });
  return same === 'yes' ? yes() : no();
}

function textOf(name: Value<string>): Mapped | undefined {
  return name.kind === 'absent' ? undefined : name.text;
}

/** Whether some key falls under both rules, as far as their prefixes tell. */
export function overlap(one: ReplicationRule, other: ReplicationRule): Answer {
  return startOf(one).satisfies('a prefix', (left) =>
    startOf(other).satisfies('a prefix that goes with it', (right) => left.startsWith(right) || right.startsWith(left)),
  );
}

/** How the keys begin that a rule means, in either form. */
function startOf({ filter, prefix, destination }: ReplicationRule): Value<string> {
  const written = [filter.prefix, prefix].find(({ kind }) => kind !== 'absent');
  return written ?? new Absent('', destination.origin);
}

/** Whether a rule chooses objects by their tags. */
export function choosesByTag({ filter }: ReplicationRule): Answer {
  return some(filter.tags, ({ key }) => key.isWritten());
}
