import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explore } from '../../src/truth/explore.js';
import { Remembered } from '../../src/truth/remember.js';
import { plainWorld } from '../../src/truth/world.js';
import type { Atom, Decisions, World } from '../../src/truth/world.js';

/** Whether a parameter has one of its three values: at most one of them holds, and one must. */
function isA(parameter: string, value: string): Atom {
  const values = ['a', 'b', 'c'];
  return {
    key: `${parameter}=${value}`,
    says: (holds) => `${parameter}${holds ? '=' : '!='}${value}`,
    possible(decided: Decisions) {
      const before = decided.get(this.key);
      if (before !== undefined) return before ? 'yes' : 'no';
      const others = values.filter((other) => other !== value).map((other) => decided.get(`${parameter}=${other}`));
      return others.includes(true) ? 'no' : others.every((other) => other === false) ? 'yes' : 'both';
    },
  };
}

const atoms = ['E', 'F'].flatMap((parameter) => ['a', 'b', 'c'].map((value) => isA(parameter, value)));

/** What a rule reads: it asks for one thing after the other, each depending on what it saw. */
type Reading = readonly { readonly atom: Atom; readonly onlyIf: boolean }[];

const reading: fc.Arbitrary<Reading> = fc.array(fc.record({ atom: fc.constantFrom(...atoms), onlyIf: fc.boolean() }), { maxLength: 4 });

function read(of: Reading, world: World): string {
  let seen = '';
  for (const { atom, onlyIf } of of) {
    if (onlyIf && seen.endsWith('-')) continue;
    seen += world.decide(atom) ? '+' : '-';
  }
  return seen;
}

/** Every way through: what was seen, and what was chosen. */
function waysOf(run: (world: World) => string): unknown {
  const paths = explore(plainWorld(), run);
  return 'kind' in paths ? paths.kind : paths.map(({ outcome, choices }) => [outcome, choices.map(({ atom, holds }) => [atom.key, holds])]);
}

describe('what was read and kept', () => {
  it('is what every other world would have read, and leaves it the same choices', () => {
    fc.assert(
      fc.property(reading, fc.array(fc.tuple(reading, reading), { minLength: 1, maxLength: 5 }), (kept, rules) => {
        const remembered = new Remembered<string>();
        for (const [before, after] of rules) {
          const run = (keep: (world: World) => string) => (world: World) => [read(before, world), keep(world), read(after, world)].join();
          expect(waysOf(run((world) => remembered.read(world, () => read(kept, world))))).toEqual(waysOf(run((world) => read(kept, world))));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is not read again by those who make the same choices', () => {
    const remembered = new Remembered<string>();
    let times = 0;
    const run = (world: World): string =>
      remembered.read(world, () => {
        const seen = read([{ atom: isA('E', 'a'), onlyIf: false }], world);
        times++;
        return seen;
      });
    expect(waysOf(run)).toEqual(waysOf(run));
    expect(times).toBe(2);
  });

  it('is read again where something was decided before', () => {
    const remembered = new Remembered<string>();
    const run = (world: World): string => remembered.read(world, () => [...world.decided.keys()].join());
    const after = (world: World): string => `${read([{ atom: isA('F', 'b'), onlyIf: false }], world)}${run(world)}`;
    expect([waysOf(run), waysOf(after)]).toEqual([
      [['', []]],
      [
        ['+F=b', [['F=b', true]]],
        ['-F=b', [['F=b', false]]],
      ],
    ]);
  });

  it('can hold another that was kept', () => {
    const [inner, outer] = [new Remembered<string>(), new Remembered<string>()];
    const own = (world: World): string => inner.read(world, () => read([{ atom: isA('E', 'b'), onlyIf: false }], world));
    const run = (world: World): string => outer.read(world, () => `<${own(world)}>`);
    const first = waysOf(own);
    expect(first).toEqual([
      ['+', [['E=b', true]]],
      ['-', [['E=b', false]]],
    ]);
    const expected = [
      ['<+>', [['E=b', true]]],
      ['<->', [['E=b', false]]],
    ];
    expect([waysOf(run), waysOf(run)]).toEqual([expected, expected]);
  });
});
