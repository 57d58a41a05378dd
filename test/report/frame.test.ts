import { describe, expect, it } from 'vitest';
import { columns } from '../../src/report/cells.js';
import { type FrameLook, frameOf } from '../../src/report/frame.js';
import { type Place, Source } from '../../src/text/source.js';
import { placeOf } from './sample.js';

const look: FrameLook = { width: 60, ellipsis: '…' };

function drawn(place: Place, label = '', at = look): readonly string[] {
  return frameOf(place, label, at).map((line) => line.text);
}

/** What stands above the marks. */
function marked(lines: readonly string[]): string {
  const index = lines.findIndex((line) => /^ *\^+/.test(line));
  const marks = lines[index] ?? '';
  return (lines[index - 1] ?? '').slice(marks.indexOf('^'), marks.lastIndexOf('^') + 1);
}

describe('a code frame', () => {
  it('shows the line, two above it and a caption', () => {
    const source = new Source('a.yaml', 'A:\n  B:\n    C: open\n    D: shut\n');
    expect(frameOf(placeOf(source, 'open'), 'it is open', look)).toEqual([
      { kind: 'code', number: 1, text: 'A:' },
      { kind: 'code', number: 2, text: '  B:' },
      { kind: 'code', number: 3, text: '    C: open' },
      { kind: 'mark', text: '       ^^^^ it is open' },
    ]);
  });

  it('marks the right columns behind tabs', () => {
    const source = new Source('a.tf', 'bucket {\n\tacl\t= "public-read"\n}\n');
    expect(drawn(placeOf(source, '"public-read"')).slice(-2)).toEqual(['    acl = "public-read"', '          ^^^^^^^^^^^^^']);
  });

  it('marks the right columns behind wide characters', () => {
    const source = new Source('a.yaml', 'Name: 日本 # open');
    expect(drawn(placeOf(source, 'open'))).toEqual(['Name: 日本 # open', `${' '.repeat(columns('Name: 日本 # '))}^^^^`]);
  });

  it('marks the right columns behind a byte order mark', () => {
    const source = new Source('a.json', '\ufeff{"a": 1}');
    expect(drawn(placeOf(source, '"a"'))).toEqual(['{"a": 1}', ' ^^^']);
  });

  it('spells out control characters and still marks the right columns', () => {
    const source = new Source('a.yaml', 'Name: "\u001b[31m" # open');
    const lines = drawn(placeOf(source, 'open'));
    expect(lines[0]).toBe('Name: "\\u{1b}[31m" # open');
    expect(marked(lines)).toBe('open');
  });

  it('cuts a line of a million characters around the place', () => {
    const source = new Source('plan.json', `{"a":"${'x'.repeat(500_000)}","acl":"public-read","b":"${'y'.repeat(500_000)}"}`);
    const lines = drawn(placeOf(source, '"public-read"'));
    expect(marked(lines)).toBe('"public-read"');
    expect(lines[0]).toMatch(/^….*…$/);
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(60);
  });

  it('cuts a long line without halving a character', () => {
    const source = new Source('plan.json', `"${'👩'.repeat(3000)}" open "${'👩'.repeat(3000)}"`);
    const lines = drawn(placeOf(source, 'open'));
    expect(lines.join('')).not.toContain('\\u{d');
    expect(Math.max(...lines.map(columns))).toBeLessThanOrEqual(60);
  });

  it('leaves out the lines above when they would stand beside the cut', () => {
    const source = new Source('a.json', `first\n${' '.repeat(200)}open`);
    expect(drawn(placeOf(source, 'open'))).toHaveLength(2);
  });

  it('marks one character where something is missing', () => {
    const source = new Source('a.tf', 'bucket {}\n');
    expect(drawn({ source, start: 8, end: 8 })).toEqual(['bucket {}', '        ^']);
  });

  it('marks the first line of several and says where they end', () => {
    const source = new Source('a.yaml', 'A:\n  - b\n  - c\nD: e\n');
    expect(drawn(placeOf(source, '- b\n  - c'), 'too much')).toEqual(['A:', '  - b', '  ^^^ too much (to line 3)']);
  });

  it('puts the caption below where there is no room beside the marks', () => {
    const source = new Source('a.tf', `policy = ${'p'.repeat(45)}`);
    const lines = drawn(placeOf(source, 'p'.repeat(45)), 'it allows everybody to read everything');
    expect(lines[1]?.trim()).toMatch(/^\^+$/);
    expect(lines.slice(2).join(' ').replace(/\s+/g, ' ').trim()).toBe('it allows everybody to read everything');
  });

  it('never shows a secret, neither in the line nor above it', () => {
    const source = new Source('a.yaml', 'Key: AKIAIOSFODNN7EXAMPLX\nOther: AKIAIOSFODNN7EXAMPLX # open\n');
    const lines = drawn(placeOf(source, 'open'));
    expect(lines.join('\n')).not.toContain('AKIA');
    expect(marked(lines)).toBe('open');
  });

  it('is empty for an empty file', () => {
    expect(frameOf({ source: new Source('a', ''), start: 0, end: 0 }, 'x', look)).toEqual([]);
  });
});
