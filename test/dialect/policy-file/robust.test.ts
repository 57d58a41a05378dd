import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DerivedKind } from '../../../src/model/derived.js';
import { derivedKinds } from '../../../src/model/derived.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import { fixture, loaded } from './reading.js';

/** Reads a text as far as rules would; gives what is said about it. */
function readWhole(text: string, path = 'p.json'): { readonly units: number; readonly problems: number; readonly skipped: number } {
  const { units, problems, skipped } = loaded({ [path]: text });
  const estate = new JoinedEstate(units);
  for (const kind of derivedKinds as readonly DerivedKind[])
    for (const holder of estate.holders(kind)) void estate.within(kind, holder, estate.plain).items.length;
  return { units: units.length, problems: problems.length, skipped: skipped.length };
}

const names = ['Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition', 'Sid'];
const texts = ['Allow', 'Deny', '*', 's3:*', 'arn:aws:s3:::b/*', 'arn:aws:s3:::${b}', '${arn}/*', '', '111122223333', '${aws:username}', 'arn:::::', '<x>'];

describe('whatever a policy file holds, it is read or told', () => {
  const json = fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<unknown>;
  const value = fc.oneof(fc.constantFrom(...texts), fc.array(fc.constantFrom(...texts), { maxLength: 3 }), json);
  const statement = fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 6 });
  const statements = fc.oneof(fc.array(fc.oneof(statement, json), { maxLength: 4 }), statement, json);

  it('statements with anything in them', () => {
    fc.assert(
      fc.property(statements, (all) => {
        const { units, skipped } = readWhole(JSON.stringify({ Version: '2012-10-17', Statement: all }));
        expect(units + skipped).toBe(1);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('a wrapping with anything in it', () => {
    const key = fc.constantFrom(
      'Policy',
      'PolicyDocument',
      'AssumeRolePolicyDocument',
      'Role',
      'PolicyVersion',
      'Attributes',
      'policy',
      'Content',
      'Document',
      'Statement',
    );
    const wrapping = fc.dictionary(key, fc.oneof(json, fc.dictionary(key, fc.oneof(json, fc.constant('{"Statement": [{"Effect": "Allow"}]}')))));
    fc.assert(
      fc.property(wrapping, (around) => {
        readWhole(JSON.stringify({ ...around, '"Statement"': 1 }));
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each(readdirSync('fixtures/policies'))('%s, cut off anywhere, is never half a policy', (file) => {
    const text = fixture(file).trimEnd();
    const ends = Array.from({ length: Math.ceil(text.length / 7) }, (_, index) => index * 7);
    const halves = ends.filter((end) => {
      const { units, problems } = readWhole(text.slice(0, end), file);
      // What is left of YAML may be whole.
      return units > 0 && (problems > 0 || file.endsWith('.json'));
    });
    expect(halves).toEqual([]);
  });

  it('a text that grows without end when its aliases are followed is unreadable, and no clean policy', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `  x${index + 1}: &x${index + 1} [*x${index}, *x${index}]`);
    const text = `Statement:\n- Effect: Allow\n  x0: &x0 [a]\n${lines.join('\n')}\n  Action: *x40\n`;
    expect(readWhole(text, 'p.yaml')).toMatchObject({ units: 0, problems: 1 });
  });
});
