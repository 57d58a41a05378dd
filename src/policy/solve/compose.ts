/** All that lets a request through and all that stops it, put together: both policies of a way must allow it, and nothing may stop it. */

import type { GrantRef, Reach } from '../question.js';
import type { Point, Situation } from '../situation.js';
import { asked, atomsOf, flip } from './actions.js';
import type { Approx, Atom } from './actions.js';
import { axioms, coupled } from './axioms.js';
import { FALSE, TRUE, and, not, or } from './formula.js';
import type { Formula } from './formula.js';
import type { Survey } from './mentions.js';
import { keysAsked, questionFormula } from './question.js';
import { aclClass, aclRules, guardrailRule, restrictRule, statementRules } from './rules.js';
import { identityCause } from '../glance/bare.js';
import type { Publicness, Rule } from './rules.js';
import { coverCached } from './statement.js';
import type { Compiled } from './statement.js';
import { ofAccount, ofOwner } from './world.js';
import type { World } from './world.js';

/** What bears on the requests of one question. */
export interface Plan {
  /** Whoever has a say must let it through. */
  readonly sides: (world: Pick<World, 'point' | 'imagined'>) => readonly (readonly Rule[])[];
  readonly stops: (world: Pick<World, 'point'>) => readonly Rule[];
  /** Those of every world. */
  readonly allStops: readonly Rule[];
  readonly atoms: readonly Atom[];
  /** Those of which access points take the actions. */
  readonly passing: () => readonly Atom[];
  readonly uses: ReadonlySet<string>;
}

/** What a question of the engine itself adds: another side that has a say, more that stops requests. */
export interface Extra {
  readonly side?: readonly Rule[];
  readonly stops?: readonly Rule[];
  /** Where the same request is decided otherwise. */
  readonly otherwise?: Situation | undefined;
}

export function planOf(situation: Situation, question: Reach, known: Survey, memo: Compiled, isPublic: Publicness, extra: Extra = {}): Plan {
  const { policy, points, guardrails, acl } = situation;
  const { grant, counting = 'own', without = [], through = 'bucket', actions } = question;
  const masks = { blocks: without.includes('blocks'), ownership: without.includes('ownership'), denies: without.includes('denies') };
  const own = policy ? statementRules(policy, 'Allow', { on: 'bucket' }, situation, memo) : [];
  const identities: readonly Rule[] = counting === 'identities' && !grant ? [identityRule(situation)] : [];
  const direct = [...only([...own, ...aclRules(situation, masks)], grant), ...identities];
  const behind = [...(grant?.kind === 'point' ? own : only(own, grant)), ...identities];
  const atPoint = points.items.map((point, index): readonly Rule[] => {
    const rules = point.policy ? statementRules(point.policy, 'Allow', { on: 'point', index }, situation, memo) : [];
    return [...(grant?.kind === 'point' ? only(rules, grant) : rules), ...(counting === 'identities' && !grant ? [identityRule(situation, point)] : [])];
  });
  const denies = masks.denies || !policy ? [] : statementRules(policy, 'Deny', { on: 'bucket' }, situation, memo);
  const pointDenies = points.items.map((point, index) =>
    masks.denies || !point.policy ? [] : statementRules(point.policy, 'Deny', { on: 'point', index }, situation, memo),
  );
  const around = [
    ...(masks.blocks ? [] : [restrictRule(situation, isPublic)]),
    ...guardrailRule(guardrails.resourceControl ?? [], "a resource control policy of the owner's organization stops it", () => TRUE, false, situation, memo),
    ...guardrailRule(
      guardrails.serviceControl ?? [],
      "a service control policy of the owner's organization stops it",
      (world, approx) => (world.caller === 'account' ? ofOwner(world, approx) : FALSE),
      true,
      situation,
      memo,
    ),
    // It may come through an endpoint of somebody else.
    ...guardrailRule(
      guardrails.endpoint ?? [],
      'the policy of the VPC endpoint stops it',
      ({ way, caller }, approx) => (way === 'endpoint' && caller !== 'service' && approx === 'may' ? TRUE : FALSE),
      false,
      situation,
      memo,
    ),
  ];
  const uses = coupled(new Set([...known.keys, ...keysAsked(question)]));
  const covers = known.policies.flatMap(({ statements }) => statements.items.map((one) => coverCached(one, memo)));
  const more = { sides: extra.side ? [extra.side] : [], stops: extra.stops ?? [] };
  const straight = { sides: [direct, ...more.sides], stops: [...denies, ...around, ...more.stops] };
  // Whoever made it lets through it whom it likes.
  const undeclared = [behind, ...more.sides];
  const ways = points.items.map((_, index) => ({
    sides: [atPoint[index] ?? [], behind, ...more.sides],
    stops: [...denies, ...(pointDenies[index] ?? []), ...around, ...more.stops],
  }));
  return {
    sides: ({ point, imagined }) => (imagined ? undeclared : (point ? (ways[point.index] ?? straight) : straight).sides),
    stops: ({ point }) => (point ? (ways[point.index] ?? straight) : straight).stops,
    allStops: [...denies, ...pointDenies.flat(), ...around, ...more.stops],
    atoms: atomsOf(asked(actions, through), covers, uses, acl.items.length > 0 ? aclClass : undefined),
    passing: () => atomsOf(asked(actions, 'point'), covers, uses, undefined),
    uses,
  };
}

function only(rules: readonly Rule[], grant: GrantRef | undefined): readonly Rule[] {
  return grant ? rules.filter(({ cause }) => cause.grant && sameGrant(cause.grant, grant)) : rules;
}

function sameGrant(a: GrantRef, b: GrantRef): boolean {
  return a.kind === b.kind && a.index === b.index && (a.kind !== 'point' || b.kind !== 'point' || a.point === b.point);
}

/** Some identity policy of the account may allow it. */
function identityRule({ account, points }: Situation, point?: Point): Rule {
  const owner = point?.account ?? account;
  const { origin } = point ?? points;
  return {
    cause: identityCause(origin),
    applies: (world, approx) => (world.caller === 'account' ? ofAccount(world, owner, approx) : FALSE),
    open: () => [{ says: `the account that owns the ${point ? 'access point' : 'bucket'} is not known`, origin }],
  };
}

/** How what lets a request through is read, the question itself, and what fails to stop it. */
export interface Readings {
  readonly grants: Approx;
  readonly asks: Approx;
  readonly stops: Approx;
}

export function all(approx: Approx): Readings {
  return { grants: approx, asks: approx, stops: approx };
}

/**
 * @param only of all that stops requests these alone
 * @returns a formula that has a model where such a request exists: certainly (`must`) or possibly (`may`)
 */
export function requestFormula(question: Reach, world: World, plan: Plan, readings: Readings, only?: readonly Rule[]): Formula {
  const granted: Formula[] = [];
  for (const side of plan.sides(world)) {
    const formula = or(...side.map((rule) => rule.applies(world, readings.grants)));
    if (formula.kind === 'false') return FALSE;
    granted.push(formula);
  }
  const asks = questionFormula(question, world, readings.asks);
  if (asks.kind === 'false') return FALSE;
  const stops = plan.stops(world);
  const stopped = (only ? stops.filter((rule) => only.includes(rule)) : stops).map((rule) => not(rule.applies(world, flip(readings.stops))));
  return and(asks, ...stopped, axioms(world, plan.uses), ...granted);
}
