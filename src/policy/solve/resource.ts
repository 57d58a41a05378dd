/** What a pattern of ARNs says of one bucket: whether it covers the bucket, and which keys of its objects. */

import type { Glob, Token } from '../glob/glob.js';
import { contains, language, takesAll, takesNone, withoutPrefix } from '../glob/language.js';
import type { Term } from '../term.js';
import type { Approx } from './actions.js';
import { FALSE, TRUE, literal, or, truth } from './formula.js';
import type { Formula } from './formula.js';
import { OBJECT } from './world.js';

/** @param front the bucket's ARN; for objects what stands before the key */
export function coversFormula(globs: readonly Glob[], front: Term, target: 'bucket' | 'object', approx: Approx): Formula {
  const rests: Glob[] = [];
  const others: Glob[] = [];
  for (const glob of globs) {
    const rest = restOf(glob, front);
    if (rest === undefined) others.push(glob);
    else if (rest !== 'other') rests.push(rest);
  }
  if (rests.some(isEverything)) return TRUE;
  if (target === 'bucket')
    return truth(rests.some((rest) => rest.every(({ kind }) => kind === 'star')) || (others.length > 0 && contains(language(others, approx), front)));
  return or(
    rests.length > 0 ? keysFormula(language(rests, approx)) : FALSE,
    others.length > 0 ? keysFormula(withoutPrefix(language(others, approx), front), true) : FALSE,
  );
}

function keysFormula(keys: Parameters<typeof takesAll>[0], check = false): Formula {
  if (check && takesAll(keys)) return TRUE;
  if (check && takesNone(keys)) return FALSE;
  return literal(OBJECT, false, { kind: 'text', language: keys, inside: true });
}

/** Nothing but stars, one of which takes every character: objects have keys of any sort. */
function isEverything(rest: Glob): boolean {
  return rest.length > 0 && rest.every(({ kind }) => kind === 'star') && rest.some((token) => token.kind === 'star' && token.of === 'any');
}

/**
 * What is left of a glob behind a text that it spells out; `other` where it spells out something else. What an unresolved part
 * is does not matter where it stands at the same place of both. Undefined: a wildcard, or a sign that is not the same, stands
 * before the end of that text, so that there may be several ways through.
 */
function restOf(glob: Glob, front: Term): Glob | 'other' | undefined {
  let at = 0;
  for (const piece of front) {
    if (typeof piece !== 'string') {
      const token = glob[at];
      if (!token) return 'other';
      if (token.kind !== 'sign') return piece.unique && isWritten(glob, at) ? 'other' : undefined;
      if (token.sign.key !== piece.key) return token.sign.unique && piece.unique ? 'other' : undefined;
      at++;
      continue;
    }
    for (const char of piece) {
      const token: Token | undefined = glob[at++];
      if (!token) return 'other';
      if (token.kind !== 'char') return token.kind === 'sign' && token.sign.unique ? 'other' : undefined;
      if (token.char !== char) return 'other';
    }
  }
  return glob.slice(at);
}

/** Nothing but characters up to the next slash: no name that is made up. */
function isWritten(glob: Glob, from: number): boolean {
  for (let at = from; at < glob.length; at++) {
    const token = glob[at];
    if (token?.kind !== 'char') return false;
    if (token.char === '/') return true;
  }
  return true;
}
