/** The items of a list as the model has them, in whatever form a dialect writes lists. */

import { seeDocument } from '../policy/document.js';
import { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import type { Seen, SeenEntry, SeenMapping } from '../truth/seen.js';
import { scalarOf } from './seen.js';
import { unreadable } from './walk.js';
import type { ListWords } from './words.js';

export interface Items {
  readonly items: readonly Seen[];
  /** There may be others, and why. */
  readonly open?: string | undefined;
  /** Whether they stand in a list: one item may be written without. */
  readonly listed: boolean;
}

/** @param seen what stands where the list belongs, neither absent nor unknown */
export function itemsOf(words: ListWords, seen: Seen): Items {
  const found = words.json ? seeDocument(seen) : seen;
  if (found.kind === 'unknown') return { items: [], open: found.reason, listed: true };
  const { entries, each } = words;
  if (entries && found.kind === 'mapping')
    return { items: found.entries().map((entry) => new NamedItem(entry, entries.name, entries.value)), open: found.open, listed: true };
  if (entries && found.kind === 'scalar') return { items: [], open: unreadable(found, 'a mapping').reason, listed: true };
  const all: Items = found.kind === 'sequence' ? { items: found.items(), open: found.open, listed: true } : { items: [found], listed: false };
  return each === undefined ? all : spread(all, each);
}

/** An item for each value of one of its words. */
function spread({ items, open, listed }: Items, word: string): Items {
  let hidden = open;
  const spread = items.flatMap((item) => {
    const several = item.kind === 'mapping' ? item.get(word) : item;
    if (item.kind !== 'mapping' || several.kind !== 'sequence') return [item];
    hidden ??= several.open;
    return several.items().map((value) => new ItemWith(item, word, value));
  });
  return { items: spread, open: hidden, listed };
}

/** An entry of a mapping as an item of a list. */
class NamedItem implements SeenMapping {
  readonly kind = 'mapping';
  readonly origin: Origin;
  readonly #entries: readonly SeenEntry[];

  constructor({ name, key, value }: SeenEntry, nameWord: string, valueWord: string) {
    this.origin = key;
    this.#entries = [
      { name: nameWord, key, value: scalarOf(Mapped.literal(name), key) },
      { name: valueWord, key, value },
    ];
  }

  entries(): readonly SeenEntry[] {
    return this.#entries;
  }

  get(name: string): Seen {
    return this.#entries.find((entry) => entry.name === name)?.value ?? { kind: 'absent', origin: this.origin };
  }
}

/** An item with one of its words replaced. */
class ItemWith implements SeenMapping {
  readonly kind = 'mapping';
  readonly origin: Origin;

  constructor(
    private readonly item: SeenMapping,
    private readonly word: string,
    private readonly value: Seen,
  ) {
    this.origin = item.origin;
  }

  get open(): string | undefined {
    return this.item.open;
  }

  entries(): readonly SeenEntry[] {
    return this.item.entries().map((entry) => (entry.name === this.word ? { ...entry, value: this.value } : entry));
  }

  get(name: string): Seen {
    return name === this.word ? this.value : this.item.get(name);
  }
}
