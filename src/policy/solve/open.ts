/** What would have to be known: of all that is not settled, only that on which a request that was found depends. */

import type { Cause, Reach } from '../question.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { CUSTOMER_KEY } from './axioms.js';
import type { Blur } from './blurs.js';
import { questionFormula } from './question.js';
import type { Rule } from './rules.js';
import type { Found } from './run.js';
import type { Assignment } from './search.js';
import type { Piece } from './statement.js';
import { ofOwner } from './world.js';
import type { World } from './world.js';

/** @param example the request that was found */
export function whatDecides({ world, model, plan }: Found, question: Reach, situation: Situation, blurs: readonly Blur[], example: Request): readonly Cause[] {
  const rules = undecided({ world, model, plan });
  const own = rules.flatMap((rule) => reasonsOf(rule, world, model, blurs));
  const asked = model.holds(questionFormula(question, world, 'may')) !== model.holds(questionFormula(question, world, 'must'));
  // Who is an outsider depends on who is the owner, and on who the caller is that a statement names.
  const who = asked ? [...ofCaller(blurs, example), ...blurs.filter(({ of }) => of === 'account')] : [];
  const owner = rules.some(({ statement }) => !statement) && isOpen(world, model) ? blurs.filter(({ of }) => of === 'account') : [];
  const rest = [
    ...(situation.encryption.customerKeysBlocked.kind === 'unknown' && plan.uses.has(CUSTOMER_KEY) && model.valueOf(CUSTOMER_KEY)
      ? blurs.filter(({ of }) => of === 'customer keys')
      : []),
    ...(world.point?.at.network.kind === 'unknown' ? blurs.filter(({ of }) => of === 'network') : []),
  ];
  const found = new Set([...own, ...who, ...owner, ...rest]);
  if (found.size > 0) return [...found];
  // Keys that may be newer than the tables, and the like.
  const touched = [...plan.sides(world).flat(), ...plan.stops(world)].filter((rule) => model.holds(rule.applies(world, 'may')));
  const near = blurs.filter(({ statement }) => statement && touched.some((rule) => rule.statement === statement));
  const strange = near.filter(({ condition, element }) => condition && !element);
  if (strange.length > 0) return strange;
  return near.length > 0 ? near : [...rules.map(({ cause }) => cause), ...blurs];
}

/** Rules of which it is open whether they apply, where that makes a difference: not beside another that certainly lets the request through. */
function undecided({ world, model, plan }: Found): readonly Rule[] {
  const certain = (rule: Rule): boolean => model.holds(rule.applies(world, 'must'));
  const open = (rule: Rule): boolean => !certain(rule) && model.holds(rule.applies(world, 'may'));
  return [...plan.sides(world).flatMap((side) => (side.some(certain) ? [] : side.filter(open))), ...plan.stops(world).filter(open)];
}

/** What is not settled of one rule for one request. */
export function reasonsOf(rule: Rule, world: World, model: Assignment, blurs: readonly Blur[]): readonly Cause[] {
  const { statement, pieces, inner, open, cause } = rule;
  if (inner) {
    const parts = inner.filter((one) => model.holds(one.applies(world, 'may')) !== model.holds(one.applies(world, 'must')));
    if (parts.length > 0) return parts.flatMap((one) => reasonsOf(one, world, model, blurs));
  }
  if (!statement || !pieces) return open?.(world) ?? [cause];
  const [wide, narrow] = [pieces(world, 'may'), pieces(world, 'must')];
  const differing = wide.filter((one, at) => {
    const other = narrow[at];
    return other && model.holds(one.formula) !== model.holds(other.formula);
  });
  const own = blurs.filter((blur) => blur.statement === statement);
  const found = differing.flatMap((piece) => {
    const of = own.filter((blur) => isAbout(blur, piece));
    // A pattern without a gap is open where the name of the bucket is.
    return of.length > 0 || piece.of !== 'resource' ? of : blurs.filter((blur) => blur.of === 'bucket');
  });
  return found.length > 0 ? found : own;
}

function isAbout(blur: Blur, piece: Piece): boolean {
  return blur.of === piece.of && (piece.element === undefined || blur.element === piece.element) && blur.condition === piece.condition;
}

function isOpen(world: World, model: Assignment): boolean {
  return world.caller === 'account' && model.holds(ofOwner(world, 'may')) !== model.holds(ofOwner(world, 'must'));
}

/** Of signs that stand in who asks. */
function ofCaller(blurs: readonly Blur[], { principal }: Request): readonly Blur[] {
  const held = new Set(principal.kind === 'account' ? principal.arn.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key])) : []);
  return blurs.filter(({ of, signs }) => (of === 'principal' || of === 'condition') && signs?.some((key) => held.has(key)));
}
