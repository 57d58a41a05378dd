/** Sentences and names that are told together. */

/** "a, b and c" */
export function series(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Several sentences that say the same of several things: `PART is CAUSE`, `PART depends on CAUSE`. */
export interface Shared {
  readonly parts: string[];
  readonly one: string;
  readonly many: string;
  readonly cause: string;
}

/** Sentences in order, those that say the same of several things as one, where the first of them stands. */
export function shared(sentences: Iterable<string>): readonly (string | Shared)[] {
  const known = new Map<string, Shared>();
  const told: (string | Shared)[] = [];
  for (const sentence of new Set(sentences)) {
    const shared = sharedOf(sentence);
    const same = shared && known.get(shared.cause);
    if (!shared) told.push(sentence);
    else if (same) same.parts.push(...shared.parts);
    else {
      known.set(shared.cause, shared);
      told.push(shared);
    }
  }
  return told;
}

/** @returns "a and b are not set; c is false" */
export function together(sentences: Iterable<string>): string {
  return shared(sentences)
    .map((one) => (typeof one === 'string' ? one : written(one)))
    .join('; ');
}

/** What stands before a comma or a colon is no name of a part, and "where the key is" neither. */
function sharedOf(sentence: string): Shared | undefined {
  const [, part, verb, rest] = /^((?!whe(?:ther|re) )(?:(?![,:] ).)+?) (is|depends on) (.+)$/s.exec(sentence) ?? [];
  if (part === undefined || verb === undefined || rest === undefined) return undefined;
  return { parts: [part], one: verb, many: verb === 'is' ? 'are' : 'depend on', cause: `${verb} ${rest}` };
}

export function written({ parts, one, many, cause }: Shared): string {
  const names = parts.filter((part, at) => parts.findIndex((other) => bare(other) === bare(part)) === at);
  return names.length === 1 ? `${names[0]} ${cause}` : `${series(names)} ${many}${cause.slice(one.length).replace(': its ', ': their ')}`;
}

/** One thing can be called in two ways: "ACL", "the ACL". */
function bare(part: string): string {
  return part.replace(/^the /, '').toLowerCase();
}
