/**
 * What the policy engine costs, in a process of its own: `node dist/bench/policy.js`. Times are medians of a busy machine;
 * nothing here fails.
 */

import { allRules } from '../src/cli/all-rules.js';
import { run } from '../src/lint.js';
import { createEngine } from '../src/policy/engine.js';
import { situationFrom } from '../src/policy/plain.js';
import type { Reach } from '../src/policy/question.js';
import type { Situation } from '../src/policy/situation.js';
import { requestFor } from '../src/testing/judge-text.js';
import { samples, templateOfPolicies } from './policies.js';

const questions: Readonly<Record<string, Reach>> = {
  anonymous: { who: { kind: 'anonymous' } },
  outsider: { who: { kind: 'outsider' } },
  'plain HTTP': { who: { kind: 'caller' }, context: [{ key: 'aws:SecureTransport', is: { oneOf: ['false'] } }], counting: 'identities' },
  'put without KMS': {
    who: { kind: 'caller' },
    actions: ['s3:PutObject'],
    context: [{ key: 's3:x-amz-server-side-encryption', is: { noneOf: ['aws:kms'] } }],
    counting: 'identities',
  },
};

first();
each();
template();

/** The first question of a process, before anything is warm. */
function first(): void {
  const [sample] = samples;
  if (!sample) return;
  const situation = situationOf(sample.policy);
  const ms = timed(() => createEngine().ask(situation, questions['anonymous'] as Reach));
  print('policy engine, first question in the process', [`${ms.toFixed(1)} ms`]);
}

/** Every sample and question, each time about a policy that was just read: with an engine of its own, and with one that has seen others. */
function each(): void {
  const names = [...Object.keys(questions), 'owner can repair'];
  const shared = createEngine();
  print(
    `policy engine, ms with a new engine / with one in use: ${names.join(', ')}`,
    samples.map(({ name, policy }) => {
      const size = JSON.stringify(policy).length;
      const cells = names.map((question) => {
        const fresh = median(rounds(15, () => asked(createEngine(), situationOf(policy), question)));
        const used = median(rounds(15, () => asked(shared, situationOf(policy), question)));
        return `${fresh.toFixed(2)} / ${used.toFixed(2)}`;
      });
      return `${name} (${(size / 1000).toFixed(1)} KB, ${policy.Statement.length}): ${cells.join(', ')}`;
    }),
  );
}

function asked(engine: ReturnType<typeof createEngine>, situation: Situation, question: string): number {
  const reach = questions[question];
  return timed(() => (reach ? engine.ask(situation, reach) : engine.canRepair(situation)));
}

/** A template of fifty buckets, each with a policy, and every rule about policies. */
function template(): void {
  const rules = allRules.filter(({ on }) => ['policy', 'statement', 'grant', 'bucketAccess', 'pointAccess'].includes(String(on)));
  const text = templateOfPolicies(50);
  const lint = (chosen: typeof rules): number => timed(() => run(requestFor(chosen, { 'template.yaml': text })));
  lint(rules);
  const without = median(rounds(5, () => lint([])));
  const withRules = median(rounds(5, () => lint(rules)));
  print('fifty buckets with policies', [
    `${rules.length} policy rules: ${(withRules - without).toFixed(0)} ms beside ${without.toFixed(0)} ms of loading and joining`,
  ]);
}

function situationOf(policy: object): Situation {
  return situationFrom({ bucket: 'b', account: '111122223333', organization: 'o-own', policy });
}

function rounds(count: number, measure: () => number): readonly number[] {
  return Array.from({ length: count }, measure);
}

function timed(work: () => unknown): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function print(title: string, lines: readonly string[]): void {
  process.stdout.write(`${title}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}
