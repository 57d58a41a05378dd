/** Questions to single texts of a policy, of which a part may not be resolved. */

import type { Element } from '../policy/policy.js';
import { says, written } from '../policy/term.js';
import type { Piece } from '../policy/term.js';
import { no, unknown, yes } from '../truth/answer.js';
import type { Answer, Truth } from '../truth/answer.js';
import { partsOf } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';

/**
 * What an element answers to a test of its text; unknown where that is not resolved.
 * @param reason why, as a sentence
 */
export function asked(element: Element, test: (text: string) => boolean, reason: (text: string) => string): Answer {
  const text = written(element.term);
  if (text === undefined) return unresolved(element);
  const { origin, value } = element;
  const evidence = { says: reason(text), origin, ...(value.kind === 'known' && value.assumed ? { assumed: value.assumed } : {}) };
  return test(text) ? yes(evidence) : no(evidence);
}

/** Unknown, with the part that is not resolved as the reason: the first that is open, unless others are asked for. */
export function unresolved({ term, origin }: Element, isMeant = isOpen): Answer {
  return unknown({ says: whyUntold(term, isMeant) ?? `${says(term)} is known only after deployment`, origin });
}

/** What of a text cannot be told, and why, where it is more than that deployment must come first. */
function whyUntold(term: Element['term'], isMeant = isOpen): string | undefined {
  const part = term.find(isMeant) ?? term.find((piece) => typeof piece !== 'string' && piece.reason !== undefined);
  return typeof part === 'object' && part.reason !== undefined ? `${part.says} is ${part.reason}` : undefined;
}

/** That something about a text will show later: "is known only after deployment". */
export function willShow(term: Element['term']): string {
  const why = whyUntold(term);
  return why === undefined ? 'is known only after deployment' : `cannot be told: ${why}`;
}

/**
 * A part of a text that can turn out to be anything, wildcards among it: what is given from outside. What AWS makes are names and ids,
 * and so is what others tell of what they declare, and what is declared here is called.
 */
export function isOpen(piece: Piece): boolean {
  return typeof piece !== 'string' && piece.looks === 'anything' && piece.reason !== undefined && !piece.elsewhere && !piece.named;
}

/**
 * Whether a text can be written anew from what is known of it. Where the file says it in another way, a part of it may be no more than the
 * default of a parameter.
 */
export function canBeRewritten({ term, origin: { locus } }: Element): boolean {
  const place = locus.kind === 'span' ? locus.mapped.place(locus.start, locus.end) : undefined;
  return place !== undefined && place.source.text.slice(place.start, place.end).includes(says(term));
}

/** Whether a text is another one: what is written of it may leave no room for that, whatever its parts turn out to be. */
export function isText(value: Value<string>, wanted: string): Answer {
  if (value.kind !== 'unknown' || !value.text) return value.is(wanted);
  const parts = partsOf(value.text);
  const [first, last] = [parts[0], parts.at(-1)];
  const hasRoom = (typeof first !== 'string' || wanted.startsWith(first)) && (typeof last !== 'string' || wanted.endsWith(last));
  return hasRoom ? value.is(wanted) : no({ says: `${value.text.says} is not ${wanted}`, origin: value.origin });
}

/** A bare verdict as an answer. */
export function answerOf(truth: Truth, otherwise: string, origin: Element['origin']): Answer {
  return truth === 'yes' ? yes() : truth === 'no' ? no() : unknown({ says: otherwise, origin });
}
