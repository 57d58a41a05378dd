/** Which rules a suppression names. */

import type { Notice } from '../rule/finding.js';
import type { RuleMeta } from '../rule/meta.js';
import { suggest } from '../text/suggest.js';
import { MAX_FAULTS, quote } from './suppression.js';
import type { Fault, Suppression, Word } from './suppression.js';

/** Built-in rules that no comment silences: a silence must not hide what silences, and what was not read must never look clean. */
const LOUD = new Set<string>(['unreadable-input', 'invalid-suppression', 'unused-suppression', 'expired-suppression']);

export interface Named {
  readonly word: Word;
  readonly meta: RuleMeta;
}

export class RuleNames {
  readonly #ids: readonly string[];
  readonly #meant = new Map<string, string | undefined>();
  #peers: Map<string, string> | undefined;

  /** @param known by id and by former id */
  constructor(private readonly known: ReadonlyMap<string, RuleMeta>) {
    this.#ids = [...known].filter(([id, meta]) => id === meta.id && !LOUD.has(id)).map(([id]) => id);
  }

  has(word: string): boolean {
    return this.known.has(word);
  }

  /** The rules that a suppression names; what is none is a fault, a former id a notice. */
  read({ rules }: Suppression): { readonly named: readonly Named[]; readonly faults: readonly Fault[]; readonly notices: readonly Notice[] } {
    const named = new Map<string, Named>();
    const faults: Fault[] = [];
    const notices: Notice[] = [];
    for (const word of rules) {
      if (faults.length >= MAX_FAULTS) break;
      const meta = this.known.get(word.text);
      if (!meta) faults.push(this.#unknown(word));
      else if (LOUD.has(meta.id)) faults.push(loud(word, meta.id));
      else if (!named.has(meta.id)) named.set(meta.id, { word, meta });
      if (meta && meta.id !== word.text) notices.push(formerly(word, meta.id));
    }
    return { named: [...named.values()], faults, notices };
  }

  #unknown({ text, place }: Word): Fault {
    if (text === '*' || text.toLowerCase() === 'all')
      return {
        message: `${quote(text)} is no rule: a suppression names what it silences.`,
        help: 'Name each rule; `ignores` in the configuration leaves a whole file out.',
        place,
      };
    const meant = this.#meantBy(text);
    return { message: `There is no rule ${quote(text)}.`, help: meant === undefined ? '`s3lint rules` lists the rules.' : `Did you mean "${meant}"?`, place };
  }

  #meantBy(text: string): string | undefined {
    if (!this.#meant.has(text)) this.#meant.set(text, this.#peerOf(text) ?? suggest(text, this.#ids));
    return this.#meant.get(text);
  }

  /** Whoever comes from another linter brings its ids along. */
  #peerOf(text: string): string | undefined {
    this.#peers ??= new Map(
      [...this.known.values()].flatMap(({ id, peers }) => Object.values(peers ?? {}).flatMap((ids) => ids.map((peer) => [peer, id] as const))),
    );
    return this.#peers.get(text);
  }
}

function loud({ text, place }: Word, id: string): Fault {
  const help =
    id === 'unreadable-input'
      ? 'Mend the file, or leave it out with `ignores` in the configuration.'
      : `Switch it in the configuration: \`${id}: off\` under \`rules\`.`;
  return { message: `${quote(text)} cannot be suppressed.`, help, place };
}

function formerly({ text, place }: Word, id: string): Notice {
  return {
    level: 'info',
    message: `the suppression on line ${place.source.position(place.start).line} names ${quote(text)}, which is now called "${id}"`,
    file: place.source.path,
  };
}
