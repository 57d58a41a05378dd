/** Texts cut into lists and lists joined to texts. */

import { Mapped } from '../../../text/mapped.js';
import type { Seen } from '../../../truth/seen.js';
import { partsOf } from '../../../truth/symbol.js';
import { asText, scalarOf, unknownText } from '../../seen.js';
import { open } from '../value.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { define, text, texts } from './given.js';
import { MAX_ITEMS, joined, listed, placeOf, refused, supposedBy, textual, tooLong, undecided, undecidedList } from './result.js';
import { mayHold, writtenOut } from './text-parts.js';

/** The pieces of a text. From the first part that may itself hold the separator, nothing is certain any more. */
const split = define([text('separator'), text('str')], (given) => {
  const separator = given.literal(0);
  if (separator === undefined) return undecidedList(given);
  if (separator === '') return letters(given);
  const whole = writtenOut(given.text(1));
  let certain = whole.text.length;
  let at = 0;
  for (const part of partsOf(whole)) {
    if (typeof part !== 'string' && mayHold(part, separator)) {
      certain = at;
      break;
    }
    at += typeof part === 'string' ? part.length : 1;
  }
  const pieces: Mapped[] = [];
  let from = 0;
  for (let next = whole.text.indexOf(separator); next !== -1 && next + separator.length <= certain; next = whole.text.indexOf(separator, from)) {
    pieces.push(whole.slice(from, next));
    from = next + separator.length;
  }
  const complete = certain === whole.text.length;
  if (complete) pieces.push(whole.slice(from, whole.text.length));
  return pieceList(pieces, given, complete ? undefined : undecidedList(given).reason);
});

function letters(given: Given): Seen {
  const literal = given.literal(1);
  if (literal === undefined) return undecidedList(given);
  const whole = writtenOut(given.text(1));
  let at = 0;
  return pieceList(
    [...literal].map((letter) => whole.slice(at, (at += letter.length))),
    given,
  );
}

function pieceList(pieces: readonly Mapped[], given: Given, unseen?: string): Seen {
  if (pieces.length > MAX_ITEMS) return open(`a list of more than ${MAX_ITEMS} members`, given.call.origin);
  const assumed = supposedBy(given.args);
  return listed(
    pieces.map((piece) => scalarOf(piece, given.call.origin, assumed)),
    given,
    unseen,
    'list',
  );
}

/** The pieces at their places. */
const join = define(
  [text('separator'), texts('lists')],
  (given) => {
    const items: (Mapped | Gap)[] = [];
    for (const arg of given.args.slice(1)) {
      if (arg.kind === 'unknown') items.push({ reason: arg.reason });
      if (arg.kind !== 'sequence') continue;
      if (arg.items().some(({ kind }) => kind === 'absent')) return refused('with a list that holds null', given);
      // What cannot be seen of a list may stand before, between or behind what can.
      if (arg.open !== undefined) items.push({ reason: arg.open });
      else for (const item of arg.items()) items.push(item.kind === 'scalar' ? item.text : asText(item, `\${${given.call.says}}`));
    }
    if (items.length > 0 && items.every(isGap)) return undecided(given);
    const whole = joined(separated(items, given));
    return whole ? textual(whole, given) : tooLong(given);
  },
  texts('lists'),
);

/** Items of which nobody can tell how many there are. With none of them a separator is missing too, so the gap takes those around it. */
interface Gap {
  readonly reason: string;
}

function isGap(item: Mapped | Gap): item is Gap {
  return 'reason' in item;
}

function separated(items: readonly (Mapped | Gap)[], given: Given): readonly Mapped[] {
  const out: Mapped[] = [];
  for (const [at, item] of items.entries()) {
    const before = items[at - 1];
    if (isGap(item)) {
      if (!before || !isGap(before)) out.push(unknownText(`\${${given.call.says}}`, item.reason));
    } else {
      if (before && !isGap(before)) out.push(given.text(0));
      out.push(item);
    }
  }
  return out.length === 0 ? [Mapped.literal('', placeOf(given.call.origin))] : out;
}

export const SPLITS: Readonly<Record<string, TerraformFunction>> = { join, split };
