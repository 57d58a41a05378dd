/** What is not known and has a name: the same wherever it stands, so that what hangs on it can be asked once. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { LaterText, Seen, SeenUnknown } from '../../truth/seen.js';
import { partsOf, whyHole } from '../../truth/symbol.js';
import type { Symbol as Sign, UnknownPart } from '../../truth/symbol.js';
import { unknownLater } from '../seen.js';
import { identityOfSeen } from './functions/identity.js';
import { placeOf } from './place.js';
import type { Type } from './type.js';
import { open } from './value.js';

/** A named unknown, with what its declaration tells of it: what it can be narrows what is asked of it. */
export interface NamedUnknown extends UnknownPart {
  readonly key: string;
  readonly type?: Type;
  /** What it was converted to, where that is another type than its own. */
  readonly as?: Type;
  /** All that it may be, spelled as in `spell` of atom.ts: `"prod"`, `true`, `3`. */
  readonly allowed?: readonly string[];
  /** It is never null. */
  readonly notNull?: true;
  /** It is another one in each of the instances for which one stands: it chooses none of several. */
  readonly several?: true;
  /** It is one of two, or tells which: what is decided of one thing is decided of all that are made of it like this. */
  readonly either?: Either;
  /** What stands in it, where it is put together of others; undefined where that cannot be told. */
  readonly part?: PartOf;
}

export type PartOf = (step: string | number, origin: Origin) => Seen | undefined;

/** One thing where that is there, and else another: `try(var.cfg.on, true)`. */
export interface Either {
  /** What it is a question of: the same for all that is made of one thing. */
  readonly key: string;
  readonly first: NamedHole;
  readonly unless: Unless;
  readonly otherwise: Seen;
}

/** When the other one counts: where the first is not there, where it is null or an empty text, where either is so; or it only tells whether the first is there. */
export type Unless = 'missing' | 'empty' | 'missing or empty' | 'told';

/** What is told of something that is not known. */
export type UnknownFacts = Partial<Pick<NamedUnknown, 'type' | 'as' | 'allowed' | 'notNull' | 'looks' | 'several' | 'either' | 'part'>>;

/** With the reason why it is not known. */
export type NamedHole = NamedUnknown & { readonly reason: string };

/** @param says as its writer wrote it, without braces: `var.env` */
export function namedUnknown(key: string, says: string, reason: string, origin: Origin, facts?: UnknownFacts): SeenUnknown {
  return unknownAt(namedHole(key, says, reason, facts), origin);
}

/** What has a name and is not known, wherever it is used. */
export function namedHole(key: string, says: string, reason: string, facts: UnknownFacts = {}): NamedHole {
  return { kind: 'unknown', key, says: `\${${says}}`, reason, ...(isSingle(facts.type) ? { single: true } : {}), ...facts };
}

export function unknownAt(hole: NamedHole, origin: Origin): SeenUnknown {
  return open(hole.reason, origin, Mapped.hole(hole, placeOf(origin)));
}

/** The same where it is of another type: questions are asked of it as it is. */
export function convertedHole(hole: NamedUnknown, wanted: Type): NamedHole {
  const { allowed, either, looks, notNull, part, several, type } = hole;
  const facts = { allowed, either, looks, notNull, part, several, type, as: wanted.kind === type?.kind ? undefined : wanted };
  const told = Object.entries(facts).filter(([, fact]) => fact !== undefined);
  return namedHole(hole.key, nameOf(hole), hole.reason, Object.fromEntries(told) as UnknownFacts);
}

/** The type that it has where it stands. */
export function typeOfHole(hole: Pick<NamedUnknown, 'type' | 'as'>): Type | undefined {
  return hole.as ?? hole.type;
}

function isSingle(type: Type | undefined): boolean {
  return type?.kind === 'string' || type?.kind === 'number' || type?.kind === 'bool';
}

/** The one hole that is all of a text, where it has a name and is not known. */
export function soleHole(seen: Seen): NamedUnknown | Sign | undefined {
  const text = seen.kind === 'unknown' || seen.kind === 'scalar' ? seen.text : undefined;
  if (!text) return undefined;
  const only = text.sole as Sign | UnknownPart | undefined;
  if (only?.key === undefined) return undefined;
  return only.kind === 'symbol' && only.known !== undefined ? undefined : (only as NamedUnknown | Sign);
}

/** How people call it. */
export function nameOf(hole: { readonly says: string }): string {
  const { says } = hole;
  // Nearly all are one pair around a name.
  if (says.startsWith('${') && says.indexOf('}') === says.length - 1 && !says.includes('{', 2)) return says.slice(2, -1);
  let name = says;
  while (name.includes('${')) {
    const inner = isBraced(name) ? name.slice(2, -1) : plainer(name);
    if (inner === name) break;
    name = inner;
  }
  return name;
}

/** How people tell it from what another module calls the same. */
export function fullNameOf(hole: NamedUnknown | Sign): string {
  return `${(hole.kind === 'symbol' && hole.within) || ''}${nameOf(hole)}`;
}

/** Whether the first pair of braces holds all of it. A long name is cut, and may not close what it opens. */
function isBraced(text: string): boolean {
  if (!text.startsWith('${') || !text.endsWith('}')) return false;
  let depth = 0;
  for (let at = 0; at < text.length - 1; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return false;
  }
  return true;
}

/** Without one pair of braces; names inside of names have their own. */
function plainer(text: string): string {
  return text.replace(/\$\{([^{}]*)\}/, '$1');
}

/** What is made of things that are not all known: equal to what the same is made of elsewhere, if all of them have names. */
export function derived(kind: string, operands: readonly Seen[], says: string, origin: Origin): SeenUnknown {
  for (const one of operands) if (one.kind === 'unknown' && one.broken) return { ...one, origin: one.origin };
  const reason = whyUnknown(operands) ?? 'made of something that is not known';
  return derivedUnknown(new Derived(kind, operands, () => says, reason), origin);
}

/** What is made of others. What it is called and whether it is the same as something else takes a look at all of them: it waits until somebody asks. */
export class Derived implements Omit<UnknownPart, 'key'> {
  readonly kind = 'unknown';
  /** How its key begins. */
  readonly begins: string;
  declare readonly type?: Type;
  declare readonly part?: PartOf;
  #key: string | undefined;
  #isKnown = false;
  #says: string | undefined;

  /** @param words as its writer wrote it, without braces */
  constructor(
    made: string,
    private readonly operands: readonly Seen[],
    private readonly words: () => string,
    readonly reason: string,
    facts: { readonly type?: Type | undefined; readonly part?: PartOf } = {},
  ) {
    this.begins = `${made}(`;
    if (facts.type) this.type = facts.type;
    if (facts.part) this.part = facts.part;
  }

  get says(): string {
    return (this.#says ??= `\${${this.words()}}`);
  }

  /** Equal to that of what the same is made of elsewhere, if all of that have names. */
  get key(): string | undefined {
    if (!this.#isKnown) {
      const identities = this.operands.map(identityOfSeen);
      if (!identities.includes(undefined)) this.#key = `${this.begins}${identities.join(',')})`;
      this.#isKnown = true;
    }
    return this.#key;
  }
}

/** It has a text if all that it is made of has a name. */
class DerivedText implements LaterText {
  #text: Mapped | undefined;

  constructor(
    readonly hole: Derived,
    private readonly origin: Origin,
  ) {}

  get text(): Mapped | undefined {
    return this.hole.key === undefined ? undefined : (this.#text ??= Mapped.hole(this.hole, placeOf(this.origin)));
  }
}

export function derivedUnknown(hole: Derived, origin: Origin): SeenUnknown {
  return unknownLater(new DerivedText(hole, origin), hole.reason, origin);
}

/** What would be all of its text, before anybody finds out whether that has a name. */
export function holeOf(seen: SeenUnknown): Derived | NamedUnknown | Sign | undefined {
  return seen.later instanceof DerivedText ? seen.later.hole : (seen.text?.sole as NamedUnknown | Sign | undefined);
}

/** Whether none of some questions can be about it; that can be told by how its key begins. */
export function isBeyond(seen: Seen, asked: Iterable<string>): boolean {
  const only = seen.kind === 'unknown' ? holeOf(seen) : undefined;
  if (!(only instanceof Derived)) return false;
  for (const key of asked) if (key.startsWith(only.begins)) return false;
  return true;
}

/** What is made of one part twice, again and again, has more parts than anybody looks at. */
const MAX_PARTS = 100_000;
const MAX_DEEP = 20;

/** Why one of them is not known, itself or in a part of it. */
export function whyUnknown(operands: readonly Seen[], budget = { left: MAX_PARTS }, deep = 0): string | undefined {
  for (const seen of operands) {
    const why = whyUnknownIn(seen, budget, deep);
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyUnknownIn(seen: Seen, budget: { left: number }, deep: number): string | undefined {
  if (--budget.left < 0) return 'made of too many parts to be followed';
  switch (seen.kind) {
    case 'unknown':
      return seen.reason;
    case 'absent':
      return undefined;
    case 'scalar':
      for (const part of partsOf(seen.text)) {
        if (typeof part === 'string') continue;
        if (part.kind === 'unknown' || part.known === undefined) return whyHole(part);
      }
      return undefined;
    case 'sequence':
      return seen.open ?? (deep > MAX_DEEP ? undefined : whyUnknown(seen.items(), budget, deep + 1));
    case 'mapping': {
      if (seen.open !== undefined || deep > MAX_DEEP) return seen.open;
      const values = seen.entries().map(({ value }) => value);
      return whyUnknown(values, budget, deep + 1);
    }
  }
}
