/** Dots in the name of a bucket, judged also by what is certain of a name that is not known whole. */

import { says } from '../policy/term.js';
import type { Piece } from '../policy/term.js';
import type { Looks } from '../truth/symbol.js';
import { any, no, not, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import type { Value } from '../truth/value.js';
import { willShow } from './open-text.js';
import { termOfValue } from './situation.js';
import type { Bucket } from './subjects.js';

/** Whether the name, or the prefix of which one is made, has no dot. What makes it unique has none. */
export function isUndotted({ naming }: Pick<Bucket, 'naming'>): Answer {
  return not(any(hasDot(naming.name), hasDot(naming.prefix)));
}

function hasDot(value: Value<string>): Answer {
  const { origin } = value;
  if (value.kind === 'absent') return no();
  const text = termOfValue(value, 'the name of a bucket');
  const assumed = value.kind === 'known' ? value.assumed : undefined;
  if (text.some((piece) => typeof piece === 'string' && piece.includes('.'))) return yes({ says: `"${says(text)}" holds a dot`, origin, assumed });
  return text.some(mayHoldDot) ? unknown({ says: `whether "${says(text)}" holds a dot ${willShow(text)}`, origin }) : no();
}

/** Ids, Regions and the names of stacks and of other generated things have none. */
const DOTLESS: ReadonlySet<Looks> = new Set(['account', 'name', 'organization', 'partition', 'region']);

function mayHoldDot(piece: Piece): boolean {
  return typeof piece !== 'string' && piece.unique !== true && !DOTLESS.has(piece.looks);
}
