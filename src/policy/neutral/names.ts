/** The names of one situation, and the neutral ones that stand for them where it is judged. */

import type { ContextValue, Request, RequestPrincipal } from '../request.js';
import type { Piece, Sign, Term } from '../term.js';
import { term } from '../term.js';
import { BucketNames, bucketName, composedInArn, composedName, recomposed, splitAtBucket } from './bucket-names.js';
import type { BucketName, NamePart } from './bucket-names.js';
import { mayHoldAccount, splitAtAccounts } from './shape.js';
import type { AccountId } from './shape.js';
import type { Spelling } from './spelling.js';

/** Neutral account ids are these digits and a number. */
const FRONT = '10000000';

/** Around the number of a sign where a person will read its own name. No file holds it. */
const MARK = '\u0005';
/** Before the number of an account in the midst of a name. */
const INSIDE = '\u0006';
const MARKED = new RegExp(`${MARK}(\\d+)${MARK}`, 'g');

/** Which written names are replaced as well. */
interface Replaced {
  /** Ids of accounts. */
  readonly accounts: boolean;
  /** Names of buckets. */
  readonly buckets: boolean;
  /** Parts of such names. */
  readonly parts: boolean;
}

export class Names {
  readonly #numbers = new Map<string, number>();
  /** Signs with one key can look differently. */
  readonly #kinds = new Map<string, number>();
  readonly #known = new Map<Sign, Sign>();
  readonly #signs: { readonly own: Sign; readonly neutral: Sign }[] = [];
  readonly #accounts = new Map<string, string>();
  readonly #own = new Map<string, string>();
  readonly #buckets: BucketNames | undefined;
  readonly #parts: BucketNames | undefined;

  constructor(private readonly replaced: Replaced) {
    const { buckets, parts } = replaced;
    this.#buckets = buckets ? new BucketNames() : undefined;
    // Nowhere are there both: where a part matters to nobody, there is no name beside it.
    this.#parts = parts ? new BucketNames() : undefined;
  }

  /** The text, and numbers for its gaps. Who is met first is number 0. */
  spell({ text, gaps }: Spelling): string {
    let out = text;
    for (const gap of gaps) out += gap.kind === 'sign' ? this.#spelled(gap) : `${MARK}${gap.kind === 'account' ? this.#account(gap) : this.#bucket(gap)}`;
    return out;
  }

  #bucket(of: BucketName | NamePart): string {
    const swapped = of.kind === 'bucket' ? this.#buckets : this.#parts;
    return swapped ? swapped.meet(of) : this.#numbered(of.name, INSIDE);
  }

  #spelled(sign: Sign): string {
    const { key, says, looks, unique, reason } = this.neutral(sign);
    return `${MARK}${key}${says}${looks}${unique ? '!' : ''}${reason === undefined ? '' : `${reason.length}"${reason}`}`;
  }

  #kind({ key, says, looks, unique, reason }: Sign): number {
    const kind = `${key}\u0000${says}\u0000${looks}${unique ? '!' : ''}${reason ?? ''}`;
    const known = this.#kinds.get(kind);
    if (known !== undefined) return known;
    this.#kinds.set(kind, this.#kinds.size);
    return this.#kinds.size - 1;
  }

  neutral(sign: Sign): Sign {
    let known = this.#known.get(sign);
    if (!known) this.#known.set(sign, (known = this.#neutral(sign)));
    return known;
  }

  #neutral(sign: Sign): Sign {
    const at = this.#kind(sign);
    const known = this.#signs[at];
    if (known) return known.neutral;
    let number = this.#numbers.get(sign.key);
    if (number === undefined) this.#numbers.set(sign.key, (number = this.#numbers.size));
    const { looks, unique, reason } = sign;
    const neutral: Sign = {
      kind: 'sign',
      key: `name ${number}`,
      says: `${MARK}${at}${MARK}`,
      looks,
      ...(unique ? { unique } : {}),
      ...(reason === undefined ? {} : { reason }),
    };
    this.#signs[at] = { own: sign, neutral };
    return neutral;
  }

  #account({ digits }: AccountId): string {
    if (!this.replaced.accounts) return digits;
    let neutral = this.#accounts.get(digits);
    if (neutral === undefined) {
      neutral = FRONT + String(this.#accounts.size).padStart(12 - FRONT.length, '0');
      this.#accounts.set(digits, neutral);
      this.#own.set(neutral, digits);
    }
    return neutral;
  }

  term(of: Term): Term {
    const parts = this.#parts;
    const composed = parts && composedInArn(of);
    if (composed)
      return recomposed(
        of,
        composed,
        (name) => parts.swap({ name }),
        (text) => this.#numbered(text),
      ).map((piece) => (typeof piece === 'string' ? piece : this.neutral(piece)));
    return term(of.map((piece, at) => (typeof piece === 'string' ? this.#written(piece, at === 0, of.length === 1) : this.neutral(piece))));
  }

  /** The name of a bucket, by itself. */
  bucket(of: Term): Term {
    const whole = this.#buckets && bucketName(of);
    return whole ? [this.#swapped(whole)] : (this.#bucketOfParts(of, (sign) => this.neutral(sign)) ?? this.term(of));
  }

  /** A name of which not all is written, to and fro. */
  #bucketOfParts(of: Term, other: (sign: Sign) => Sign): Term | undefined {
    const parts = this.#parts;
    return parts && composedName(of) && of.map((piece) => (typeof piece === 'string' ? parts.swap({ name: piece }) : other(piece)));
  }

  text(of: string): string {
    return this.#written(of, true, true);
  }

  #written(text: string, first: boolean, alone: boolean): string {
    const named = first && this.#buckets ? splitAtBucket(text, alone) : undefined;
    if (!named || this.#swapped(named.bucket) === named.bucket.name) return this.#numbered(text);
    return `${named.front}${this.#swapped(named.bucket)}${this.#numbered(named.rest)}`;
  }

  #numbered(text: string, before = ''): string {
    return splitAtAccounts(text)
      .map((part) => (typeof part === 'string' ? part : before + this.#account(part)))
      .join('');
  }

  /** What was never met stays as it is: nobody looked whether it matters how it is spelled. */
  #swapped(of: BucketName): string {
    return this.#buckets?.swap(of) ?? of.name;
  }

  /** A sentence with the own names. */
  sentence(neutral: string): string {
    const back = this.#back(neutral);
    const marked = !back.includes(MARK) ? back : back.replace(MARKED, (whole, at: string) => this.#signs[Number(at)]?.own.says ?? whole);
    return (this.#buckets ?? this.#parts)?.sentence(marked) ?? marked;
  }

  #back(text: string): string {
    if (this.#own.size === 0 || !text.includes(FRONT)) return text;
    return splitAtAccounts(text)
      .map((part) => (typeof part === 'string' ? part : (this.#own.get(part.digits) ?? part.digits)))
      .join('');
  }

  /** The request with the own names; undefined where an id was made up for it that happens to be one of the own. */
  request({ principal, bucket, objectKey, point, context, ...rest }: Request): Request | undefined {
    let clash = false;
    const accounts = (text: string): string => {
      if (this.#own.size === 0 || !mayHoldAccount(text)) return text;
      if (this.#isOwn(text)) clash = true;
      return this.#back(text);
    };
    const back = (of: Term): Term => {
      const parts = this.#parts;
      const composed = parts && composedInArn(of);
      if (composed)
        return recomposed(of, composed, (name) => parts.swap({ name }), accounts).map((piece) => (typeof piece === 'string' ? piece : this.#ownSign(piece)));
      return term(
        of.map((piece, at): Piece => {
          if (typeof piece !== 'string') return this.#ownSign(piece);
          const named = at === 0 && this.#buckets ? splitAtBucket(piece, of.length === 1) : undefined;
          return named ? named.front + this.#swapped(named.bucket) + accounts(named.rest) : accounts(piece);
        }),
      );
    };
    const own = this.#buckets && bucketName(bucket);
    const request: Request = {
      ...rest,
      principal: ownPrincipal(principal, back, (text) => this.sentence(text)),
      bucket: own ? [this.#swapped(own)] : (this.#bucketOfParts(bucket, (sign) => this.#ownSign(sign)) ?? back(bucket)),
      ...(objectKey ? { objectKey: back(objectKey) } : {}),
      ...(point === undefined ? {} : { point: typeof point === 'number' ? point : { ...point, arn: back(point.arn), account: back(point.account) } }),
      context: new Map([...context].map(([key, value]) => [key, ownValue(value, back)])),
    };
    return clash ? undefined : request;
  }

  #ownSign(sign: Sign): Sign {
    // It says its own number, if nothing was put around it.
    const known = this.#signs[Number(sign.says.slice(MARK.length, -MARK.length))];
    return known?.neutral.key === sign.key && known.neutral.says === sign.says ? known.own : { ...sign, says: this.sentence(sign.says) };
  }

  #isOwn(text: string): boolean {
    return splitAtAccounts(text).some((part) => typeof part !== 'string' && this.#accounts.has(part.digits) && !this.#own.has(part.digits));
  }
}

function ownPrincipal(principal: RequestPrincipal, back: (of: Term) => Term, sentence: (text: string) => string): RequestPrincipal {
  switch (principal.kind) {
    case 'anonymous':
      return principal;
    case 'service':
      return { kind: 'service', name: back(principal.name) };
    case 'account': {
      const { arn, account, session, canonicalId } = principal;
      return {
        kind: 'account',
        arn: back(arn),
        account: back(account),
        ...(session ? { session: back(session) } : {}),
        ...(canonicalId === undefined ? {} : { canonicalId: sentence(canonicalId) }),
      };
    }
  }
}

function ownValue(value: ContextValue, back: (of: Term) => Term): ContextValue {
  return value.kind === 'one' ? { kind: 'one', value: back(value.value) } : { kind: 'many', values: value.values.map(back) };
}
