/**
 * Sets of points on a line: numbers, times in seconds, addresses. A set is the list of cuts at which being inside begins
 * and ends; a cut lies just before or just after a point.
 */

export type Point = number | bigint;

export interface Cut {
  readonly at: Point;
  readonly after: boolean;
}

/** Sorted; the first begins the set. An odd number of cuts: it has no end. */
export type Cuts = readonly Cut[];

/** Everything has its beginning before any point that is used. */
export const EVERYTHING: Cuts = [{ at: -Infinity, after: false }];
export const NOTHING: Cuts = [];

function compareCuts(a: Cut, b: Cut): number {
  if (a.at < b.at) return -1;
  if (a.at > b.at) return 1;
  return Number(a.after) - Number(b.after);
}

/** From `low` to `high`, both inside. */
export function between(low: Point, high: Point): Cuts {
  return low <= high
    ? [
        { at: low, after: false },
        { at: high, after: true },
      ]
    : NOTHING;
}

export function below(point: Point, including: boolean): Cuts {
  return [
    { at: -Infinity, after: false },
    { at: point, after: including },
  ];
}

export function above(point: Point, including: boolean): Cuts {
  return [{ at: point, after: !including }];
}

export function complement(cuts: Cuts): Cuts {
  const first = cuts[0];
  if (first && first.at === -Infinity && !first.after) return cuts.slice(1);
  return [...EVERYTHING, ...cuts];
}

export function intersection(a: Cuts, b: Cuts): Cuts {
  return merge(a, b, (inA, inB) => inA && inB);
}

export function union(...sets: readonly Cuts[]): Cuts {
  // In pairs, so that hundreds of ranges are not copied hundreds of times.
  let rest = sets;
  while (rest.length > 1) {
    const next: Cuts[] = [];
    for (let index = 0; index < rest.length; index += 2) next.push(merge(rest[index] ?? NOTHING, rest[index + 1] ?? NOTHING, (inA, inB) => inA || inB));
    rest = next;
  }
  return rest[0] ?? NOTHING;
}

function merge(a: Cuts, b: Cuts, keep: (inA: boolean, inB: boolean) => boolean): Cuts {
  const out: Cut[] = [];
  let [i, j] = [0, 0];
  let inside = false;
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    const order = !left ? 1 : !right ? -1 : compareCuts(left, right);
    const cut = order <= 0 ? left : right;
    if (!cut) break;
    if (order <= 0) i++;
    if (order >= 0) j++;
    const now = keep(i % 2 === 1, j % 2 === 1);
    if (now !== inside) out.push(cut);
    inside = now;
  }
  return out;
}

export function includes(cuts: Cuts, point: Point): boolean {
  let inside = false;
  for (const { at, after } of cuts) {
    if (at > point || (at === point && after)) break;
    // A number and a big integer of the same size are not identical, and never meet: addresses of version 6 lie beyond.
    inside = !inside;
  }
  return inside;
}

/** A point of the set, the first familiar one that lies in it. On a line of whole numbers an open gap between neighbours is empty. */
export function pointIn(cuts: Cuts, familiar: readonly Point[], whole: boolean): Point | undefined {
  const known = familiar.find((point) => includes(cuts, point));
  if (known !== undefined) return known;
  for (let index = 0; index < cuts.length; index += 2) {
    const [low, high] = [cuts[index], cuts[index + 1]];
    if (!low) break;
    const found = pointBetween(low, high, whole);
    if (found !== undefined) return found;
  }
  return undefined;
}

function pointBetween(low: Cut, high: Cut | undefined, whole: boolean): Point | undefined {
  if (low.at === -Infinity) {
    if (!high || high.at === Infinity) return 0;
    return high.after ? high.at : minusOne(high.at);
  }
  if (!low.after) return low.at;
  const next = plusOne(low.at);
  if (!high || next < high.at || (next === high.at && high.after)) return next;
  if (whole || typeof low.at === 'bigint' || typeof high.at === 'bigint') return undefined;
  return (low.at + high.at) / 2;
}

function plusOne(point: Point): Point {
  return typeof point === 'bigint' ? point + 1n : Number.isInteger(point) ? point + 1 : Math.ceil(point);
}

function minusOne(point: Point): Point {
  return typeof point === 'bigint' ? point - 1n : point - 1;
}

export function cutsKey(cuts: Cuts): string {
  return cuts.map(({ at, after }) => `${after ? ')' : '('}${at}`).join('');
}
