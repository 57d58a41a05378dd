/** A situation under neutral names, without its places: nothing of the files that it came from is held. */

import type { Statement } from '../policy.js';
import type { Origin } from '../../text/origin.js';
import { Mapped } from '../../text/mapped.js';
import { Absent, Known, Unknown } from '../../truth/value.js';
import type { Value } from '../../truth/value.js';
import type { Names } from './names.js';
import { counts, isAboutNumbers, isBucketName, isOrigin, isSign, isStatement, isTerm, isValue } from './kinds.js';
import type { Speller } from './spelling.js';

/** Statements that were copied, by what they say: equal ones are the same, so that what is known of one is known of all. */
export interface Copied {
  readonly speller: Speller;
  readonly statements: Map<string, Statement>;
}

const MOST_STATEMENTS = 2_000;

export class Copier {
  /** What is the same stays the same; what is only equal has places of its own. */
  readonly #copies = new Map<Statement, Statement>();
  readonly #used = new Set<Statement>();

  constructor(
    private readonly names: Names,
    private readonly copied: Copied,
  ) {}

  copy<T>(value: T): T {
    return this.#copy(value, false) as T;
  }

  #copy(value: unknown, numbers: boolean): unknown {
    if (typeof value !== 'object' || value === null) return value;
    if (isTerm(value)) return numbers ? value.map((piece) => (typeof piece === 'string' ? piece : this.names.neutral(piece))) : this.names.term(value);
    if (Array.isArray(value)) return value.map((one) => this.#copy(one, numbers));
    if (isOrigin(value)) return nowhere();
    if (isSign(value)) return this.names.neutral(value);
    if (isValue(value)) return this.#value(value, numbers);
    return isStatement(value) ? this.#statement(value) : this.#object(value, numbers || isAboutNumbers(value));
  }

  #value(value: Value<unknown>, numbers: boolean): Value<unknown> {
    switch (value.kind) {
      case 'known':
        return new Known(this.#copy(value.value, numbers), nowhere(), value.assumed);
      case 'absent':
        return new Absent(this.#copy(value.fallback, numbers), nowhere(), value.assumed);
      case 'unknown':
        return new Unknown(value.reason, nowhere());
    }
  }

  #object(value: object, numbers: boolean): object {
    const copied: Record<string, unknown> = {};
    for (const name in value) {
      const one = (value as Readonly<Record<string, unknown>>)[name];
      copied[name] = !counts(value, name) ? instead(name) : isBucketName(name, one) ? this.names.bucket(one) : this.#copy(one, numbers);
    }
    return copied;
  }

  #statement(statement: Statement): Statement {
    let copy = this.#copies.get(statement);
    if (!copy) {
      copy = this.#shared(statement);
      this.#copies.set(statement, copy);
      this.#used.add(copy);
    }
    return copy;
  }

  #shared(statement: Statement): Statement {
    const { speller, statements } = this.copied;
    const spelling = speller.numbered(statement);
    const key = this.names.spell(spelling);
    const known = statements.get(key);
    if (known && !this.#used.has(known)) return known;
    const fresh = this.#object(statement, false) as Statement;
    // What a variable stands for hangs on the other statements.
    if (known || spelling.variables) return fresh;
    if (statements.size >= MOST_STATEMENTS) statements.clear();
    statements.set(key, fresh);
    return fresh;
  }
}

/** For what is left out and has to be there. */
function instead(name: string): unknown {
  return name === 'problems' ? [] : name === 'value' ? new Known('', nowhere()) : undefined;
}

const locus: Origin['locus'] = { kind: 'span', mapped: Mapped.literal(''), start: 0, end: 0 };

/** A place of its own each time: it is known by what it is. */
function nowhere(): Origin {
  return { locus };
}

/** The way from a thing to a place in it, by names and indexes; what is held twice is found where it is met first. */
export type Way = readonly string[];

export function waysIn(of: object): ReadonlyMap<Origin, Way> {
  const found = new Map<Origin, Way>();
  collect(of, [], found);
  return found;
}

function collect(value: object, way: string[], found: Map<Origin, Way>): void {
  if (isSign(value)) return;
  if (isOrigin(value)) {
    if (!found.has(value as Origin)) found.set(value as Origin, way.slice());
    return;
  }
  for (const name in value) {
    const one = (value as Readonly<Record<string, unknown>>)[name];
    if (typeof one !== 'object' || one === null || !(Array.isArray(value) || counts(value, name))) continue;
    way.push(name);
    collect(one, way, found);
    way.pop();
  }
}

/** What stands there in another thing that spells the same. */
export function placeAt(of: object, way: Way): Origin | undefined {
  let at: unknown = of;
  for (const name of way) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return typeof at === 'object' && at !== null && isOrigin(at) ? (at as Origin) : undefined;
}
