/**
 * The engine's promises at ten times the size of the tests (or as many times as the first argument says; the second is a seed), with
 * figures for docs/policy-engine.md. Fails on a wrong answer, and prints the smallest case that shows it.
 */

import fc from 'fast-check';
import { createEngine } from '../../src/policy/engine.js';
import { evaluate } from '../../src/policy/evaluate/evaluate.js';
import type { PlainSituation } from '../../src/policy/plain.js';
import { situationFrom } from '../../src/policy/plain.js';
import type { Reach } from '../../src/policy/question.js';
import { OWNER } from '../policy/situations.js';
import { dice } from '../policy/random/dice.js';
import { policies } from '../policy/random/documents.js';
import { examine } from '../policy/random/examine.js';
import type { Examined } from '../policy/random/examine.js';
import { cases } from '../policy/random/questions.js';
import { readDecision } from '../policy/random/reading.js';
import { reduced } from '../policy/random/reduce.js';
import { requestsAbout } from '../policy/random/requests.js';
import { DRAWS, sorts } from '../policy/random/sorts.js';
import type { Sort } from '../policy/random/sorts.js';
import { SERVICES } from '../policy/random/vocabulary.js';

const [times = 10, seed = 20_261_121] = process.argv.slice(2).map(Number);

interface Case {
  readonly plain: PlainSituation;
  readonly question: Reach;
}

interface Tally {
  readonly answers: Record<Examined['verdict'], number>;
  requests: number;
  /** Of the yeses, how many the drawn requests find as well: how sharp the proof of the noes is. */
  found: number;
  wrong: number;
  readonly objections: { readonly one: Case; readonly says: string }[];
  readonly milliseconds: number[];
}

function main(): void {
  const start = Date.now();
  const tallies = sorts.map((sort) => {
    const tally = run(sort);
    report(sort, tally);
    return tally;
  });
  const { requests, differences } = readings();
  print(`evaluator and second reading: ${requests} requests, ${differences} differences`);
  const sum = (count: (tally: Tally) => number): number => tallies.reduce((all, tally) => all + count(tally), 0);
  print(
    `${sum(({ milliseconds }) => milliseconds.length)} questions, ${sum(({ requests }) => requests)} requests, ${sum(({ wrong }) => wrong)} wrong answers, ${((Date.now() - start) / 1000).toFixed(0)} s`,
  );
  process.exitCode = differences + sum(({ objections }) => objections.length) > 0 ? 1 : 0;
}

function run({ situations, cases: count, clear }: Sort): Tally {
  const tally: Tally = { answers: { yes: 0, no: 0, unknown: 0 }, requests: 0, found: 0, wrong: 0, objections: [], milliseconds: [] };
  for (const [at, one] of fc.sample(cases(situations), { numRuns: count * times, seed }).entries()) {
    const [engine, situation] = [createEngine(), situationFrom(one.plain)];
    const start = process.hrtime.bigint();
    engine.ask(situation, one.question);
    tally.milliseconds.push(Number(process.hrtime.bigint() - start) / 1e6);
    const examined = examine(engine, situation, one.question, seed + at, DRAWS);
    tally.answers[examined.verdict]++;
    tally.requests += examined.tried;
    if (examined.verdict === 'yes' && isFound(one, seed + at)) tally.found++;
    if (examined.wrong !== undefined) tally.wrong++;
    const says = objection(examined, clear);
    if (says !== '') tally.objections.push({ one, says });
  }
  return tally;
}

/** The evaluator against the second reading of the policy language. */
function readings(): { readonly requests: number; readonly differences: number } {
  let [requests, differences] = [0, 0];
  for (const [at, policy] of fc.sample(fc.oneof(policies(), policies({ variables: true })), { numRuns: 120 * times, seed }).entries()) {
    const situation = situationFrom({ bucket: 'b', account: OWNER, policy });
    const [draw, chance] = [requestsAbout(situation), dice(seed + at)];
    for (let left = DRAWS; left > 0; left--) {
      const drawn = draw(chance.chance(0.7) ? { who: { kind: 'caller' } } : { who: { kind: 'service', name: chance.of(SERVICES) } }, chance);
      if (!drawn) continue;
      requests++;
      const [ours, theirs] = [evaluate(situation, drawn.request).decision, readDecision(policy, drawn.plain)];
      if (ours === theirs) continue;
      differences++;
      print(`DIFFERENCE: ${ours}, but read as ${theirs}\n    ${JSON.stringify(drawn.plain)}\n    ${JSON.stringify(policy)}`);
    }
  }
  return { requests, differences };
}

function isFound({ plain, question }: Case, from: number): boolean {
  const situation = situationFrom(plain);
  const [draw, chance] = [requestsAbout(situation), dice(from)];
  const { counting, grant, without } = question;
  for (let left = DRAWS; left > 0; left--) {
    const drawn = draw(question, chance);
    if (drawn && evaluate(situation, drawn.request, { counting, grant, without }).decision === 'allowed') return true;
  }
  return false;
}

/** What is to be said against an answer. */
function objection({ verdict, wrong, split }: Examined, clear: boolean): string {
  return wrong ?? split ?? (clear && verdict === 'unknown' ? 'unknown, though all is written and documented' : '');
}

function report({ says, clear }: Sort, { answers, requests, found, wrong, objections, milliseconds }: Tally): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(2);
  const share = (count: number, of: number): string => `${((100 * count) / Math.max(1, of)).toFixed(2)} %`;
  print(`${says}:`);
  print(`  ${sorted.length} questions: ${answers.yes} yes, ${answers.no} no, ${answers.unknown} unknown (${share(answers.unknown, sorted.length)})`);
  print(`  ${requests} requests tried, ${wrong} wrong answers; drawing finds ${share(found, answers.yes)} of what is possible`);
  print(`  ms a question: median ${at(0.5)}, 99 of 100 below ${at(0.99)}, worst ${at(1)}`);
  const kinds = new Map(objections.map((one) => [kindOf(one.says), one]));
  for (const [kind, { one }] of [...kinds].slice(0, 5)) {
    const again = ({ plain, question }: Case): string => objection(examine(createEngine(), situationFrom(plain), question, seed, DRAWS * 4), clear);
    const small = reduced(one, (smaller) => isComplete(smaller) && kindOf(again(smaller)) === kind);
    const count = objections.filter((other) => kindOf(other.says) === kind).length;
    print(`  OBJECTION (${count}): ${again(small)}\n    ${JSON.stringify(small.question)}\n    ${JSON.stringify(small.plain)}`);
  }
}

function isComplete({ plain, question }: Case): boolean {
  return plain.account !== undefined && 'kind' in question.who && (situationFrom(plain).policy?.problems ?? []).length === 0;
}

/** Without what is only of this case. */
function kindOf(says: string): string {
  return says.replace(/\{.*$/s, '').slice(0, 70);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

main();
