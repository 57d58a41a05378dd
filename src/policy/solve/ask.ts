/** Questions answered: what was found is judged once more by an evaluator of its own before it is told. */

import { evaluate } from '../evaluate/evaluate.js';
import { wellFormed } from '../evaluate/well-formed.js';
import type { Cause, Reach, Verdict } from '../question.js';
import type { Request } from '../request.js';
import type { Situation } from '../situation.js';
import { says, written } from '../term.js';
import { requestOf, witnessOf } from '../witness.js';
import type { Extra, Publicness } from './compose.js';
import { coreOf } from './core.js';
import { not } from './formula.js';
import { nearMisses } from './near.js';
import { questionFormula } from './question.js';
import type { Inner } from './question.js';
import { assumedOf } from './rules.js';
import type { Rule } from './rules.js';
import { run, surveyed } from './run.js';
import type { Found, Memory } from './run.js';
import { CANONICAL, ofOwner } from './world.js';

const ACCOUNT_BLOCK = "the account's own Block Public Access does not stop it";

export function ask(situation: Situation, question: Reach, of: Memory, publicness: Publicness): Verdict {
  return askInner(situation, question, of, publicness);
}

/** The same for questions of the engine itself. */
export function askInner(situation: Situation, question: Inner, of: Memory, publicness: Publicness, extra?: Extra): Verdict {
  let fault: string | undefined;
  const certain = run(
    situation,
    question,
    'must',
    of,
    publicness,
    (found) => {
      const wrong = faultOf(found, situation, question, extra);
      fault ??= wrong;
      return wrong === undefined;
    },
    extra,
  );
  if (certain.kind === 'found') return yes(certain.found, situation, question, publicness);
  if (fault !== undefined) return { verdict: 'unknown', why: [{ says: `the engine disagrees with itself: ${fault}`, origin: originOf(situation) }] };
  const { blurs } = surveyed(situation, of, extra?.otherwise);
  const exact = blurs.length === 0 && certain.kind === 'none' && !hasSigns(question);
  const possible = exact ? certain : run(situation, question, 'may', of, publicness, () => true, extra);
  if (possible.kind === 'found') return unknown(possible.found, situation, question, of);
  if (possible.kind === 'budget')
    return { verdict: 'unknown', why: [{ says: 'the policies are too intricate: the search was stopped', origin: originOf(situation) }] };
  return no(situation, question, of, publicness, extra);
}

/** Why a request that was found is none: it cannot exist, or the evaluator does not let it through. */
function faultOf({ world, model, plan }: Found, situation: Situation, question: Reach, extra: Extra = {}): string | undefined {
  // The evaluator knows only access points that are declared.
  if (world.imagined) return undefined;
  const request = requestOf(model, world, plan.uses);
  const { counting, grant, without } = question;
  const impossible = wellFormed(situation, request);
  if (impossible !== undefined) return impossible;
  const { decision, because } = evaluate(situation, request, { counting, grant, without });
  if (decision === 'allowed') {
    const { otherwise } = extra;
    const same = otherwise && evaluate(otherwise, request, { counting, without }).decision !== 'denied';
    return same ? 'nothing is decided otherwise' : undefined;
  }
  return `${decision}${because.length > 0 ? `, since ${because.map((one) => one.says).join('; ')}` : ''}`;
}

function yes(found: Found, situation: Situation, question: Reach, publicness: Publicness): Verdict {
  const { world, model, plan } = found;
  const witness = witnessOf(requestOf(model, world, plan.uses), situation);
  const let_ = once(() => plan.sides(world).flatMap((side) => side.filter((rule) => model.holds(rule.applies(world, 'must')))));
  const causes = once(() => [...let_().map(({ cause }) => cause), ...nearMisses(found)]);
  const assumes = once(() => [...new Set(assumptions(found, let_(), situation, question, publicness))]);
  return {
    verdict: 'yes',
    witness,
    get causes() {
      return causes();
    },
    get assumes() {
      return assumes();
    },
  };
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
function no(situation: Situation, question: Inner, of: Memory, publicness: Publicness, extra?: Extra): Verdict {
  const found = once(() => coreOf(situation, question, of, publicness, extra));
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

function unknown({ world, model, plan }: Found, situation: Situation, question: Reach, of: Memory): Verdict {
  const { blurs } = surveyed(situation, of);
  const rules = [...plan.sides(world).flat(), ...plan.stops(world)];
  const unsure = rules.filter((rule) => model.holds(rule.applies(world, 'may')) !== model.holds(rule.applies(world, 'must')));
  const asked = model.holds(questionFormula(question, world, 'may')) !== model.holds(questionFormula(question, world, 'must'));
  const example = requestOf(model, world, plan.uses);
  const held = signsOf(example);
  const own = blurs.filter(
    ({ statement, signs }) =>
      statement !== undefined && (unsure.some((rule) => rule.statement === statement) || (asked && signs?.some((key) => held.has(key)))),
  );
  const general = blurs.filter(({ statement }) => statement === undefined);
  // Who is an outsider depends on who is the owner.
  const why = [...own, ...general.filter(({ signs }) => own.length === 0 || (asked && signs !== undefined))];
  const causes: readonly Cause[] = why.length > 0 ? why : [...unsure.map(({ cause }) => cause), ...blurs];
  return {
    verdict: 'unknown',
    why: causes.slice(0, MOST_REASONS).map((one) => ({ says: one.says, origin: one.origin })),
    example: witnessOf(example, situation),
  };
}

/** What is not resolved in who asks and in what the request holds. */
function signsOf({ principal, context }: Request): ReadonlySet<string> {
  const texts = [
    ...(principal.kind === 'account' ? [principal.arn] : []),
    ...[...context.values()].flatMap((one) => (one.kind === 'one' ? [one.value] : one.values)),
  ];
  return new Set(texts.flat().flatMap((piece) => (typeof piece === 'string' ? [] : [piece.key])));
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
