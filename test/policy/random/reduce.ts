/** The smallest piece of plain data that still shows what was found: whatever can be left out is left out. */

export function reduced<T>(found: T, shows: (smaller: T) => boolean): T {
  let best: unknown = found;
  for (let again = true; again; ) {
    again = false;
    for (const smaller of smallerOnes(best)) {
      if (!showsSafely(smaller as T, shows)) continue;
      best = smaller;
      again = true;
      break;
    }
  }
  return best as T;
}

/** Without some part a case may be none at all. */
function showsSafely<T>(value: T, shows: (smaller: T) => boolean): boolean {
  try {
    return shows(value);
  } catch {
    return false;
  }
}

/** Everything with one part less, larger parts first. */
function* smallerOnes(value: unknown): Generator<unknown> {
  if (Array.isArray(value)) {
    if (value.length === 1 && typeof value[0] === 'string') yield value[0];
    for (let at = 0; at < value.length; at++) yield value.filter((_, index) => index !== at);
    for (const [at, part] of value.entries()) for (const smaller of smallerOnes(part)) yield value.map((one: unknown, index) => (index === at ? smaller : one));
  } else if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value);
    for (const [name] of entries) yield Object.fromEntries(entries.filter(([other]) => other !== name));
    for (const [name, part] of entries) for (const smaller of smallerOnes(part)) yield { ...value, [name]: smaller };
  }
}
