/** All facets of a declared bucket held against the live one. */

import { engine } from '../../model/access.js';
import type { Declaration } from '../../model/declaration.js';
import type { Field } from '../../model/shape.js';
import { aclOf } from '../../model/situation.js';
import type { Bucket } from '../../model/subjects.js';
import { shapeOf } from '../../model/subjects.js';
import { parsePolicy } from '../../policy/parse.js';
import { unshielded } from '../../policy/unshielded.js';
import type { Value } from '../../truth/value.js';
import type { World } from '../../truth/world.js';
import type { JoinedEstate } from '../estate.js';
import { declaredViewOf } from '../view.js';
import { differing } from './differ.js';
import { SAME, both, gap, liveGap } from './difference.js';
import type { Compared, Difference, Differing } from './difference.js';

/** What the text has no say in. */
const APART: ReadonlySet<string> = new Set(['naming', 'acl']);

export function differentBuckets(declared: Declaration, live: Declaration, estate: JoinedEstate, world: World): Compared {
  const [text, there] = [declaredViewOf(declared, estate, world) as Bucket, estate.view(live, world) as Bucket];
  const of: Differing = {
    settled: (value) => estate.live?.settledText(value, declared, world) ?? value,
    settledDocument: (document) => estate.live?.settledByPlace(document, declared, world) ?? document,
    passesBy: (path, item) => path === 'tags' && isOfDeployer(item as Tag, declared),
  };
  const facets = Object.entries(shapeOf('bucket') as Readonly<Record<string, Field>>).filter(([name]) => !APART.has(name));
  const sides = [text, there] as unknown as readonly Readonly<Record<string, unknown>>[];
  const { differences, gaps } = both([
    ...facets.map(([name, field]) => differing(name, field, sides[0]?.[name], sides[1]?.[name], of)),
    differentAcls(text, there),
  ]);
  const weighed = differences.flatMap((one) => (one.path === 'policy.document' ? weighedPolicies(one, text, there, of) : [one]));
  return { differences: weighed, gaps };
}

type Tag = Bucket['tags']['items'][number];

/** Tags of AWS itself; and a stack hands its own on to what it makes (CloudFormation User Guide, resource tags, read November 2026). */
function isOfDeployer({ key }: Tag, { unit }: Declaration): boolean {
  return key.kind === 'known' && (unit.dialect === 'cloudformation' || key.value.startsWith('aws:'));
}

/** S3 tells a canned ACL by its grants, so that grants are compared; what the owner has is nobody's business. */
function differentAcls(declared: Bucket, live: Bucket): Compared {
  const [ours, theirs] = [aclOf(declared), aclOf(live)];
  const isSilent = declared.acl.isWritten().truth === 'no';
  if (ours.open) return gap('acl', 'declared', ours.open.reason);
  if (theirs.open) return liveGap('acl', theirs.open.reason, isSilent);
  const [here, there] = [ours, theirs].map(({ items }) => items.flatMap(({ grantee, permission }) => grantsSaid(grantee, permission)));
  const only = (some: readonly string[] = [], others: readonly string[] = []): string => some.filter((one) => !others.includes(one)).join(', ');
  const [mine, its] = [only(here, there), only(there, here)];
  if (mine === '' && its === '') return SAME;
  const difference = {
    path: 'acl',
    ...(mine === '' ? {} : { declared: mine }),
    ...(its === '' ? {} : { live: its }),
    at: ours.origin,
    liveAt: live.acl.origin,
  };
  return { differences: [difference], gaps: [] };
}

type Grant = ReturnType<typeof aclOf>['items'][number];

function grantsSaid(grantee: Grant['grantee'], permission: Value<string>): readonly string[] {
  if (grantee.kind === 'known' && 'user' in grantee.value && grantee.value.owner) return [];
  const who = grantee.kind !== 'known' ? '?' : 'group' in grantee.value ? grantee.value.group : grantee.value.user;
  return [`${permission.kind === 'known' ? permission.value : '?'} to ${who}`];
}

const MEANS = {
  wider: 'live, more is allowed',
  narrower: 'live, less is allowed',
  incomparable: 'live, something more is allowed and something less',
  unknown: undefined,
} as const;

/** What a difference between two policies comes to; none where both answer every request alike. */
function weighedPolicies(difference: Difference, declared: Bucket, live: Bucket, of: Differing): readonly Difference[] {
  const [ours, theirs] = [of.settledDocument(declared.policy.document), live.policy.document];
  if (ours.kind === 'absent' || theirs.kind === 'absent') return [difference];
  const { relation, newlyAllowed, newlyDenied } = engine.compare(parsePolicy(ours, 'bucket'), parsePolicy(theirs, 'bucket'), unshielded(live.access.situation));
  if (relation === 'equal') return [];
  const means = MEANS[relation];
  const witness = newlyAllowed[0] ?? newlyDenied[0];
  return [{ ...difference, ...(means === undefined ? {} : { means }), ...(witness ? { witness } : {}) }];
}
