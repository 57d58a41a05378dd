/** Whether some text is in all of these languages and in none of those, and which. */

import { term } from '../term.js';
import type { Term } from '../term.js';
import type { Automaton, Letter, State } from './automaton.js';
import { sameToken } from './glob.js';
import { automatonFor, costOf, trim } from './automata.js';
import { contains, language, withoutPrefix } from './language.js';
import type { Language } from './language.js';
import { lettersFrom } from './letters.js';
import { isFixed } from './match.js';
import { textOf } from './text.js';

export type Picked = { readonly kind: 'found'; readonly text: Term } | { readonly kind: 'empty' } | { readonly kind: 'budget' };

/** Answers kept for as long as somebody holds them: an engine, a test. */
export interface PickMemo {
  readonly ids: Map<string, number>;
  readonly answers: Map<string, Picked>;
}

export function pickMemo(): PickMemo {
  return { ids: new Map(), answers: new Map() };
}

/**
 * A text that is in all of `inAll` and in none of `inNone`, or that there is none. With `inAll` in mode `may` and `inNone` in
 * mode `must`, `empty` means: there is none whatever the signs turn out to be; the other way round, `found` holds whatever
 * they turn out to be.
 * @param budget counted down by what it costs, in states; at 0 the answer is `budget`
 */
export function pick(inAll: readonly Language[], inNone: readonly Language[], budget: { left: number }, memo?: PickMemo): Picked {
  // Without a demand every text will do.
  const wanted = distinct(inAll.length > 0 ? inAll : [language([[{ kind: 'star', of: 'any' }]], 'must')]);
  const unwanted = distinct(inNone);
  const key = memo && `${idsOf(wanted, memo)}-${idsOf(unwanted, memo)}`;
  const known = key === undefined ? undefined : memo?.answers.get(key);
  if (known) return known;
  const answer = decide(wanted, unwanted, budget);
  if (key !== undefined && answer.kind !== 'budget') memo?.answers.set(key, answer);
  for (const one of [...wanted, ...unwanted]) trim(one);
  return answer;
}

/** One of each, in an order of their own: the answer does not depend on how they were given. */
function distinct(languages: readonly Language[]): readonly Language[] {
  const byKey = new Map(languages.map((one) => [one.key, one] as const));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

function idsOf(languages: readonly Language[], { ids }: PickMemo): string {
  return languages
    .map(({ key }) => {
      let id = ids.get(key);
      if (id === undefined) ids.set(key, (id = ids.size));
      return id;
    })
    .join(',');
}

function decide(inAll: readonly Language[], inNone: readonly Language[], budget: { left: number }): Picked {
  if (inNone.some(({ key }) => inAll.some((one) => one.key === key))) return { kind: 'empty' };
  const finite = fewest(inAll, ({ texts }) => texts && [...texts.values()]);
  const one = finite && among(finite.texts, finite.of, inAll, inNone, budget);
  if (one && one.kind !== 'found') return one;
  const front = one ? 0 : sharedBy(inAll);
  if (front >= LONG && front <= LONGEST) return behind(front, inAll, inNone, budget);
  const guessed = inAll.filter(({ mode, signs }) => mode === 'may' && signs);
  if (guessed.length === 0 || !inAll.every(({ mode }) => mode === 'may')) return one ?? search(inAll, undefined, inNone, budget);
  // A text that only may be what a sign stands for is none that is not wanted: written with the sign it shows whether it is.
  const spelled = fewest(guessed, ({ written }) => written);
  return spelled ? among(spelled.texts, spelled.of, inAll, inNone, budget) : withSigns(inAll, guessed, inNone, budget);
}

/** Where all that is wanted begins with the same tokens, only the rest is looked for. */
const LONG = 8;
const LONGEST = 2_000;

function sharedBy(languages: readonly Language[]): number {
  const first = languages[0]?.globs[0];
  let length = first?.length ?? 0;
  for (const { globs, prefix } of languages) {
    if (prefix.length > 0) return 0;
    for (const glob of globs) {
      let at = 0;
      while (at < length && isFixed(first?.[at]) && sameToken(first?.[at], glob[at])) at++;
      length = at;
    }
  }
  return length;
}

function behind(length: number, inAll: readonly Language[], inNone: readonly Language[], budget: { left: number }): Picked {
  const front = (inAll[0]?.globs[0] ?? []).slice(0, length);
  const prefix = textOf(front.flatMap((token): readonly Letter[] => (token.kind === 'char' ? [token.char] : token.kind === 'sign' ? [token.sign] : [])));
  const rest = inAll.map(({ globs, mode }) =>
    language(
      globs.map((glob) => glob.slice(length)),
      mode,
    ),
  );
  const found = decide(distinct(rest), distinct(inNone.map((one) => withoutPrefix(one, prefix))), budget);
  return found.kind === 'found' ? { kind: 'found', text: term(prefix, found.text) } : found;
}

/** That of several languages which has the fewest texts, where some can be counted. */
function fewest(
  languages: readonly Language[],
  textsOf: (one: Language) => readonly Term[] | undefined,
): { readonly of: Language; readonly texts: readonly Term[] } | undefined {
  let best: { readonly of: Language; readonly texts: readonly Term[] } | undefined;
  for (const of of languages) {
    const texts = textsOf(of);
    if (texts && (!best || texts.length < best.texts.length)) best = { of, texts };
  }
  return best;
}

/** One of the texts of a language that the others take as well. */
function among(texts: readonly Term[], of: Language, inAll: readonly Language[], inNone: readonly Language[], budget: { left: number }): Picked {
  for (const text of texts) {
    if (budget.left <= 0) return { kind: 'budget' };
    budget.left--;
    if (inAll.every((one) => one === of || contains(one, text)) && !inNone.some((one) => contains(one, text))) return { kind: 'found', text };
  }
  return { kind: 'empty' };
}

/**
 * Each text of a language in which signs are guessed can be written with its signs where the globs have them, and then it
 * still is in every other language that has it for these signs. So it is enough to look among the texts that are written
 * so for one of the languages; and "the same account" stays the same account.
 */
function withSigns(inAll: readonly Language[], guessed: readonly Language[], inNone: readonly Language[], budget: { left: number }): Picked {
  let answer: Picked | undefined;
  for (const one of guessed.slice(0, mostGuesses)) {
    const next = search(inAll, one, inNone, budget);
    if (next.kind === 'empty') return next;
    if (answer?.kind !== 'found') answer = next;
  }
  return answer ?? { kind: 'budget' };
}

const mostGuesses = 4;

/** The states of all the languages after the letters so far; a language of the unwanted that is lost for good is undefined. */
interface Place {
  readonly inAll: readonly State[];
  readonly inNone: readonly (State | undefined)[];
}

interface Step extends Place {
  readonly letter: Letter;
}

/** What is left to try from a place; the last one is the one that was tried. */
interface Frame {
  readonly steps: readonly Step[];
  at: number;
}

/**
 * Depth first, with those letters in front that bring the wanted languages nearest to an end, and signs behind. What was
 * seen once is not entered again, so that the end of it is a proof.
 */
function search(wanted: readonly Language[], sameSigns: Language | undefined, unwanted: readonly Language[], budget: { left: number }): Picked {
  budget.left -= [...wanted, ...unwanted].reduce((sum, one) => sum + costOf(one), 0);
  if (budget.left < 0) return { kind: 'budget' };
  const inAll = wanted.map((one) => automatonFor(one, one === sameSigns ? 'same' : one.mode));
  const inNone = unwanted.map((one) => automatonFor(one, one.mode));
  const automata = [...inAll, ...inNone];
  let worked = workOf(automata);
  const seen = new Set<string>();
  const path: Frame[] = [];

  const start: Place = { inAll: inAll.map((one) => one.start), inNone: inNone.map((one) => alive(one.start)) };
  if (start.inAll.some(isDead) || start.inNone.some((state) => state?.universal)) return { kind: 'empty' };
  if (isFound(start)) return { kind: 'found', text: [] };
  path.push({ steps: stepsFrom(start, inAll, inNone), at: 0 });
  for (let frame = path.at(-1); frame; frame = path.at(-1)) {
    const step = frame.steps[frame.at++];
    if (step === undefined) {
      path.pop();
      continue;
    }
    if (isFound(step)) return { kind: 'found', text: textOf(path.flatMap(({ steps, at }) => steps[at - 1]?.letter ?? [])) };
    const key = keyOfPlace(step);
    if (seen.has(key)) continue;
    seen.add(key);
    const steps = stepsFrom(step, inAll, inNone);
    path.push({ steps, at: 0 });
    const work = workOf(automata);
    budget.left -= 1 + work - worked + ((steps.length * automata.length) >> 5);
    worked = work;
    if (budget.left < 0) return { kind: 'budget' };
  }
  return { kind: 'empty' };
}

/** Without those that lead nowhere. */
function stepsFrom(from: Place, inAll: readonly Automaton[], inNone: readonly Automaton[]): readonly Step[] {
  const steps: (Step & { readonly missing: number })[] = [];
  const threats = from.inNone.filter((state) => state !== undefined);
  for (const letter of lettersFrom(from.inAll, threats)) {
    const wanted = stepAll(inAll, from.inAll, letter);
    if (!wanted) continue;
    const unwanted = inNone.map((automaton, index) => {
      const state = from.inNone[index];
      return state && alive(automaton.step(state, letter));
    });
    if (unwanted.some((state) => state?.universal)) continue;
    steps.push({ letter, inAll: wanted, inNone: unwanted, missing: wanted.reduce((sum, { missing }) => sum + missing, 0) });
  }
  return steps.sort((a, b) => Number(isSign(a.letter)) - Number(isSign(b.letter)) || a.missing - b.missing);
}

function isFound({ inAll, inNone }: Place): boolean {
  return inAll.every(({ accept }) => accept) && !inNone.some((state) => state?.accept);
}

function keyOfPlace({ inAll, inNone }: Place): string {
  let key = '';
  for (const { id } of inAll) key += `${id},`;
  for (const state of inNone) key += state ? `${state.id},` : ',';
  return key;
}

function stepAll(automata: readonly Automaton[], states: readonly State[], letter: Letter): readonly State[] | undefined {
  const out: State[] = [];
  for (const [index, automaton] of automata.entries()) {
    const state = states[index];
    const next = state && automaton.step(state, letter);
    if (!next || isDead(next)) return undefined;
    out.push(next);
  }
  return out;
}

function isSign(letter: Letter): boolean {
  return typeof letter !== 'string';
}

function isDead(state: State): boolean {
  return state.nodes.length === 0;
}

function alive(state: State): State | undefined {
  return isDead(state) ? undefined : state;
}

function workOf(automata: readonly Automaton[]): number {
  return automata.reduce((sum, { work }) => sum + work, 0);
}
