/** Words about vaults of S3 Glacier: who is let in, and what their lock keeps. S3 Glacier Developer Guide, access control and Vault Lock, October 2026. */

import { parsePolicy } from '../policy/parse.js';
import type { Condition, Element, Elements, Statement } from '../policy/policy.js';
import type { Origin } from '../text/origin.js';
import { all, any, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import { Known } from '../truth/value.js';
import { isPublicStatement } from './exposure.js';
import { asked } from './open-text.js';
import type { StatementSubject } from './policies.js';
import { situationOutOfSight } from './situation.js';
import type { Vault } from './subjects.js';

/**
 * Whether a statement on a vault lets everybody in: nothing fixes the account, the organization or the network of the caller. What
 * counts is the same as for a bucket; keys of the vault itself, its tags or the age of an archive, say nothing of the caller.
 */
export function letsEverybodyIn({ statement, of, account, region, key }: StatementSubject): Answer {
  const effect = statement.effect.is('Allow');
  if (effect.truth === 'no') return no();
  const { policy } = of;
  const alike: Statement = { ...statement, action: one('s3:GetObject', statement.origin), resource: one('*', statement.origin) };
  const situation = situationOutOfSight(['vault'], { ...policy, statements: { ...policy.statements, items: [alike] } }, { account, region, key }, {});
  const open = isPublicStatement(alike, { ...situation, points: { items: [], origin: policy.origin } }, ({ key: name }) => !name.startsWith('glacier:'));
  return open.truth === 'yes' ? all(yes({ says: 'the statement is for everybody', origin: everybodyIn(statement) }), effect) : all(open, effect);
}

/** Where a statement says that it is for everybody. */
function everybodyIn({ principal, origin }: Statement): Origin {
  const star = principal?.items.items.find(({ form }) => form === 'everybody')?.element.origin;
  return star ?? principal?.origin ?? origin;
}

function one(text: string, origin: Origin): Elements {
  return { not: false, items: { items: [{ term: [text], value: new Known(text, origin), origin }], origin }, origin };
}

/** Whether a lock policy is written. */
export function hasLock({ lock }: Pick<Vault, 'lock'>): Answer {
  const { document } = lock;
  if (document.kind === 'unknown') return unknown({ says: `the lock policy is ${document.reason}`, origin: document.origin });
  return document.kind === 'absent' ? no({ says: 'the vault has no lock policy', origin: document.origin }) : yes();
}

/** Whether a lock policy keeps archives from being deleted before they have a certain age. */
export function keepsArchives({ lock }: Pick<Vault, 'lock'>): Answer {
  const { statements } = parsePolicy(lock.document, 'vault');
  const kept = some(statements, refusesEarlyDeletion);
  return kept.truth === 'no' ? no({ says: 'no statement denies glacier:DeleteArchive below an age', origin: lock.document.origin }) : kept;
}

function refusesEarlyDeletion({ effect, principal, action, conditions }: Statement): Answer {
  return all(
    effect.is('Deny'),
    () => (principal && !principal.not ? some(principal.items, ({ form }) => (form === 'everybody' ? yes() : form === 'unknown' ? unknown() : no())) : no()),
    () => (action && !action.not ? some(action.items, coversDeletion) : no()),
    () => some(conditions, isBelowAnAge),
  );
}

/** Action names ignore case, and a star is any text. */
function coversDeletion(action: Element): Answer {
  const matches = (text: string): boolean =>
    new RegExp(
      `^${text
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
      'i',
    ).test('glacier:DeleteArchive');
  return asked(action, matches, (text) => `"${text}" covers glacier:DeleteArchive`);
}

function isBelowAnAge({ key, operator, negated, values }: Condition): Answer {
  if (key !== 'glacier:archiveageindays' || negated) return no();
  return any(operator === 'NumericLessThan' || operator === 'NumericLessThanEquals' ? some(values, () => yes()) : no());
}
