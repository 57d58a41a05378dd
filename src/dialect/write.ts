/** Model facts as a dialect writes them: the inverse of the reader, over the same tables. */

import type { Field, Intent, LinkField, Shape } from '../model/shape.js';
import type { Plain } from '../syntax/plain.js';
import type { AnyWords, BlockWords, Choice, LeafWords, ListWords, Step, TypeWords, Unsaid, Way, WordsFor } from './words.js';
import { choiceOf, isUnsaid, longForm, stepsOf, waysOf } from './words.js';

/** How a dialect says what plain data cannot. */
export interface Speaker {
  /** A value that is not to be known from the text. */
  computed(): Plain;
  /** A reference to another subject of the same text. */
  refers(to: string, field: LinkField, words: LeafWords): Plain;
  /** A document, or what stands as JSON in a text, where the dialect does not take it as it is. */
  encoded?(value: Plain): Plain;
}

/** A tree under construction: mappings by name, sequences by index. */
export type Draft = { [key: string]: Plain };

/** Writes the facets of a subject into a body; tells what the dialect has no word for. */
export function writeFacets(
  shape: Shape,
  words: TypeWords<Shape>,
  facts: { readonly [facet: string]: Intent },
  speaker: Speaker,
): { readonly body: Draft; readonly left: readonly string[] } {
  const body: Draft = {};
  const left: string[] = [];
  for (const [name, intent] of Object.entries(facts)) {
    const field = shape[name];
    const own = words[name];
    if (!field || own === undefined) throw new Error(`there is no facet ${name}`);
    const long = longForm(own as AnyWords | Way | Unsaid);
    if (isUnsaid(long)) left.push(name);
    else left.push(...writeField(field, long, intent, body, speaker).map((what) => `${name}.${what}`));
  }
  return { body, left };
}

/** Puts one field at its first way below `into`; gives the names that could not be said. */
function writeField(field: Field, words: AnyWords, intent: Intent, into: Draft, speaker: Speaker): readonly string[] {
  const steps = stepsOf(waysOf(words.at)[0] ?? '');
  if (field.kind === 'block' && !isMarker(intent)) {
    const target = steps.length === 0 ? into : (containerOf(into, steps, steps.length) as Draft);
    return writeBlock(field.fields, words as BlockWords, intent as { readonly [name: string]: Intent }, target, speaker);
  }
  const { value, left } = plainField(field, words, intent, speaker);
  const { present, written } = words as LeafWords;
  // What anything would mean, nothing particular can be written for; nor a single value for the whole of a declaration.
  if (written !== undefined || (steps.length === 0 && !isDraft(value))) return [String(value)];
  if (typeof present === 'object') {
    const way = waysOf(words.at)[present.indexOf(String(value))];
    if (way === undefined) return [String(value)];
    place(into, stepsOf(way), {});
  } else place(into, steps, value);
  return left;
}

function writeBlock(fields: Shape, words: BlockWords, facts: { readonly [name: string]: Intent }, into: Draft, speaker: Speaker): readonly string[] {
  const left: string[] = [];
  for (const [name, inner] of Object.entries(facts)) {
    const field = fields[name];
    if (!field) throw new Error(`there is no field ${name}`);
    const own = longForm(words.fields[name] as AnyWords | Way | Unsaid);
    if (isUnsaid(own)) left.push(name);
    else left.push(...writeField(field, own, inner, into, speaker).map((what) => `${name}.${what}`));
  }
  return left;
}

/** A field's value by itself, without the way to it. */
export function plainField(
  field: Field,
  words: AnyWords | Way | WordsFor<Field>,
  intent: Intent,
  speaker: Speaker,
): { readonly value: Plain; readonly left: readonly string[] } {
  const long = longForm(words as AnyWords | Way) as AnyWords;
  if (isMarker(intent))
    return { value: intent.kind === 'computed' ? speaker.computed() : speaker.refers(intent.to, field as LinkField, long as LeafWords), left: [] };
  switch (field.kind) {
    case 'block': {
      const body: Draft = {};
      return { value: body, left: writeBlock(field.fields, long as BlockWords, intent as { readonly [name: string]: Intent }, body, speaker) };
    }
    case 'list': {
      const inner = longForm(((long as ListWords).of ?? '') as AnyWords | Way) as AnyWords;
      const items = (intent as readonly Intent[]).map((item) => plainField(field.of, inner, item, speaker));
      const left = items.flatMap((item) => item.left);
      const [only] = items;
      const { entries, each, json } = long as ListWords;
      if (entries) return { value: Object.fromEntries(items.map((item) => named(item.value as Draft, entries))), left };
      if (each !== undefined) return { value: items.map(({ value }) => ({ ...(value as Draft), [each]: [(value as Draft)[each] as Plain] })), left };
      if (json && waysOf(long.at).length === 1)
        return {
          value: encoded(
            items.map((item) => item.value),
            speaker,
          ),
          left,
        };
      if ((long as ListWords).alone && only) return { value: only.value, left: items.length === 1 ? left : [...left, 'more than one'] };
      return { value: items.map((item) => item.value), left };
    }
    case 'map':
      return {
        value: Object.fromEntries(
          Object.entries(intent as { readonly [name: string]: Intent }).map(([name, value]) => [name, isMarker(value) ? speaker.computed() : (value as Plain)]),
        ),
        left: [],
      };
    case 'document':
      return { value: encoded(spokenIn(intent, speaker), speaker), left: [] };
    case 'word':
      return { value: respelled(long as LeafWords, String(intent)), left: [] };
    case 'flag':
      return { value: (long as LeafWords).spell ? respelled(long as LeafWords, String(intent)) : (intent as Plain), left: [] };
    default:
      return { value: intent as Plain, left: [] };
  }
}

/** A document in its own words; only what is not to be known is the dialect's to say. */
function spokenIn(intent: Intent, speaker: Speaker): Plain {
  if (typeof intent !== 'object' || intent === null) return intent;
  if (Array.isArray(intent)) return (intent as readonly Intent[]).map((item) => spokenIn(item, speaker));
  if (isMarker(intent) && intent.kind === 'computed') return speaker.computed();
  return Object.fromEntries(Object.entries(intent).map(([name, value]) => [name, spokenIn(value as Intent, speaker)]));
}

function encoded(value: Plain, speaker: Speaker): Plain {
  return speaker.encoded ? speaker.encoded(value) : value;
}

function named(item: Draft, { name, value }: { readonly name: string; readonly value: string }): readonly [string, Plain] {
  return [String(item[name]), item[value] ?? null];
}

function respelled(words: LeafWords, value: string): string | boolean {
  const spelled = Object.entries(words.spell ?? {}).find(([, model]) => model === value)?.[0];
  return spelled === undefined ? value : spelled === 'true' ? true : spelled === 'false' ? false : spelled;
}

function isMarker(intent: Intent): intent is Extract<Intent, { readonly kind: string }> & ({ kind: 'computed' } | { kind: 'refers'; to: string }) {
  return typeof intent === 'object' && intent !== null && 'kind' in intent && (intent.kind === 'computed' || intent.kind === 'refers');
}

/** Puts a value at the end of a way, making what is missing. */
export function place(into: Draft, steps: readonly Step[], value: Plain): void {
  const last = steps.at(-1);
  if (last === undefined) {
    Object.assign(into, value);
    return;
  }
  const parent = containerOf(into, steps, steps.length - 1) as Record<Step, Plain>;
  const before = parent[last];
  parent[last] = isDraft(before) && isDraft(value) ? { ...before, ...value } : value;
}

/** The container that `count` steps lead to; what follows a step says whether it is a list. */
function containerOf(into: Draft, steps: readonly Step[], count: number): Draft | Plain[] {
  let at: Draft | Plain[] = into;
  for (const [index, step] of steps.slice(0, count).entries()) {
    const choice = choiceOf(step);
    if (choice && Array.isArray(at)) {
      at = chosen(at, choice);
      continue;
    }
    const holder = at as Record<Step, Plain>;
    const next = steps[index + 1];
    holder[step] ??= typeof next === 'number' || (next !== undefined && choiceOf(next)) ? [] : {};
    at = holder[step] as Draft | Plain[];
  }
  return at;
}

/** The item that bears a name, made where there is none. */
function chosen(items: Plain[], { member, is }: Choice): Draft {
  const found = items.find((item): item is Draft => isDraft(item) && item[member] === is);
  if (found) return found;
  const made: Draft = { [member]: is };
  items.push(made);
  return made;
}

function isDraft(value: Plain | undefined): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
