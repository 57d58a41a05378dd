import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Operation } from '../../../src/dialect/api/operations.js';
import { operationsFor } from '../../../src/dialect/api/plan.js';
import { run } from '../../../src/lint.js';
import { asEstate } from '../../../src/rule/example.js';
import { needsOf } from '../../../src/rule/needs.js';
import type { Rule } from '../../../src/rule/rule.js';
import { formats, unsaidIn } from '../../../src/testing/format.js';
import type { Format } from '../../../src/testing/format.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const ids = readdirSync('rules').map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../../rules/${id}.ts`)) as { default: Rule }).default));
const live = formats.find(({ name }) => name === 'Live (snapshot)') as Format;

type Mutable = { accounts: Record<string, { resources: Record<string, Record<string, { replies: Record<string, unknown> }>> }> };

/** Each is judged once for every facet that it asks for. */
const MOST = 5;

describe('what is denied is never taken for an answer', () => {
  for (const rule of rules) {
    it(rule.meta.id, () => {
      const lies: string[] = [];
      const asked = operationsFor(needsOf(rule));
      for (const verdict of ['fail', 'pass'] as const) {
        for (const [index, example] of rule.examples[verdict].slice(0, MOST).entries()) {
          const estate = asEstate(example, rule.on);
          const written = live.write(estate);
          if (unsaidIn(live, estate, verdict).length > 0 || !('text' in written)) continue;
          const judge = (text: string): { readonly outcome: string; readonly weak: boolean } => {
            const { findings, undecided } = run(requestFor([rule], { 'snapshot.json': text }, estate.options ? { options: estate.options } : {})).result;
            const weak = findings.length > 0 && findings.every(({ confidence }) => confidence === 'low');
            return { outcome: findings.length > 0 ? 'fail' : undecided.length > 0 ? 'undecided' : 'pass', weak };
          };
          const before = judge(written.text);
          for (const { name, text } of deniedIn(JSON.parse(written.text) as Mutable, asked)) {
            const now = judge(text);
            if (now.outcome === 'undecided' || now.outcome === before.outcome) continue;
            // A role that is not to be told takes nothing out: the finding stands, and says that it hangs on it.
            if (now.outcome === 'fail' && now.weak && rule.exempt) continue;
            lies.push(`${verdict} ${index + 1}: ${before.outcome} becomes ${now.outcome} where ${name} is denied`);
          }
        }
      }
      expect(lies).toEqual([]);
    });
  }
});

/** The same account, each time with another facet denied that somebody asks for. */
function deniedIn(snapshot: Mutable, asked: readonly Operation[]): readonly { readonly name: string; readonly text: string }[] {
  return Object.entries(snapshot.accounts).flatMap(([id, { resources }]) =>
    Object.entries(resources).flatMap(([kind, all]) =>
      Object.entries(all).flatMap(([arn, { replies }]) =>
        Object.keys(replies).flatMap((name) => {
          const operation = asked.find((one) => one.name === name && (one.of as readonly string[]).includes(kind));
          if (operation?.role !== 'facet') return [];
          const copy = structuredClone(snapshot);
          const told = copy.accounts[id]?.resources[kind]?.[arn];
          if (told) told.replies[name] = { state: 'unknown', reason: 'denied', code: 'AccessDenied', action: operation.actions[0] };
          return [{ name: `${kind} ${name}`, text: JSON.stringify(copy) }];
        }),
      ),
    ),
  );
}
