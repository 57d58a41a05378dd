/**
 * What stands in a situation or a question, as one text with gaps: two that differ in nothing but names that are not resolved,
 * account ids and places spell the same, so that an answer about the one is an answer about the other.
 */

import { bucketName, composedName, identityOf, mayReachInto, reachingInto, spellingMatters } from './bucket-names.js';
import type { BucketName, NamePart } from './bucket-names.js';
import type { Condition, Elements, Policy, Principal, Principals, Statement } from '../policy.js';
import { keyOf } from '../term.js';
import type { Sign, Term } from '../term.js';
import type { List, Value } from '../../truth/value.js';
import { counts, isAboutNumbers, isBucketName, isOrigin, isPolicy, isSign, isStatement, isTerm, isValue } from './kinds.js';
import { markOf, nextSign, partsAround, shaped } from './shape.js';
import type { AccountId, Shape } from './shape.js';

export type Gap = Sign | AccountId | BucketName | NamePart;

export interface Spelling {
  /** All but the gaps. */
  readonly text: string;
  /** What stands in the gaps, one after the other. */
  readonly gaps: readonly Gap[];
  /** Parts of patterns that may be met inside of a bucket's name. */
  readonly reaching: ReadonlySet<string>;
  /** Names of which not all is written, by what tells them apart, and what of them may be met inside of others. */
  readonly composed: ReadonlyMap<string, readonly string[]>;
  /** A wildcard can reach into an id, so that it matters which digits it has. */
  readonly digitsMatter: boolean;
  /** There are policy variables, or what looks like them. */
  readonly variables: boolean;
}

/** Whether a pattern can reach into one of the names, so that it matters how they are spelled. */
export function namesMatter(...all: readonly Spelling[]): boolean {
  const names = namesIn('bucket', all);
  return all.some(
    ({ reaching, composed }) => spellingMatters(names, reaching) || [...composed.values()].some((parts) => spellingMatters(names, new Set(parts))),
  );
}

/** Whether it matters how the written parts of names are spelled: not where all speak of one bucket. */
export function partsMatter(...all: readonly Spelling[]): boolean {
  const parts = namesIn('part of a bucket', all);
  if (parts.size === 0) return true;
  const composed = new Set(all.flatMap((one) => [...one.composed.keys()]));
  return composed.size > 1 || namesIn('bucket', all).size > 0 || all.some(({ reaching }) => mayReachInto(reaching) || spellingMatters(parts, reaching));
}

function namesIn(kind: (BucketName | NamePart)['kind'], all: readonly Spelling[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { gaps } of all) for (const gap of gaps) if (gap.kind === kind) names.add(gap.name);
  return names;
}

/** All of a statement that bears on an answer: places are left out. */
type Said = Required<Omit<Statement, 'kind' | 'origin' | 'slot'>>;

/** A gap in a text, and one for the name of a bucket or a part of one. */
const GAP = '_';
const BUCKET_GAP = '=';
const PART_GAP = '-';

/** Most texts of policies and statements that are known by number. */
const MOST = 2_000;

/** Spells what it is given. Policies and their statements, which come again and again, are known by number. */
export class Speller {
  readonly #known = new WeakMap<Policy | Statement, Spelling>();
  #numbers = new Map<string, number>();
  #count = 0;
  #shapes = new Map<string, Shape>();

  spellingOf(value: object | readonly unknown[]): Spelling {
    const found = new Found(this);
    found.spell(value, false);
    return found.spelling();
  }

  /** What its written pieces are made of, whichever signs stand between them; policies say the same few things again and again. */
  shapeOf(term: Term): Shape {
    let key = '';
    for (const piece of term) key += markOf(piece);
    let shape = this.#shapes.get(key);
    if (!shape) {
      if (this.#shapes.size >= MOST) this.#shapes = new Map();
      this.#shapes.set(key, (shape = shaped(term)));
    }
    return shape;
  }

  /** Its number is its text. */
  numbered(of: Policy | Statement): Spelling {
    let known = this.#known.get(of);
    if (!known) {
      const found = new Found(this);
      if (of.kind === 'statement') found.statement(of);
      else found.object(of, false);
      const { text, gaps, reaching, composed, digitsMatter, variables } = found.spelling();
      let number = this.#numbers.get(text);
      if (number === undefined) {
        if (this.#numbers.size >= MOST) this.#numbers = new Map();
        this.#numbers.set(text, (number = this.#count++));
      }
      this.#known.set(of, (known = { text: `#${number}`, gaps, reaching, composed, digitsMatter, variables }));
    }
    return known;
  }
}

class Found {
  readonly #gaps: Gap[] = [];
  readonly #reaching = new Set<string>();
  readonly #composed = new Map<string, readonly string[]>();
  #digitsMatter = false;
  #variables = false;
  readonly #out: string[] = [];

  constructor(private readonly speller: Speller) {}

  spelling(): Spelling {
    return {
      text: this.#out.join(''),
      gaps: this.#gaps,
      reaching: this.#reaching,
      composed: this.#composed,
      digitsMatter: this.#digitsMatter,
      variables: this.#variables,
    };
  }

  spell(value: unknown, numbers: boolean): void {
    if (typeof value === 'string') this.#text(value);
    else if (typeof value !== 'object' || value === null) this.#out.push(`=${String(value)};`);
    else if (Array.isArray(value)) this.#list(value, numbers);
    else if (isOrigin(value)) return;
    else if (isValue(value)) this.#value(value, numbers);
    else if (isStatement(value) || isPolicy(value)) this.#numbered(this.speller.numbered(value));
    else if (isSign(value)) this.#gap(value);
    else this.object(value, numbers || isAboutNumbers(value));
  }

  /** What a statement says, part by part, which is quicker than looking for its parts. */
  statement({ index, sid, effect, principal, action, resource, conditions }: Said): void {
    this.#out.push(`${index}`);
    this.#value(sid, false);
    this.#value(effect, false);
    this.#who(principal);
    this.#elements(action);
    this.#elements(resource);
    this.#open(conditions);
    for (const one of conditions.items) this.#condition(one);
  }

  #who(of: Principals | undefined): void {
    if (!of) {
      this.#out.push('0');
      return;
    }
    this.#out.push(of.not ? 'N' : 'P');
    this.#open(of.items);
    for (const one of of.items.items) this.#principal(one);
  }

  #principal({ element, written, ...form }: Principal): void {
    for (const part of Object.values(form)) {
      if (typeof part === 'string') this.#text(part);
      else this.#term(part, false);
    }
    this.#term(element.term, false);
    this.#text(written);
  }

  #elements(of: Elements | undefined): void {
    if (!of) {
      this.#out.push('0');
      return;
    }
    this.#out.push(of.not ? 'N' : 'P');
    this.#open(of.items);
    for (const { term } of of.items.items) this.#term(term, false);
  }

  #condition(of: Condition): void {
    const { operator, negated, ifExists, quantifier, written, key, keyWritten, values } = of;
    this.#out.push(`${operator}${negated ? '!' : ''}${ifExists ? '?' : ''}${quantifier};`);
    this.#text(written);
    this.#text(key);
    this.#text(keyWritten);
    this.#open(values);
    const numbers = isAboutNumbers(of);
    if (operator === 'StringEqualsIgnoreCase') this.#reaching.add('');
    for (const { term } of values.items) this.#term(term, numbers);
  }

  /** How many there are, and why there may be more. */
  #open({ items, open }: List<unknown>): void {
    this.#out.push(`${items.length}`);
    if (open) this.#value(open, false);
    else this.#out.push(';');
  }

  object(value: object, numbers: boolean): void {
    this.#out.push('{');
    for (const name in value) {
      const one = (value as Readonly<Record<string, unknown>>)[name];
      if (one === undefined || !counts(value, name)) continue;
      this.#out.push(name);
      if (isBucketName(name, one)) this.#bucket(one);
      else this.spell(one, numbers);
    }
    this.#out.push('}');
  }

  #list(value: readonly unknown[], numbers: boolean): void {
    if (isTerm(value)) {
      this.#term(value, numbers);
      return;
    }
    this.#out.push('[');
    for (const one of value) this.spell(one, numbers);
    this.#out.push(']');
  }

  #value(value: Value<unknown>, numbers: boolean): void {
    if (value.kind === 'unknown') {
      this.#out.push('?');
      this.#text(value.reason);
      return;
    }
    this.#out.push(value.kind === 'known' ? '!' : '-');
    this.spell(value.kind === 'known' ? value.value : value.fallback, numbers);
    if (value.assumed !== undefined) {
      this.#out.push('~');
      this.#text(value.assumed);
    }
  }

  #numbered({ text, gaps, reaching, composed, digitsMatter, variables }: Spelling): void {
    this.#out.push(text);
    for (const gap of gaps) this.#gaps.push(gap);
    for (const part of reaching) this.#reaching.add(part);
    for (const [name, parts] of composed) this.#composed.set(name, parts);
    this.#digitsMatter ||= digitsMatter;
    this.#variables ||= variables;
  }

  #bucket(term: Term): void {
    const whole = bucketName(term);
    const composed = whole ? undefined : composedName(term);
    if (whole) this.#gap(whole);
    else if (composed) this.#parts(term, { parts: partsAround(term, composed), digitsMatter: false, reaching: reachingInto(term), composed });
    else {
      this.#term(term, false);
      this.#composed.set(keyOf(term), []);
    }
  }

  #term(term: Term, numbers: boolean): void {
    if (!numbers) {
      this.#parts(term, this.speller.shapeOf(term));
      return;
    }
    this.#out.push('<');
    for (const piece of term) {
      if (typeof piece === 'string') this.#text(piece);
      else this.#gap(piece);
    }
    this.#out.push('>');
  }

  #parts(term: Term, { parts, digitsMatter, reaching, composed, odd }: Shape): void {
    this.#out.push('<');
    let at = 0;
    for (const part of parts) {
      if (typeof part === 'string') this.#text(part);
      else if (part.kind !== 'any sign') this.#gap(part);
      else {
        const sign = nextSign(term, at);
        this.#gap(term[sign] as Sign);
        at = sign + 1;
      }
    }
    this.#out.push('>');
    if (digitsMatter) this.#digitsMatter = true;
    if (composed) this.#composed.set(identityOf(term, composed), reaching);
    else for (const part of reaching) this.#reaching.add(part);
    if (odd) this.#composed.set(keyOf(term), []);
  }

  /** With its length, so that nothing that is written can look like something else. */
  #text(written: string): void {
    this.#out.push(`${written.length}"${written}`);
    this.#variables ||= written.includes('${');
  }

  #gap(part: Gap): void {
    this.#out.push(part.kind === 'bucket' ? BUCKET_GAP : part.kind === 'part of a bucket' ? PART_GAP : GAP);
    this.#gaps.push(part);
  }
}
