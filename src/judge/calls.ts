/** From where something is deployed that stands in a part of its own: what is missing there is missing for all who use it. */

import type { Note } from '../rule/finding.js';
import type { Place } from '../text/source.js';
import type { Found } from './findings.js';

/** More are not told one by one: the instances are listed anyway. */
const MOST = 10;

/** The outermost calls that lead to the declarations of findings at one place, but for those in which the place stands itself or which the reasons show. */
export function callsOf(group: readonly Found[]): readonly Note[] {
  // In most dialects nothing is called.
  if (group.every(({ verdict }) => !verdict?.declaration.calls)) return NO_CALLS;
  const calls = new Map<string, Place>();
  for (const { finding, verdict } of group) {
    const call = verdict?.declaration.calls?.at(-1);
    if (!call || [finding.place, ...finding.because.map(({ place }) => place)].some((place) => place && stands(place, call))) continue;
    calls.set(`${call.source.path}:${call.start}`, call);
  }
  return [...calls.values()].slice(0, MOST).map((call) => ({ message: 'its module is called here', place: firstLine(call) }));
}

const NO_CALLS: readonly Note[] = [];

function stands({ source, start, end }: Place, call: Place): boolean {
  return source.path === call.source.path && call.start <= start && end <= call.end;
}

/** A block by what begins it. */
function firstLine({ source, start, end }: Place): Place {
  const length = source.text.slice(start, end).search(/\s*[{\r\n]/);
  return { source, start, end: length > 0 ? start + length : end };
}
