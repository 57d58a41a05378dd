import { describe, expect, it } from 'vitest';
import { readFacet } from '../../../src/dialect/read.js';
import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/terraform/words/types.js';
import type { WordsFor } from '../../../src/dialect/words.js';
import { settingsOff } from '../../../src/model/account-block.js';
import type { Declaration, Scene } from '../../../src/model/declaration.js';
import type { SubjectKind } from '../../../src/model/kinds.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { seeDocument } from '../../../src/policy/document.js';
import { Mapped } from '../../../src/text/mapped.js';
import type { List, Value } from '../../../src/truth/value.js';
import { plainWorld } from '../../../src/truth/world.js';

const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;
const unit = { floor: 'notDeclared' } as unknown as Declaration['unit'];
const scene: Scene = { world: plainWorld(), link: () => ({}), view: () => ({}), maybe: () => [] };

/** A facet of a subject as a resource of a type says it; its arguments as plans have them. */
function read<K extends SubjectKind, F extends keyof Subjects[K] & string>(type: string, subject: K, facet: F, body: object): Subjects[K][F] {
  const attached = attachmentTypes.get(type)?.find((one) => one.attaches === subject && one.facet === facet);
  const added = additions.get(type)?.find((one) => one.to === subject && one.facet === facet);
  const words = attached?.words ?? added?.words ?? subjectTypes.get(type)?.words[facet];
  if (!words) throw new Error(`${type} says nothing of ${subject}.${facet}`);
  const seen = seeDocument({ kind: 'scalar', type: 'string', text: Mapped.literal(JSON.stringify(body)), origin });
  const owner = { unit, address: `${type}.a` } as unknown as Declaration;
  return readFacet({ owner, subject, scene }, facet, (shapeOf(subject) as Shape)[facet] as Field, words as WordsFor<Field>, seen) as Subjects[K][F];
}

function told(value: Value<unknown>): unknown {
  return value.kind === 'known' ? value.value : value.kind === 'absent' ? { absent: value.fallback } : { unknown: value.reason };
}

function each<T>(list: List<T>, tell: (item: T) => unknown): unknown {
  return list.open ? { open: list.open.reason } : list.items.map(tell);
}

describe('a resource that is a setting', () => {
  it('switches off what it leaves out, for it replaces the setting as a whole', () => {
    const block = read('aws_s3_bucket_public_access_block', 'bucket', 'publicAccessBlock', { bucket: 'a', block_public_acls: true });
    expect(block.blockPublicAcls.is(true).truth).toBe('yes');
    expect(told(block.restrictPublicBuckets)).toEqual({ absent: false });
    expect(read('aws_s3_bucket_public_access_block', 'bucket', 'publicAccessBlock', { bucket: 'a' }).isWritten().truth).toBe('yes');
  });

  it('does so for a whole account', () => {
    const publicAccessBlock = read('aws_s3_account_public_access_block', 'account', 'publicAccessBlock', {
      block_public_acls: true,
      block_public_policy: false,
    });
    expect(settingsOff({ publicAccessBlock })).toEqual(['IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets']);
  });

  it('is on in access points where its block leaves it out, which is not so in a bucket', () => {
    const block = read('aws_s3_access_point', 'accessPoint', 'publicAccessBlock', { public_access_block_configuration: [{ block_public_acls: false }] });
    expect([told(block.blockPublicAcls), told(block.restrictPublicBuckets)]).toEqual([false, { absent: true }]);
  });

  it('locks objects by being there', () => {
    const lock = read('aws_s3_bucket_object_lock_configuration', 'bucket', 'objectLock', {
      rule: [{ default_retention: [{ mode: 'GOVERNANCE', days: 30, years: 0 }] }],
    });
    expect([lock.configured, lock.mode, lock.days, lock.years].map(told)).toEqual([{ absent: 'Enabled' }, 'GOVERNANCE', 30, { absent: undefined }]);
  });
});

describe('a bucket of the old spelling', () => {
  it('has versions where it says so, and keeps old ones where it says no', () => {
    const statusOf = (versioning: object): unknown => told(read('aws_s3_bucket', 'bucket', 'versioning', { versioning }).status);
    expect([statusOf([{ enabled: true }]), statusOf([{ enabled: false }]), statusOf([])]).toEqual(['Enabled', 'Suspended', { absent: 'Disabled' }]);
  });

  it('has a lifecycle rule for each block, on or off by a flag, its tags in a mapping', () => {
    const { rules } = read('aws_s3_bucket', 'bucket', 'lifecycle', {
      lifecycle_rule: [
        { id: 'a', enabled: true, prefix: '', tags: { kind: 'log' }, expiration: [{ days: 30, date: '', expired_object_delete_marker: false }] },
        { id: 'b', enabled: false, abort_incomplete_multipart_upload_days: 0 },
      ],
    });
    expect(each(rules, ({ status, filter, expiration }) => [told(status), told(filter.prefix), told(expiration.days), told(expiration.date)])).toEqual([
      ['Enabled', { absent: undefined }, 30, { absent: undefined }],
      ['Disabled', { absent: undefined }, { absent: undefined }, { absent: undefined }],
    ]);
    expect(each(rules.items[0]?.filter.tags as never, ({ key, value }: { key: Value<string>; value: Value<string> }) => [told(key), told(value)])).toEqual([
      ['kind', 'log'],
    ]);
  });

  it('grants each of the permissions of a grant', () => {
    const { grants } = read('aws_s3_bucket', 'bucket', 'acl', {
      grant: [{ id: '', uri: 'http://acs.amazonaws.com/groups/s3/LogDelivery', type: 'Group', permissions: ['WRITE', 'READ_ACP'] }],
    });
    expect(each(grants, ({ grantee, permission }) => [told(grantee), told(permission)])).toEqual([
      ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'WRITE'],
      ['http://acs.amazonaws.com/groups/s3/LogDelivery', 'READ_ACP'],
    ]);
  });

  it('has no policy where a state keeps an empty text for it', () => {
    expect(read('aws_s3_bucket', 'bucket', 'policy', { policy: '' }).isWritten().truth).toBe('no');
  });

  it('has the routing rules of its website in JSON, as the resource of today may have them', () => {
    const rules = [{ Condition: { KeyPrefixEquals: 'docs/' }, Redirect: { HostName: 'example.org' } }];
    const hosts = (website: Subjects['bucket']['website']): unknown =>
      each(website.routingRules, ({ redirect, condition }) => [told(redirect.host), told(condition.keyPrefix)]);
    expect(hosts(read('aws_s3_bucket', 'bucket', 'website', { website: [{ routing_rules: JSON.stringify(rules) }] }))).toEqual([['example.org', 'docs/']]);
    expect(hosts(read('aws_s3_bucket_website_configuration', 'bucket', 'website', { routing_rules: JSON.stringify(rules) }))).toEqual([
      ['example.org', 'docs/'],
    ]);
    expect(
      hosts(
        read('aws_s3_bucket_website_configuration', 'bucket', 'website', {
          routing_rule: [{ condition: [{ key_prefix_equals: 'docs/' }], redirect: [{ host_name: 'example.org' }] }],
        }),
      ),
    ).toEqual([['example.org', 'docs/']]);
    expect(hosts(read('aws_s3_bucket', 'bucket', 'website', { website: [{ routing_rules: 'docs/' }] }))).toMatchObject({
      open: expect.stringContaining('no JSON'),
    });
  });
});

describe('what a setting says in one of several ways', () => {
  it('is a filter with its one part, or with several below "and"', () => {
    const filterOf = (filter: object): unknown[] => {
      const one = read('aws_s3_bucket_lifecycle_configuration', 'bucket', 'lifecycle', { rule: [{ status: 'Enabled', filter: [filter] }] }).rules.items[0]
        ?.filter;
      return [told(one?.prefix as Value<string>), each(one?.tags as never, ({ key }: { key: Value<string> }) => told(key))];
    };
    expect(filterOf({ prefix: 'logs/' })).toEqual(['logs/', []]);
    expect(filterOf({ prefix: '', tag: [{ key: 'kind', value: 'log' }] })).toEqual([{ absent: undefined }, ['kind']]);
    expect(filterOf({ prefix: '', and: [{ prefix: 'logs/', tags: { kind: 'log', team: 'a' } }] })).toEqual(['logs/', ['kind', 'team']]);
  });

  it('is an encryption by the block that stands there, empty or not', () => {
    const encryptionOf = (encryption: object): unknown =>
      told(
        read('aws_s3_bucket_inventory', 'bucket', 'inventory', { destination: [{ bucket: [{ bucket_arn: 'arn:aws:s3:::b', encryption: [encryption] }] }] })
          .items[0]?.destination.encryption as Value<string>,
      );
    expect([encryptionOf({ sse_s3: [{}] }), encryptionOf({ sse_kms: [{ key_id: 'k' }] }), encryptionOf({})]).toEqual([
      'SSE-S3',
      'SSE-KMS',
      { absent: undefined },
    ]);
  });

  it('is a grantee by whatever identifies it', () => {
    const { grants } = read('aws_s3_bucket_acl', 'bucket', 'acl', {
      access_control_policy: [{ grant: [{ permission: 'READ', grantee: [{ id: 'c0ffee', type: 'CanonicalUser', uri: '', email_address: '' }] }] }],
    });
    expect(each(grants, ({ grantee }) => told(grantee))).toEqual(['c0ffee']);
  });

  it('is an inventory that runs where nothing says that it does not', () => {
    const { items } = read('aws_s3_bucket_inventory', 'bucket', 'inventory', { name: 'all' });
    expect(items.map(({ enabled }) => told(enabled))).toEqual([{ absent: true }]);
  });
});
