/** What a plan tells, laid over the text that it was made of: what is known stands where it is written, and what is not may be written there. */

import type { Origin } from '../../../text/origin.js';
import { unlessOpen } from '../../../truth/explore.js';
import type { Seen, SeenAbsent, SeenEntry, SeenMapping, SeenScalar, SeenSequence } from '../../../truth/seen.js';
import { seeDocument } from '../../../policy/document.js';
import { fetched, literalSeen } from '../../seen.js';
import { listOf } from '../collection.js';

/** Nobody seems to have written it, but a plan does not tell for sure. */
export interface Supposed extends SeenAbsent {
  readonly supposed: true;
}

/** @param text what the configuration says in the same place */
export function laidOver(plan: SeenMapping, text: Seen): Seen {
  return text.kind === 'mapping' ? new Laid(plan, text, text.origin) : plan;
}

class Laid implements SeenMapping {
  readonly kind = 'mapping';
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly plan: SeenMapping,
    private readonly text: SeenMapping,
    readonly origin: Origin,
  ) {}

  get open(): string | undefined {
    return this.plan.open;
  }

  withOrigin(origin: Origin): SeenMapping {
    return new Laid(this.plan, this.text, origin);
  }

  entries(): readonly SeenEntry[] {
    const keys = new Map(unlessOpen(() => this.text.entries().map(({ name, key }) => [name, key] as const)) ?? []);
    return this.plan.entries().map(({ name, key }) => ({ name, key: keys.get(name) ?? key, value: this.get(name) }));
  }

  get(name: string): Seen {
    let seen = this.#seen.get(name);
    if (!seen) {
      const text = unlessOpen(() => this.text.get(name));
      seen = over(this.plan.get(name), text, this.origin);
      this.#seen.set(name, seen);
    }
    return seen;
  }
}

function over(plan: Seen, text: Seen | undefined, header: Origin): Seen {
  if (plan.kind === 'absent') return 'supposed' in plan && text && text.kind !== 'absent' ? text : { kind: 'absent', origin: header };
  if (!text || text.kind === 'absent') return plan;
  switch (plan.kind) {
    case 'unknown':
      return text.kind === 'unknown' && (text.broken || plan.text) ? { ...plan, origin: from(plan, text) } : text;
    case 'scalar':
      return scalarOver(plan, text);
    case 'sequence':
      return text.kind === 'sequence' ? sequenceOver(plan, text) : fetched(plan, text.origin, plan.origin);
    case 'mapping':
      return text.kind === 'mapping' ? new Laid(plan, text, text.origin) : fetched(plan, text.origin, plan.origin);
  }
}

function scalarOver(plan: SeenScalar, text: Seen): Seen {
  const known = literalSeen(plan);
  // What is put together of references the text tells better.
  if (known === undefined || plan.encodes) return text.kind === 'unknown' ? { ...plan, origin: from(plan, text) } : text;
  if (text.kind !== 'scalar') return { ...plan, origin: from(plan, text) };
  if (literalSeen(text) === known) return sure(text);
  const origin = from(plan, text);
  const document = text.encodes && seeDocument(plan);
  if (!document || document.kind !== 'mapping' || !text.encodes) return { ...plan, origin };
  return { ...plan, origin, encodes: over(document, text.encodes, text.origin) };
}

/** What a plan repeats need not be supposed. */
function sure(text: SeenScalar): SeenScalar {
  if (text.assumed === undefined) return text;
  const { assumed: _assumed, ...rest } = text;
  return rest;
}

function sequenceOver(plan: SeenSequence, text: SeenSequence): Seen {
  const items = (): readonly Seen[] => {
    const written = unlessOpen(() => text.items()) ?? [];
    const free = new Set(written);
    return plan.items().map((item, index) => {
      const same = written[index];
      const mate = same && free.has(same) && agree(item, same) ? same : [...free].find((one) => agree(item, one));
      if (mate) free.delete(mate);
      return mate ? over(item, mate, mate.origin) : fetched(item, text.origin, item.origin);
    });
  };
  return listOf(items, text.origin, { open: plan.open });
}

/** Whether two may be the same: nothing that is known of one is otherwise in the other. */
function agree(plan: Seen, text: Seen): boolean {
  if (plan.kind === 'unknown' || text.kind === 'unknown') return true;
  if (plan.kind === 'mapping' && text.kind === 'mapping') {
    return text.entries().every(({ name, value }) => {
      const told = plan.get(name);
      return told.kind === 'absent' ? 'supposed' in told || literalSeen(value) === undefined : agree(told, value);
    });
  }
  if (plan.kind === 'scalar' && text.kind === 'scalar') {
    const [one, other] = [literalSeen(plan), literalSeen(text)];
    return one === undefined || other === undefined || one === other;
  }
  return plan.kind === text.kind;
}

/** Written there, known from here. */
function from(plan: Seen, text: Seen): Origin {
  return { ...text.origin, via: [...(text.origin.via ?? []), plan.origin] };
}
