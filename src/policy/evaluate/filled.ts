/** Texts of a policy with their variables filled in from a request. */

import { no, unknown } from '../../truth/answer.js';
import type { Answer } from '../../truth/answer.js';
import type { Element } from '../policy.js';
import { hasVariables, splitVariables } from '../variables.js';
import type { TextPart } from '../variables.js';
import type { Segment } from './pattern.js';
import type { View } from './view.js';

/**
 * The answer for a text once its variables are filled in. Where the request lacks a value the text fits nothing; whether a
 * Not-form then holds is not documented.
 */
export function filled({ term, origin }: Element, negated: boolean, view: View, ask: (segments: readonly Segment[]) => Answer): Answer {
  if (view.variables === 'no' || !hasVariables(term)) return ask([{ text: term, wild: true }]);
  if (view.variables === 'unknown') return unknown({ says: 'the Version of the policy, on which it depends whether it has variables, is not known', origin });
  const segments: Segment[] = [];
  for (const part of splitVariables(term)) {
    const segment = segmentOf(part, view);
    if (segment === 'absent')
      return negated ? unknown({ says: `what the negation means without a value of ${partName(part)} is not documented`, origin }) : no();
    if (segment === 'unknown') return unknown({ says: `what ${partName(part)} stands for is not known`, origin });
    segments.push(segment);
  }
  return ask(segments);
}

function segmentOf(part: TextPart, { key }: View): Segment | 'absent' | 'unknown' {
  switch (part.kind) {
    case 'text':
      return { text: part.text, wild: true };
    case 'character':
      return { text: [part.text], wild: false };
    case 'variable': {
      if (part.key === '?') return 'unknown';
      const value = key(part.key);
      if (value?.kind === 'one') return { text: value.value, wild: false };
      // Keys of several values are no variables.
      if (value) return 'unknown';
      return part.otherwise === undefined ? 'absent' : { text: part.otherwise === '' ? [] : [part.otherwise], wild: false };
    }
  }
}

function partName(part: TextPart): string {
  return part.kind === 'variable' ? part.says : 'a part of it';
}
