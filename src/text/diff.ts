/** The difference between two texts as `git apply` and `patch` read it; empty when they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const steps = stepsBetween(linesOf(before), linesOf(after));
  return `--- a/${path}\n+++ b/${path}\n${hunksOf(steps).map(showHunk).join('')}`;
}

const CONTEXT = 3;
/** Texts that differ in more lines than this are shown as replaced; finding the shortest way would take too long. */
const MAX_CHANGES = 1500;

type Sign = ' ' | '-' | '+';

interface Step {
  readonly sign: Sign;
  /** With its line break, if it has one. */
  readonly line: string;
}

interface Hunk {
  /** Lines of the old and the new text that stand before the hunk. */
  readonly old: number;
  readonly new: number;
  readonly steps: readonly Step[];
}

function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** What leads from one list of lines to the other; lines at both ends that are the same are never compared twice. */
function stepsBetween(before: readonly string[], after: readonly string[]): readonly Step[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < before.length - head && tail < after.length - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const keep = (line: string): Step => ({ sign: ' ', line });
  return [
    ...before.slice(0, head).map(keep),
    ...shortest(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...before.slice(before.length - tail).map(keep),
  ];
}

/** The shortest list of removals and additions, after Myers: how far one comes with 0, 1, 2… changes, on every diagonal. */
function shortest(before: readonly string[], after: readonly string[]): readonly Step[] {
  const reached: Map<number, number>[] = [];
  let far = new Map<number, number>([[1, 0]]);
  for (let changes = 0; changes <= Math.min(before.length + after.length, MAX_CHANGES); changes++) {
    const next = new Map<number, number>();
    reached.push(next);
    for (let diagonal = -changes; diagonal <= changes; diagonal += 2) {
      let old = comesDown(far, diagonal, changes) ? (far.get(diagonal + 1) ?? 0) : (far.get(diagonal - 1) ?? 0) + 1;
      while (old < before.length && old - diagonal < after.length && before[old] === after[old - diagonal]) old++;
      next.set(diagonal, old);
      if (old >= before.length && old - diagonal >= after.length) return wayBack(reached, before, after);
    }
    far = next;
  }
  return [...before.map((line): Step => ({ sign: '-', line })), ...after.map((line): Step => ({ sign: '+', line }))];
}

function comesDown(far: ReadonlyMap<number, number>, diagonal: number, changes: number): boolean {
  return diagonal === -changes || (diagonal !== changes && (far.get(diagonal - 1) ?? -1) < (far.get(diagonal + 1) ?? -1));
}

function wayBack(reached: readonly ReadonlyMap<number, number>[], before: readonly string[], after: readonly string[]): readonly Step[] {
  const steps: Step[] = [];
  let old = before.length;
  let now = after.length;
  const keepTo = (target: number) => {
    for (; old > target; now--) steps.push({ sign: ' ', line: before[--old] as string });
  };
  for (let changes = reached.length - 1; changes > 0; changes--) {
    const far = reached[changes - 1] as ReadonlyMap<number, number>;
    const diagonal = old - now;
    if (comesDown(far, diagonal, changes)) {
      keepTo(far.get(diagonal + 1) ?? 0);
      steps.push({ sign: '+', line: after[--now] as string });
    } else {
      keepTo((far.get(diagonal - 1) ?? 0) + 1);
      steps.push({ sign: '-', line: before[--old] as string });
    }
  }
  keepTo(0);
  return steps.reverse();
}

function hunksOf(steps: readonly Step[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  const changed = steps.flatMap((step, index) => (step.sign === ' ' ? [] : [index]));
  let [at, old, now] = [0, 0, 0];
  for (let first = 0; first < changed.length; ) {
    let last = first;
    while (last + 1 < changed.length && (changed[last + 1] as number) - (changed[last] as number) <= 2 * CONTEXT + 1) last++;
    const start = Math.max(0, (changed[first] as number) - CONTEXT);
    const end = Math.min(steps.length, (changed[last] as number) + CONTEXT + 1);
    // Between two hunks every line is in both texts.
    old += start - at;
    now += start - at;
    const own = steps.slice(start, end);
    hunks.push({ old, new: now, steps: own });
    old += own.filter((step) => step.sign !== '+').length;
    now += own.filter((step) => step.sign !== '-').length;
    at = end;
    first = last + 1;
  }
  return hunks;
}

function showHunk(hunk: Hunk): string {
  const removed = hunk.steps.filter((step) => step.sign !== '+').length;
  const added = hunk.steps.filter((step) => step.sign !== '-').length;
  const lines = hunk.steps.map(({ sign, line }) => sign + (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`));
  return `@@ -${range(hunk.old, removed)} +${range(hunk.new, added)} @@\n${lines.join('')}`;
}

/** Lines count from 1; a hunk without lines names the line before it. */
function range(before: number, count: number): string {
  const start = count === 0 ? before : before + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}
