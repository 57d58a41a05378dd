/** Roles in sight that get at buckets in sight by their own policies. */

import { canNameBucket } from '../model/arn.js';
import { identityOf } from '../model/declaration.js';
import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { ChosenPolicies, PolicySubject } from '../model/policies.js';
import { rightsOf } from '../model/role-access.js';
import { concernsS3 } from '../model/statements.js';
import type { Bucket, Role } from '../model/subjects.js';
import type { Who } from '../policy/question.js';
import type { Situation } from '../policy/situation.js';
import type { ReachEdge } from '../rule/inventory.js';
import type { Statement } from '../policy/policy.js';
import { all } from '../truth/answer.js';
import { explore } from '../truth/explore.js';
import type { Link } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { reachOfRole } from './inventory-reach.js';
import { joinWorlds } from './inventory-worlds.js';

/** Policies of AWS that open every bucket of the account. */
const OPEN_TO_ALL = /:aws:policy\/(?:AdministratorAccess|PowerUserAccess|AmazonS3(?:FullAccess|ReadOnlyAccess))$/;

export function reachOfRoles(estate: Estate, buckets: readonly Declaration[]): readonly ReachEdge[] {
  return estate.subjects('role').flatMap((role) =>
    buckets
      .filter(({ unit }) => unit === role.unit)
      .flatMap((bucket) => {
        const found = explore(estate.plain, (world) => {
          const edge = role.exists(world) && bucket.exists(world) ? edgeOf(estate, role, bucket, world) : undefined;
          return edge ? [edge] : [];
        });
        return 'kind' in found ? [] : joinWorlds(found, identityOf(bucket));
      }),
  );
}

function edgeOf(estate: Estate, declaration: Declaration, target: Declaration, world: World): ReturnType<typeof reachOfRole> {
  const role = estate.view(declaration, world) as Role;
  const { access } = estate.view(target, world) as Bucket;
  const { situation } = access;
  if (!mayMean(estate, declaration, role, situation, world)) return undefined;
  const link: Link<Role> = { name: role.naming.name, to: role, ask: (question) => question(role) };
  const { bucket, partition } = situation;
  const asking = { bucket: { bucket, partition }, base: situation, others: [] };
  const who = callerOf(declaration, role, partition);
  // Its policies let it ask; what stands before the bucket must let it pass.
  const may = rightsOf(link, asking);
  return reachOfRole(role.says, (actions) => all(may(actions), () => access.can({ who, actions, counting: 'identities' })));
}

/** The role, or where its ARN is made up only when it is deployed, anybody of the account. */
function callerOf({ arn }: Declaration, { naming: { name, path }, account }: Role, partition: string): Who {
  if (arn !== undefined) return { kind: 'identity', arn: [arn] };
  if (name.kind !== 'known' || account.kind !== 'known' || path.kind === 'unknown') return { kind: 'owner' };
  const folder = path.kind === 'known' ? path.value : '/';
  return { kind: 'identity', arn: [`arn:${partition}:iam::${account.value}:role${folder}${name.value}`] };
}

/** The policies of a role that may speak of buckets. */
const OF_ROLES: ChosenPolicies = { uses: ['identity'], concerning: 's3' };

/** Whether any statement of its policies names the bucket: of most it need not be asked what they allow. */
function mayMean(estate: Estate, declaration: Declaration, { managed }: Role, situation: Situation, world: World): boolean {
  const open = managed.items.some(({ name, to }) => to !== undefined || (name.kind === 'known' && OPEN_TO_ALL.test(name.value)));
  if (open) return true;
  const policies = estate.within('policy', declaration, world, OF_ROLES).items as readonly PolicySubject[];
  return policies.some(({ policy, use }) => policy.statements.items.some((statement) => names(statement, use, situation)));
}

function names(statement: Statement, use: PolicySubject['use'], { bucket, partition }: Situation): boolean {
  const { effect, resource } = statement;
  if (effect.is('Allow').truth === 'no' || concernsS3({ use, statement }).truth === 'no') return false;
  if (!resource) return false;
  return resource.not || resource.items.items.some(({ term }) => canNameBucket(term, bucket, partition) === 'yes');
}
