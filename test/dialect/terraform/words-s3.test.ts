import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../src/dialect/terraform/words/blocks.js';
import { additions, attachmentTypes, subjectTypes } from '../../../src/dialect/terraform/words/types.js';
import type { WordsFor } from '../../../src/dialect/words.js';
import type { Field, Shape } from '../../../src/model/shape.js';
import { shapeOf } from '../../../src/model/subjects.js';
import { follow, meet, resourceOf } from './provider.js';
import type { Part } from './provider.js';

interface Body {
  readonly blocks?: Readonly<Record<string, Body>>;
}

const { resources } = JSON.parse(readFileSync('test/data/terraform/provider-words.json', 'utf8')) as { readonly resources: Readonly<Record<string, Body>> };

const types = [...new Set([subjectTypes, attachmentTypes, additions].flatMap((table) => [...table.keys()]))];

/** What the tables reach of a type. */
function reachedOf(type: string, root: Part): ReadonlySet<Part> {
  const subject = subjectTypes.get(type);
  const said = [...(attachmentTypes.get(type) ?? []).map((one) => ({ ...one, to: one.attaches })), ...(additions.get(type) ?? [])];
  const met = [
    ...Object.entries(subject ? shapeOf(subject.subject) : {}).flatMap(([facet, field]) =>
      meet(facet, field as Field, subject?.words[facet] as WordsFor<Field>, root),
    ),
    ...said.flatMap(({ to, facet, words }) => meet(facet, (shapeOf(to) as Shape)[facet] as Field, words as WordsFor<Field>, root)),
  ];
  return new Set([...met.flatMap(({ part }) => part ?? []), ...said.flatMap(({ target }) => follow(root, target) ?? [])]);
}

/** Everything that a type takes, by the names that lead there. */
function partsOf(part: Part, path: readonly string[] = []): readonly { readonly path: readonly string[]; readonly part: Part; readonly leaf: boolean }[] {
  const inside = part.kind === 'list' ? part.of : part;
  const inner = inside.kind === 'body' ? Object.entries(inside.members).flatMap(([name, one]) => partsOf(one, [...path, name])) : [];
  return [...(path.length > 0 ? [{ path, part, leaf: inner.length === 0 }] : []), ...inner];
}

describe("the words of Terraform's S3", () => {
  it('tell blocks from arguments as the provider does', () => {
    const wrong = types.flatMap((type) => {
      const root = resourceOf(type) as Part;
      const reached = reachedOf(type, root);
      const parts = partsOf(root);
      const needed = parts.filter(
        ({ path, part }) => reached.has(part) || parts.some((one) => reached.has(one.part) && path.every((name, index) => one.path[index] === name)),
      );
      return needed.filter(({ path }) => blocksOf(type)(path) !== isBlock(resources[type] as Body, path)).map(({ path }) => `${type}: ${path.join('.')}`);
    });
    expect(wrong).toEqual([]);
  });

  it('know no block where nothing is known', () => {
    expect(blocksOf('aws_s3_bucket')(['nothing', 'such'])).toBe(false);
    expect(blocksOf('random_id')(['keepers'])).toBe(false);
  });

  it('reach every argument of the types that are settings of a bucket, or say why not', () => {
    const settings = types.filter((type) => type.startsWith('aws_s3_bucket') && type !== 'aws_s3_bucket_object');
    const open = settings.flatMap((type) => {
      const root = resourceOf(type) as Part;
      const reached = reachedOf(type, root);
      return partsOf(root)
        .filter(({ path, part, leaf }) => leaf && !reached.has(part) && !(part.kind === 'list' && reached.has(part.of)) && !everywhere.has(path[0] as string))
        .map(({ path }) => `${type}: ${path.join('.')}`);
    });
    expect(open.sort()).toEqual(Object.keys(notModelled).sort());
  });
});

function isBlock(body: Body, path: readonly string[]): boolean {
  return path.reduce<Body | undefined>((at, name) => at?.blocks?.[name], body) !== undefined;
}

/** What has nothing to do with the setting. */
const everywhere = new Set(['id', 'region', 'expected_bucket_owner', 'timeouts', 'tags_all']);

const GRANTEE = 'an identifier tells what it is';
const OWNER = 'the owner of an ACL is the account that has the bucket';
const PROCESS = 'it concerns the run of Terraform, not the bucket';
const TARGET_GRANTS = 'S3 takes none where ACLs are disabled; access to logs is judged by the policy';

const notModelled: Readonly<Record<string, string>> = {
  'aws_s3_bucket: force_destroy': PROCESS,
  'aws_s3_bucket: grant.type': GRANTEE,
  'aws_s3_bucket_acl: access_control_policy.grant.grantee.type': GRANTEE,
  'aws_s3_bucket_acl: access_control_policy.owner.display_name': OWNER,
  'aws_s3_bucket_acl: access_control_policy.owner.id': OWNER,
  'aws_s3_bucket_logging: target_grant.grantee.email_address': TARGET_GRANTS,
  'aws_s3_bucket_logging: target_grant.grantee.id': TARGET_GRANTS,
  'aws_s3_bucket_logging: target_grant.grantee.type': TARGET_GRANTS,
  'aws_s3_bucket_logging: target_grant.grantee.uri': TARGET_GRANTS,
  'aws_s3_bucket_logging: target_grant.permission': TARGET_GRANTS,
  'aws_s3_bucket_logging: target_object_key_format.simple_prefix': 'it is the format where no other is asked for',
  'aws_s3_bucket_object_lock_configuration: token': PROCESS,
  'aws_s3_bucket_public_access_block: skip_destroy': PROCESS,
  'aws_s3_bucket_replication_configuration: rule.existing_object_replication.status': 'S3 no longer takes it',
  'aws_s3_bucket_replication_configuration: token': PROCESS,
};
