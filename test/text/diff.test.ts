import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { unifiedDiff } from '../../src/text/diff.js';

test('texts that are the same have no difference to show', () => {
  expect(unifiedDiff('a.yaml', 'x\n', 'x\n')).toBe('');
});

test('a change stands between three lines of context', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`);
  const before = `${lines.join('\n')}\n`;
  expect(unifiedDiff('dir/a.yaml', before, before.replace('line 6\n', 'six\nand more\n'))).toBe(`--- a/dir/a.yaml
+++ b/dir/a.yaml
@@ -3,7 +3,8 @@
 line 3
 line 4
 line 5
-line 6
+six
+and more
 line 7
 line 8
 line 9
`);
});

test('changes that share their context stand in one hunk, others apart', () => {
  const before = Array.from({ length: 30 }, (_, index) => `${index + 1}\n`).join('');
  const hunks = unifiedDiff('f', before, before.replace('\n2\n', '\nx\n').replace('\n9\n', '\ny\n').replace('\n25\n', '\nz\n')).match(/@@.*@@/g);
  expect(hunks).toEqual(['@@ -1,12 +1,12 @@', '@@ -22,7 +22,7 @@']);
});

test('a missing line break at the end is said', () => {
  expect(unifiedDiff('f', 'a', 'a\n')).toBe('--- a/f\n+++ b/f\n@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n');
});

test('an empty text has no lines', () => {
  expect(unifiedDiff('f', '', 'a\n')).toBe('--- a/f\n+++ b/f\n@@ -0,0 +1 @@\n+a\n');
  expect(unifiedDiff('f', 'a\n', '')).toBe('--- a/f\n+++ b/f\n@@ -1 +0,0 @@\n-a\n');
});

test('whoever applies the difference gets the new text, with no more changed lines than needed', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 14 }).map((list) => list.join('\n'));
  fc.assert(
    fc.property(lines, lines, (before, after) => {
      const diff = unifiedDiff('f', before, after);
      expect(apply(before, diff)).toBe(after);
      const changed = diff.split('\n').filter((line) => /^[-+](?!--|\+\+)/.test(line)).length;
      expect(changed).toBe(split(before).length + split(after).length - 2 * longestCommon(split(before), split(after)));
    }),
    { numRuns: 300 },
  );
});

function split(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function apply(before: string, diff: string): string {
  const old = split(before);
  const out: string[] = [];
  let at = 0;
  for (const [, start, count, body] of diff.matchAll(/^@@ -(\d+)(?:,(\d+))? \+.* @@\n((?:[ +\-\\].*\n)*)/gm)) {
    const first = count === '0' ? Number(start) : Number(start) - 1;
    out.push(...old.slice(at, first));
    at = first;
    for (const [, sign, line, bare] of (body ?? '').matchAll(/^([ +-])(.*\n)(\\.*\n)?/gm)) {
      const text = bare ? (line ?? '').slice(0, -1) : (line ?? '');
      if (sign !== '+' && old[at++] !== text) throw new Error(`line ${at} is not ${text}`);
      if (sign !== '-') out.push(text);
    }
  }
  return [...out, ...old.slice(at)].join('');
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const line of a) {
    const next = [0];
    for (const [index, other] of b.entries()) next.push(line === other ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row[b.length] ?? 0;
}
