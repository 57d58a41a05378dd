/** Data sources: what they will read, as far as that can be told. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Seen } from '../../truth/seen.js';
import type { Looks, Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { OWN_CANONICAL_ID } from '../../policy/acl.js';
import { BILLING, CDN_LOG_DELIVERY, LOAD_BALANCING, loadBalancerAccounts, trailAccounts } from '../../policy/data/services.js';
import { literalSeen, scalarOf } from '../seen.js';
import { evaluate } from './evaluate.js';
import { namings } from './naming.js';
import { policyDocument } from './policy-document.js';
import type { Referred } from './instance.js';
import { seeRegion } from './own-region.js';
import { seeRendered } from './template-file.js';
import { Signed, arnSign, bucketHost, looksOf, shown, signOf } from './symbols.js';
import { open, saysNothing } from './value.js';
import { usedAt } from './variable.js';

type Read = (instance: Referred, name: string, at: Origin, world: World) => Seen | undefined;

/** An attribute of a data source. */
export function dataAttribute(instance: Referred, name: string, at: Origin, world: World): Seen {
  const found = own(SOURCES, instance.type)?.(instance, name, at, world) ?? byName(instance, name, at, world);
  if (found) return found;
  const written = instance.written(name, world);
  if (written.kind !== 'absent') return usedAt(written, at);
  const sign: Sign = { ...signOf(instance, name, looksOf(name)), elsewhere: true };
  const text = Mapped.hole(sign);
  return TEXTS.test(name) ? scalarOf(text, at) : open(`read by ${instance.says(name)} at deployment`, at, text);
}

const TEXTS = /(?:^|_)(?:id|arn|name|url|domain|json|value|endpoint|path|key)$/;

/** Of something that is named the ARN follows from the name. */
function byName(instance: Referred, name: string, at: Origin, world: World): Seen | undefined {
  const naming = own(namings, instance.type);
  if (!naming) return undefined;
  const { name: argument } = naming;
  if (argument !== undefined && naming.same?.includes(name)) {
    const written = instance.written(argument, world);
    return written.kind === 'absent' ? undefined : usedAt(written, at);
  }
  if (!naming.arns?.includes(name) || argument === undefined || instance.written(argument, world).kind === 'absent') return undefined;
  const { sign, assumed } = arnSign(instance, naming, name, world);
  return shown(new Signed({ ...sign, elsewhere: true }, assumed), at);
}

const SOURCES: Readonly<Record<string, Read>> = {
  aws_caller_identity: (instance, name, at, world) => {
    if (name === 'account_id' || name === 'id') return instance.provider.seeAccount(at, world);
    return named(instance, `caller ${name}`, name, name === 'arn' ? 'arn' : undefined, at);
  },
  aws_region: (instance, name, at, world) => {
    if (!['name', 'id', 'region'].includes(name)) return undefined;
    const named = instance.written('name', world);
    return saysNothing(named) || !saysNothing(instance.written('region', world)) ? seeRegion(instance, at, world) : usedAt(named, at);
  },
  aws_partition: (instance, name, at, world) => {
    const partition = instance.provider.partition(world);
    const known = { partition, id: partition, dns_suffix: `amazonaws.com${partition === 'aws-cn' ? '.cn' : ''}` }[name];
    return known === undefined
      ? undefined
      : named(instance, name === 'id' ? 'partition' : name, name, name === 'dns_suffix' ? undefined : 'partition', at, known);
  },
  aws_iam_policy_document: (instance, name, at, world) => (name === 'json' || name === 'minified_json' ? policyDocument(instance, at, world) : undefined),
  template_file: (instance, name, at, world) =>
    name === 'rendered'
      ? seeRendered(
          instance.written('template', world),
          oneOf(instance.written('vars', world)),
          at,
          { id: instance.key, unitId: instance.unitId },
          (template, scope) => evaluate(template, scope, world),
        )
      : undefined,
  aws_s3_bucket: (instance, name, at, world) => {
    const host = bucketHost(instance, name, world);
    return host ? shown(new Signed({ ...host.sign, elsewhere: true }, host.assumed), at) : undefined;
  },
  aws_canonical_user_id: (instance, name, at) =>
    name === 'id' ? named(instance, 'canonical user id', name, undefined, at, undefined, OWN_CANONICAL_ID) : undefined,
  aws_cloudfront_log_delivery_canonical_user_id: (instance, name, at) =>
    name === 'id' ? named(instance, 'canonical user id of CloudFront', name, undefined, at, CDN_LOG_DELIVERY) : undefined,
  aws_cloudfront_origin_access_identity: (instance, name, at, world) => {
    if (name !== 'iam_arn') return undefined;
    const id = literalSeen(instance.written('id', world));
    const known = id === undefined ? undefined : `arn:${instance.provider.partition(world)}:iam::cloudfront:user/CloudFront Origin Access Identity ${id}`;
    return shown(new Signed({ ...signOf(instance, name, 'arn'), ...(known === undefined ? {} : { known }) }, undefined), at);
  },
  aws_billing_service_account: (instance, name, at, world) => serviceAccount(instance, name, { ofAws: 'Billing', account: BILLING }, at, world),
  aws_elb_service_account: (instance, name, at, world) =>
    serviceAccount(instance, name, { ofAws: LOAD_BALANCING, account: inRegion(instance, loadBalancerAccounts(), world) }, at, world),
  aws_cloudtrail_service_account: (instance, name, at, world) =>
    serviceAccount(instance, name, { ofAws: 'CloudTrail', account: inRegion(instance, trailAccounts(), world) }, at, world),
  aws_redshift_service_account: (instance, name, at, world) => serviceAccount(instance, name, { ofAws: 'Redshift' }, at, world),
  aws_organizations_organization: (instance, name, at) =>
    name === 'id'
      ? named(instance, 'organization', name, 'organization', at)
      : name === 'master_account_id'
        ? named(instance, 'management account', name, 'account', at)
        : undefined,
};

/** Once the variables of a template were written as a block. */
function oneOf(seen: Seen): Seen {
  const [only, ...more] = seen.kind === 'sequence' && seen.open === undefined ? seen.items() : [];
  return only && more.length === 0 ? only : seen;
}

/** The account of a service in the region that is asked for, which is that of the provider unless another is named. */
function inRegion(instance: Referred, accounts: Readonly<Record<string, string>>, world: World): string | undefined {
  const region = literalSeen(seeRegion(instance, instance.header, world));
  return region === undefined ? undefined : own(accounts, region);
}

/** An account of AWS itself, which is known where its Region is. */
interface ServiceAccount {
  readonly ofAws: string;
  readonly account?: string | undefined;
}

function serviceAccount(instance: Referred, name: string, { ofAws, account }: ServiceAccount, at: Origin, world: World): Seen | undefined {
  const isArn = name === 'arn';
  if (!isArn && name !== 'id' && name !== 'account_id') return undefined;
  const known = account !== undefined && isArn ? `arn:${instance.provider.partition(world)}:iam::${account}:root` : account;
  const looks = isArn ? 'arn' : 'account';
  const key = `${instance.unitId}#${instance.type} ${looks}`;
  return shown(
    new Signed({ kind: 'symbol', key, attribute: name, says: instance.says(name), looks, ofAws, ...(known === undefined ? {} : { known }) }, undefined),
    at,
  );
}

/** Something that is the same in the whole deployment, whoever asks for it. */
function named(instance: Referred, what: string, attribute: string, looks: Looks | undefined, at: Origin, known?: string, meaning: string = attribute): Seen {
  const sign: Sign = {
    kind: 'symbol',
    key: `${instance.unitId}#${what}`,
    attribute: meaning,
    says: instance.says(attribute),
    ...(looks ? { looks } : {}),
    ...(known === undefined ? {} : { known }),
  };
  return scalarOf(Mapped.hole(sign), at);
}
