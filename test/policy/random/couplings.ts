/** Condition keys that go together: what is drawn one by one is made to agree, so that few requests have to be thrown away. */

import type { Caller } from '../../../src/policy/data/condition-keys.js';
import type { ActionInfo } from '../../../src/policy/data/actions.js';
import type { Situation } from '../../../src/policy/situation.js';
import { says, written } from '../../../src/policy/term.js';
import type { Dice } from './dice.js';

export type Context = ReadonlyMap<string, string | readonly string[]>;

export interface Around {
  readonly caller: Caller;
  readonly way: 'internet' | 'endpoint';
  readonly action: ActionInfo;
  readonly who: { readonly by: string; readonly session?: string | undefined };
  readonly point: number | string | undefined;
  readonly situation: Situation;
  /** Somebody asks for the key. */
  readonly told: (key: string) => boolean;
}

const SSE = 's3:x-amz-server-side-encryption';

export function coupled(drawn: Context, around: Around, dice: Dice): Context {
  const context = new Map(drawn);
  transport(context, around, dice);
  encryption(context, dice);
  signing(context, dice);
  services(context, dice);
  identity(context, around, dice);
  network(context, around);
  return context;
}

type Mutable = Map<string, string | readonly string[]>;

function transport(context: Mutable, { caller, point, action, told }: Around, dice: Dice): void {
  if (caller === 'service') return;
  if (point !== undefined && context.has('aws:SecureTransport')) context.set('aws:SecureTransport', 'true');
  if (!told('s3:TlsVersion') || !action.keys.includes('s3:tlsversion')) return;
  const secure = context.get('aws:SecureTransport') ?? (point !== undefined ? 'true' : undefined);
  if (secure === 'false') context.delete('s3:TlsVersion');
  else if (secure === 'true' && !context.has('s3:TlsVersion')) context.set('s3:TlsVersion', dice.of(['1.0', '1.1', '1.2', '1.3']));
}

function encryption(context: Mutable, dice: Dice): void {
  if (context.has(`${SSE}-aws-kms-key-id`)) {
    if (dice.chance(0.7)) context.set(SSE, dice.of(['aws:kms', 'aws:kms:dsse']));
    else context.delete(`${SSE}-aws-kms-key-id`);
  }
  if (context.has(`${SSE}-customer-algorithm`)) context.delete(context.has(`${SSE}-aws-kms-key-id`) || dice.chance(0.3) ? `${SSE}-customer-algorithm` : SSE);
}

function signing(context: Mutable, dice: Dice): void {
  if (context.get('s3:signatureversion') === 'AWS' && context.has('s3:signatureAge')) {
    if (dice.chance(0.5)) context.set('s3:signatureAge', '0');
    else context.set('s3:signatureversion', 'AWS4-HMAC-SHA256');
  }
  if (context.has('aws:MultiFactorAuthAge')) context.set('aws:MultiFactorAuthPresent', 'true');
  if (context.has('aws:CurrentTime') && context.has('aws:EpochTime'))
    context.set('aws:EpochTime', String(Math.floor(Date.parse(String(context.get('aws:CurrentTime'))) / 1000)));
}

function services(context: Mutable, dice: Dice): void {
  if (context.has('aws:CalledVia') && context.has('aws:ViaAWSService')) context.set('aws:ViaAWSService', 'true');
  const [arn, account] = [context.get('aws:SourceArn'), context.get('aws:SourceAccount')];
  const owner = typeof arn === 'string' ? arn.split(':')[4] : '';
  if (owner && typeof account === 'string' && account !== owner) context.set('aws:SourceAccount', dice.chance(0.8) ? owner : account);
}

function identity(context: Mutable, { caller, who, situation, told }: Around, dice: Dice): void {
  if (caller !== 'account') return;
  if (context.has('aws:userid')) context.set('aws:userid', who.session === undefined ? dice.of(['AIDAEXAMPLE', 'AIDAOTHER']) : `AROAEXAMPLE:${who.session}`);
  const own = who.by.split(':')[4] === written(situation.account);
  const paths = context.get('aws:PrincipalOrgPaths');
  // A path begins with the organization's id, and an account is in one organization.
  const member = own && situation.organization !== undefined;
  if (told('aws:PrincipalOrgPaths') && (member || paths !== undefined || context.has('aws:PrincipalOrgID'))) {
    const first = String((paths ?? [])[0] ?? '').split('/')[0] ?? '';
    const id = member ? (situation.organization ?? '') : first.startsWith('o-') ? first : String(context.get('aws:PrincipalOrgID') ?? 'o-aaaaaaaaaa');
    context.set('aws:PrincipalOrgPaths', [`${id}/${dice.of(['r-1/', 'r-1/ou-1/', 'r-2/'])}`]);
    if (told('aws:PrincipalOrgID')) context.set('aws:PrincipalOrgID', id);
  } else if (member && told('aws:PrincipalOrgID')) context.set('aws:PrincipalOrgID', situation.organization ?? '');
}

/** Whoever comes through the access point of a network comes from there. */
function network(context: Mutable, { point, situation, way }: Around): void {
  // One that nobody declared may be bound to whatever network its owner has.
  if (typeof point === 'string' && (way === 'internet' || context.get('s3:AccessPointNetworkOrigin') === 'Internet'))
    context.delete('s3:AccessPointNetworkOrigin');
  if (typeof point === 'string' && context.get('s3:AccessPointNetworkOrigin') === 'VPC' && !context.has('aws:SourceVpc'))
    context.set('aws:SourceVpc', 'vpc-22222222');
  const vpc = typeof point !== 'number' || way === 'internet' ? undefined : situation.points.items[point]?.vpc;
  if (vpc) context.set('aws:SourceVpc', says(vpc));
}
