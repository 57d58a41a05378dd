/** Sentences and names that are told together. */

/** "a, b and c" */
export function series(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Several sentences that say the same of several things: `PART is CAUSE`, `PART depends on CAUSE`, `WHO may not PART on WHAT`. */
export interface Shared {
  readonly parts: string[];
  /** What they have in common. */
  readonly cause: string;
  tell(parts: readonly string[]): string;
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

function sharedOf(sentence: string): Shared | undefined {
  return statement(sentence) ?? refusal(sentence);
}

/** What stands before a comma or a colon is no name of a part, and "where the key is" neither. */
function statement(sentence: string): Shared | undefined {
  const [, part, verb, rest] = /^((?!whe(?:ther|re) )(?:(?![,:] ).)+?) (is|depends on) (.+)$/s.exec(sentence) ?? [];
  if (part === undefined || verb === undefined || rest === undefined) return undefined;
  const many = `${verb === 'is' ? 'are' : 'depend on'} ${rest}`.replace(': its ', ': their ');
  const cause = `${verb} ${rest}`;
  return { parts: [part], cause, tell: (parts) => `${series(parts)} ${parts.length === 1 ? cause : many}` };
}

function refusal(sentence: string): Shared | undefined {
  const [, who, action, what] = /^(\S+ may not) (\S+) on (\S+)$/.exec(sentence) ?? [];
  return action === undefined ? undefined : { parts: [action], cause: `${who} on ${what}`, tell: (parts) => `${who} ${series(parts)} on ${what}` };
}

export function written({ parts, tell }: Shared): string {
  return tell(parts.filter((part, at) => parts.findIndex((other) => bare(other) === bare(part)) === at));
}

/** One thing can be called in two ways: "ACL", "the ACL". */
function bare(part: string): string {
  return part.replace(/^the /, '').toLowerCase();
}
