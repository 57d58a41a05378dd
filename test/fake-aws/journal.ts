/** What was asked of the fake, in the order in which it came. */

import type { Asked } from './asked.js';
import type { Fault } from './faults.js';

export interface Entry extends Asked {
  /** The account of who asked. */
  readonly account?: string;
  /** What the fake did instead of answering. */
  readonly fault?: Fault;
  /** How many requests were under way when it came, itself counted. */
  readonly inFlight: number;
}

export class Journal {
  readonly entries: Entry[] = [];
  private underWay = 0;

  begin(asked: Asked, account: string | undefined, fault: Fault | undefined): void {
    this.underWay++;
    this.entries.push({ ...asked, ...(account !== undefined && { account }), ...(fault !== undefined && { fault }), inFlight: this.underWay });
  }

  end(): void {
    this.underWay--;
  }

  /** The most that were under way at once. */
  get mostInFlight(): number {
    return this.entries.reduce((most, { inFlight }) => Math.max(most, inFlight), 0);
  }

  /** How many calls each bucket took. */
  perBucket(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { bucket } of this.entries) if (bucket !== undefined) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    return counts;
  }

  /** How often each operation was sent: `s3:GetBucketPolicy`. */
  perOperation(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { service, operation } of this.entries) counts.set(`${service}:${operation}`, (counts.get(`${service}:${operation}`) ?? 0) + 1);
    return counts;
  }

  /** Whatever is more than a look at how things are configured: it would change something, or read what is kept inside. */
  get notReads(): readonly Entry[] {
    return this.entries.filter((entry) => !isRead(entry));
  }
}

function isRead({ method, operation, service }: Entry): boolean {
  const looks = /^(?:Get|List|Describe|Head)[A-Z]\w*$/.test(operation) || operation === 'AssumeRole';
  const form = method === 'GET' || method === 'HEAD' || (method === 'POST' && !service.startsWith('s3'));
  return looks && form && operation !== 'GetObject';
}
