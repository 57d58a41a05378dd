/**
 * Writes test/data/policy-vectors.json anew: decisions of the evaluator on which a second, much shorter reading of the policy
 * language agrees. Fails where they differ.
 */

import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import type { PlainSituation } from '../../src/policy/plain.js';
import { situationFrom } from '../../src/policy/plain.js';
import type { Reach } from '../../src/policy/question.js';
import { dice } from '../policy/random/dice.js';
import type { PlainPolicy } from '../policy/random/documents.js';
import { policies } from '../policy/random/documents.js';
import { readDecision } from '../policy/random/reading.js';
import { requestsAbout } from '../policy/random/requests.js';
import { decisionsOf, rowOf } from '../policy/random/vectors.js';
import type { Vector } from '../policy/random/vectors.js';
import { SERVICES } from '../policy/random/vocabulary.js';
import type { PlainRequest } from '../policy/situations.js';
import { OWNER } from '../policy/situations.js';

const FILE = 'test/data/policy-vectors.json';
const SEED = 20_261_121;
const POLICIES = 300;
/** Of each policy; no more than half of them denied, as far as there are enough others. */
const REQUESTS = 12;
const DRAWS = 240;

const QUESTIONS: readonly Reach[] = [
  { who: { kind: 'caller' } },
  { who: { kind: 'caller' } },
  { who: { kind: 'external' } },
  ...SERVICES.map((name): Reach => ({ who: { kind: 'service', name } })),
];

function main(): void {
  const styles = [policies({ statements: 3 }), policies({ variables: true, statements: 3 })];
  const places = new Map<string, number>();
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? places.size;
    places.set(text, place);
    return place;
  };
  const counts = { allowed: 0, denied: 0, unknown: 0 };
  const recorded = styles.flatMap((style, at) =>
    fc.sample(style, { numRuns: POLICIES / 2, seed: SEED + at }).map((policy, index) => {
      const vectors = vectorsOf(policy, SEED + index);
      for (const { decision } of vectors) counts[decision]++;
      return `{"policy":${JSON.stringify(policy)},"requests":${JSON.stringify(vectors.map((one) => rowOf(one, placeOf)))}}`;
    }),
  );
  const about = 'Made by test/tools/policy-vectors.ts; two readings of the policy language agree on each decision.';
  writeFileSync(FILE, `{"about":${JSON.stringify(about)},\n"texts":${JSON.stringify([...places.keys()])},\n"policies":[\n${recorded.join(',\n')}\n]}\n`);
  process.stdout.write(`${FILE}: ${recorded.length} policies, ${counts.allowed} requests allowed, ${counts.denied} denied, ${counts.unknown} unknown\n`);
}

function vectorsOf(policy: PlainPolicy, seed: number): readonly Vector[] {
  const plain: PlainSituation = { bucket: 'b', account: OWNER, policy };
  const [draw, chance] = [requestsAbout(situationFrom(plain)), dice(seed)];
  const requests = Array.from({ length: DRAWS }, () => draw(chance.of(QUESTIONS), chance)?.plain).filter((one) => one !== undefined);
  const vectors = decisionsOf(policy, requests).map((decision, at) => agreed(policy, { decision, request: requests[at] as PlainRequest }));
  const those = (decision: string): readonly Vector[] => vectors.filter((one) => one.decision === decision);
  const denied = those('denied');
  const others = [...those('unknown').slice(0, REQUESTS / 4), ...those('allowed')];
  const kept = others.slice(0, Math.max(REQUESTS / 2, REQUESTS - denied.length));
  return [...kept, ...denied.slice(0, REQUESTS - kept.length)];
}

function agreed(policy: PlainPolicy, vector: Vector): Vector {
  const other = readDecision(policy, vector.request);
  if (other !== vector.decision) throw new Error(`${vector.decision}, but read as ${other}:\n${JSON.stringify(vector.request)}\n${JSON.stringify(policy)}`);
  return vector;
}

main();
