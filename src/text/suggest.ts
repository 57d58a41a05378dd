/** Longer words are not compared: nobody mistypes them, and a hostile text could be made of them. */
const MAX_LENGTH = 80;

/**
 * The known word that was probably meant: the one with the fewest slips of the finger (two, or a third of a longer
 * word, at most), else the only one that holds what was typed. Case does not count; of equals the first one wins.
 */
export function suggest(word: string, candidates: Iterable<string>): string | undefined {
  const typed = word.toLowerCase();
  if (typed === '' || typed.length > MAX_LENGTH) return undefined;
  let least = (typed.length < 4 ? 1 : Math.max(2, Math.floor(typed.length / 3))) + 1;
  let best: string | undefined;
  const holders: string[] = [];
  for (const candidate of candidates) {
    const known = candidate.toLowerCase();
    if (typed.length > 3 && known.includes(typed)) holders.push(candidate);
    const steps = slips(typed, known, least);
    if (steps >= least) continue;
    least = steps;
    best = candidate;
  }
  return best ?? (holders.length === 1 ? holders[0] : undefined);
}

/** Damerau and Levenshtein's count of letters added, left out, replaced or swapped with a neighbour; `limit` when there are as many or more. */
function slips(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  const width = b.length + 1;
  let older = new Uint16Array(width);
  let above = Uint16Array.from({ length: width }, (_, column) => column);
  /** The least count of the row above. */
  let before = 0;
  for (let row = 1; row <= a.length; row++) {
    const own = new Uint16Array(width);
    own[0] = row;
    let nearest = row;
    for (let column = 1; column < width; column++) {
      const same = a[row - 1] === b[column - 1];
      let count = Math.min((above[column] as number) + 1, (own[column - 1] as number) + 1, (above[column - 1] as number) + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) count = Math.min(count, (older[column - 2] as number) + 1);
      own[column] = count;
      nearest = Math.min(nearest, count);
    }
    // A swap can reach back one row, so both must be past the limit.
    if (nearest >= limit && before >= limit) return limit;
    before = nearest;
    older = above;
    above = own;
  }
  return Math.min(above[b.length] as number, limit);
}
