import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mapped } from '../../src/text/mapped.js';
import type { Part } from '../../src/truth/symbol.js';
import { sameText } from '../../src/truth/symbol.js';

/** What holes stand for in one deployment. */
type Values = Readonly<Record<string, string>>;

const KEYS = ['x', 'y'];

function hole(key: string): Exclude<Part, string> {
  return { kind: 'unknown', key, says: `\${${key}}`, reason: 'not known' };
}

const known: Exclude<Part, string> = { kind: 'symbol', key: 'k', attribute: 'k', says: '${k}', known: 'ab' };

const part: fc.Arbitrary<Part> = fc.oneof(
  fc.stringMatching(/^[ab]{1,3}$/),
  fc.constantFrom(...KEYS.map(hole), known, { kind: 'unknown', says: '${?}', reason: 'nameless' } as const),
);
const parts = fc.array(part, { maxLength: 4 });

function textOf(all: readonly Part[]): Mapped {
  return Mapped.join(all.map((one) => (typeof one === 'string' ? Mapped.literal(one) : Mapped.hole(one))));
}

/** All that a text can be; what has no name is another thing every time. */
function written(all: readonly Part[], values: Values): readonly string[] {
  let found = [''];
  for (const one of all) {
    const texts =
      typeof one === 'string' ? [one] : one.kind === 'symbol' ? [one.known ?? ''] : one.key === undefined ? ['', 'a', 'b'] : [values[one.key] ?? ''];
    found = found.flatMap((before) => texts.map((text) => before + text));
  }
  return found;
}

const SOME = ['', 'a', 'b', 'ab', 'ba'];
const deployments: readonly Values[] = SOME.flatMap((x) => SOME.map((y) => ({ x, y })));

describe('whether two texts are the same', () => {
  it('is only said where it is so in every deployment', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const said = sameText(textOf(a), textOf(b));
        if (said === 'unknown') return;
        for (const values of deployments) {
          const [ours, theirs] = [written(a, values), written(b, values)];
          const same = ours.flatMap((one) => theirs.map((other) => one === other));
          expect(same.includes(said === 'no')).toBe(false);
        }
      }),
    );
  });

  it('is always said of what is written, and of one thing and itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[ab]{0,3}$/), fc.stringMatching(/^[ab]{0,3}$/), (a, b) => {
        expect(sameText(Mapped.literal(a), Mapped.literal(b))).toBe(a === b ? 'yes' : 'no');
      }),
    );
    const named = parts.filter((all) => all.every((one) => typeof one === 'string' || one.key !== undefined));
    fc.assert(
      fc.property(named, (all) => {
        expect(sameText(textOf(all), textOf(all))).toBe('yes');
      }),
    );
  });

  it.each([
    [[hole('x')], [hole('x')], 'yes'],
    [[hole('x')], [hole('y')], 'unknown'],
    [[hole('x')], ['a'], 'unknown'],
    [[hole('x')], [], 'unknown'],
    [['a'], [], 'no'],
    [[hole('x')], [hole('x'), 'a'], 'no'],
    [['a', hole('x')], ['b', hole('x')], 'no'],
    [[hole('x'), 'aa'], [hole('x'), 'ab'], 'no'],
    [[hole('x'), 'a', hole('y')], [hole('x'), 'b', hole('y')], 'no'],
    [['a', hole('x')], ['aa', hole('y')], 'unknown'],
    [[known], ['a', 'b'], 'yes'],
    [[known, hole('x')], ['ab', hole('x')], 'yes'],
  ] as const)('of %j and %j: %s', (a, b, said) => {
    expect([sameText(textOf(a), textOf(b)), sameText(textOf(b), textOf(a))]).toEqual([said, said]);
  });
});
