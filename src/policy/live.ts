/** Statements that do nothing: those that match no request, and those whose work others do. */

import { actionsMatching } from './data/actions.js';
import { contradiction } from './explain.js';
import type { Statement } from './policy.js';
import type { Cause, Liveness, Verdict } from './question.js';
import type { Situation } from './situation.js';
import { askInner } from './solve/ask.js';
import type { Inner } from './solve/question.js';
import { aclRules, statementRules } from './solve/rules.js';
import type { Publicness, Rule } from './solve/rules.js';
import type { Memory } from './solve/run.js';
import { asOnlyAllow, withStatements } from './solve/variants.js';
import { says, written } from './term.js';
import type { Witness } from '../truth/witness.js';

const ANYBODY: Inner = { who: { kind: 'caller' }, services: true, imagined: true, without: ['blocks'] };
const NEVER_PUBLIC: Publicness = () => 'no';

export function live(situation: Situation, index: number, of: Memory): Liveness {
  const statement = situation.policy?.statements.items[index];
  if (!statement) return { kind: 'unknown', why: [] };
  const verdict = matches(situation, statement, of);
  if (verdict.verdict === 'yes') return { kind: 'live', witness: verdict.witness };
  if (verdict.verdict === 'unknown') return { kind: 'unknown', why: verdict.why };
  const strange = unheardOf(statement);
  if (strange.length > 0) return { kind: 'unknown', why: strange };
  return { kind: 'dead', because: contradiction(statement, (wide) => matches(situation, wide, of).verdict === 'no') };
}

/** Whether some request is what the statement is about. */
function matches(situation: Situation, statement: Statement, of: Memory): Verdict {
  return askInner(asOnlyAllow(situation, statement), ANYBODY, of, NEVER_PUBLIC);
}

/** Actions of S3 that are younger than the tables, or misspelt. */
function unheardOf({ action }: Statement): readonly Cause[] {
  if (!action || action.not) return [];
  return action.items.items.flatMap(({ term, origin }) => {
    const text = written(term);
    if (text === undefined || !/^s3:/i.test(text) || actionsMatching(text).length > 0) return [];
    return [{ says: `${says(term)} is no action of S3 that is known; it may be newer than this list`, origin }];
  });
}

/** @returns yes: taking the statement out changes nothing; the request shown is one that others decide in the same way */
export function redundant(situation: Situation, index: number, of: Memory, publicness: Publicness): Verdict {
  const { policy } = situation;
  const statement = policy?.statements.items[index];
  if (!policy || !statement) return { verdict: 'unknown', why: [] };
  if (statement.effect.kind !== 'known')
    return { verdict: 'unknown', why: [{ says: 'the effect of the statement is not known', origin: statement.effect.origin }] };
  const alive = live(situation, index, of);
  if (alive.kind === 'unknown') return { verdict: 'unknown', why: alive.why };
  if (alive.kind === 'dead') return { verdict: 'yes', witness: NO_REQUEST, causes: alive.because, assumes: [] };
  const deciding = statement.effect.value === 'Allow' ? onlyAllowedBy(situation, index, of, publicness) : onlyDeniedBy(situation, index, of, publicness);
  if (deciding.verdict === 'unknown') return deciding;
  if (deciding.verdict === 'yes')
    return { verdict: 'no', causes: [{ says: `without it ${deciding.witness.says} would be decided otherwise`, origin: statement.origin }], assumes: [] };
  return { verdict: 'yes', witness: alive.witness, causes: deciding.causes, assumes: [] };
}

/** For a statement that no request fits. */
const NO_REQUEST: Witness = { principal: { kind: 'anonymous' }, action: '', resource: '', context: {}, spoofable: [], says: 'no request at all' };

/** A request that this statement lets through and nothing else would. */
function onlyAllowedBy(situation: Situation, index: number, of: Memory, publicness: Publicness): Verdict {
  const { policy } = situation;
  if (!policy) return { verdict: 'unknown', why: [] };
  const masks = { blocks: false, ownership: false };
  const others: readonly Rule[] = [...statementRules(policy, 'Allow', { on: 'bucket' }, situation, of.compiled), ...aclRules(situation, masks)].filter(
    ({ cause }) => !(cause.grant?.kind === 'statement' && cause.grant.index === index),
  );
  return askInner(situation, { ...ANYBODY, grant: { kind: 'statement', index } }, of, publicness, {
    stops: others,
    otherwise: withStatements(situation, (all) => all.filter((one) => one.index !== index)),
  });
}

/** A request that nothing but this Deny stops. */
function onlyDeniedBy(situation: Situation, index: number, of: Memory, publicness: Publicness): Verdict {
  const { policy } = situation;
  if (!policy) return { verdict: 'unknown', why: [] };
  const rule = statementRules(policy, 'Deny', { on: 'bucket' }, situation, of.compiled).filter(({ statement }) => statement?.index === index);
  const rest = withStatements(situation, (all) => all.filter((one) => one.index !== index));
  return askInner(rest, { ...ANYBODY, counting: 'identities' }, of, publicness, { side: rule, otherwise: situation });
}
