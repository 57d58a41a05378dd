/** What the parts of a request say of each other, and what S3 answers to nobody. */

import { literalGlob } from '../glob/glob.js';
import type { Glob } from '../glob/glob.js';
import type { Term } from '../term.js';
import type { Value } from '../../truth/value.js';
import { OWNERS_ONLY, flip } from './actions.js';
import { FALSE, TRUE, and, literal, not, or } from './formula.js';
import type { Formula } from './formula.js';
import { between } from './line.js';
import { isThere, isOneOf, maskOf, placeOf } from './place.js';
import { ofOwner, text } from './world.js';
import type { World } from './world.js';

const SSE = 's3:x-amz-server-side-encryption';
const VIA = ['aws:calledvia', 'aws:calledviafirst', 'aws:calledvialast'];
export const CUSTOMER_KEY = `${SSE}-customer-algorithm`;

/** Keys that go together: whoever asks for the one is told the other. */
export function coupled(keys: ReadonlySet<string>): ReadonlySet<string> {
  const out = new Set(keys);
  const along = (key: string, ...others: readonly string[]): void => {
    if (keys.has(key)) for (const other of others) out.add(other);
  };
  along(CUSTOMER_KEY, SSE, 'aws:securetransport');
  along(`${SSE}-aws-kms-key-id`, SSE);
  along('aws:multifactorauthage', 'aws:multifactorauthpresent');
  for (const key of VIA) along(key, 'aws:viaawsservice');
  return out;
}

/** @param keys those for which anybody asks: couplings of the others cannot matter */
export function axioms(world: World, keys: ReadonlySet<string>): Formula {
  const uses = (key: string): boolean => keys.has(key);
  const { setting, caller, action } = world;
  const { approx, situation, alone } = setting;
  const there = (key: string): Formula => isThere(placeOf(key, world));
  const is = (key: string, ...values: readonly string[]): Formula => isValue(key, values, world);
  const out: Formula[] = [];
  if (action && OWNERS_ONLY.has(action.name)) out.push(caller === 'account' ? ofOwner(world, approx) : FALSE);
  if (alone) return and(...out);
  if (uses('s3:tlsversion') && uses('aws:securetransport') && caller !== 'service')
    out.push(same(there('s3:tlsversion'), is('aws:securetransport', 'true'), carries(world, 's3:tlsversion')));
  if (uses(CUSTOMER_KEY)) {
    const blocked = settingOf(situation.encryption.customerKeysBlocked);
    if (blocked === 'on' || (blocked === 'open' && approx === 'must')) out.push(not(there(CUSTOMER_KEY)));
    out.push(implies(there(CUSTOMER_KEY), and(not(there(SSE)), not(is('aws:securetransport', 'false')))));
  }
  if (uses(`${SSE}-aws-kms-key-id`)) out.push(implies(there(`${SSE}-aws-kms-key-id`), is(SSE, 'aws:kms', 'aws:kms:dsse')));
  if (uses('aws:multifactorauthage')) out.push(implies(there('aws:multifactorauthage'), is('aws:multifactorauthpresent', 'true')));
  if (uses('s3:signatureage') && uses('s3:signatureversion')) {
    out.push(implies(is('s3:signatureversion', 'AWS'), literal('s3:signatureage', true, { kind: 'line', cuts: between(0, 0) })));
  }
  if (VIA.some(uses) && caller === 'account') {
    out.push(implies(or(...VIA.map(there)), is('aws:viaawsservice', 'true')));
  }
  if (uses('aws:sourcearn') && uses('aws:sourceaccount') && caller === 'service') out.push(sourceOfAccount(world));
  if (situation.organization !== undefined && caller === 'account' && !setting.everybody) {
    out.push(or(not(ofOwner(world, flip(approx))), isOneOf(placeOf('aws:principalorgid', world), [text(situation.organization)], approx) ?? TRUE));
  }
  return and(...out);
}

/** ARNs of buckets hold no account; others hold that of aws:SourceAccount. */
function sourceOfAccount(world: World): Formula {
  const { setting } = world;
  const { approx, mentions, situation } = setting;
  const [arn, account] = [placeOf('aws:sourcearn', world), placeOf('aws:sourceaccount', world)];
  const ofAccount = (inside: Glob): Formula => isOneOf(arn, [arnWith(inside)], approx) ?? FALSE;
  const named: readonly Term[] = [
    ...(mentions.values.get('aws:sourceaccount') ?? []),
    ...accountsIn(mentions.values.get('aws:sourcearn') ?? []),
    situation.account,
    [mentions.otherAccount],
  ];
  return or(
    not(isThere(arn)),
    not(isThere(account)),
    ofAccount([]),
    ...named.map((one) => and(isOneOf(account, [literalGlob(one)], approx) ?? FALSE, ofAccount(literalGlob(one)))),
  );
}

function accountsIn(arns: readonly Term[]): readonly Term[] {
  return arns.flatMap((arn) => {
    const found = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(typeof arn[0] === 'string' ? arn[0] : '')?.[1];
    return found === undefined ? [] : [[found]];
  });
}

function arnWith(account: Glob): Glob {
  const part: Glob = [{ kind: 'star', of: 'notColon' }, ...text(':')];
  return [...text('arn:'), ...part, ...part, ...part, ...account, ...text(':'), { kind: 'star', of: 'any' }];
}

/** Certain, ruled out, or open. */
export function settingOf(value: Value<boolean>): 'on' | 'off' | 'open' {
  const { truth } = value.is(true);
  return truth === 'yes' ? 'on' : truth === 'no' ? 'off' : 'open';
}

function isValue(key: string, values: readonly string[], world: World): Formula {
  const place = placeOf(key, world);
  if (place.kind === 'mask') return literal(place.variable, false, { kind: 'mask', mask: maskOf(place.values, (value) => values.includes(value)) });
  return isOneOf(place, values.map(text), 'must') ?? FALSE;
}

function implies(when: Formula, then: Formula): Formula {
  return or(not(when), then);
}

function same(a: Formula, b: Formula, possible: boolean): Formula {
  return possible ? and(implies(a, b), implies(b, a)) : not(a);
}

function carries(world: World, key: string): boolean {
  return placeOf(key, world).kind !== 'absent';
}
