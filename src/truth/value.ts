import type { Mapped } from '../text/mapped.js';
import type { Origin } from '../text/origin.js';
import { allOf, anyOf, later } from './answer.js';
import type { Answer, Evidence, Truth } from './answer.js';

/** Names the part of a declaration that a fix would write: an opaque owner and the way to the part in model words. */
export interface Slot {
  readonly owner: object;
  readonly path: readonly (string | number)[];
}

/**
 * What a configuration says about one thing: known, not written, or not to be known from the text.
 * There is no `.value` on the union: ask, or narrow by `kind`.
 */
export type Value<T> = Known<T> | Absent<T> | Unknown<T>;

abstract class Asked<T> {
  abstract readonly origin: Origin;
  abstract readonly slot?: Slot | undefined;

  /** Whether it equals `wanted`; what is not written answers with what S3 does then. */
  abstract is(wanted: T): Answer;

  isOneOf(wanted: readonly T[]): Answer {
    return this.satisfies('one of several', (value) => wanted.includes(value));
  }

  abstract isWritten(): Answer;

  /**
   * Whether the value passes a test.
   * @param label what the test wants, for people ("at least 30"); part of the reason when the value is unknown
   */
  abstract satisfies(label: string, test: (value: T) => boolean | Answer): Answer;
}

export class Known<T> extends Asked<T> {
  readonly kind = 'known';

  constructor(
    readonly value: T,
    readonly origin: Origin,
    readonly assumed?: string | undefined,
    /** For strings: the text with its way back to the file. */
    readonly text?: Mapped | undefined,
    override readonly slot?: Slot | undefined,
  ) {
    super();
  }

  is(wanted: T): Answer {
    return new Said(this.value === wanted ? 'yes' : 'no', this);
  }

  isWritten(): Answer {
    return new Said('yes', this);
  }

  satisfies(_label: string, test: (value: T) => boolean | Answer): Answer {
    return judge(test(this.value), this);
  }
}

export class Absent<T> extends Asked<T> {
  readonly kind = 'absent';

  constructor(
    /** What S3 does when nothing is written; undefined when it then does nothing. */
    readonly fallback: T | undefined,
    /** The header of the block in which it would stand. */
    readonly origin: Origin,
    /** What the fallback depends on: "bucket created after April 2023". */
    readonly assumed?: string | undefined,
    override readonly slot?: Slot | undefined,
  ) {
    super();
  }

  is(wanted: T): Answer {
    return new Said(this.fallback !== undefined && this.fallback === wanted ? 'yes' : 'no', this);
  }

  isWritten(): Answer {
    return new Said('no', this);
  }

  satisfies(_label: string, test: (value: T) => boolean | Answer): Answer {
    return this.fallback === undefined ? new Said('no', this) : judge(test(this.fallback), this);
  }
}

export class Unknown<T> extends Asked<T> {
  readonly kind = 'unknown';

  constructor(
    /** A sentence a user can act on: "set by parameter Mode, which has no default". */
    readonly reason: string,
    readonly origin: Origin,
    /** For strings: what is known of the text, with symbols and unknowns as holes. */
    readonly text?: Mapped | undefined,
    override readonly slot?: Slot | undefined,
  ) {
    super();
  }

  is(_wanted: T): Answer {
    return new Said('unknown', this);
  }

  isWritten(): Answer {
    return new Said(this.text ? 'yes' : 'unknown', this);
  }

  satisfies(_label: string, _test: (value: T) => boolean | Answer): Answer {
    return new Said('unknown', this);
  }
}

/** What a value answers for itself; the reason is made when somebody reads it. */
class Said<T> implements Answer {
  #because: readonly Evidence[] | undefined;

  constructor(
    readonly truth: Truth,
    private readonly by: Value<T>,
  ) {}

  get because(): readonly Evidence[] {
    return (this.#because ??= [new Reason(this.by)]);
  }
}

/** The reason that a value gives; its sentence is made only if somebody reads it. */
class Reason<T> implements Evidence {
  constructor(private readonly of: Value<T>) {}

  get origin(): Origin {
    return this.of.origin;
  }

  get assumed(): string | undefined {
    return this.of.kind === 'unknown' ? undefined : this.of.assumed;
  }

  get says(): string {
    const name = shortLabel(this.of.origin.label ?? 'the value');
    switch (this.of.kind) {
      case 'known':
        // As the file spells it, which may not be as S3 does.
        return `${name} is ${this.of.text?.literal === undefined ? show(this.of.value) : show(this.of.text.literal)}`;
      case 'absent':
        return this.of.fallback === undefined ? `${name} is not set` : `${name} is not set, which means ${show(this.of.fallback)}`;
      case 'unknown':
        return `${name} is ${this.of.reason}`;
    }
  }
}

function judge<T>(verdict: boolean | Answer, of: Value<T>): Answer {
  if (typeof verdict !== 'boolean') return { truth: verdict.truth, because: [new Reason(of), ...verdict.because] };
  return new Said(verdict ? 'yes' : 'no', of);
}

/** The end of a long way: the place is shown beside it. */
export function shortLabel(label: string): string {
  if (label.length <= 48) return label;
  const parts = label.split('.');
  return parts.length > 2 ? `...${parts.slice(-2).join('.')}` : label;
}

/** A value as it is named in sentences. */
export function show(value: unknown): string {
  return typeof value === 'string' ? `"${value}"` : String(value);
}

/** Several things in source order. `open` says that there may be more which cannot be seen: then "every" is never a plain yes. */
export interface List<T> {
  readonly items: readonly T[];
  readonly open?: Unknown<never>;
  readonly origin: Origin;
  readonly slot?: Slot | undefined;
  /** What had to be supposed for it to be empty. */
  readonly assumed?: string;
  /** Nothing is written, not even an empty one. */
  readonly unset?: true;
}

export function every<T>(list: List<T>, ask: (item: T, index: number) => Answer): Answer {
  return allOf(answersOf(list, ask));
}

export function some<T>(list: List<T>, ask: (item: T, index: number) => Answer): Answer {
  const found = anyOf(answersOf(list, ask));
  return found.truth === 'no' ? later('no', () => (found.because.length > 0 ? found.because : [hasNone(list)])) : found;
}

function answersOf<T>({ items, open }: List<T>, ask: (item: T, index: number) => Answer): Answer[] {
  const answers = items.map(ask);
  if (open) answers.push(new Said('unknown', open));
  return answers;
}

function hasNone<T>({ items, origin, assumed, unset }: List<T>): Evidence {
  const name = origin.label ?? 'the list';
  return { says: items.length > 0 ? `nothing in ${name} does it` : `${name} is ${unset ? 'not set' : 'empty'}`, origin, assumed };
}

/** A reference to something else of the estate, and that something if it is in sight. */
export interface Link<T> {
  readonly name: Value<string>;
  readonly to?: T;
  /** Why the link holds when it was not made by a symbol: "matched by name in other.yaml". */
  readonly assumed?: string;
  /** Puts a question to what is linked; unknown, with the reason, when that is not in sight. */
  ask(question: (to: T) => Answer): Answer;
  /** Whom it may lead to although its name is not known: those beside it that what is known of the names leaves room for. */
  readonly maybe?: readonly T[];
}
