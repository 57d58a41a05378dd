/** Whether an Action or Resource element, in either form, covers a request. */

import { no, not, unknown, yes } from '../../truth/answer.js';
import type { Answer, Truth } from '../../truth/answer.js';
import type { Origin } from '../../text/origin.js';
import { some } from '../../truth/value.js';
import type { Element, Elements } from '../policy.js';
import { says, written } from '../term.js';
import { filled } from './filled.js';
import { fits } from './match.js';
import type { View } from './view.js';

export function coversAction(elements: Elements, { request }: View): Answer {
  const covered = some(elements.items, (element) => namesAction(element, request.action));
  return elements.not ? not(covered) : covered;
}

/** The case of actions does not count; the service is never a pattern, but for the lone `*`. */
function namesAction({ term, origin }: Element, action: string): Answer {
  const pattern = written(term)?.toLowerCase();
  if (pattern === '*' || pattern === '*:*') return yes();
  if (pattern !== undefined && pattern.split(':')[0] !== action.toLowerCase().split(':')[0]) return no();
  return asked(fits([{ text: term, wild: true }], [action], 'glob', true), () => `whether ${says(term)} covers ${action}`, origin);
}

export function coversResource(elements: Elements, view: View): Answer {
  const covered = some(elements.items, (element) => namesResource(element, elements.not, view));
  return elements.not ? not(covered) : covered;
}

function namesResource(element: Element, negated: boolean, view: View): Answer {
  const { term, origin } = element;
  return filled(element, negated, view, (segments) =>
    asked(fits(segments, view.resource, 'glob'), () => `whether ${says(term)} covers ${says(view.resource)}`, origin),
  );
}

/** A truth with its question as the reason where it is open. */
export function asked(truth: Truth, question: () => string, origin: Origin): Answer {
  if (truth === 'unknown') return unknown({ says: `${question()} is not known`, origin });
  return truth === 'yes' ? yes() : no();
}
