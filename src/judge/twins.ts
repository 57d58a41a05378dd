/** What is answered about one declaration is not asked about those that differ from it in names alone. */

import { identityOf } from '../model/declaration.js';
import { isDerived } from '../model/derived.js';
import type { Declaration } from '../model/declaration.js';
import type { Twin } from '../model/estate.js';
import type { Asking } from './hear.js';
import type { Verdict } from './judge.js';
import type { RuleSetting } from './setting.js';

/** A rule of ours that everybody is asked, whatever his name: what a plugin looks at nobody can tell. */
export function isImpartial({ rule, elsewhere, options }: RuleSetting): boolean {
  const { buckets = [] } = options as { readonly buckets?: readonly string[] };
  return !rule.plugin && !elsewhere && buckets.every((pattern) => pattern === '*');
}

/** What was answered, and in which circle. */
interface Answered {
  readonly verdicts: readonly Verdict[];
  readonly circle: readonly Declaration[];
}

/** Puts a question, unless it was answered for all of them; keeps the answer where it is theirs as well. */
export function askOnce(twin: Twin, question: Asking, declaration: Declaration, ask: () => readonly Verdict[]): readonly Verdict[] {
  const { circle } = twin;
  const known = twin.answered(question) as Answered | undefined;
  if (known) return known.verdicts.length === 0 ? known.verdicts : known.verdicts.map((verdict) => toldOf(verdict, declaration, known.circle, circle));
  const { answer, keep } = twin.watch(question, isDerived(question.on), ask);
  if (answer.every((verdict) => holdsForAll(verdict, twin))) keep({ verdicts: answer, circle } satisfies Answered);
  return answer;
}

function toldOf(verdict: Verdict, declaration: Declaration, theirs: readonly Declaration[], ours: readonly Declaration[]): Verdict {
  return { ...verdict, declaration, about: verdict.about.map((identity) => counterpart(identity, theirs, ours)) };
}

/**
 * Of what cannot be decided only the reasons are told, once for all whose they are, where they stand first. What is wrong is shown
 * to everybody in his own place, and is asked for there.
 */
function holdsForAll({ outcome, because, about, cause, when }: Verdict, { circle, name }: Twin): boolean {
  if (outcome !== 'undecided' || cause !== undefined || when !== undefined) return false;
  const names = [...circle.map(({ address }) => stemOf(address)), ...(name === undefined ? [] : [name])];
  const isNameless = (text: string | undefined): boolean => text === undefined || !names.some((one) => text.includes(one));
  const own = new Set(circle.map(identityOf));
  return because.every(({ says, assumed }) => isNameless(says) && isNameless(assumed)) && about.every((identity) => own.has(identity));
}

function counterpart(identity: string, theirs: readonly Declaration[], ours: readonly Declaration[]): string {
  const same = ours[theirs.findIndex((one) => identityOf(one) === identity)];
  return same ? identityOf(same) : identity;
}

/** An address without the keys of instances, which sentences quote in several ways: what it ends with. */
function stemOf(address: string): string {
  return address
    .replace(/\[[^\]]*\]/g, '')
    .split('.')
    .slice(-2)
    .join('.');
}
