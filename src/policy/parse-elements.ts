/** What is seen as texts in their places: one or a list of them, all that may hide there counted in. */

import type { Origin } from '../text/origin.js';
import type { Seen, SeenEntry, SeenMapping, SeenScalar } from '../truth/seen.js';
import { isOneText, literalOf, whyOpen } from '../truth/symbol.js';
import { Absent, Known, Unknown } from '../truth/value.js';
import type { List, Value } from '../truth/value.js';
import { report, shapeOf } from './parse-problems.js';
import type { Parsing } from './parse-problems.js';
import type { Element, Elements, PolicyProblemKind } from './policy.js';
import { term, termOf } from './term.js';
import type { Term } from './term.js';

/** How a list of texts is called where something else stands in it: "Action", "the values of aws:SourceIp". */
export interface Naming {
  readonly kind: PolicyProblemKind;
  readonly says: string;
}

export function readElements(entry: SeenEntry, not: boolean, naming: Naming, parsing: Parsing): Elements {
  return { not, items: readTexts(entry.value, naming, parsing), origin: entry.key };
}

/** An element that may be written, but cannot be seen. */
export function unseenElements(reason: string, origin: Origin): Elements {
  return { not: false, items: openList(reason, origin), origin };
}

/** One text or a list of texts. */
export function readTexts(seen: Seen, naming: Naming, parsing: Parsing): List<Element> {
  const { origin } = seen;
  if (seen.kind === 'scalar') return { items: [elementOf(seen)], origin };
  if (seen.kind === 'absent') return { items: [], origin };
  if (seen.kind === 'unknown') {
    const { text } = seen;
    return text && isOneText(text) ? { items: [elementOf({ text, origin })], origin } : openList(seen.reason, called(origin, naming.says));
  }
  if (seen.kind === 'mapping') {
    report(parsing, naming.kind, `${naming.says} holds an object where a text or a list of texts belongs.`, origin);
    return openList('written as an object where texts belong', origin);
  }
  const items: Element[] = [];
  let open = seen.open;
  for (const item of seen.items()) {
    if (item.kind === 'scalar') items.push(elementOf(item));
    else if (item.kind === 'unknown' && item.text) items.push(elementOf({ text: item.text, origin: item.origin }));
    else if (item.kind === 'unknown') open ??= item.reason;
    else if (item.kind !== 'absent') {
      report(parsing, naming.kind, `${naming.says} holds ${shapeOf(item)} where a text belongs.`, item.origin);
      open ??= `written with ${shapeOf(item)} where a text belongs`;
    }
  }
  return open === undefined ? { items, origin } : { items, origin, open: new Unknown<never>(open, called(origin, naming.says)) };
}

/** Numbers and booleans are texts, as they are written. */
export function elementOf(seen: Pick<SeenScalar, 'text' | 'origin' | 'assumed'>): Element {
  const literal = literalOf(seen.text);
  return { term: termAt(seen, literal), value: valueOf(seen, seen.origin, literal), origin: seen.origin };
}

/** Something that cannot be seen, taken as one text. */
export function unseenElement(reason: string, origin: Origin): Element {
  return {
    term: [{ kind: 'sign', key: `?${placeOf(origin)}`, says: 'something unknown', looks: 'anything', reason }],
    value: new Unknown<string>(reason, origin),
    origin,
  };
}

function termAt({ text, origin }: Pick<SeenScalar, 'text' | 'origin'>, literal = literalOf(text)): Term {
  return literal === undefined ? termOf(text, () => placeOf(origin)) : term(literal);
}

export function valueOf({ text, assumed }: Pick<SeenScalar, 'text' | 'assumed'>, origin: Origin, literal = literalOf(text)): Value<string> {
  return literal === undefined ? new Unknown(whyOpen(text), origin, text) : new Known(literal, origin, assumed, text);
}

/** A single text under a name; what is no single text is a problem. */
export function readText(seen: Seen, naming: Naming, parsing: Parsing, fallback?: string): Value<string> {
  const origin = called(seen.origin, naming.says);
  if (seen.kind === 'scalar') return valueOf(seen, origin);
  if (seen.kind === 'absent') return new Absent<string>(fallback, origin);
  if (seen.kind === 'unknown') return new Unknown<string>(seen.reason, origin);
  report(parsing, naming.kind, `${naming.says} is ${shapeOf(seen)} where a text belongs.`, seen.origin);
  return new Unknown<string>(`written as ${shapeOf(seen)} where a text belongs`, origin);
}

/** The same place under a name. Most places are plain: nothing lies on the way to them. */
export function called(origin: Origin, label: string): Origin {
  const { locus, via, use, leavesOut, told, inside } = origin;
  return via || use || inside || leavesOut !== undefined || told !== undefined ? { ...origin, label } : { locus, label };
}

/** Entries by name; a name that stands twice counts with its last value. */
export function entriesOf(seen: SeenMapping): ReadonlyMap<string, SeenEntry> {
  const entries = new Map<string, SeenEntry>();
  for (const entry of seen.entries()) entries.set(entry.name, entry);
  return entries;
}

export function openList<T>(reason: string, origin: Origin): List<T> {
  return { items: [], open: new Unknown<never>(reason, origin), origin };
}

/** Tells parts of texts that have no name from each other: no two stand at one place. */
function placeOf({ locus }: Origin): string {
  if (locus.kind === 'pointer') return `${locus.in.source.path}#${locus.pointer}`;
  const place = locus.mapped.place(locus.start, locus.end);
  return place ? `${place.source.path}:${place.start}-${place.end}` : `${locus.start}-${locus.end} of ${locus.mapped.text}`;
}
