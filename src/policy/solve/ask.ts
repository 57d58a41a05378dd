/** Questions answered: what was found is judged once more by an evaluator of its own before it is told. */

import { disagreement } from '../allowed.js';
import { evaluate } from '../evaluate/evaluate.js';
import type { Cause, Reach, Verdict } from '../question.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { says, written } from '../term.js';
import { witnessOf } from '../witness.js';
import type { Extra } from './compose.js';
import { coreOf } from './core.js';
import { not } from './formula.js';
import { nearMisses } from './near.js';
import { whatDecides } from './open.js';
import type { Inner } from './question.js';
import { requestOf } from './request-of.js';
import { assumedOf } from './rules.js';
import type { Publicness, Rule } from './rules.js';
import { asking, leastOpen, run } from './run.js';
import type { Asked, Found, Memory } from './run.js';
import { CANONICAL, ofOwner } from './world.js';

const ACCOUNT_BLOCK = "the account's own Block Public Access does not stop it";

const ANY_POINT = 'it lets in what comes through access points of other accounts, whose policies are theirs to write';

/** A verdict and the request that it shows, where it shows one. */
export type Answered = Verdict & { readonly request?: () => Request };

export function ask(situation: Situation, question: Reach, of: Memory, publicness: Publicness): Answered {
  return askInner(situation, question, of, publicness);
}

/** The same for questions of the engine itself. */
export function askInner(situation: Situation, question: Inner, of: Memory, publicness: Publicness, extra?: Extra): Answered {
  const asked = asking(situation, question, of, publicness, extra);
  let fault: string | undefined;
  const certain = run(asked, 'must', of, (found) => {
    const wrong = faultOf(found, situation, question, extra);
    fault ??= wrong;
    return wrong === undefined;
  });
  if (certain.kind === 'found') return yes(certain.found, situation, question, publicness);
  if (fault !== undefined) return { verdict: 'unknown', why: [{ says: `the engine disagrees with itself: ${fault}`, origin: originOf(situation) }] };
  const exact = certain.kind === 'none' && asked.known.blurs.length === 0 && !hasSigns(question);
  const possible = exact ? certain : run(asked, 'may', of);
  if (possible.kind === 'found') return unknown(possible.found, asked, of);
  if (possible.kind === 'budget')
    return { verdict: 'unknown', why: [{ says: 'the policies are too intricate: the search was stopped', origin: originOf(situation) }] };
  const { points } = situation;
  if (points.open && question.through === 'point' && question.point === undefined)
    return { verdict: 'unknown', why: [{ says: `there may be more access points: ${points.open.reason}`, origin: points.origin }] };
  return no(asked, of, publicness);
}

/** Why a request that was found is none: it cannot exist, or the evaluator does not let it through. */
function faultOf({ world, model, plan }: Found, situation: Situation, question: Reach, extra: Extra = {}): string | undefined {
  const request = requestOf(model, world, plan.uses);
  const fault = disagreement(situation, question, request);
  const { otherwise } = extra;
  if (fault !== undefined || !otherwise) return fault;
  const { counting, without } = question;
  return evaluate(otherwise, request, { counting, without }).decision === 'denied' ? undefined : 'nothing is decided otherwise';
}

function yes(found: Found, situation: Situation, question: Reach, publicness: Publicness): Answered {
  const { world, model, plan } = found;
  const request = once(() => requestOf(model, world, plan.uses));
  const witness = once(() => witnessOf(request(), situation));
  const let_ = once(() => plan.sides(world).flatMap((side) => side.filter((rule) => model.holds(rule.applies(world, 'must')))));
  const causes = once(() => [...let_().map(({ cause }) => cause), ...(world.imagined ? passed(let_()) : []), ...nearMisses(found)]);
  const assumes = once(() => [...new Set(assumptions(found, let_(), situation, question, publicness))]);
  return {
    verdict: 'yes',
    request,
    get witness() {
      return witness();
    },
    get causes() {
      return causes();
    },
    get assumes() {
      return assumes();
    },
  };
}

/** How somebody gets in who is not let in directly. */
function passed(let_: readonly Rule[]): readonly Cause[] {
  return let_.flatMap(({ statement }) => (statement ? [{ says: ANY_POINT, origin: statement.origin }] : []));
}

/** What a yes rests on beside what is written. */
function assumptions(
  { world, model }: Found,
  let_: readonly Rule[],
  { blocks, points }: Situation,
  { without = [] }: Reach,
  publicness: Publicness,
): readonly string[] {
  const out = let_.flatMap(({ assumed }) => assumed ?? []);
  if (world.canonical) {
    const id = model.valueOf(CANONICAL);
    out.push(`the canonical user ${id?.kind === 'text' ? says(id.text) : ''} is of another account than the bucket's`);
  }
  if (without.includes('blocks')) return out;
  const outsider = world.caller === 'anonymous' || (world.caller === 'account' && model.holds(not(ofOwner(world, 'must'))));
  const byGroup = let_.some(({ cause }) => cause.grant?.kind === 'acl') && !world.canonical;
  const restrictable = outsider && (publicness('bucket', 0) !== 'no' || (world.point !== undefined && publicness('point', world.point.index) !== 'no'));
  if (restrictable)
    out.push(
      ...[
        blocks.bucket,
        ...(blocks.account ? [blocks.account] : []),
        ...(world.point ? [points.items[world.point.index]?.block ?? blocks.bucket] : []),
      ].flatMap((block) => assumedOf(block.restrictPublicBuckets)),
    );
  if (!blocks.account && (restrictable || (byGroup && outsider))) out.push(ACCOUNT_BLOCK);
  return out;
}

/** The causes of a no cost further questions, so they are looked for when somebody reads them. */
function no(asked: Asked, of: Memory, publicness: Publicness): Verdict {
  const found = once(() => coreOf(asked, of, publicness));
  return {
    verdict: 'no',
    get causes() {
      return found().causes;
    },
    get assumes() {
      return found().assumes;
    },
  };
}

/** Looked for when somebody asks for it, and once. */
function once<T>(find: () => T): () => T {
  let found: { readonly value: T } | undefined;
  return () => (found ??= { value: find() }).value;
}

const MOST_REASONS = 5;

/** What makes it unknown is looked for when somebody reads it. */
function unknown(possible: Found, asked: Asked, of: Memory): Answered {
  const shown = once(() => {
    const found = leastOpen(asked, of) ?? possible;
    return { found, request: requestOf(found.model, found.world, found.plan.uses) };
  });
  const why = once(() => {
    const { found, request } = shown();
    const all = whatDecides(found, asked.question, asked.situation, asked.known.blurs, request);
    return all
      .filter((one, at) => all.findIndex((other) => other.says === one.says) === at)
      .slice(0, MOST_REASONS)
      .map(({ says: text, origin }): Cause => ({ says: text, origin }));
  });
  const example = once(() => witnessOf(shown().request, asked.situation));
  return {
    verdict: 'unknown',
    request: () => shown().request,
    get why() {
      return why();
    },
    get example() {
      return example();
    },
  };
}

function hasSigns({ who, prefix = [], context = [] }: Reach): boolean {
  const terms = [
    prefix,
    ...(who.kind === 'identity' ? [who.arn] : []),
    ...(who.kind === 'service' ? [who.sourceArn ?? [], typeof who.sourceAccount === 'object' ? who.sourceAccount : []] : []),
  ];
  const values = context.flatMap(({ is }) => (typeof is === 'object' ? ('oneOf' in is ? is.oneOf : 'noneOf' in is ? is.noneOf : []) : []));
  return [...terms, ...values].some((one) => typeof one === 'object' && written(one) === undefined);
}

export function originOf({ policy, acl }: Situation): Cause['origin'] {
  return policy?.origin ?? acl.origin;
}
