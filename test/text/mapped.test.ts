import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseJson } from '../../src/syntax/json.js';
import { print } from '../../src/syntax/print.js';
import { type ScalarNode, valueOf } from '../../src/syntax/tree.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { applyEdits } from '../../src/text/edit.js';
import { HOLE, Mapped } from '../../src/text/mapped.js';
import type { Origin } from '../../src/text/origin.js';
import { Source } from '../../src/text/source.js';
import { texts } from '../syntax/data.js';

/** The text under `inner` in the JSON that stands as a text under `outer` in a YAML file. */
function innermost(file: Source): Mapped {
  const yaml = parseYaml(Mapped.of(file));
  const json = parseJson(yaml.textOf(valueOf(yaml.root, 'outer') as ScalarNode));
  return json.textOf(valueOf(json.root, 'inner') as ScalarNode);
}

/** JSON in YAML: as a literal block if `lines`, else on one line in quotes. */
function nested(text: string, lines: boolean): Source {
  const json = lines ? print({ inner: text, more: [1] }, 'json').trim() : JSON.stringify({ inner: text });
  return new Source('nested.yaml', print({ above: 1, outer: json, below: 'x' }, 'yaml'));
}

describe('a text inside a text inside a file', () => {
  test('every character leads back to what stands for it in the file, in order', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), (text, lines) => {
        const file = nested(text, lines);
        const mapped = innermost(file);
        expect(mapped.text).toBe(text);
        let end = 0;
        for (let at = 0; at < text.length; at++) {
          const place = mapped.place(at, at + 1);
          expect(place?.source).toBe(file);
          expect(place?.start).toBeGreaterThanOrEqual(end);
          end = place?.end ?? 0;
          const written = file.text.slice(place?.start, end);
          expect(written === text[at] || /^(?:\\.*|'')$/.test(written)).toBe(true);
        }
      }),
    );
  });

  test('an edit goes back through both layers and is escaped in each', () => {
    fc.assert(
      fc.property(texts, fc.boolean(), fc.nat(), fc.nat(), texts, (text, lines, from, length, written) => {
        const file = nested(text, lines);
        const start = from % (text.length + 1);
        const end = start + (length % (text.length - start + 1));
        const edit = innermost(file).edit(start, end, written);
        // Half a surrogate pair is no letter, and a block has no way to escape one that readers disagree about.
        fc.pre(edit !== undefined || !/[\ud800-\udfff\u007f-\u009f\u2028\u2029\ufeff]/.test(text + written));
        const after = new Source('nested.yaml', applyEdits(file, edit ? [edit] : []));
        expect(innermost(after).text).toBe(text.slice(0, start) + written + text.slice(end));
        expect(valueOf(parseYaml(Mapped.of(after)).root, 'below')).toMatchObject({ value: 'x' });
      }),
    );
  });

  test('a text given for a place as a whole has that place everywhere and cannot be edited', () => {
    const source = new Source('f', 'abcdef');
    const mapped = Mapped.literal('decoded', { source, start: 1, end: 4 });
    expect(mapped.place(2, 5)).toEqual({ source, start: 1, end: 4 });
    expect(mapped.edit(0, 7, 'x')).toBeUndefined();
  });

  test('a text from nowhere has no place, but beside it a neighbour lends its own', () => {
    const source = new Source('f', 'abc');
    expect(Mapped.literal('x').place(0, 1)).toBeUndefined();
    const joined = Mapped.join([Mapped.literal('from nowhere '), Mapped.of(source, 1, 3)]);
    expect(joined.place(0, 4)).toEqual({ source, start: 1, end: 3 });
  });
});

describe('texts put together', () => {
  const source = new Source('f', 'one ${Two} three');
  const hole = { says: '${Two}' };
  const mapped = Mapped.of(source)
    .decode((text) => text)
    .copy(0, 4)
    .hole(hole, 4, 10)
    .copy(10, 16)
    .done();

  test('a hole is one character that knows what the user wrote and where', () => {
    expect(mapped.text).toBe(`one ${HOLE} three`);
    expect(mapped.says).toBe('one ${Two} three');
    expect(mapped.parts()).toEqual(['one ', hole, ' three']);
    expect(mapped.literal).toBeUndefined();
    expect(mapped.holeAt(4)).toBe(hole);
    expect(mapped.place(4, 5)).toEqual({ source, start: 4, end: 10 });
  });

  test('a slice and a copy through another layer keep the hole', () => {
    const copy = mapped
      .slice(2, 7)
      .decode((text) => text)
      .copy(0, 5)
      .done();
    expect(copy.parts()).toEqual(['e ', hole, ' t']);
    expect(copy.holeAt(2)).toBe(hole);
    expect(copy.holeAt(1)).toBeUndefined();
  });

  test('text can be written beside a hole, never over it', () => {
    expect(
      applyEdits(
        source,
        [mapped.edit(4, 4, '2 ')].flatMap((edit) => edit ?? []),
      ),
    ).toBe('one 2 ${Two} three');
    expect(
      applyEdits(
        source,
        [mapped.edit(5, 5, '!')].flatMap((edit) => edit ?? []),
      ),
    ).toBe('one ${Two}! three');
    expect(mapped.edit(3, 6, '')).toBeUndefined();
  });

  test('the character of a hole in a plain file is no hole', () => {
    const plain = Mapped.of(new Source('f', `a${HOLE}b`));
    expect(plain.holeAt(1)).toBeUndefined();
    expect(plain.literal).toBe(`a${HOLE}b`);
  });

  test('a join can be edited within a part, not across two', () => {
    const other = new Source('g', 'xyz');
    const joined = Mapped.join([Mapped.of(source, 0, 3), Mapped.of(other)]);
    expect(joined.edit(1, 3, '!')).toEqual({ source, start: 1, end: 3, text: '!' });
    expect(joined.edit(4, 5, '!')).toEqual({ source: other, start: 1, end: 2, text: '!' });
    expect(joined.edit(2, 4, '!')).toBeUndefined();
  });

  test('what is inserted from elsewhere keeps its place and is not edited from here', () => {
    const other = new Source('g', 'default');
    const filled = mapped
      .decode((text) => text)
      .copy(0, 4)
      .insert(Mapped.of(other))
      .done();
    expect(filled.place(4, 11)).toEqual({ source: other, start: 0, end: 7 });
    expect(filled.edit(5, 6, '')).toBeUndefined();
  });

  test('an escape is replaced as a whole or not at all', () => {
    const text = parseJson(Mapped.of(new Source('f', '"a\\u0041b"')));
    const string = text.textOf(text.root as ScalarNode);
    expect(string.text).toBe('aAb');
    expect(string.edit(1, 2, '"')).toMatchObject({ start: 2, end: 8, text: '\\"' });
    expect(string.place(1, 2)).toMatchObject({ start: 2, end: 8 });
  });
});

describe('a text of somebody else', () => {
  const here = new Source('main.tf', 'module "m" {}');
  const there = new Source('m.tf', 'key = "value"');
  const foreign = Mapped.foreign(Mapped.of(there), { source: here, start: 0, end: 10 });

  test('stands where it is asked for, and tells where it stands itself', () => {
    const part = Mapped.join([Mapped.of(here, 0, 2), foreign.slice(4, 13)]);
    expect(part.place(4, 9)).toEqual({ source: here, start: 0, end: 10 });
    const within = part.within(4, 9);
    expect(within?.mapped.place(within.start, within.end)).toEqual({ source: there, start: 6, end: 11 });
    expect(part.within(0, 1)).toBeUndefined();
  });

  test('can be changed by nobody', () => {
    expect(foreign.edit(7, 12, 'x')).toBeUndefined();
  });
});

describe('a value that is only used in a text', () => {
  const file = new Source('f', 'a ${x} b');
  const mapped = Mapped.of(file);
  const from: Origin = { locus: { kind: 'span', mapped, start: 0, end: 1 } };
  const filled = mapped
    .decode((text) => text)
    .copy(0, 2)
    .fixed('value', 2, 6, [from])
    .copy(6, 8)
    .done();

  test('tells where it comes from, through all layers', () => {
    const outer = Mapped.join([Mapped.of(file, 0, 1), filled.slice(1, 8)]);
    expect([filled.via(2, 3), outer.via(0, 3), filled.via(0, 2), mapped.via(0, 8)]).toEqual([[from], [from], [], []]);
  });
});

describe('texts that stand as a whole, put together', () => {
  const source = new Source('f', 'abcdefghijklmnopqrstuvwxyz');
  const file = Mapped.of(source);
  const from: Origin = { locus: { kind: 'span', mapped: file, start: 20, end: 26 } };
  const span = fc.tuple(fc.nat(26), fc.nat(26)).map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));
  const text = fc.string({ maxLength: 4 });
  const part = fc.oneof(
    fc.record({ is: fc.constant('copy' as const), span }),
    fc.record({ is: fc.constant('literal' as const), text, span: fc.option(span, { nil: undefined }) }),
    fc.record({ is: fc.constant('instead' as const), text, span, used: fc.boolean() }),
    fc.record({ is: fc.constant('hole' as const), span: fc.option(span, { nil: undefined }) }),
  );

  /** @param alone no piece is put among those of the whole: it is asked for everything itself */
  function made(parts: readonly (typeof part extends fc.Arbitrary<infer P> ? P : never)[], alone: boolean): Mapped {
    return Mapped.join(
      parts.map((own, index): Mapped => {
        const place = own.span && { source, ...own.span };
        if (own.is === 'copy') return Mapped.of(source, own.span.start, own.span.end);
        const whole =
          own.is === 'hole'
            ? Mapped.hole(holes[index % holes.length] as (typeof holes)[number], place)
            : own.is === 'literal'
              ? Mapped.literal(own.text, place)
              : Mapped.instead(own.text, file, own.span.start, own.span.end, own.used ? [from] : undefined);
        return alone ? whole.copy(0, whole.text.length, (written) => written) : whole;
      }),
    );
  }
  const holes = [{ says: '${One}' }, { says: '${Two}' }];

  test('are where each of them is by itself, and are changed as it would be', () => {
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 5 }), (parts) => {
        const short = made(parts, false);
        const long = made(parts, true);
        expect(short.text).toBe(long.text);
        expect(short.parts()).toEqual(long.parts());
        for (let start = 0; start <= short.text.length; start++) {
          expect(short.holeAt(start)).toBe(long.holeAt(start));
          for (let end = start; end <= short.text.length; end++) {
            expect(short.place(start, end)).toEqual(long.place(start, end));
            expect(short.via(start, end)).toEqual(long.via(start, end));
            expect(short.within(start, end)).toEqual(long.within(start, end));
            expect(short.edit(start, end, 'x')).toEqual(long.edit(start, end, 'x'));
            expect(short.slice(start, end).place(0, end - start)).toEqual(long.slice(start, end).place(0, end - start));
          }
        }
      }),
    );
  });
});
