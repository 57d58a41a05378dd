/** How a bucket is called in policies, and how a file refers to it. */

import type { Declaration } from '../model/declaration.js';
import { termOfValue } from '../model/situation.js';
import type { Bucket } from '../model/subjects.js';
import type { Term } from '../policy/term.js';
import { partsOf } from '../truth/symbol.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';

/** The name of a bucket as references to it say it. */
export function nameOfBucket(declaration: Declaration, estate: JoinedEstate, world: World): Term {
  const live = estate.live?.nameOf(declaration, world);
  if (live !== undefined) return [live];
  const bucket = estate.view(declaration, world) as Bucket;
  const { name } = estate.twins.aside(() => bucket.naming);
  if (name.kind === 'known') return [name.value];
  const reference = declaration.reference?.(world);
  return reference
    ? termOfValue(reference, `${bucket.identity}.name`)
    : [{ kind: 'sign', key: `name of ${bucket.identity}`, says: `\${${bucket.says}}`, looks: 'bucketName' }];
}

/** How a file refers to a bucket whose name hangs on a parameter, be it that its default is supposed. */
export function referenceTo(declaration: Declaration, bucket: Bucket, world: World): Term | undefined {
  const { name } = bucket.naming;
  const text = name.kind === 'known' && name.assumed === undefined ? undefined : declaration.reference?.(world);
  const [only, ...more] = text && text.kind !== 'absent' && text.text ? partsOf(text.text) : [];
  return typeof only === 'object' && only.key !== undefined && more.length === 0
    ? [{ kind: 'sign', key: only.key, says: only.says, looks: 'bucketName' }]
    : undefined;
}
