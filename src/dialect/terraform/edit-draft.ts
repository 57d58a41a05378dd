/** What is missing, as plain data in the form of a plan: nested blocks are lists. */

import type { Plain } from '../../syntax/plain.js';
import { isFilled, isList, isObject } from '../../syntax/plain.js';
import { rawOf } from '../../syntax/hcl/format.js';
import type { Step } from '../words.js';
import { choiceOf } from '../words.js';
import type { Draft } from '../write.js';

/** A value at the end of steps that do not exist yet. */
export function nested(steps: readonly Step[], value: Plain): Plain {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  const choice = choiceOf(step);
  if (choice) return [{ [choice.member]: choice.is, ...(nested(rest, value) as Draft) }];
  return typeof step === 'number' ? [nested(rest, value)] : { [step]: nested(rest, value) };
}

/** Lays data into a draft, so that two members of a missing block become one block. */
export function merge(into: Draft, from: Draft): void {
  for (const [key, value] of Object.entries(from)) {
    const before = into[key];
    if (before !== undefined && isList(before) && isList(value)) into[key] = mergedItems(before, value);
    else if (isDraft(before) && isDraft(value)) merge(before, value);
    else into[key] = value;
  }
}

/** What belongs to one item joins it; what says otherwise of the same member is another. */
function mergedItems(before: readonly Plain[], items: readonly Plain[]): readonly Plain[] {
  const out = [...before];
  for (const item of items) {
    const same = out.find(
      (one): one is Draft =>
        isDraft(one) && isDraft(item) && Object.entries(item).every(([key, value]) => isFilled(value) || one[key] === undefined || one[key] === value),
    );
    if (same) merge(same, item as Draft);
    else out.push(item);
  }
  return out;
}

function isDraft(value: Plain | undefined): value is Draft {
  return value !== undefined && isObject(value) && rawOf(value) === undefined;
}
