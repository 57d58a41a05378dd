/** The policies around a bucket, of the organization and of VPC endpoints, found among all that is declared. */

import { identityOf } from '../model/declaration.js';
import type { Declaration, Unit } from '../model/declaration.js';
import { binds, inForce, leavesNothing } from '../model/guardrails.js';
import type { ControlType, Guardrail } from '../model/guardrails.js';
import type { Endpoint, OrganizationPolicy } from '../model/subjects.js';
import type { Condition, Policy, PolicyUse } from '../policy/policy.js';
import type { Guardrails, Situation } from '../policy/situation.js';
import type { Value } from '../truth/value.js';
import type { World } from '../truth/world.js';
import type { JoinedEstate } from './estate.js';
import { OF_POLICY } from './policy-subjects.js';
import type { PolicySubjects } from './policy-subjects.js';

/** Where a bucket, or the policy of one that is not in sight, is deployed. */
export interface Deployed {
  readonly unit: Unit;
  readonly account: Value<string>;
}

/** What the two types are called, and as what the engine takes them. */
const TYPES = {
  RESOURCE_CONTROL_POLICY: { use: 'resourceControl', says: 'resource control policy' },
  SERVICE_CONTROL_POLICY: { use: 'serviceControl', says: 'service control policy' },
} as const satisfies Record<ControlType, { readonly use: PolicyUse; readonly says: string }>;

const IN_FORCE = { of: 'guardrails in force' };

export class GuardrailsAround {
  constructor(
    private readonly estate: JoinedEstate,
    private readonly policies: PolicySubjects,
  ) {}

  of(at: Deployed, situation: Pick<Situation, 'policy' | 'points'>, world: World): Guardrails {
    const endpoint = this.#endpoint(at.unit, situation, world);
    const declared = this.estate.subjects('organizationPolicy');
    if (declared.length === 0) return endpoint;
    const present = declared.filter((one) => one.exists(world));
    return {
      ...endpoint,
      resourceControl: this.#inForce('RESOURCE_CONTROL_POLICY', present, at, world),
      serviceControl: this.#inForce('SERVICE_CONTROL_POLICY', present, at, world),
    };
  }

  /** The same for all buckets about which nothing else is known. */
  #inForce(type: ControlType, declared: readonly Declaration[], at: Deployed, world: World): readonly Policy[] | undefined {
    const found = declared.flatMap((one): readonly (readonly [string, Guardrail])[] => {
      const guardrail = this.#guardrail(one, type, at, world);
      return guardrail ? [[`${identityOf(one)} ${guardrail.doubt ?? ''}`, guardrail]] : [];
    });
    let known = world.memo.get(IN_FORCE) as Map<string, readonly Policy[] | undefined> | undefined;
    if (!known) world.memo.set(IN_FORCE, (known = new Map<string, readonly Policy[] | undefined>()));
    const key = [type, ...found.map(([name]) => name)].join('\n');
    if (!known.has(key)) known.set(key, inForce(found.map(([, guardrail]) => guardrail)));
    return known.get(key);
  }

  #guardrail(declaration: Declaration, type: ControlType, { unit, account }: Deployed, world: World): Guardrail | undefined {
    const policy = this.estate.view(declaration, world) as OrganizationPolicy;
    const bound = binds(policy, type, { account, together: declaration.unit === unit }, this.estate.facts);
    const { document } = policy.policy;
    if (bound.truth === 'no' || document.kind === 'absent') return undefined;
    const { use, says } = TYPES[type];
    const counted = declaration.counted?.(world);
    const doubt = bound.truth === 'unknown' ? bound.because[0]?.says : counted && `whether it is there hangs on something that is ${counted.reason}`;
    const read = this.policies.policyOf(declaration, { path: OF_POLICY, document, use }, world);
    return doubt !== undefined && leavesNothing(read) ? undefined : { says: `${says} ${declaration.says}`, policy: read, doubt };
  }

  /**
   * An endpoint policy restricts only what comes through its endpoint, and there is always another way: the internet, the endpoint of
   * somebody else. It counts where the policies of the bucket let requests in through this one endpoint and no other network.
   */
  #endpoint(unit: Unit, { policy, points }: Pick<Situation, 'policy' | 'points'>, world: World): Guardrails {
    const conditions = networkConditions([policy, ...points.items.map((point) => point.policy)]);
    if (conditions.length === 0 || !conditions.every((one) => one.key === 'aws:sourcevpce' && !one.values.open)) return {};
    const named = new Set(
      conditions.flatMap(({ values }) => values.items.map(({ value }) => this.estate.names.find(unit, value, ['endpoint'], world)?.declaration)),
    );
    const [only, another] = named;
    if (!only || another || named.size > 1 || only.unit !== unit) return {};
    const { document } = (this.estate.view(only, world) as Endpoint).policy;
    if (document.kind === 'absent') return {};
    return { endpoint: [this.policies.policyOf(only, { path: OF_POLICY, document, use: 'endpoint' }, world)] };
  }
}

const NETWORKS = /^aws:(?:sourcevpc|sourcevpce|sourcevpcarn|vpcsourceip|vpce.*)$/;

/** What policies say of the networks from which requests come. */
function networkConditions(policies: readonly (Policy | undefined)[]): readonly Condition[] {
  return policies.flatMap((policy) => (policy?.statements.items ?? []).flatMap(({ conditions }) => conditions.items.filter(({ key }) => NETWORKS.test(key))));
}
