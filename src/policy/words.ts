/** A statement in words that stay the same however it is laid out. */

import type { List } from '../truth/value.js';
import type { Condition, Element, Elements, Principals, Statement } from './policy.js';
import { says } from './term.js';

/** What a statement is about, without its name and its place: equal words, equal meaning. What is not resolved stands as the file writes it. */
export function statementWords({ effect, principal, action, resource, conditions }: Statement): string {
  return JSON.stringify([
    effect.kind === 'known' ? effect.value : '?',
    principal ? [principal.not, principalWords(principal)] : null,
    elementWords(action, (word) => word.toLowerCase()),
    elementWords(resource),
    listWords(conditions, conditionWords),
  ]);
}

function principalWords({ items }: Principals): readonly string[] {
  return listWords(items, ({ written, element }) => `${written} ${says(element.term)}`);
}

function elementWords(elements: Elements | undefined, as: (word: string) => string = (word) => word): readonly unknown[] | null {
  return elements ? [elements.not, listWords(elements.items, ({ term }) => as(says(term)))] : null;
}

function conditionWords({ written, key, values }: Condition): string {
  return JSON.stringify([written, key, listWords(values, ({ term }: Element) => says(term))]);
}

/** In an order of their own, each once. */
function listWords<T>({ items, open }: List<T>, word: (item: T) => string): readonly string[] {
  return [...new Set([...items.map(word), ...(open ? ['?'] : [])])].sort();
}
