/**
 * Whether two notifications ask for the same event of the same key, which S3 refuses. UG notification-how-to-filtering, read April 2026:
 * filters of one type of event must not overlap; a wildcard stands for all of its types; keys are told by how they begin and end.
 */

import { says, sameTerm } from '../policy/term.js';
import type { Term } from '../policy/term.js';
import { all, no, unknown, yes } from '../truth/answer.js';
import type { Answer } from '../truth/answer.js';
import { some } from '../truth/value.js';
import type { Value } from '../truth/value.js';
import type { Notice } from './event-notices.js';
import { termOfValue } from './situation.js';

export interface Overlap {
  readonly one: Notice;
  /** Whether they share nothing. */
  readonly apart: Answer;
  /** The other one, and what both ask for. */
  readonly other: Notice;
  readonly event: Value<string>;
}

/** Of each notification, how it overlaps with one before it. */
export function overlapsAmong(notices: readonly Notice[]): readonly Overlap[] {
  return notices.flatMap((notice, index) => overlapWith(notice, notices.slice(0, index)) ?? []);
}

/** The first of some others with which a notification overlaps, else the first with which it may. */
export function overlapWith(notice: Notice, others: readonly Notice[]): Overlap | undefined {
  const found = others.flatMap((other) => {
    const overlap = overlapOf(notice, other);
    return overlap && overlap.apart.truth !== 'yes' ? [overlap] : [];
  });
  return found.find(({ apart }) => apart.truth === 'no') ?? found[0];
}

function overlapOf(one: Notice, other: Notice): Overlap | undefined {
  const keys = all(...AFFIXES.map((affix) => () => agree(one, other, affix)));
  if (keys.truth === 'no') return undefined;
  const event = one.events.items.find((wanted) => some(other.events, (theirs) => sameEvent(wanted, theirs)).truth === 'yes');
  const events = some(one.events, (wanted) => some(other.events, (theirs) => sameEvent(wanted, theirs)));
  const both = all(keys, events);
  const [first] = one.events.items;
  const shown = event ?? first;
  if (!shown) return undefined;
  const apart =
    both.truth === 'yes' ? no({ says: `both ask for ${nameOf(shown)}`, origin: shown.origin }, ...otherPlace(other)) : both.truth === 'no' ? yes() : both;
  return { one, apart, other, event: shown };
}

function otherPlace({ says: name, target }: Notice): readonly { readonly says: string; readonly origin: Value<string>['origin'] }[] {
  return [{ says: `${name} gets it as well`, origin: target.name.origin }];
}

function nameOf(event: Value<string>): string {
  return event.kind === 'known' ? event.value : 'an event';
}

function sameEvent(one: Value<string>, other: Value<string>): Answer {
  return one.satisfies('an event', (left) => other.satisfies('an event', (right) => left === right || standsFor(left, right) || standsFor(right, left)));
}

function standsFor(wildcard: string, event: string): boolean {
  return wildcard.endsWith(':*') && event.startsWith(wildcard.slice(0, -1));
}

/** How a key begins, and how it ends. */
const AFFIXES = ['prefix', 'suffix'] as const;
type Affix = (typeof AFFIXES)[number];

/** Whether a key can begin (or end) as both want it: then what one of them wants begins (or ends) what the other wants. */
function agree(one: Notice, other: Notice, affix: Affix): Answer {
  const [a, b] = [one, other].map((notice) => affixOf(notice[affix], affix, notice.key)) as [Written, Written];
  const [shorter, longer] = a.text.length <= b.text.length ? [a, b] : [b, a];
  if (!longer.text.startsWith(shorter.text)) return no();
  if (shorter.whole || sameTerm(a.term, b.term)) return yes();
  return unknown({
    says: `whether keys can have the ${affix} "${says(a.term)}" and "${says(b.term)}" is known only after deployment`,
    origin: one[affix].origin,
  });
}

interface Written {
  readonly term: Term;
  /** What of it is written, from the outer end of the key on. */
  readonly text: string;
  /** That is all. */
  readonly whole: boolean;
}

function affixOf(value: Value<string>, affix: Affix, place: string): Written {
  const term = value.kind === 'absent' ? [] : termOfValue(value, `${place}.${affix}`);
  const outer = affix === 'prefix' ? term[0] : term.at(-1);
  const text = typeof outer === 'string' ? outer : '';
  return { term, text: affix === 'prefix' ? text : [...text].reverse().join(''), whole: term.length === 0 || (term.length === 1 && typeof outer === 'string') };
}

/** Which keys both get, as a person says it. */
export function keysOf({ prefix, suffix }: Notice): string {
  const said = (value: Value<string>, how: string): readonly string[] => {
    const text = value.kind === 'absent' ? '' : says(termOfValue(value, how));
    return text === '' ? [] : [`${how} "${text}"`];
  };
  const parts = [...said(prefix, 'begin with'), ...said(suffix, 'end in')];
  return parts.length === 0 ? 'all keys' : `keys that ${parts.join(' and ')}`;
}
