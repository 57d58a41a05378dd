/**
 * Whether S3 can deliver what it reports of a bucket: inventories and analytics, and of an account, Storage Lens. S3 User Guide,
 * example-bucket-policies, read April 2026, and API Reference, PutBucketInventoryConfiguration, read November 2026: it puts the files as its own
 * service, with the source as aws:SourceArn and its account as aws:SourceAccount; the destination's policy must let it in.
 */

import { says, term } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Link, Value } from '../truth/value.js';
import { whether } from './access.js';
import { freeSid } from './remedy.js';
import type { Remedy } from './remedy.js';
import { saidBy, sameValue } from './same-text.js';
import { nameOfRule } from './transitions.js';
import { partitionOf, termOfValue } from './situation.js';
import type { Bucket, StorageLens } from './subjects.js';
import { bucketArn, writtenArns } from './what-if.js';
import { whereaboutsOf } from './whereabouts.js';

/** One report that is to be delivered. */
export interface Report {
  /** `inventory "all"` */
  readonly says: string;
  readonly destination: Link<Bucket>;
  /** It is wanted, and not only set up. */
  readonly wanted: Answer;
  readonly service: string;
  readonly sourceAccount: Term;
  readonly sourceArn: Term;
  /** The same, as it is written into a file. */
  readonly reference: Term;
  /** How the keys of its files begin. */
  readonly keys: Term;
  /** What stands in front of everything that it writes. */
  readonly below: Term;
}

const REPORTS = 's3.amazonaws.com';
const LENS = 'storage-lens.s3.amazonaws.com';

type Located = Pick<Bucket, 'says' | 'region' | 'account' | 'naming'>;
type Source = Pick<Bucket, 'access' | 'identity' | 'inventory' | 'analytics'>;

function reportsOf(source: Source): readonly Report[] {
  const { inventory, analytics, identity } = source;
  // Of most buckets nothing is reported; who may do what with them is a long question.
  if (inventory.items.length === 0 && analytics.items.length === 0) return [];
  const { access } = source;
  const { account, bucket } = access.situation;
  const common = { service: REPORTS, sourceAccount: account, sourceArn: bucketArn(access.situation), reference: writtenArns(access).itself };
  return [
    ...inventory.items.map(({ id, enabled, destination }, index): Report => {
      const below = folder(destination.prefix, `${identity}.inventory.${index}`);
      const name = id.kind === 'known' ? [id.value, '/'] : [];
      // PREFIX/SOURCE/ID/DATE/manifest.json (UG storage-inventory-location, read November 2026).
      return {
        ...common,
        says: `inventory "${nameOfRule({ id }, index)}"`,
        destination: destination.bucket,
        wanted: wanted(enabled),
        keys: term(below, bucket, '/', ...name),
        below,
      };
    }),
    ...analytics.items.map(({ id, export: to }, index): Report => {
      const below = to.prefix.kind === 'absent' ? [] : termOfValue(to.prefix, `${identity}.analytics.${index}`);
      return { ...common, says: `analytics "${nameOfRule({ id }, index)}"`, destination: to.bucket, wanted: yes(), keys: below, below };
    }),
  ];
}

/** The dashboard of Storage Lens, where it is exported. */
function lensReport({ identity, naming, activation, target, account, region }: StorageLens): Report {
  const own = termOfValue(account, `${identity}.account`);
  const sourceArn = term(
    `arn:${partitionOf(region, undefined)}:s3:`,
    termOfValue(region, `${identity}.region`),
    ':',
    own,
    ':storage-lens/',
    termOfValue(naming.id, `${identity}.id`),
  );
  const below = folder(target.prefix, `${identity}.prefix`);
  return {
    says: `the export of Storage Lens "${naming.id.kind === 'known' ? naming.id.value : identity}"`,
    destination: target.bucket,
    wanted: wanted(activation.enabled),
    service: LENS,
    sourceAccount: own,
    sourceArn,
    reference: sourceArn,
    keys: below,
    below,
  };
}

/** What is delivered for a bucket, or for an account. */
export function reportsFor(subject: (Source & { readonly kind: 'bucket' }) | StorageLens): readonly Report[] {
  const reports = subject.kind === 'bucket' ? reportsOf(subject) : [lensReport(subject)];
  return reports.filter(({ destination: { name, to } }) => name.kind !== 'absent' || to);
}

function wanted(enabled: Value<boolean>): Answer {
  return enabled.kind === 'absent' ? yes() : enabled.is(true);
}

/** A prefix with the slash that S3 puts behind it. */
function folder(prefix: Value<string>, place: string): Term {
  const text = prefix.kind === 'absent' ? [] : termOfValue(prefix, place);
  return text.length === 0 ? [] : term(text, says(text).endsWith('/') ? '' : '/');
}

/** Whether the policy of the destination lets the files in. */
export function canBePut({ destination, service, sourceAccount, sourceArn, keys }: Report): Answer {
  return destination.ask(({ access, says: name }) => {
    const question = {
      who: { kind: 'service', name: service, sourceAccount, sourceArn },
      actions: ['s3:PutObject'],
      prefix: keys,
      without: ['blocks'],
    } as const;
    const answer = whether(access.situation, question);
    return answer.truth === 'no'
      ? no({ says: `nothing lets ${service} put objects into ${name}`, origin: destination.name.origin }, ...answer.because)
      : answer;
  });
}

/** Whether the destination of a bucket's reports is in its Region, as S3 requires: as both are deployed, or as their names tell. */
export function isInRegion(source: Located, { destination }: Report): Answer {
  return destination.ask((to) => {
    const [here, there] = [whereaboutsOf(source).region, whereaboutsOf(to).region];
    if (sameValue(here, there) === 'no')
      return no({ says: `the region of ${source.says} is ${saidBy(here)}, that of ${to.says} is ${saidBy(there)}`, origin: destination.name.origin });
    if (sameValue(source.region, to.region) === 'yes') return yes();
    return unknown({ says: `whether ${to.says} is in the same region cannot be told from the files` });
  });
}

/** What lets the files in, for this source alone. */
export function reportGrant({ service, sourceAccount, reference, below }: Report, target: Pick<Bucket, 'access'>): Remedy {
  const { situation } = target.access;
  return {
    sid: freeSid(situation, 'AllowReports'),
    effect: 'Allow',
    principal: { Service: service },
    action: 's3:PutObject',
    resources: [term(writtenArns(target.access).itself, '/', below, '*')],
    conditions: {
      ArnLike: { 'aws:SourceArn': reference },
      StringEquals: { 'aws:SourceAccount': sourceAccount, 's3:x-amz-acl': ['bucket-owner-full-control'] },
    },
  };
}
