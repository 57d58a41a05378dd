/** Texts with something in them: loop variables, dynamic references. */

import type { ScalarNode } from '../../syntax/tree.js';
import type { Mapped } from '../../text/mapped.js';
import type { UnknownPart } from '../../truth/symbol.js';
import { LOOP_VARIABLE, loopValue } from './loop.js';
import type { Scope } from './template.js';

/** The text of a scalar, loop variables filled in. */
export function loopText(node: ScalarNode, scope: Scope): Mapped {
  const text = node.doc.textOf(node);
  if (scope.loop.size === 0 || !node.value.includes('{')) return text;
  return replaced(
    text,
    LOOP_VARIABLE,
    (part) => part,
    (match, decoder, start, end) => {
      const value = loopValue(match, scope.loop);
      if (value === undefined) return false;
      decoder.fixed(value, start, end);
      return true;
    },
  );
}

/** `{{resolve:ssm:…}}` is filled in at deployment. */
export function withDynamicReferences(text: Mapped): Mapped {
  if (!text.text.includes('{{resolve:')) return text;
  return replaced(
    text,
    /\{\{resolve:[^{}]*\}\}/g,
    (part) => part,
    (_match, decoder, start, end) => {
      const says = text.slice(start, end).says;
      const hole: UnknownPart = { kind: 'unknown', says, reason: `filled in at deployment (${says})` };
      decoder.hole(hole, start, end);
      return true;
    },
  );
}

type Decoding = ReturnType<Mapped['decode']>;

/**
 * A text with matches of a pattern replaced.
 * @param pattern a global one, which matches no empty text
 * @param encode the way back for what stays
 * @param replace writes what stands for a match; false leaves it as it is
 */
export function replaced(
  text: Mapped,
  pattern: RegExp,
  encode: Parameters<Mapped['decode']>[0],
  replace: (match: RegExpMatchArray, decoder: Decoding, start: number, end: number) => boolean,
): Mapped {
  const decoder = text.decode(encode);
  let at = 0;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text.text); match; match = pattern.exec(text.text)) {
    const start = match.index;
    const end = start + match[0].length;
    const before = at;
    if (start > before) decoder.copy(before, start);
    at = start;
    if (replace(match, decoder, start, end)) at = end;
  }
  if (at < text.text.length || text.text.length === 0) decoder.copy(at, text.text.length);
  return decoder.done();
}
