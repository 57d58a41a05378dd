/** What a bucket is set to, in a few words each, for the inventory of a report. */

import type { Bucket, Roles } from '../model/subjects.js';
import { parsePolicy } from '../policy/parse.js';
import { says as saysTerm } from '../policy/term.js';
import { termOfValue } from '../model/situation.js';
import type { FacetName, FacetState } from '../rule/inventory.js';
import type { Origin } from '../text/origin.js';
import type { Answer } from '../truth/answer.js';
import type { Link, List, Value } from '../truth/value.js';

/** A facet in one world; its origin is not looked up yet. */
export interface SaidFacet {
  readonly state: FacetState;
  readonly text: string;
  readonly origin?: Origin;
}

/** How each facet is told. */
export const facetTellers: Readonly<Record<FacetName, (bucket: Bucket) => SaidFacet>> = {
  account: ({ account }) => ofValue(account, (id) => id, 'not told'),
  region: ({ region }) => ofValue(region, (id) => id, 'not told'),
  encryption: encryptionOf,
  versioning: ({ versioning: { status, mfaDelete } }) => {
    const said = ofValue(status, (word) => word);
    return mfaDelete.is('Enabled').truth === 'yes' ? { ...said, text: `${said.text}, MFA delete` } : said;
  },
  'public access block': ({ publicAccessBlock }) => blockOf(publicAccessBlock, publicAccessBlock.isWritten()),
  'account block': ({ access }) => {
    const { account } = access.situation.blocks;
    return account ? blockOf(account) : { state: 'unknown', text: 'not told: neither declared beside it nor in the configuration (facts.blockPublicAccess)' };
  },
  ownership: ({ ownership }) => ofValue(ownership.objectOwnership, (word) => word),
  ACL: ({ acl }) => {
    const said = ofValue(acl.canned, (word) => word);
    return acl.grants.items.length === 0 && !acl.grants.open
      ? said
      : ofList(acl.grants, (items) => `${items.length} ${items.length === 1 ? 'grant' : 'grants'}`);
  },
  policy: policyOf,
  logging: ({ logging: { target, prefix } }) => {
    const said = ofLink(target, 'to ');
    return prefix.kind === 'known' && prefix.value !== '' && said.state === 'set' ? { ...said, text: `${said.text} below ${prefix.value}` } : said;
  },
  lifecycle: ({ lifecycle }) => ofList(lifecycle.rules, (rules) => rules.map(ruleText).join('; ')),
  replication: ({ replication }) =>
    ofList(replication.rules, (rules) =>
      rules.map(({ destination, status }) => `to ${nameOf(destination.bucket)}${status.is('Disabled').truth === 'yes' ? ' (off)' : ''}`).join('; '),
    ),
  'object lock': lockOf,
  website: websiteOf,
  CORS: ({ cors }) =>
    ofList(cors.rules, (rules) =>
      rules.map(({ allowedMethods, allowedOrigins }) => `${plainItems(allowedMethods)} from ${plainItems(allowedOrigins)}`).join('; '),
    ),
  tags: ({ tags }) => ofList(tags, (items) => items.map(({ key, value }) => `${plain(key)}=${plain(value)}`).join(', ')),
};

/** What a bucket is used for, as people say it. */
export const roleNames: Readonly<Record<keyof Roles, string>> = {
  logTarget: 'log target',
  balancerLogTarget: 'load balancer logs',
  deliveryTarget: 'delivery target',
  websiteOrigin: 'website',
  cdnOrigin: 'CDN origin',
  cdnLogTarget: 'CDN logs',
  replica: 'replica',
  stateStore: 'state store',
};

function ofValue<T>(value: Value<T>, how: (value: T) => string, absent = 'not set'): SaidFacet {
  const { origin } = value;
  switch (value.kind) {
    case 'known':
      return { state: 'set', text: how(value.value) + supposing(value.assumed), origin };
    case 'absent':
      return value.fallback === undefined
        ? { state: 'absent', text: absent, origin }
        : { state: 'default', text: how(value.fallback) + supposing(value.assumed), origin };
    case 'unknown':
      return { state: 'unknown', text: reasonOf(value, value.reason), origin };
  }
}

/** Why it is not known, with as much of it as is. */
function reasonOf(value: Value<unknown>, reason: string): string {
  const text = value.kind === 'unknown' && value.text ? saysTerm(termOfValue(value as Value<string>, '?')) : '';
  return text === '' || reason.includes(text) ? reason : `${text}: ${reason}`;
}

function supposing(assumed: string | undefined): string {
  return assumed === undefined ? '' : ` (supposed: ${assumed})`;
}

function ofList<T>({ items, open, origin }: List<T>, how: (items: readonly T[]) => string): SaidFacet {
  const more = open ? `there may be more: ${open.reason}` : '';
  if (items.length === 0) return open ? { state: 'unknown', text: open.reason, origin: open.origin } : { state: 'absent', text: 'not set', origin };
  return { state: open ? 'unknown' : 'set', text: [how(items), more].filter(Boolean).join('; '), origin };
}

function ofLink(link: Link<Bucket>, before: string): SaidFacet {
  const { name, to } = link;
  if (name.kind === 'absent' && !to) return { state: 'absent', text: 'not set', origin: name.origin };
  if (name.kind === 'unknown' && !to && !name.text) return { state: 'unknown', text: name.reason, origin: name.origin };
  return { state: 'set', text: before + nameOf(link), origin: name.origin };
}

/** What a link leads to, as a person calls it. */
export function nameOf({ to, name }: Link<Bucket>): string {
  return to?.says ?? plain(name);
}

function plain(value: Value<unknown>): string {
  if (value.kind === 'known') return String(value.value);
  if (value.kind === 'absent') return value.fallback === undefined ? '' : String(value.fallback);
  return value.text ? saysTerm(termOfValue(value as Value<string>, '?')) : '(unknown)';
}

function plainItems({ items, open }: List<Value<string>>): string {
  return [...items.map(plain), ...(open ? ['…'] : [])].join(', ');
}

function encryptionOf({ encryption: { algorithm, key, bucketKey } }: Bucket): SaidFacet {
  const said = ofValue(algorithm, (word) => ALGORITHMS[word] ?? word);
  if (said.state !== 'set') return said;
  const by = key.to?.says ?? (key.name.kind === 'absent' ? '' : plain(key.name));
  return { ...said, text: [said.text, ...(by === '' ? [] : [`key ${by}`]), ...(bucketKey.is(true).truth === 'yes' ? ['bucket key'] : [])].join(', ') };
}

const ALGORITHMS: Readonly<Record<string, string>> = { AES256: 'SSE-S3', 'aws:kms': 'SSE-KMS', 'aws:kms:dsse': 'DSSE-KMS' };

type Flags = Pick<Bucket['publicAccessBlock'], 'blockPublicAcls' | 'ignorePublicAcls' | 'blockPublicPolicy' | 'restrictPublicBuckets'>;

function blockOf({ blockPublicAcls, ignorePublicAcls, blockPublicPolicy, restrictPublicBuckets }: Flags, written?: Answer): SaidFacet {
  const flags = {
    BlockPublicAcls: blockPublicAcls,
    IgnorePublicAcls: ignorePublicAcls,
    BlockPublicPolicy: blockPublicPolicy,
    RestrictPublicBuckets: restrictPublicBuckets,
  };
  const all = Object.entries(flags);
  const { origin } = blockPublicAcls;
  const doubt = all.map(([, flag]) => flag).find((flag) => flag.kind === 'unknown');
  if (doubt?.kind === 'unknown') return { state: 'unknown', text: doubt.reason, origin: doubt.origin };
  const off = all.filter(([, flag]) => flag.is(true).truth === 'no').map(([name]) => name);
  const text = off.length === 0 ? 'all four on' : off.length === all.length ? 'all four off' : `off: ${off.join(', ')}`;
  const assumed = blockPublicAcls.kind === 'unknown' ? undefined : blockPublicAcls.assumed;
  return { state: written?.truth === 'no' ? 'default' : 'set', text: text + supposing(assumed), origin };
}

function policyOf({ policy: { document } }: Bucket): SaidFacet {
  const { origin } = document;
  if (document.kind === 'absent') return { state: 'absent', text: 'not set', origin };
  if (document.kind === 'unknown') return { state: 'unknown', text: document.reason, origin };
  const { statements } = parsePolicy(document, 'bucket');
  const denies = statements.items.filter(({ effect }) => effect.is('Deny').truth === 'yes').length;
  const allows = statements.items.length - denies;
  return ofList(statements, () => [...(allows > 0 ? [`${allows} Allow`] : []), ...(denies > 0 ? [`${denies} Deny`] : [])].join(', '));
}

type LifecycleRule = Bucket['lifecycle']['rules']['items'][number];

function ruleText({ id, status, expiration, transitions, noncurrentExpiration, abortMultipartAfterDays }: LifecycleRule): string {
  const days = (value: Value<number>, says: string): readonly string[] => (value.kind === 'known' ? [`${says} ${value.value} d`] : []);
  const parts = [
    ...transitions.items.flatMap(({ storageClass, days: after }) => days(after, `${plain(storageClass)} after`)),
    ...days(expiration.days, 'expires after'),
    ...days(noncurrentExpiration.days, 'old versions go after'),
    ...days(abortMultipartAfterDays, 'uploads end after'),
  ];
  const off = status.is('Disabled').truth === 'yes' ? 'off' : '';
  return [id.kind === 'known' ? `${id.value}:` : '', parts.length > 0 ? parts.join(', ') : 'a rule', off && `(${off})`].filter(Boolean).join(' ');
}

function lockOf({ objectLock: { enabledAtCreation, configured, mode, days, years } }: Bucket): SaidFacet {
  const on = [configured.is('Enabled'), enabledAtCreation.is(true)];
  const one = on.find(({ truth }) => truth === 'yes');
  const doubt = on.find(({ truth }) => truth === 'unknown');
  const { origin } = configured;
  if (!one) return doubt ? { state: 'unknown', text: doubt.because[0]?.says ?? 'not known', origin } : { state: 'absent', text: 'not set', origin };
  const time = days.kind === 'known' ? ` for ${days.value} days` : years.kind === 'known' ? ` for ${years.value} years` : '';
  return { state: 'set', text: mode.kind === 'known' ? `${mode.value}${time}` : 'on, no default retention', origin };
}

function websiteOf({ website }: Bucket): SaidFacet {
  const written = website.isWritten();
  const { origin } = website;
  if (written.truth === 'no') return { state: 'absent', text: 'not set', origin };
  if (written.truth === 'unknown') return { state: 'unknown', text: written.because[0]?.says ?? 'not known', origin };
  const { indexDocument, redirectAll } = website;
  const host = redirectAll.host.kind === 'absent' ? undefined : plain(redirectAll.host);
  return { state: 'set', text: host === undefined ? `serves ${plain(indexDocument) || 'objects'}` : `redirects to ${host}`, origin };
}
