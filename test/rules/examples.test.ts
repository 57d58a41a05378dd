import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../src/rule/rule.js';
import { asEstate } from '../../src/rule/example.js';
import { formats } from '../../src/testing/format.js';
import { RuleTester } from '../../src/testing/rule-tester.js';

const ids = readdirSync(new URL('../../rules', import.meta.url)).map((file) => file.replace(/\.ts$/, ''));
const rules = await Promise.all(ids.map(async (id) => ((await import(`../../rules/${id}.ts`)) as { default: Rule }).default));
const tester = new RuleTester({ describe, it });

for (const [index, rule] of rules.entries()) {
  tester.run(rule);

  describe(rule.meta.id, () => {
    it('stands in the file of its name', () => expect(rule.meta.id).toBe(ids[index]));

    it('has examples that fail and pass', () => {
      expect(rule.examples.fail.length).toBeGreaterThan(0);
      expect(rule.examples.pass.length).toBeGreaterThan(0);
    });

    it('can be said to fail in some format, or says in its limits where it cannot', () => {
      const sayable = rule.examples.fail.some((example) => formats.some((format) => 'text' in format.write(asEstate(example, rule.on))));
      expect(sayable || /CloudFormation/.test(rule.meta.docs.limits ?? '')).toBe(true);
    });
  });
}
