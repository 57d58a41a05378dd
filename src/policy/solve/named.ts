/** What stands unresolved in the name of a bucket or in the place of an account is made of what such texts are made of, wherever else it stands. */

import type { Looks } from '../../truth/symbol.js';
import type { Condition, Element, Elements, Policy, Principal, Principals, Statement } from '../policy.js';
import type { Situation } from '../situation.js';
import { isVague } from '../term.js';
import type { Piece, Term } from '../term.js';

/** Made once for a situation, and for a policy as long as the same signs are known. */
export class Named {
  readonly #situations = new WeakMap<Situation, Situation>();
  readonly #policies = new WeakMap<Policy, Map<string, Policy>>();

  /** The situation, with what the bucket's name tells of its signs. */
  situation(of: Situation): Situation {
    const signs = signsOf(of);
    if (signs.size === 0) return of;
    let known = this.#situations.get(of);
    if (!known) {
      const { points } = of;
      const items = points.items.map((point) => ({ ...point, policy: point.policy && this.#policy(point.policy, signs) }));
      known = { ...of, bucket: told(of.bucket, signs), policy: of.policy && this.#policy(of.policy, signs), points: { ...points, items } };
      this.#situations.set(of, known);
    }
    return known;
  }

  /** A policy that is looked at beside the situation's own. */
  policy(of: Policy, beside: Situation): Policy {
    const signs = signsOf(beside);
    return signs.size === 0 ? of : this.#policy(of, signs);
  }

  #policy(of: Policy, signs: Signs): Policy {
    let known = this.#policies.get(of);
    if (!known) this.#policies.set(of, (known = new Map()));
    const key = JSON.stringify([...signs]);
    let policy = known.get(key);
    if (!policy) known.set(key, (policy = policyTold(of, signs)));
    return policy;
  }
}

/** What the texts of signs look like, by their keys. */
type Signs = ReadonlyMap<string, Looks>;

/** Of signs of which more is told where they stand than is known of them everywhere. */
function signsOf({ bucket, policy, points }: Situation): Signs {
  const looks: Looks = bucket.length === 1 ? 'bucketName' : 'bucketNamePart';
  const named = bucket.flatMap((piece): readonly [string, Looks][] => (typeof piece !== 'string' && isVague(piece) ? [[piece.key, looks]] : []));
  const policies = [policy, ...points.items.map((point) => point.policy)];
  return new Map([...named, ...policies.flatMap((one) => (one ? accountsIn(one) : [])).map((key) => [key, 'account'] as const)]);
}

function accountsIn({ statements }: Policy): readonly string[] {
  return statements.items.flatMap(({ principal }) =>
    (principal?.items.items ?? []).flatMap((one) => {
      const [only, ...more] = 'account' in one ? one.account : [];
      return typeof only === 'object' && more.length === 0 && only.looks === 'account' ? [only.key] : [];
    }),
  );
}

function told(text: Term, signs: Signs): Term {
  return mapped(text, (piece): Piece => {
    // Elsewhere more may be known of it already: what stands in the place of an account is one.
    const looks = typeof piece === 'string' || !isVague(piece) ? undefined : signs.get(piece.key);
    return looks === undefined || typeof piece === 'string' ? piece : { ...piece, looks };
  });
}

function policyTold(policy: Policy, signs: Signs): Policy {
  const items = mapped(policy.statements.items, (one) => statementTold(one, signs));
  return items === policy.statements.items ? policy : { ...policy, statements: { ...policy.statements, items } };
}

function statementTold(statement: Statement, signs: Signs): Statement {
  const { principal, resource, conditions } = statement;
  const next = {
    principal: principal && listTold<Principal, Principals>(principal, (one) => principalTold(one, signs)),
    resource: resource && listTold<Element, Elements>(resource, (one) => elementTold(one, signs)),
    conditions: { ...conditions, items: mapped(conditions.items, (one) => conditionTold(one, signs)) },
  };
  const same = next.principal === principal && next.resource === resource && next.conditions.items === conditions.items;
  return same ? statement : { ...statement, ...next };
}

function listTold<T, E extends { readonly items: { readonly items: readonly T[] } }>(element: E, change: (one: T) => T): E {
  const items = mapped(element.items.items, change);
  return items === element.items.items ? element : { ...element, items: { ...element.items, items } };
}

function elementTold(element: Element, signs: Signs): Element {
  const term = told(element.term, signs);
  return term === element.term ? element : { ...element, term };
}

/** Every form of a principal holds its texts as they are. */
function principalTold(principal: Principal, signs: Signs): Principal {
  const element = elementTold(principal.element, signs);
  if (element === principal.element) return principal;
  const parts = Object.entries(principal).map(([name, value]) => [name, Array.isArray(value) ? told(value as Term, signs) : value]);
  return { ...(Object.fromEntries(parts) as Principal), element };
}

function conditionTold(condition: Condition, signs: Signs): Condition {
  const items = mapped(condition.values.items, (one) => elementTold(one, signs));
  return items === condition.values.items ? condition : { ...condition, values: { ...condition.values, items } };
}

/** The list itself where nothing changes. */
function mapped<T>(list: readonly T[], change: (one: T) => T): readonly T[] {
  const out = list.map(change);
  return out.every((one, at) => one === list[at]) ? list : out;
}
