import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonLocator } from '../../src/syntax/json-locate.js';
import { Source } from '../../src/text/source.js';

const at = (text: string, ...pointers: string[]): readonly (string | undefined)[] => {
  const found = jsonLocator(new Source('plan.json', text)).locate(pointers);
  return pointers.map((pointer) => {
    const span = found.get(pointer);
    return span && text.slice(span.start, span.end);
  });
};

describe('places in a text that was never made a tree', () => {
  it('a single value stands where it is written', () => {
    expect(at('{"a": {"b": [1, "two", true]}}', '/a/b/0', '/a/b/1', '/a/b/2')).toEqual(['1', '"two"', 'true']);
  });

  it('a block is shown by its name, an item by its bracket', () => {
    expect(at('{"a": {"b": [{"c": 1}]}}', '/a', '/a/b', '/a/b/0')).toEqual(['"a"', '"b"', '{']);
  });

  it('what is not written stands where it would', () => {
    expect(at('{"a": {"b": 1}, "c": [1]}', '/a/x', '/a/x/y', '/c/5', '/a/b/deeper')).toEqual(['"a"', '"a"', '"c"', '1']);
  });

  it('names may be escaped, in the text and in the pointer', () => {
    expect(at('{"a/b": {"c~d": 1}, "\\u0065\\"": 2}', '/a~1b/c~0d', '/e"')).toEqual(['1', '2']);
  });

  it('a byte order mark, brackets in strings and escaped quotes do not lead astray', () => {
    expect(at('\uFEFF{"x": "]}\\"{[", "y": "\\\\", "z": 3}', '/x', '/y', '/z')).toEqual(['"]}\\"{["', '"\\\\"', '3']);
  });

  it('finds every value of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const ways: [string, unknown][] = [];
        const collect = (one: unknown, pointer: string): void => {
          if (typeof one !== 'object' || one === null) ways.push([pointer, one]);
          else for (const [key, inner] of Object.entries(one)) collect(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
        };
        collect(value, '');
        const found = at(text, ...ways.map(([pointer]) => pointer));
        for (const [index, [, wanted]] of ways.entries()) expect(JSON.parse(found[index] ?? '')).toEqual(JSON.parse(JSON.stringify(wanted)));
      }),
    );
  });

  it('who asks for one after the other in a long text is told the same as who asks for all at once', () => {
    const plan = {
      first: 1,
      changes: Array.from({ length: 800 }, (_, index) => ({ address: `a.${index}`, after: { tags: [index], 'x/y': 'long enough' } })),
      last: { end: 2 },
    };
    const text = JSON.stringify(plan, null, 1);
    const pointers = [
      '/last/end',
      '/changes/799/after/tags/0',
      '/changes/3/after/x~1y',
      '/changes/3/nothing/here',
      '/changes/900',
      '/changes',
      '/changes/799/address',
      '/no',
    ];
    const locator = jsonLocator(new Source('plan.json', text));
    const one = pointers.map((pointer) => {
      const span = locator.locate([pointer]).get(pointer);
      return span && text.slice(span.start, span.end);
    });
    expect(one).toEqual(at(text, ...pointers));
    expect(one).toEqual(['2', '799', '"long enough"', '{', '"changes"', '"changes"', '"a.799"', '{']);
  });
});
