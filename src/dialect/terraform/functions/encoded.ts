/** Words replaced in a text that is the JSON of something: in that, so that it is still seen. */

import { Mapped } from '../../../text/mapped.js';
import type { Seen, SeenScalar } from '../../../truth/seen.js';
import { literalOf, partsOf } from '../../../truth/symbol.js';
import { assumedOf, scalarOf } from '../../seen.js';
import type { Member } from '../collection.js';
import { formOf, listOf, mappingOf } from '../collection.js';
import type { MappingForm, SequenceForm } from '../collection.js';

/** So many parts are looked at. */
const MAX_PARTS = 5000;

/** A word that can stand in texts alone: with something in it that JSON is not made of (but for three words), and nothing that it escapes. */
const WORD = /^(?=.*[A-Za-z$_])[!#-%'-;=?-[\]-~]{3,}$/;

/**
 * What a text encodes with a word replaced in all its texts; undefined where the word may stand elsewhere in the JSON, or what
 * comes in its place would be escaped. What is not known stays so, whether the word is in it or not.
 */
export function replacedIn(document: Seen, word: string, by: Mapped): Seen | undefined {
  if (!WORD.test(word) || 'true false null'.includes(word)) return undefined;
  if (partsOf(by).some((part) => typeof part === 'string' && JSON.stringify(part) !== `"${part}"`)) return undefined;
  const budget = { left: MAX_PARTS };
  return fits(document, word, budget) ? replaced(document, word, by) : undefined;
}

/** Whether the word stands in nothing but texts. */
function fits(seen: Seen, word: string, budget: { left: number }): boolean {
  if (--budget.left < 0) return false;
  switch (seen.kind) {
    case 'scalar':
      return seen.type === 'string' || !literalOf(seen.text)?.includes(word);
    case 'sequence':
      return seen.items().every((item) => fits(item, word, budget));
    case 'mapping':
      return seen.entries().every(({ name, value }) => !name.includes(word) && fits(value, word, budget));
    default:
      return true;
  }
}

function replaced(seen: Seen, word: string, by: Mapped): Seen {
  switch (seen.kind) {
    case 'scalar':
      return seen.type === 'string' ? inText(seen, word, by) : seen;
    case 'sequence':
      return listOf(() => seen.items().map((item) => replaced(item, word, by)), seen.origin, {
        open: seen.open,
        assumed: assumedOf(seen),
        form: formOf(seen) as SequenceForm | undefined,
      });
    case 'mapping': {
      const members = seen.entries().map((entry): Member => ({ name: entry.name, key: entry.key, see: () => replaced(entry.value, word, by) }));
      return mappingOf(members, seen.origin, { open: seen.open, assumed: assumedOf(seen), form: formOf(seen) as MappingForm | undefined });
    }
    default:
      return seen;
  }
}

function inText(seen: SeenScalar, word: string, by: Mapped): Seen {
  const { text } = seen;
  const pieces: Mapped[] = [];
  let at = 0;
  for (let next = text.text.indexOf(word); next !== -1; next = text.text.indexOf(word, at)) {
    pieces.push(text.slice(at, next), by);
    at = next + word.length;
  }
  return at === 0 ? seen : scalarOf(Mapped.join([...pieces, text.slice(at, text.text.length)]), seen.origin, seen.assumed);
}
