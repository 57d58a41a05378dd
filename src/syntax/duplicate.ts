import type { Diagnostic } from '../text/diagnostic.js';
import type { Mapped } from '../text/mapped.js';
import { duplicateKey } from './problem.js';
import type { Entry, ScalarNode } from './tree.js';

/** Mappings this small are compared pair by pair, which is cheaper than a table. */
const SMALL = 8;

/** Reports every key that an earlier entry of the same mapping has already. */
export function reportDuplicates(text: Mapped, entries: readonly Entry[], problems: Diagnostic[]): void {
  if (entries.length <= SMALL) {
    for (let later = 1; later < entries.length; later++) {
      const key = (entries[later] as Entry).key;
      for (let first = 0; first < later; first++) {
        const earlier = (entries[first] as Entry).key;
        if (earlier.value !== key.value) continue;
        problems.push(duplicateKey(text, earlier, key));
        break;
      }
    }
    return;
  }
  const firsts = new Map<string, ScalarNode>();
  for (const { key } of entries) {
    const earlier = firsts.get(key.value);
    if (earlier) problems.push(duplicateKey(text, earlier, key));
    else firsts.set(key.value, key);
  }
}
