/** Asks AWS one question until there is an answer, or none to be had; whoever asks here sees neither retries nor redirects. */

import type { Operation, Service } from '../dialect/api/operations.js';
import { keyOf, operations } from '../dialect/api/operations.js';
import type { Reply, Unanswered } from '../dialect/api/snapshot.js';
import { pause } from './chance.js';
import type { Chance } from './chance.js';
import { classify } from './faults.js';
import type { Verdict } from './faults.js';
import { Limiter } from './limiter.js';
import type { Limits } from './limiter.js';
import type { AwsPort, Identity, Input, Outcome } from './port.js';
import type { Tally } from './tally.js';

export interface Question {
  readonly operation: Operation;
  readonly region: string;
  readonly input: Input;
  /** The bucket it is about: where it really is, is remembered. */
  readonly bucket?: string;
}

export interface AskerSetting {
  readonly aws: AwsPort;
  readonly identity: Identity;
  readonly signal: AbortSignal;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly concurrency: number;
  /** Shared by all accounts of a scan. */
  readonly gate: Limiter;
}

/** So many times a question is sent within one pass before it is left for the next. */
const TRIES: Readonly<Record<string, number>> = { throttled: 8, network: 6, timeout: 3, gone: 3 };
const TRIES_IN_SILENCE = 2;
/** So many requests in a row without a word from the other side mean that nobody is there. */
const SILENCE = 40;
/** … and so many that nobody will be: the account stops, and can be gone on with later. */
const GIVE_UP = 200;

/** S3 takes the many; the control planes of the others take a few calls a second, and must not slow S3 down. */
const OTHERS: Limits = { start: 4, floor: 1, cap: 8 };

const whoAmI = operations.find(({ name }) => name === 'GetCallerIdentity') as Operation;

export class Asker {
  readonly #limiters = new Map<Service, Limiter>();
  readonly #regions = new Map<string, string>();
  /** Regions in which the credentials were accepted. */
  readonly #accepted = new Set<string>();
  readonly #closed = new Map<string, Promise<boolean>>();
  #silent = 0;
  /** Why the account can be asked no more. */
  stopped: Unanswered | undefined;

  constructor(readonly setting: AskerSetting) {}

  /** Where a bucket turned out to be. */
  regionOf(bucket: string): string | undefined {
    return this.#regions.get(bucket);
  }

  async ask(question: Question): Promise<Reply> {
    const { chance, signal, tally } = this.setting;
    let redirected = false;
    for (let attempt = 1; ; attempt++) {
      if (this.stopped) return this.stopped;
      if (signal.aborted) return { state: 'unknown', reason: 'interrupted' };
      const region = (question.bucket === undefined ? undefined : this.#regions.get(question.bucket)) ?? question.region;
      const { outcome, verdict } = await this.#send(question, region);
      if (outcome.kind === 'told') return { state: 'ok', value: outcome.value };
      switch (verdict?.kind) {
        case 'absent':
          return { state: 'absent' };
        case 'stop':
          return (this.stopped ??= verdict.as);
        case 'doubt':
          if (!(await this.#isGood(region))) return (this.stopped ??= verdict.stop);
          return verdict.as;
        case 'elsewhere':
          if (redirected || verdict.region === region) return verdict.as;
          redirected = true;
          if (question.bucket === undefined) return this.ask({ ...question, region: verdict.region });
          this.#regions.set(question.bucket, verdict.region);
          break;
        case 'again': {
          if (this.#silent > GIVE_UP) return (this.stopped ??= verdict.as);
          const tries = this.#silent > SILENCE ? TRIES_IN_SILENCE : (TRIES[verdict.as.reason] ?? 1);
          if (attempt >= tries) return verdict.as;
          tally.again();
          await chance.sleep(pause(attempt, chance), signal);
          break;
        }
        default:
          if (verdict?.as.reason === 'denied') tally.denied();
          return verdict?.as ?? { state: 'unknown', reason: 'malformed' };
      }
    }
  }

  async #send({ operation, input }: Question, region: string): Promise<{ readonly outcome: Outcome; readonly verdict?: Verdict }> {
    const { aws, identity, signal, tally, gate } = this.setting;
    const slot = await this.#limiter(operation.service).slot();
    const pass = await gate.slot();
    tally.sent();
    let how: 'answered' | 'slow down' | 'other' = 'other';
    try {
      if (signal.aborted || this.stopped) return { outcome: { kind: 'fault', cause: 'interrupted' }, verdict: this.#unsent() };
      const outcome = await aws.send({ operation, identity, region, input, signal });
      if (outcome.kind === 'told') {
        how = 'answered';
        this.#heard(region);
        return { outcome };
      }
      const verdict = classify(operation, outcome, this.#accepted.size > 0 && !this.#accepted.has(region));
      const silent = outcome.cause === 'network' || outcome.cause === 'timeout';
      if (silent) this.#silent++;
      else this.#silent = 0;
      if (verdict.kind === 'absent') this.#heard(region);
      if (verdict.kind === 'again' && verdict.slowDown) how = 'slow down';
      else if (outcome.cause === 'answered') how = 'answered';
      return { outcome, verdict };
    } finally {
      pass.release('other');
      slot.release(how);
      tally.done(keyOf(operation));
    }
  }

  /** Whether the credentials still are where they were, although a Region does not take them; asked once for each. */
  #isGood(region: string): Promise<boolean> {
    const [accepted = region] = this.#accepted;
    const asked = this.#closed.get(region) ?? this.ask({ operation: whoAmI, region: accepted, input: {} }).then(({ state }) => state === 'ok');
    this.#closed.set(region, asked);
    return asked;
  }

  #unsent(): Verdict {
    return { kind: 'unknown', as: this.stopped ?? { state: 'unknown', reason: 'interrupted' } };
  }

  #heard(region: string): void {
    this.#silent = 0;
    this.#accepted.add(region);
  }

  #limiter(service: Service): Limiter {
    const known = this.#limiters.get(service);
    if (known) return known;
    const cap = this.setting.concurrency;
    const made = new Limiter(service === 's3' ? { start: 32, floor: 4, cap } : { ...OTHERS, cap: Math.min(OTHERS.cap, cap) });
    this.#limiters.set(service, made);
    return made;
  }

  /** How many buckets are worth working on at once. */
  get width(): number {
    return this.#limiter('s3').limits.cap;
  }
}
