import { describe, expect, it } from 'vitest';
import { applyEdits, overlaps } from '../../src/text/edit.js';
import { Source } from '../../src/text/source.js';

const source = new Source('a.json', '{"x": 1}');
const added = (name: string) => ({ source, start: 7, end: 7, text: `, "${name}": 2`, adds: [name] });

describe('two insertions at one place', () => {
  it('are in each other’s way', () => {
    const [one, other] = ['y', 'z'].map((text) => ({ source, start: 7, end: 7, text }));
    expect(one && other && overlaps(one, other)).toBe(true);
    expect(overlaps(added('y'), { source, start: 7, end: 7, text: 'z' })).toBe(true);
  });

  it('may follow each other where they add different names, and only there', () => {
    expect(overlaps(added('y'), added('z'))).toBe(false);
    expect(applyEdits(source, [added('y'), added('z')])).toBe('{"x": 1, "y": 2, "z": 2}');
    expect(overlaps(added('y'), added('y'))).toBe(true);
  });
});
