/**
 * Requests that can exist in the world, drawn so that they come close to what the policies of a situation speak of: half of their
 * values are those of the policies, a little changed.
 */

import { actionNamed, actionsMatching, allActions } from '../../../src/policy/data/actions.js';
import type { ActionInfo } from '../../../src/policy/data/actions.js';
import { keyInfo, presenceOf } from '../../../src/policy/data/condition-keys.js';
import { wellFormed } from '../../../src/policy/evaluate/well-formed.js';
import type { Reach } from '../../../src/policy/question.js';
import type { Request } from '../../../src/policy/request.js';
import type { Situation } from '../../../src/policy/situation.js';
import { says } from '../../../src/policy/term.js';
import { request as requestOf } from '../situations.js';
import type { PlainRequest } from '../situations.js';
import { coupled } from './couplings.js';
import type { Context } from './couplings.js';
import type { Dice } from './dice.js';
import { hintsOf } from './hints.js';
import type { Hints } from './hints.js';
import { isAskedFor } from './questions.js';
import { fill, valueFor } from './values.js';
import { ACCOUNTS, ARNS } from './vocabulary.js';

export interface Drawn {
  readonly plain: PlainRequest;
  readonly request: Request;
}

/** A source of requests about one situation. */
export function requestsAbout(situation: Situation): (question: Reach, dice: Dice) => Drawn | undefined {
  const hints = hintsOf(situation);
  return (question, dice) => {
    const plain = draw(situation, hints, question, dice);
    if (!plain) return undefined;
    const request = requestOf({ ...plain, bucket: situation.bucket });
    return isAskedFor(situation, question, request) && wellFormed(situation, request) === undefined ? { plain, request } : undefined;
  };
}

function draw(situation: Situation, hints: Hints, question: Reach, dice: Dice): PlainRequest | undefined {
  const declared = question.through === 'point' ? (question.point ?? dice.below(Math.max(1, situation.points.items.length))) : undefined;
  if (declared !== undefined && !situation.points.items[declared]) return undefined;
  const point = declared ?? undeclaredFor(hints, dice);
  const action = actionFor(hints, question, point !== undefined, dice);
  if (!action) return undefined;
  const who = callerFor(situation, hints, question, dice);
  const way =
    declared !== undefined && situation.points.items[declared]?.network.is('VPC').truth === 'yes'
      ? 'endpoint'
      : dice.of(['internet', 'internet', 'endpoint'] as const);
  const at = { caller: kindOf(who.by), way, point: point !== undefined, action } as const;
  const keys = new Set([...hints.keys, ...(question.context ?? []).map(({ key }) => key), ...(dice.chance(0.1) ? [dice.of(EXTRAS)] : [])]);
  // Without TLS there is no version of it, and over plain HTTP S3 refuses some requests.
  if (keys.has('s3:TlsVersion')) keys.add('aws:SecureTransport');
  if (question.who.kind === 'service') for (const key of ['aws:SourceAccount', 'aws:SourceArn']) keys.add(key);
  if (question.who.kind === 'outside') keys.add('aws:PrincipalOrgID');
  const context = new Map<string, string | readonly string[]>();
  for (const key of keys) {
    const info = keyInfo(key);
    if (!info || info.fixed[at.caller] !== undefined || (DERIVED.has(info.name) && !(typeof point === 'string' && info.name === NETWORK))) continue;
    const presence = presenceOf(info, at);
    if (presence === 'always' || (presence === 'maybe' && dice.chance(0.55))) context.set(key, valueFor(key, info, hints, question, dice));
  }
  const settled = coupled(context, { ...at, who, point, situation, told: (key) => keys.has(key) }, dice);
  const objectKey = action.resources.includes('object') ? keyFor(hints, question, settled, who.by, dice) : undefined;
  return {
    ...who,
    action: action.name,
    ...(objectKey === undefined ? {} : { key: objectKey }),
    ...(point === undefined ? {} : { point }),
    with: Object.fromEntries(settled),
  };
}

/** An access point that somebody made to the bucket, where a policy speaks of access points. */
function undeclaredFor(hints: Hints, dice: Dice): string | undefined {
  if (!hints.keys.some((key) => keyInfo(key)?.point) || !dice.chance(0.6)) return undefined;
  const named = (hints.values.get('s3:dataaccesspointarn') ?? []).map((one) => fill(one, dice, ['us-east-1', dice.of(MAKERS), 'theirs', 'pqr']));
  const arn = dice.chance(0.4) && named.length > 0 ? dice.of(named) : `arn:aws:s3:us-east-1:${dice.of(MAKERS)}:accesspoint/${dice.of(['theirs', 'pqr'])}`;
  return arn;
}

const MAKERS = ['777777777777', '111177777777', ...ACCOUNTS] as const;
const NETWORK = 's3:AccessPointNetworkOrigin';

/** What follows from the rest of a request. */
const DERIVED: ReadonlySet<string> = new Set([
  'aws:PrincipalArn',
  'aws:PrincipalAccount',
  'aws:PrincipalType',
  'aws:username',
  'aws:PrincipalServiceName',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceAccount',
  's3:ResourceAccount',
  's3:DataAccessPointArn',
  's3:DataAccessPointAccount',
  NETWORK,
]);

/** Keys that nobody asks for change nothing. */
const EXTRAS = ['aws:SecureTransport', 'aws:SourceIp', 'aws:PrincipalOrgID', 's3:x-amz-acl', 'aws:SourceVpce'] as const;

const FAMILIAR = [
  's3:GetObject',
  's3:GetObject',
  's3:PutObject',
  's3:ListBucket',
  's3:DeleteObject',
  's3:GetObjectVersion',
  's3:PutBucketPolicy',
  's3:GetBucketAcl',
  's3:PutBucketAcl',
];

function actionFor(hints: Hints, { actions }: Reach, throughPoint: boolean, dice: Dice): ActionInfo | undefined {
  const types = throughPoint ? ['accesspoint', 'accesspointobject'] : ['bucket', 'object'];
  const possible = (action: ActionInfo): boolean => action.resources.some((type) => types.includes(type));
  if (Array.isArray(actions)) {
    const found = actionsMatching(dice.of(actions as readonly string[])).filter(possible);
    return found.length > 0 ? dice.of(found) : undefined;
  }
  if (typeof actions === 'string' || dice.chance(0.2)) return dice.of(allActions().filter(possible));
  if (dice.chance(0.5) && hints.actions.length > 0) {
    const found = actionsMatching(dice.of(hints.actions)).filter(possible);
    if (found.length > 0) return dice.of(found);
  }
  return actionNamed(dice.of(FAMILIAR));
}

function kindOf(by: string): 'anonymous' | 'account' | 'service' {
  return by === 'anonymous' ? 'anonymous' : by.startsWith('arn:') ? 'account' : 'service';
}

const ORIGINS = ['E1', 'E2'].map((id) => `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`);

type Caller = Pick<PlainRequest, 'session' | 'canonicalId'> & { readonly by: string };

function callerFor(situation: Situation, hints: Hints, { who }: Reach, dice: Dice): Caller {
  switch (who.kind) {
    case 'anonymous':
      return { by: 'anonymous' };
    case 'service':
      return { by: who.name };
    case 'identity': {
      const [, account, role, session] = /^arn:[^:]*:sts::(\d{12}):assumed-role\/([^/]+)\/(.+)$/.exec(says(who.arn)) ?? [];
      if (account !== undefined && session !== undefined) return { by: `arn:aws:iam::${account}:role/${dice.of(['', 'team/'])}${role}`, session };
      return { by: says(who.arn) };
    }
    case 'owner':
      return identity(hints, [says(situation.account)], dice);
    case 'everybody':
      return dice.chance(0.3) ? { by: 'anonymous' } : identity(hints, ['777777777777', '111177777777'], dice);
    default:
      if (who.kind !== 'external' && dice.chance(0.35)) return { by: 'anonymous' };
      if (who.kind === 'caller' && dice.chance(0.1)) return { by: dice.of(ORIGINS) };
      return identity(hints, who.kind === 'caller' ? [...ACCOUNTS, ...hints.accounts] : ['777777777777', ...ACCOUNTS, ...hints.accounts], dice);
  }
}

function identity(hints: Hints, accounts: readonly string[], dice: Dice): Caller {
  const account = dice.of(accounts);
  const patterns = [...hints.arns, ...ARNS].filter((arn) => !arn.includes(':sts:'));
  const chosen = fill(dice.of(patterns), dice, [account, 'app', 'alice']);
  const named = ARNS.filter((arn) => arn.includes(`:${account}:`));
  const by =
    dice.chance(0.4) && chosen.includes(`:${account}:`)
      ? chosen
      : dice.chance(0.4) && named.length > 0
        ? dice.of(named)
        : `arn:aws:iam::${account}:${dice.of(['root', 'role/app', 'user/alice', 'role/x', `role/:${dice.of(ACCOUNTS)}:role/x`])}`;
  const session = by.includes(':role/') && dice.chance(0.5) ? { session: dice.of(['s1', 's2', ...hints.sessions]) } : {};
  return { by, ...session, ...(hints.canonical.length > 0 && account === '777777777777' && dice.chance(0.5) ? { canonicalId: dice.of(hints.canonical) } : {}) };
}

/** A key that fits a pattern of the policies, or nearly. */
function keyFor(hints: Hints, { prefix }: Reach, context: Context, by: string, dice: Dice): string {
  const start = prefix === undefined ? '' : says(prefix);
  const familiar = ['x', 'a', 'ab', 'a/b', 'public/x', 'secret', 'b.txt', 'x/a', 'alice/x'];
  const pattern = hints.objects.length > 0 && dice.chance(0.6) ? dice.of(hints.objects) : dice.of(familiar);
  const filled = fill(
    pattern.replace(/\$\{([^},]+)(?:,\s*'([^']*)')?\s*\}/g, (_, key: string, otherwise: string | undefined) => valueUnder(key.trim(), otherwise, context, by)),
    dice,
    ['', 'x', 'a', 'b/c', 'txt'],
  );
  const changed = dice.chance(0.25) ? dice.of([`${filled}a`, filled.slice(0, -1), `a${filled}`, filled.toUpperCase()]) : filled;
  return start !== '' && !changed.startsWith(start) ? start + dice.of(['', changed]) : changed === '' ? 'x' : changed;
}

function valueUnder(key: string, otherwise: string | undefined, context: Context, by: string): string {
  if (key === '*' || key === '?' || key === '$') return key;
  if (key === 'aws:username' && by.includes(':user/')) return by.slice(by.lastIndexOf('/') + 1);
  if (key === 'aws:PrincipalAccount') return by === 'anonymous' ? by : (by.split(':')[4] ?? '');
  const value = context.get(key);
  return typeof value === 'string' ? value : (otherwise ?? 'x');
}
