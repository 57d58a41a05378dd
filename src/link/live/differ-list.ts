/** Lists held against each other: order tells nothing, and what one side alone has is told item by item. */

import type { Field, Named, Shape, Written } from '../../model/shape.js';
import { show } from '../../truth/value.js';
import type { Link, List, Value } from '../../truth/value.js';
import { both, gap, liveGap, plain } from './difference.js';
import type { Compared, Differing } from './difference.js';

/** How what is in a list is compared. */
type Compare = (path: string, field: Field, declared: unknown, live: unknown, of: Differing) => Compared;

/** @param field of an item; a map is a list of named texts */
export function differentLists(path: string, field: Field, declared: List<unknown>, live: List<unknown>, of: Differing, compare: Compare): Compared {
  if (declared.open) return gap(path, 'declared', declared.open.reason);
  if (live.open) return liveGap(path, live.open.reason, declared.items.length === 0);
  const items = (one: unknown, other: unknown): Compared => {
    if (field.kind !== 'map') return compare(path, field, one, other, of);
    return compare(`${path}.${(one as Named).name}`, { kind: 'text' }, (one as Named).value, (other as Named).value, of);
  };
  const { ours, pairs, ...rest } = unlike(declared.items, live.items, items, field);
  const theirs = rest.theirs.filter((item) => !of.passesBy(path, item));
  const within = both(pairs.map(([one, other]) => items(one, other)));
  if (ours.length + theirs.length === 0) return within;
  const only = (items: readonly unknown[]): string => items.map((item) => said(field, item)).join(', ');
  const difference = {
    path,
    ...(ours.length > 0 ? { declared: only(ours) } : {}),
    ...(theirs.length > 0 ? { live: only(theirs) } : {}),
    at: declared.origin,
    liveAt: live.origin,
  };
  return { differences: [...within.differences, difference], gaps: within.gaps };
}

interface Unlike {
  readonly ours: readonly unknown[];
  readonly theirs: readonly unknown[];
  /** Those that are meant for each other. */
  readonly pairs: readonly (readonly [unknown, unknown])[];
}

/** Takes away what is the same on both sides; what bears the same label, or is left alone on each side, is a pair. */
function unlike(here: readonly unknown[], there: readonly unknown[], compare: (one: unknown, other: unknown) => Compared, field: Field): Unlike {
  const theirs = [...there];
  const take = (wanted: (other: unknown) => boolean): unknown => {
    const index = theirs.findIndex(wanted);
    return index < 0 ? undefined : theirs.splice(index, 1)[0];
  };
  const fits = (one: unknown, other: unknown): boolean => labelOf(field, one) === undefined || labelOf(field, one) === labelOf(field, other);
  const differ = (one: unknown, other: unknown): number => compare(one, other).differences.length;
  const pairs: (readonly [unknown, unknown])[] = [];
  const unpaired = (items: readonly unknown[], isOther: (one: unknown, other: unknown) => boolean): readonly unknown[] =>
    items.filter((one) => {
      const other = take((candidate) => isOther(one, candidate));
      if (other !== undefined) pairs.push([one, other]);
      return other === undefined;
    });
  const same = unpaired(here, (one, other) => fits(one, other) && differ(one, other) + compare(one, other).gaps.length === 0);
  const alike = unpaired(same, (one, other) => fits(one, other) && differ(one, other) === 0);
  const ours = unpaired(alike, (one, other) => labelOf(field, one) !== undefined && fits(one, other));
  if (ours.length === 1 && theirs.length === 1 && field.kind === 'block' && labelOf(field, ours[0]) === undefined)
    return { ours: [], theirs: [], pairs: [...pairs, [ours[0], theirs[0]]] };
  return { ours, theirs, pairs };
}

/** By what a person tells items of a list apart. */
function labelOf(field: Field, item: unknown): string | undefined {
  if (field.kind === 'map') return (item as Named).name;
  if (field.kind !== 'block') return undefined;
  const { id, key } = item as { readonly id?: Value<string>; readonly key?: Value<string> };
  const label = 'id' in field.fields ? id : 'key' in field.fields ? key : undefined;
  return label?.kind === 'known' ? label.value : undefined;
}

const LONG = 100;

/** An item in a few words. */
function said(field: Field, item: unknown): string {
  const text = wordsOf(field, item) || 'an item';
  return text.length > LONG ? `${text.slice(0, LONG)}…` : text;
}

function wordsOf(field: Field, item: unknown): string {
  switch (field.kind) {
    case 'block': {
      const members = item as Written & Readonly<Record<string, unknown>>;
      const parts = Object.entries(field.fields as Shape).map(([name, inner]) => [name, wordsOf(inner, members[name])] as const);
      return parts.flatMap(([name, part]) => (part === '' ? [] : [`${name} ${part}`])).join(', ');
    }
    case 'list':
      return (item as List<unknown>).items.map((one) => wordsOf(field.of, one)).join(' ');
    case 'map': {
      const { name, value } = item as Named;
      return `${name} ${wordsOf({ kind: 'text' }, value)}`;
    }
    case 'link':
      return wordsOf({ kind: 'text' }, (item as Link<object>).name);
    case 'document':
      return 'a document';
    default: {
      const value = item as Value<unknown>;
      if (value.kind === 'unknown') return value.text?.says ?? '?';
      return value.kind === 'known' && plain(value) !== '' ? show(plain(value)) : '';
    }
  }
}
