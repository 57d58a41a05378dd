/** What two policies of the same bucket do differently. */

import type { Witness } from '../truth/witness.js';
import type { Policy, Statement } from './policy.js';
import type { ActionGroup, Cause, Comparison, Verdict, Who } from './question.js';
import type { Situation } from './situation.js';
import { compared } from './solve/alike.js';
import { askInner } from './solve/ask.js';
import type { Extra } from './solve/compose.js';
import type { Inner } from './solve/question.js';
import { statementRules } from './solve/rules.js';
import type { Publicness } from './solve/rules.js';
import type { Memory } from './solve/run.js';
import { alone, withStatements } from './solve/variants.js';

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

/** A way in which the one policy can allow what the other does not. */
type Way = (question: Inner) => Verdict;

/**
 * Requests that `ours` allows and `theirs` does not: by itself, and for the account's own identities, which other policies may
 * allow anything, so that only Denies make a difference to them. What both say is no difference, whatever it turns out to mean.
 */
function difference(theirs: Policy, ours: Policy, situation: Situation, of: Memory): Difference {
  if (theirs === ours) return { requests: [], why: [] };
  const requests = new Map<string, Witness>();
  const why: Cause[] = [];
  for (const way of waysOf(theirs, ours, situation, of)) {
    const any = way({ who: { kind: 'caller' }, services: true });
    if (any.verdict === 'unknown') why.push(...any.why);
    if (any.verdict !== 'yes') continue;
    for (const caller of CALLERS) {
      for (const group of GROUPS) {
        if (requests.size >= MOST) break;
        const verdict = way({ ...caller, ...(group === undefined ? {} : { actions: group }) });
        if (verdict.verdict !== 'yes') continue;
        const { witness } = verdict;
        const key = `${witness.principal.kind} ${witness.principal.kind === 'account' ? witness.principal.account : ''} ${witness.action}`;
        if (!requests.has(key)) requests.set(key, witness);
      }
    }
  }
  return { requests: [...requests.values()], why };
}

function waysOf(theirs: Policy, ours: Policy, situation: Situation, of: Memory): readonly Way[] {
  const [here, there] = [alone(situation, ours), alone(situation, theirs)];
  const [mine, other] = [compared(ours, theirs), compared(theirs, ours)];
  const asked = (at: Situation, counting: Inner['counting'], extra: Extra): Way => {
    return (question) => askInner(at, { ...question, counting, imagined: true, without: ['blocks'] }, of, NEVER_PUBLIC, { ...extra, otherwise: there });
  };
  const may = (effect: 'Allow' | 'Deny', statements: readonly Statement[], { statements: { open } }: Policy): boolean =>
    open !== undefined || statements.some((one) => one.effect.is(effect).truth !== 'no');
  const ways: Way[] = [];
  if (may('Allow', mine.own, ours)) {
    // Something is granted here that nothing grants there.
    const granting = withStatements(here, (all) => all.filter((one) => mine.own.includes(one) || one.effect.is('Allow').truth !== 'yes'));
    ways.push(asked(granting, 'own', { stops: statementRules(theirs, 'Allow', { on: 'bucket' }, here, of.compiled) }));
  }
  if (may('Deny', other.own, theirs)) {
    // Something is denied there that nothing denies here.
    const side = statementRules(only(theirs, other.own), 'Deny', { on: 'bucket' }, here, of.compiled);
    ways.push(...(['own', 'identities'] as const).map((counting) => asked(here, counting, { side })));
  }
  return ways;
}

function only(policy: Policy, items: readonly Statement[]): Policy {
  return { ...policy, statements: { ...policy.statements, items } };
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
  // Somebody anonymous from one network is not everybody.
  return who.kind === 'outsider' || who.kind === 'caller' || who.kind === 'outside' ? [{ kind: 'anonymous' }, who] : [who];
}
