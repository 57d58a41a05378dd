import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { begin, explore, forget, isCovered, unlessOpen, whenOf } from '../../src/truth/explore.js';
import type { Choice, Path } from '../../src/truth/explore.js';
import { plainWorld } from '../../src/truth/world.js';
import type { Atom, Decisions, World } from '../../src/truth/world.js';

/** A parameter with a few values: at most one of "it is a", "it is b" … holds, and with `closed` one of them must. */
interface Parameter {
  readonly name: string;
  readonly values: readonly string[];
  readonly closed: boolean;
}

const parameters: readonly Parameter[] = [
  { name: 'E', values: ['a', 'b', 'c'], closed: true },
  { name: 'F', values: ['a', 'b'], closed: false },
];

function atomOf({ name, values, closed }: Parameter, value: string): Atom {
  const key = (one: string): string => `${name}=${one}`;
  return {
    key: key(value),
    says: (holds) => `${name}${holds ? '=' : '!='}${value}`,
    possible(decided: Decisions) {
      const before = decided.get(key(value));
      if (before !== undefined) return before ? 'yes' : 'no';
      if (values.some((other) => decided.get(key(other)) === true)) return 'no';
      return closed && values.every((other) => other === value || decided.get(key(other)) === false) ? 'yes' : 'both';
    },
  };
}

const atoms = parameters.flatMap((parameter) => parameter.values.map((value) => atomOf(parameter, value)));

/** Every way in which the parameters can be set, as the atoms that hold. */
const assignments: readonly ReadonlySet<string>[] = parameters.reduce<readonly ReadonlySet<string>[]>(
  (sets, { name, values, closed }) => sets.flatMap((set) => [...values, ...(closed ? [] : ['else'])].map((value) => new Set([...set, `${name}=${value}`]))),
  [new Set()],
);

/** A question: atoms are asked one after the other, and the answers so far decide which is next, until one is the outcome. */
type Question = { readonly ask: Atom; readonly then: Question; readonly otherwise: Question } | { readonly outcome: boolean };

const { question } = fc.letrec<{ question: Question; outcome: Question; asked: Question }>((tie) => ({
  outcome: fc.record({ outcome: fc.boolean() }),
  asked: fc.record({ ask: fc.constantFrom(...atoms), then: tie('question'), otherwise: tie('question') }),
  question: fc.oneof({ maxDepth: 3 }, tie('outcome'), tie('asked')),
}));

function answered(one: Question, decide: (atom: Atom) => boolean): boolean {
  return 'ask' in one ? answered(decide(one.ask) ? one.then : one.otherwise, decide) : one.outcome;
}

const inWorld = (one: Question) => (world: World) => answered(one, (atom) => world.decide(atom));
const under = (assignment: ReadonlySet<string>) => (one: Question) => answered(one, (atom) => assignment.has(atom.key));

function agrees(choices: readonly Choice[], assignment: ReadonlySet<string>): boolean {
  return choices.every(({ atom, holds }) => assignment.has(atom.key) === holds);
}

function pathsOf<T>(run: (world: World) => T): readonly Path<T>[] {
  const paths = explore(plainWorld(), run);
  if ('kind' in paths) throw new Error('too many');
  return paths;
}

/** Whether a condition in words holds: "E=a and F!=b, or E=c". */
function says(when: string, assignment: ReadonlySet<string>): boolean {
  return when.split(', or ').some((clause) => clause.split(' and ').every((part) => assignment.has(part.replace('!=', '=')) !== part.includes('!=')));
}

describe('the ways through the choices', () => {
  it('leave out no assignment, take none twice, and answer as each does', () => {
    fc.assert(
      fc.property(question, (one) => {
        const paths = pathsOf(inWorld(one));
        for (const assignment of assignments) {
          const own = paths.filter(({ choices }) => agrees(choices, assignment));
          expect(own.map(({ outcome }) => outcome)).toEqual([under(assignment)(one)]);
        }
      }),
    );
  });

  it('are those that somebody can go', () => {
    fc.assert(
      fc.property(question, (one) => {
        for (const { choices } of pathsOf(inWorld(one))) expect(assignments.some((assignment) => agrees(choices, assignment))).toBe(true);
      }),
    );
  });

  it('are the same where their beginning is gone once for several questions', () => {
    fc.assert(
      fc.property(question, question, question, (first, second, third) => {
        const plain = plainWorld();
        const begun = begin(plain, inWorld(first));
        for (const then of [second, third]) {
          const run = (world: World, found = inWorld(first)(world)): readonly boolean[] => [found, inWorld(then)(world)];
          expect(explore(plain, run, begun)).toEqual(explore(plainWorld(), run));
        }
      }),
    );
  });

  it('are one where nothing is chosen', () => {
    expect(pathsOf(() => 'always')).toEqual([{ outcome: 'always', choices: [] }]);
  });
});

describe('when a finding holds', () => {
  it('is said truly: in every assignment that leads to it, and in no other', () => {
    fc.assert(
      fc.property(question, (one) => {
        const paths = pathsOf(inWorld(one));
        const part = (outcome: boolean): readonly (readonly Choice[])[] => paths.flatMap((path) => (path.outcome === outcome ? [path.choices] : []));
        if (part(true).length === 0) return;
        const when = whenOf(part(true), part(false));
        for (const assignment of assignments) expect(when === undefined || says(when, assignment)).toBe(under(assignment)(one));
      }),
    );
  });

  it('names no choice that another one implies', () => {
    const [isA, isB] = [atoms[0] as Atom, atoms[1] as Atom];
    const paths = pathsOf((world) => !world.decide(isA) && world.decide(isB));
    const part = (outcome: boolean) => paths.flatMap((path) => (path.outcome === outcome ? [path.choices] : []));
    expect(whenOf(part(true), part(false))).toBe('E=b');
  });

  it('has no clause from which a choice could be left out', () => {
    fc.assert(
      fc.property(question, (one) => {
        const paths = pathsOf(inWorld(one));
        const [failing, passing] = [paths.filter(({ outcome }) => outcome), paths.filter(({ outcome }) => !outcome)];
        const when =
          failing.length > 0
            ? whenOf(
                failing.map(({ choices }) => choices),
                passing.map(({ choices }) => choices),
              )
            : undefined;
        for (const clause of when?.split(', or ') ?? []) {
          const parts = clause.split(' and ');
          for (const left of parts.keys()) {
            const fewer = parts.filter((_part, index) => index !== left);
            const wider = assignments.filter((assignment) => fewer.every((part) => says(part, assignment)));
            expect(wider.some((assignment) => !under(assignment)(one))).toBe(true);
          }
        }
      }),
    );
  });
});

describe('whether a way is covered by others', () => {
  it('is so exactly where each of its assignments goes one of them', () => {
    fc.assert(
      fc.property(question, question, (one, other) => {
        const by = pathsOf(inWorld(other)).flatMap(({ outcome, choices }) => (outcome ? [choices] : []));
        for (const { choices } of pathsOf(inWorld(one))) {
          const own = assignments.filter((assignment) => agrees(choices, assignment));
          expect(isCovered(choices, by)).toBe(own.every((assignment) => by.some((path) => agrees(path, assignment))));
        }
      }),
    );
  });
});

describe('too many choices', () => {
  const free = (key: string, possible: Atom['possible'] = (decided) => (decided.has(key) ? (decided.get(key) ? 'yes' : 'no') : 'both')): Atom => ({
    key,
    says: () => key,
    possible,
  });

  it('are named, not tried: 128 ways are, one more is not', () => {
    const ways = (count: number) =>
      explore(plainWorld(), (world) => Array.from({ length: count - 1 }, (_, index) => free(`x${index}`)).find((atom) => world.decide(atom)));
    expect(ways(128)).toHaveLength(128);
    expect(ways(129)).toMatchObject({ kind: 'too-many' });
  });

  it('are too many also where nearly all of them turn out impossible', () => {
    const never = free('never', () => 'neither');
    const tried = explore(plainWorld(), (world) =>
      [...Array.from({ length: 40 }, (_, index) => free(`x${index}`)), never].every((atom) => world.decide(atom) || true),
    );
    expect(tried).toMatchObject({ kind: 'too-many' });
  });
});

describe('a world', () => {
  const first = atoms[0] as Atom;
  const reading = (kept: object, read: () => void) => (world: World) => {
    if (world.decide(first) && !world.memo.has(kept)) world.memo.set(kept, read());
  };

  it('keeps what was read in it for all who come the same way, until it is let go of', () => {
    const [plain, kept] = [plainWorld(), {}];
    let reads = 0;
    const ask = reading(kept, () => void reads++);
    for (let times = 0; times < 3; times++) explore(plain, ask);
    expect(reads).toBe(1);
    forget(plain);
    explore(plain, ask);
    expect(reads).toBe(2);
  });

  it('answers the next question as if it were the first', () => {
    fc.assert(
      fc.property(question, question, (one, other) => {
        const plain = plainWorld();
        explore(plain, inWorld(one));
        expect(explore(plain, inWorld(other))).toEqual(pathsOf(inWorld(other)));
      }),
    );
  });

  it('chooses nothing any more once its question is answered', () => {
    const [first, later] = [atoms[0] as Atom, atoms[3] as Atom];
    const paths = pathsOf((world) => {
      world.decide(first);
      return world;
    });
    expect(paths.map(({ outcome }) => [unlessOpen(() => outcome.decide(first)), unlessOpen(() => outcome.decide(later))])).toEqual([
      [true, undefined],
      [false, undefined],
    ]);
    expect(paths.map(({ choices }) => choices.length)).toEqual([1, 1]);
  });
});
