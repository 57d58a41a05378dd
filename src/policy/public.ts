/**
 * Whether Block Public Access counts a policy as public: somebody whom nothing fixes is let in by one of its grants. What is
 * granted, and Denies, do not count. S3 User Guide, "The meaning of public", read April and October 2026.
 */

import { actionNamed } from './data/actions.js';
import { namesOnlySome } from './named-only.js';
import type { Approx } from './solve/actions.js';
import type { Answered } from './solve/ask.js';
import { reasonsOf } from './solve/open.js';
import { statementRules } from './solve/rules.js';
import type { Rule } from './solve/rules.js';
import { budgetOf, settingOfRun, solve, surveyed } from './solve/run.js';
import type { Memory } from './solve/run.js';
import type { Assignment } from './solve/search.js';
import { addressesOf, areWideTogether } from './solve/scalar.js';
import { settingKey, worldOf } from './solve/world.js';
import type { World } from './solve/world.js';
import type { Policy } from './policy.js';
import type { Cause, Verdict } from './question.js';
import { written } from './term.js';
import type { Situation } from './situation.js';
import { requestOf } from './solve/request-of.js';
import { witnessOf } from './witness.js';

type Public = 'yes' | 'no' | 'unknown';

/** The same as a plain truth, remembered: every question to a bucket under RestrictPublicBuckets asks it. */
export function publicTruth(policy: Policy, situation: Situation, on: 'bucket' | 'point', of: Memory): Public {
  let known = of.publicness.get(policy);
  if (!known) of.publicness.set(policy, (known = new Map()));
  const key = settingKey(situation, 'must', false, on);
  let answer = known.get(key);
  if (!answer) known.set(key, (answer = judge(policy, situation, on, of, true).kind));
  return answer;
}

/** What would have to be known to tell it. */
export function publicReasons(policy: Policy, situation: Situation, on: 'bucket' | 'point', of: Memory): readonly Cause[] {
  const judged = judge(policy, situation, on, of);
  return judged.kind === 'unknown' ? judged.why : [];
}

/** Keys that confine in the same way as those that AWS names, without being named. */
const UNNAMED = /^aws:(sourceorgid|sourceorgpaths|sourcevpcarn|vpceaccount|vpceorgid|vpceorgpaths)$/;

const SIBLINGS = 'Block Public Access takes the keys of sources and endpoints for fixed ones as it does their siblings';

/** What a no rests on where everybody gets in all the same. */
function apart({ statements }: Policy): readonly string[] {
  const ranges = statements.items.flatMap(({ effect, conditions }) =>
    effect.is('Allow').truth === 'no'
      ? []
      : conditions.items.filter(({ key, operator, negated }) => key === 'aws:sourceip' && operator === 'IpAddress' && !negated),
  );
  const wide = ranges.some(({ values }) => areWideTogether(values.items.flatMap(({ term }) => addressesOf(written(term) ?? '') ?? [])));
  return wide ? ['Block Public Access looks at every range of addresses by itself, however many there are'] : [];
}

/** An access point of a VPC is never public, whatever its policy says. */
export function boundToVpc(policy: Policy, { points }: Situation): Verdict | undefined {
  const network = points.items.find((one) => one.policy === policy)?.network;
  return network?.is('VPC').truth === 'yes'
    ? { verdict: 'no', causes: [{ says: 'an access point of a VPC is never public', origin: network.origin }], assumes: [] }
    : undefined;
}

export function isPublic(policy: Policy, situation: Situation, on: 'bucket' | 'point', of: Memory): Answered {
  const judged = judge(policy, situation, on, of);
  const known = surveyed(situation, of);
  if (judged.kind === 'unknown') return { verdict: 'unknown', why: judged.why.map(({ says, origin }) => ({ says, origin })) };
  if (judged.kind === 'no') {
    return { verdict: 'no', causes: [], assumes: [...([...known.keys].some((key) => UNNAMED.test(key)) ? [SIBLINGS] : []), ...apart(policy)] };
  }
  const { model, world, rules } = judged;
  const request = requestOf(model, world, known.keys);
  return {
    verdict: 'yes',
    request: () => request,
    get witness() {
      return witnessOf(request, situation);
    },
    causes: rules.map(({ cause }) => ({ ...cause, says: cause.says.replace(/ allows it$/, ' grants to the public') })),
    assumes: [],
  };
}

type Judged =
  | { readonly kind: 'yes'; readonly model: Assignment; readonly world: World; readonly rules: readonly Rule[] }
  | { readonly kind: 'no' }
  | { readonly kind: 'unknown'; readonly why: readonly Cause[] };

interface Shown {
  readonly model: Assignment;
  readonly world: World;
}

/** @param enough one public grant settles it */
function judge(policy: Policy, situation: Situation, on: 'bucket' | 'point', of: Memory, enough = false): Judged {
  const { blurs } = surveyed(situation, of);
  const blurred = new Set(blurs.map(({ statement }) => statement));
  const rules = statementRules(policy, 'Allow', on === 'bucket' ? { on } : { on, index: 0 }, situation, of.compiled);
  const open: Rule[] = [];
  let shown: Shown | undefined;
  const unsure: { readonly rule: Rule; readonly at?: Shown | undefined }[] = [];
  for (const rule of rules) {
    // Somebody whom nothing names is not let in by it.
    if (rule.statement && namesOnlySome(rule.statement)) continue;
    const found = findIn(rule, situation, on, 'must', of);
    if (found === 'budget') unsure.push({ rule });
    else if (found) {
      open.push(rule);
      shown ??= found;
      if (enough) break;
    } else if (!rule.statement || blurred.has(rule.statement) || blurred.has(undefined)) {
      const at = findIn(rule, situation, on, 'may', of);
      if (at) unsure.push({ rule, ...(at === 'budget' ? {} : { at }) });
    }
  }
  if (shown) return { kind: 'yes', rules: open, ...shown };
  if (unsure.length === 0) return { kind: 'no' };
  return { kind: 'unknown', why: unsure.flatMap(({ rule, at }) => (at ? reasonsOf(rule, at.world, at.model, blurs) : [rule.cause])) };
}

function findIn(rule: Rule, situation: Situation, on: 'bucket' | 'point', approx: Approx, of: Memory): Shown | 'budget' | undefined {
  const setting = settingOfRun(situation, { who: { kind: 'anonymous' } }, approx, surveyed(situation, of), of, on);
  for (const caller of ['anonymous', 'account', 'service'] as const) {
    const world = worldOf({ setting, caller, canonical: false, way: 'internet' }, undefined, 'object');
    const formula = rule.applies(world, approx);
    if (formula.kind === 'false') continue;
    const outcome = solve(formula, world, budgetOf(of));
    if (outcome.kind === 'budget') return 'budget';
    if (outcome.kind === 'found') return { model: outcome.model, world: { ...world, action: actionNamed('s3:GetObject') } };
  }
  return undefined;
}
