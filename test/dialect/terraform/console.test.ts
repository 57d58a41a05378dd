import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askTerraform, terraformOnPath } from './console.js';
import { locals, values, variables } from './console-cases.js';
import type { Fake } from './expressions.js';
import { plain, see } from './expressions.js';

const RECORDED = 'test/data/terraform/console.json';

interface Recorded {
  readonly expression: string;
  /** The JSON that Terraform makes of it. */
  readonly json: string;
}

const fake: Fake = { variables, locals };
const terraform = terraformOnPath();

describe('An expression is worth what Terraform makes of it', () => {
  const recorded = JSON.parse(readFileSync(RECORDED, 'utf8')) as readonly Recorded[];

  it('in every recorded case', () => {
    const wrong = recorded.flatMap(({ expression, json }) => {
      const ours = JSON.stringify(sorted(plain(see(expression, fake))));
      const theirs = JSON.stringify(sorted(JSON.parse(json)));
      return ours === theirs ? [] : [{ expression, ours, theirs }];
    });
    expect(wrong).toEqual([]);
    expect(recorded.map(({ expression }) => expression)).toEqual(values);
  });

  it.skipIf(terraform === undefined)('as the Terraform of this machine says, too', { timeout: 120_000 }, async () => {
    const results = askTerraform(terraform as string, values);
    const now = values.map((expression, index) => ({ expression, json: results[index] as string }));
    await expect(`${JSON.stringify(now, undefined, 1)}\n`).toMatchFileSnapshot(`../../../${RECORDED}`);
  });
});

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, member]) => [name, sorted(member)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
