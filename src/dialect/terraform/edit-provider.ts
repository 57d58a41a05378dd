/** For which versions of the provider a module is written: some do not know what a fix would write. */

import { attributeOf } from '../../syntax/hcl/edit-body.js';
import { keyOf } from '../../syntax/hcl/edit-collection.js';
import type { Block, Body, Expression } from '../../syntax/hcl/tree.js';
import type { Writable } from './edit.js';
import { blocksIn } from './edit-blocks.js';
import { textIn } from './edit-settle.js';
import { allowsOnlyBefore } from './version.js';

/** Whether a module, or one that calls it, asks for a provider that is older than a version. */
export function isBefore(major: number, of: Writable): boolean {
  return versionsAskedBy(of).some((constraint) => allowsOnlyBefore(constraint, major));
}

/** What is asked of the version: in `required_providers`, and as it was written before there were those, in the provider's own block. */
function versionsAskedBy({ bodies, callers = [] }: Writable): readonly string[] {
  const versions = [bodies, ...callers].flatMap((all) => [...required(all), ...blocksIn(all, 'provider').filter(isOfAws).map(versionIn)]);
  return versions.filter((version) => version !== undefined);
}

function required(bodies: readonly Body[]): readonly (string | undefined)[] {
  const blocks = blocksIn(bodies, 'terraform').flatMap(({ body }) => body.items);
  return blocks.map((item) => {
    if (item.kind !== 'block' || item.type.text !== 'required_providers') return undefined;
    const aws = attributeOf(item.body, 'aws')?.value;
    return textIn(aws?.kind === 'object' ? aws.entries.find((entry) => keyOf(entry) === 'version')?.value : aws);
  });
}

function isOfAws({ labels }: Block): boolean {
  return labels[0]?.text === 'aws';
}

function versionIn({ body }: Block): string | undefined {
  return textIn(attributeOf(body, 'version')?.value);
}

/** Whether a bucket says by the same words which region it is in as its provider does. */
function isOfProvider({ block: { body }, bodies }: Writable): boolean {
  const own = attributeOf(body, 'region')?.value;
  const provider = blocksIn(bodies, 'provider').find((one) => isOfAws(one) && !attributeOf(one.body, 'alias'));
  const theirs = provider && attributeOf(provider.body, 'region')?.value;
  return own !== undefined && theirs !== undefined && !attributeOf(body, 'provider') && sourceOf(own) === sourceOf(theirs);
}

function sourceOf({ in: { text }, start, end }: Expression): string {
  return text.slice(start, end);
}

/** Settings of a bucket that are resources of their own from version 4 of the provider on. */
const INLINE = new Set([
  'acceleration_status',
  'acl',
  'cors_rule',
  'grant',
  'lifecycle_rule',
  'logging',
  'object_lock_configuration',
  'policy',
  'replication_configuration',
  'request_payer',
  'server_side_encryption_configuration',
  'versioning',
  'website',
]);

/**
 * Whether a resource is to say its region, where the bucket says another than the provider: from version 6 of the provider on it can, while
 * up to version 2 it was the bucket's alone. Undefined where nobody says which, and the bucket is written as it was then.
 */
export function takesRegion(of: Writable): boolean | undefined {
  if (isBefore(6, of) || isOfProvider(of)) return false;
  const isOld = of.block.body.items.some((item) => INLINE.has(item.kind === 'attribute' ? item.name.text : item.type.text));
  return isOld && versionsAskedBy(of).length === 0 ? undefined : true;
}
