/** What accounts declare, and policies of AWS Organizations do to the Block Public Access of accounts. */

import type { Seen } from '../truth/seen.js';
import { literalOf, whyOpen } from '../truth/symbol.js';
import { all, implies, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { blockSettings } from './public-access.js';
import type { Account, OrganizationPolicy } from './subjects.js';

/** AWS Organizations User Guide, S3 policies, read October 2026: `all` or `none` for all four settings, in place of what accounts have. */
const WAY = ['s3_attributes', 'public_access_block_configuration', '@@assign'] as const;

/** Whether a policy takes the block away from every account to which it is attached. */
export function switchesBlocksOff({ control, policy }: Pick<OrganizationPolicy, 'control' | 'policy'>): Answer {
  return all(assigns(under(policy.document), 'none'), control.type.is('S3_POLICY'));
}

/** The settings that a declared block of an account leaves off, whether it says so or leaves them out. */
export function settingsOff(account: Pick<Account, 'publicAccessBlock'>): readonly string[] {
  return blockSettings(account).flatMap(({ name, value }) => (value.is(false).truth === 'yes' ? [name] : []));
}

/** Whether the block of an account leaves nothing off; of an account that was read back and has none there is none to be whole. */
export function isWhole(account: Pick<Account, 'publicAccessBlock'> & Partial<Pick<Account, 'readBack'>>): Answer {
  const whole = all(...blockSettings(account).map(({ value }) => not(value.is(false))));
  return account.readBack ? implies(account.publicAccessBlock.isWritten(), whole) : whole;
}

/** A content that is text is read as what it holds. */
function under(document: Seen): Seen {
  return WAY.reduce<Seen>(
    (seen, name) => (seen.kind === 'mapping' ? seen.get(name) : seen.kind === 'unknown' ? seen : { kind: 'absent', origin: seen.origin }),
    document,
  );
}

function assigns(seen: Seen, wanted: string): Answer {
  const { origin } = seen;
  if (seen.kind === 'unknown') return unknown({ says: `what it assigns is ${seen.reason}`, origin });
  if (seen.kind !== 'scalar') return no();
  const text = literalOf(seen.text);
  if (text === undefined) return unknown({ says: `what it assigns is ${whyOpen(seen.text)}`, origin });
  return text === wanted ? yes({ says: `it assigns "${text}"`, origin, assumed: seen.assumed }) : no();
}
