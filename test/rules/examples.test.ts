import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run } from '../../src/lint.js';
import type { Example } from '../../src/rule/example.js';
import { asEstate } from '../../src/rule/example.js';
import type { Rule } from '../../src/rule/rule.js';
import type { Format } from '../../src/testing/format.js';
import { formats, unsaidIn } from '../../src/testing/format.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const own = new Set(readdirSync(new URL('.', import.meta.url)).map((file) => file.replace(/\.test\.ts$/, '')));
const ids = readdirSync(new URL('../../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { default: Rule }).default));
const tester = new RuleTester({ describe, it });

for (const [index, rule] of rules.entries()) {
  // Whose texts are tested in a file of their own are tested with their examples there.
  if (!own.has(rule.meta.id)) tester.run(rule);

  describe(rule.meta.id, () => {
    it('stands in the file of its name', () => expect(rule.meta.id).toBe(ids[index]));

    it('has examples that fail and pass', () => {
      expect(rule.examples.fail.length).toBeGreaterThan(0);
      expect(rule.examples.pass.length).toBeGreaterThan(0);
    });

    it('has no example that no format can say', () => {
      expect(examplesOf(rule).flatMap(({ name, left }) => (left.size === formats.length ? [name] : []))).toEqual([]);
    });
  });
}

interface Said {
  readonly name: string;
  /** By the format that cannot say it: what it has no words for. */
  readonly left: ReadonlyMap<string, readonly string[]>;
}

function examplesOf(rule: Rule): readonly Said[] {
  return (['fail', 'pass', 'undecided'] as const).flatMap((verdict) =>
    (rule.examples[verdict] ?? []).map((example, index): Said => {
      const unsaid = formats.map((format) => [format.name, unsaidIn(format, asEstate(example, rule.on), verdict, rule.meta)] as const);
      return { name: `${rule.meta.id}: ${verdict} ${index + 1}`, left: new Map(unsaid.filter(([, what]) => what.length > 0)) };
    }),
  );
}

/** What a format cannot say is not judged in it: nobody loses an example without seeing it here. `npm test -- -u` writes it anew. */
it('the examples that a format has no words for are known', async () => {
  const lines = formats.flatMap(({ name }) => {
    const lost = rules.flatMap(examplesOf).flatMap((one) => (one.left.has(name) ? [`- ${one.name} (${one.left.get(name)?.join(', ')})`] : []));
    return [`${name}: ${lost.length}`, ...lost, ''];
  });
  await expect(lines.join('\n')).toMatchFileSnapshot('__snapshots__/unsayable.txt');
});

/** Of what is mended somewhere, what is not mended elsewhere. */
it('the examples that only some formats can mend are known', async () => {
  const written = rules
    .filter(({ meta }) => meta.fixable)
    .flatMap((rule) =>
      rule.examples.fail.map((example, index) => {
        const estate = asEstate(example, rule.on);
        const mended = formats.flatMap((format) =>
          unsaidIn(format, estate, 'fail', rule.meta).length === 0 && isMended(rule, estate, format) ? [format.name] : [],
        );
        return { name: `${rule.meta.id}: fail ${index + 1}`, mended };
      }),
    );
  const lines = written.flatMap(({ name, mended }) => (mended.length === 0 ? [] : [`${name}: ${mended.join(', ')}`]));
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('__snapshots__/mended.txt');
});

function isMended(rule: Rule, estate: Example, { file, write }: Format): boolean {
  const written = write(estate);
  if (!('text' in written)) return false;
  return run(requestFor([rule], { [file]: written.text }, estate.options ? { options: estate.options } : {})).result.findings.every(({ fix }) => fix);
}
