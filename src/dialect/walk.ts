/** The way from a block to what is seen at the end of it. */

import type { Origin } from '../text/origin.js';
import type { Seen, SeenUnknown } from '../truth/seen.js';
import { literalOf, whyOpen } from '../truth/symbol.js';
import { isBare } from './seen.js';
import type { Choice, Route, Step, Way } from './words.js';
import type { Path } from './path.js';
import { choiceOf, routeOf } from './words.js';

/** A place in the model while reading: what is seen there, how model and file call it. */
export interface Spot {
  readonly seen: Seen;
  readonly path: Path;
  /** The file's words from the resource down to here. */
  readonly label: string;
  /** Whether the facet to which it belongs is written at all. */
  readonly declared: boolean;
  /** Whether what would hold it is written. */
  readonly held: boolean;
  /** Which of several ways led here. */
  readonly way?: number;
}

/**
 * Follows the first way that is written; none: absent at the first way.
 * @param unset the text with which the dialect says that nothing is written
 * @param path where that is in the model
 */
export function walk(from: Spot, way: Way, unset?: string, path: Path = from.path): Spot {
  if (typeof way === 'string') return follow(from, routeOf(way), path, unset);
  let first: Spot | undefined;
  for (let index = 0; index < way.length; index++) {
    const spot = follow(from, routeOf(way[index] as string), path, unset);
    if (spot.seen.kind !== 'absent') return index === 0 ? spot : { ...spot, way: index };
    first ??= spot;
  }
  return first ?? from;
}

export function follow(from: Spot, { steps, named }: Route, path: Path, unset: string | undefined): Spot {
  let { seen, label, declared, held } = from;
  for (let at = 0; at < steps.length; at++) {
    const step = steps[at] as Step;
    held = seen.kind !== 'absent';
    if (named) {
      label = label ? `${label}.${step}` : (step as string);
      if (seen.kind === 'mapping') seen = seen.get(step as string);
      else if (seen.kind !== 'absent' && seen.kind !== 'unknown') seen = inside(seen, 'a mapping');
    } else {
      label = labelInto(label, step, seen);
      seen = stepInto(seen, step);
    }
    if (seen.kind !== 'absent') declared = true;
  }
  if (unset !== undefined && seen.kind === 'scalar' && literalOf(seen.text) === unset) seen = { kind: 'absent', origin: seen.origin };
  return { seen, path, label, declared, held };
}

function labelInto(label: string, step: Step, seen: Seen): string {
  if (typeof step === 'number') return itemLabel(label, step, seen);
  return choiceOf(step) ? `${label}[${step}]` : label ? `${label}.${step}` : step;
}

/** How an item of a list is called: by its number only where there are several. */
function itemLabel(label: string, index: number, list: Seen): string {
  const alone = list.kind === 'sequence' ? list.items().length < 2 && list.open === undefined : true;
  return alone && index === 0 ? label : `${label}[${index}]`;
}

function stepInto(seen: Seen, step: Step): Seen {
  if (seen.kind === 'absent' || seen.kind === 'unknown') return seen;
  const choice = choiceOf(step);
  if (choice) return choose(seen, choice);
  if (typeof step === 'string') {
    if (seen.kind === 'mapping') return seen.get(step);
    return inside(seen, 'a mapping');
  }
  if (seen.kind !== 'sequence') return inside(seen, 'a list');
  const item = seen.items()[step];
  if (item) return item;
  return seen.open ? { kind: 'unknown', reason: seen.open, origin: seen.origin } : { kind: 'absent', origin: seen.origin };
}

/** The item that bears a name. One whose own name is not to be told may be it. */
function choose(seen: Seen, { member, is }: Choice): Seen {
  if (seen.kind !== 'sequence' && seen.kind !== 'mapping') return unreadable(seen, 'a list');
  let doubt: SeenUnknown | undefined;
  for (const item of seen.kind === 'sequence' ? seen.items() : [seen]) {
    const name = item.kind === 'mapping' ? item.get(member) : item;
    const literal = name.kind === 'scalar' ? literalOf(name.text) : undefined;
    if (literal?.toLowerCase() === is.toLowerCase()) return item;
    if (name.kind === 'unknown') doubt ??= name;
    else if (name.kind === 'scalar' && literal === undefined) doubt ??= { kind: 'unknown', reason: whyOpen(name.text), origin: name.origin };
  }
  if (doubt) return doubt;
  return seen.open ? { kind: 'unknown', reason: seen.open, origin: seen.origin } : { kind: 'absent', origin: seen.origin };
}

/** What would stand in something that is written in the wrong shape. */
function inside(seen: Seen, wanted: string): SeenUnknown {
  const whole = unreadable(seen, wanted);
  return { ...whole, reason: `part of something that is ${whole.reason}` };
}

export function unreadable(seen: Seen, wanted: string): SeenUnknown {
  const is = { scalar: 'a single value', mapping: 'a mapping', sequence: 'a list', absent: 'nothing', unknown: 'unknown' }[seen.kind];
  return { kind: 'unknown', reason: `written as ${is} where ${wanted} belongs`, origin: seen.origin };
}

/** The same place by another name. Of nearly every one nothing else is told, and a copy of unlike objects is slow to make. */
export function labelled(origin: Origin, label: string): Origin {
  if (!label) return origin;
  const { locus, via } = origin;
  if (!isBare(origin, 'label')) return { ...origin, label };
  return via === undefined ? { locus, label } : { locus, label, via };
}
