import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, confidenceOf, implies, no, not, unknown, yes } from '../../src/truth/answer.js';
import type { Answer } from '../../src/truth/answer.js';
import { Unknown, every, some } from '../../src/truth/value.js';
import type { List } from '../../src/truth/value.js';
import { Mapped } from '../../src/text/mapped.js';

/** With its reasons looked for. */
function read({ truth, because }: Answer): Answer {
  return { truth, because };
}

const evidence = fc.record({ says: fc.constantFrom('a', 'b', 'c') });
const answer: fc.Arbitrary<Answer> = fc
  .tuple(fc.constantFrom('yes', 'no', 'unknown'), fc.array(evidence, { maxLength: 2 }))
  .map(([truth, because]) => ({ yes, no, unknown })[truth](...because));
const answers = fc.array(answer, { maxLength: 5 });
const origin = { locus: { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 } } as const;

/** The same question with every unknown answered in one way or another. */
function settlements(given: readonly Answer[]): readonly (readonly Answer[])[] {
  return given.reduce<readonly (readonly Answer[])[]>(
    (lists, one) => lists.flatMap((list) => (one.truth === 'unknown' ? [yes(), no()] : [one]).map((settled) => [...list, settled])),
    [[]],
  );
}

/** Yes or no only if whatever is unknown could not change it. */
function holdsBack(whole: (given: readonly Answer[]) => Answer, given: readonly Answer[]): void {
  const outcomes = new Set(settlements(given).map((settled) => whole(settled).truth));
  const { truth } = whole(given);
  expect(truth === 'unknown' ? given.some((one) => one.truth === 'unknown') : outcomes.size === 1 && outcomes.has(truth)).toBe(true);
}

describe('what is not known', () => {
  it('never makes a plain yes or no of all, any, not or implies', () => {
    fc.assert(
      fc.property(answers, (given) => {
        holdsBack((list) => all(...list), given);
        holdsBack((list) => any(...list), given);
        if (given[0]) holdsBack(([one]) => not(one ?? yes()), given.slice(0, 1));
        if (given[1]) holdsBack(([one, other]) => implies(one ?? yes(), other ?? yes()), given.slice(0, 2));
      }),
    );
  });

  it('leaves a question open only where it would change the answer, when everything is asked once', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const whole of [all, any]) {
          const outcomes = new Set(settlements(given).map((settled) => whole(...settled).truth));
          expect(whole(...given).truth).toBe(outcomes.size === 1 ? [...outcomes][0] : 'unknown');
        }
      }),
    );
  });
});

describe('all, any and not', () => {
  it('are as true in any order', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const whole of [all, any]) expect(whole(...[...given].reverse()).truth).toBe(whole(...given).truth);
      }),
    );
  });

  it('obey De Morgan, with the same reasons', () => {
    fc.assert(
      fc.property(answers, (given) => {
        expect(read(not(all(...given)))).toEqual(read(any(...given.map(not))));
        expect(read(not(any(...given)))).toEqual(read(all(...given.map(not))));
      }),
    );
  });

  it('take back a not by another', () => {
    fc.assert(
      fc.property(answer, (one) => {
        expect(read(not(not(one)))).toEqual(one);
      }),
    );
  });

  it('give no reason that speaks for another answer', () => {
    fc.assert(
      fc.property(answers, (given) => {
        for (const whole of [all(...given), any(...given)]) {
          const own = given.filter((one) => one.truth === whole.truth).flatMap((one) => one.because);
          expect(whole.because).toEqual(own);
        }
      }),
    );
  });

  it('hold of nothing as logic has it', () => {
    expect([all().truth, any().truth]).toEqual(['yes', 'no']);
  });
});

describe('a list that may have more items', () => {
  const open = (items: readonly Answer[]): List<Answer> => ({ items, open: new Unknown<never>('hidden', origin), origin });

  it('never answers a plain yes to every, and never a plain no to some', () => {
    fc.assert(
      fc.property(answers, (items) => {
        expect(every(open(items), (one) => one).truth).not.toBe('yes');
        expect(some(open(items), (one) => one).truth).not.toBe('no');
      }),
    );
  });

  it('still answers by what is seen: one no denies every, one yes grants some', () => {
    expect(every(open([yes(), no()]), (one) => one).truth).toBe('no');
    expect(some(open([no(), yes()]), (one) => one).truth).toBe('yes');
  });

  it('answers like a closed one where that has the same reasons to', () => {
    fc.assert(
      fc.property(answers, (items) => {
        const closed: List<Answer> = { items, origin };
        expect(every(closed, (one) => one).truth).toBe(all(...items).truth);
        expect(some(closed, (one) => one).truth).toBe(any(...items).truth);
      }),
    );
  });
});

describe('confidence', () => {
  it('is never higher for one more reason', () => {
    const rank = { high: 2, medium: 1, low: 0 } as const;
    const reason = fc.oneof(fc.constant({ says: 'a' }), fc.constant({ says: 'b', assumed: 'x' }), fc.constant({ says: 'c', weak: true }));
    fc.assert(
      fc.property(fc.array(reason), reason, (reasons, more) => {
        expect(rank[confidenceOf([...reasons, more])]).toBeLessThanOrEqual(rank[confidenceOf(reasons)]);
      }),
    );
  });
});

describe('a question among answers', () => {
  it('is put only where those before it leave it open', () => {
    let asked = 0;
    const ask = () => {
      asked++;
      return yes({ says: 'late' });
    };
    expect(read(any(yes({ says: 'early' }), ask))).toEqual(yes({ says: 'early' }));
    expect(read(all(no({ says: 'early' }), ask))).toEqual(no({ says: 'early' }));
    expect(asked).toBe(0);
    expect(read(any(no(), ask))).toEqual(yes({ says: 'late' }));
    expect(read(all(unknown({ says: 'open' }), ask))).toEqual(unknown({ says: 'open' }));
    expect(asked).toBe(2);
  });
});
