import { describe, expect, it } from 'vitest';
import { LineHashes } from '../../src/report/line-hash.js';
import { Source } from '../../src/text/source.js';

function hashes(text: string): readonly (string | undefined)[] {
  const own = new LineHashes(new Source('a', text));
  return Array.from({ length: text.split(/\r\n|\r|\n/).length }, (_, index) => own.of(index + 1));
}

describe("the upload action's fingerprint of a line", () => {
  it('is this for the end of a file', () => {
    expect(hashes('')).toEqual(['c129715d7a2bc9a3:1']);
    expect(hashes('a\n').at(-1)).toBe('c129715d7a2bc9a3:1');
  });

  it('is this for four short lines', () => {
    expect(hashes(' a\nb\n  \t\tc\n d')).toEqual(['271789c17abda88f:1', '54703d4cd895b18:1', '180aee12dab6264:1', 'a23a3dc5e078b07b:1']);
  });

  it('is the same whatever ends the lines', () => {
    const expected = [
      'e9496ae3ebfced30:1',
      'fb7c023a8b9ccb3f:1',
      'ce8ba1a563dcdaca:1',
      'e20e36e16fcb0cc8:1',
      'b3edc88f2938467e:1',
      'c8e28b0b4002a3a0:1',
      'c129715d7a2bc9a3:1',
    ];
    for (const end of ['\n', '\r\n', '\r']) expect(hashes([' hello; \t', 'world!!!', '', '', '  \t\tGreetings', ' End', ''].join(end))).toEqual(expected);
  });

  it('counts lines that are followed by the same text', () => {
    expect(hashes('Lorem ipsum dolor sit amet.\n'.repeat(10))).toEqual([
      ...[1, 2, 3, 4, 5, 6].map((count) => `a7f2ff13bc495cf2:${count}`),
      'a7f2ff1481e87703:1',
      'a9cf91f7bbf1862b:1',
      '55ec222b86bcae53:1',
      'cc97dc7b1d7d8f7b:1',
      'c129715d7a2bc9a3:1',
    ]);
  });

  it('survives lines inserted above, but no change in the hundred characters that follow', () => {
    const body = `bucket {\n${'x'.repeat(90)}\n${'y'.repeat(50)}\n`;
    const [own] = hashes(body);
    expect(hashes(`# new\n\n${body}`)[2]).toBe(own);
    expect(hashes(body.replace('bucket', 'Bucket'))[0]).not.toBe(own);
    expect(hashes(body.replace('y\n', 'z\n'))[0]).toBe(own);
  });

  it('has nothing to say of a line that is not there', () => {
    expect(new LineHashes(new Source('a', 'b')).of(2)).toBeUndefined();
  });
});
