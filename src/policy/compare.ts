/** What two policies of the same bucket do differently. */

import type { Witness } from '../truth/witness.js';
import type { Policy } from './policy.js';
import type { ActionGroup, Cause, Comparison, Verdict, Who } from './question.js';
import type { Situation } from './situation.js';
import { askInner } from './solve/ask.js';
import type { Publicness } from './solve/compose.js';
import { and, not, or } from './solve/formula.js';
import type { Inner } from './solve/question.js';
import { flip } from './solve/actions.js';
import { identityRule } from './solve/compose.js';
import { statementRules } from './solve/rules.js';
import type { Rule } from './solve/rules.js';
import type { Memory } from './solve/run.js';
import { alone } from './solve/variants.js';

const NEVER_PUBLIC: Publicness = () => 'no';
const MOST = 8;

/** Sorts of callers, and of actions, of which each gets a request of its own. */
const CALLERS: readonly Pick<Inner, 'who' | 'services'>[] = [
  { who: { kind: 'anonymous' } },
  { who: { kind: 'external' } },
  { who: { kind: 'caller' }, services: true },
];
const GROUPS: readonly (ActionGroup | undefined)[] = ['read', 'write', 'list', 'admin', undefined];

export function compare(before: Policy, after: Policy, situation: Situation, of: Memory): Comparison {
  const [more, less] = [difference(before, after, situation, of), difference(after, before, situation, of)];
  const relation =
    more.requests.length > 0 && less.requests.length > 0
      ? 'incomparable'
      : more.why.length + less.why.length > 0
        ? 'unknown'
        : more.requests.length > 0
          ? 'wider'
          : less.requests.length > 0
            ? 'narrower'
            : 'equal';
  return { relation, newlyAllowed: more.requests, newlyDenied: less.requests, why: [...more.why, ...less.why] };
}

interface Difference {
  readonly requests: readonly Witness[];
  readonly why: readonly Cause[];
}

/**
 * Requests that `ours` allows and `theirs` does not: by itself, and for the account's own identities, which other policies may
 * allow anything, so that only Denies make a difference to them.
 */
function difference(theirs: Policy, ours: Policy, situation: Situation, of: Memory): Difference {
  const [here, there] = [alone(situation, ours), alone(situation, theirs)];
  const requests = new Map<string, Witness>();
  const why: Cause[] = [];
  for (const counting of ['own', 'identities'] as const) {
    const only = (question: Inner): Verdict => onlyIn(here, there, { ...question, counting }, of);
    const any = only({ who: { kind: 'caller' }, services: true });
    if (any.verdict === 'unknown') why.push(...any.why);
    if (any.verdict !== 'yes') continue;
    for (const caller of CALLERS) {
      for (const group of GROUPS) {
        if (requests.size >= MOST) break;
        const verdict = only({ ...caller, ...(group === undefined ? {} : { actions: group }) });
        if (verdict.verdict !== 'yes') continue;
        const { witness } = verdict;
        const key = `${witness.principal.kind} ${witness.principal.kind === 'account' ? witness.principal.account : ''} ${witness.action}`;
        if (!requests.has(key)) requests.set(key, witness);
      }
    }
  }
  return { requests: [...requests.values()], why };
}

/** Whatever the other policy allows does not count. */
function onlyIn(here: Situation, there: Situation, question: Inner, of: Memory): Verdict {
  const theirs = there.policy;
  if (!theirs) return { verdict: 'unknown', why: [] };
  const allows = [...statementRules(theirs, 'Allow', { on: 'bucket' }, here, of.compiled), ...(question.counting === 'identities' ? [identityRule(here)] : [])];
  const denies = statementRules(theirs, 'Deny', { on: 'bucket' }, here, of.compiled);
  const allowed: Rule = {
    cause: { says: 'the other policy allows it too', origin: theirs.origin },
    applies: (world, approx) =>
      and(or(...allows.map((rule) => rule.applies(world, approx))), not(or(...denies.map((rule) => rule.applies(world, flip(approx)))))),
  };
  return askInner(here, { ...question, imagined: true, without: ['blocks'] }, of, NEVER_PUBLIC, { stops: [allowed], otherwise: there });
}

/** One request for each sort of caller and group of actions, as far as there is one. */
export function summarise(who: Who, ask: (question: Inner) => Verdict): readonly Verdict[] {
  const out: Verdict[] = [];
  for (const actions of ['admin', 'write', 'read', 'list', undefined] as const) {
    // What anybody can do unsigned, everybody with an account can do too.
    for (const caller of sorts(who)) {
      const verdict = ask({ who: caller, ...(actions === undefined ? {} : { actions }) });
      if (verdict.verdict !== 'yes' || out.length >= MOST) continue;
      if (
        !out.some(
          (one) => one.verdict === 'yes' && one.witness.action === verdict.witness.action && one.witness.principal.kind === verdict.witness.principal.kind,
        )
      )
        out.push(verdict);
      break;
    }
  }
  return out;
}

function sorts(who: Who): readonly Who[] {
  return who.kind === 'outsider' || who.kind === 'everybody' || who.kind === 'caller' || who.kind === 'outside' ? [{ kind: 'anonymous' }, who] : [who];
}
