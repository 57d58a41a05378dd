import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLocator } from '../../src/syntax/json-locate.js';
import { parseParts } from '../../src/syntax/json-parts.js';
import type { Parts, Passage } from '../../src/syntax/json-parts.js';
import { Waymarks } from '../../src/syntax/json-waymarks.js';
import { Source } from '../../src/text/source.js';

const ALL: Parts = { kind: 'part', keep: (value) => value };
const PARTS: Parts = {
  kind: 'object',
  members: { a: { kind: 'list', items: ALL }, b: { kind: 'object', members: {}, others: { kind: 'list', items: { kind: 'object', members: { a: ALL } } } } },
};

const parsed = (text: string): unknown => parseParts(text, PARTS, new Waymarks());

/** What `JSON.parse` says; undefined where it refuses. */
function whole(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch {
    return undefined;
  }
}

describe('a text that is parsed part by part', () => {
  it('is what JSON.parse makes of it, whatever its form', () => {
    // A member called `__proto__` cannot be set like others, so that nothing is said then.
    const name = fc.string().filter((one) => one !== '__proto__');
    const value = fc.jsonValue({ maxDepth: 2 });
    const one = fc.record({ a: fc.oneof(value, fc.array(value)), b: fc.oneof(value, fc.dictionary(name, fc.oneof(value, fc.array(value)))), c: value });
    fc.assert(
      fc.property(one, fc.constantFrom(0, 2, '\t'), fc.constantFrom('', '\uFEFF'), (it, indent, mark) => {
        const text = mark + JSON.stringify(it, null, indent);
        expect(parsed(text)).toStrictEqual(whole(text));
      }),
    );
  });

  it('is none where JSON.parse would refuse it', () => {
    const good = '{"a": [1, {"x": "]"}], "b": {"c": [{"a": 2}], "d": []}, "c": "\\"", "e": {}}';
    expect(parsed(good)).toEqual(JSON.parse(good));
    fc.assert(
      fc.property(fc.nat(good.length), fc.nat(3), fc.constantFrom('', ',', '"', '{', '}', '[', ']', ':', '1', ' ', 'x', '\n', '\\'), (at, length, put) => {
        const text = good.slice(0, at) + put + good.slice(at + length);
        expect([undefined, whole(text)]).toContainEqual(parsed(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps of a part what is wanted, and has the rest at hand', () => {
    const left: Passage[] = [];
    const dropping: Parts = { kind: 'list', items: { kind: 'part', keep: (value, passage) => (value === 2 ? null : left.push(passage()) && value) } };
    expect(parseParts(' [1, 2, {"x": [3]}] ', dropping, new Waymarks())).toEqual([1, null, { x: [3] }]);
    expect(left.map((passage) => passage.read())).toEqual([1, { x: [3] }]);
  });

  it('that is nested more deeply than anybody can walk is left to JSON.parse', () => {
    const deep: Record<string, Parts> = {};
    const nested: Parts = { kind: 'object', members: deep };
    deep['a'] = nested;
    const text = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
    expect(parseParts(text, nested, new Waymarks())).toBeUndefined();
  });

  it('need not be walked again to find a place in it', () => {
    const text = `\uFEFF${JSON.stringify({ a: Array.from({ length: 900 }, (_, index) => ({ address: `a.${index}`, after: ['quite long enough'] })), c: 3 })}`;
    const waymarks = new Waymarks();
    parseParts(text, PARTS, waymarks);
    const source = new Source('plan.json', text);
    const pointers = ['/a/899/after/0', '/a/7/address', '/a/07/address', '/a/900', '/a/1.0', '/a', '/c', '/no'];
    expect([...jsonLocator(source, waymarks).locate(pointers)].sort()).toEqual([...jsonLocator(source).locate(pointers)].sort());
  });
});
