/** A live resource as it is seen: a mapping of operations, each with what it answered. Nothing is looked at before somebody asks. */

import type { SubjectKind } from '../../model/kinds.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import type { UnknownPart } from '../../truth/symbol.js';
import { scalarOf, sequenceOf } from '../seen.js';
import { derived, namespaceOf } from './derive.js';
import type { Json, Reply, ResourceSnapshot } from './snapshot.js';
import { NOT_ASKED, whyUnanswered } from './unanswered.js';
import type { VirtualFile } from './virtual-file.js';
import { NAME, NAMESPACE } from './words/parts.js';

/** The replies of a resource, by operation; beside them the name by which it is kept. */
export class SeenReplies implements SeenMapping {
  readonly kind = 'mapping';
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly subject: SubjectKind,
    private readonly resource: ResourceSnapshot,
    private readonly file: VirtualFile,
  ) {}

  get origin(): Origin {
    return this.file.origin('');
  }

  entries(): readonly SeenEntry[] {
    return Object.keys(this.resource.replies).map((name) => ({ name, key: this.file.origin(below('', name)), value: this.get(name) }));
  }

  get(name: string): Seen {
    let seen = this.#seen.get(name);
    if (!seen) this.#seen.set(name, (seen = this.#look(name)));
    return seen;
  }

  #look(name: string): Seen {
    const { resource, file, subject, origin } = this;
    if (name === NAME) return scalarOf(Mapped.literal(resource.name), origin);
    if (name === NAMESPACE) return scalarOf(Mapped.literal(namespaceOf(resource.name)), origin);
    const reply: Reply | undefined = own(resource.replies, name);
    // Somebody may be allowed to look at a bucket and not at the list of all.
    if (!reply) return name === 'ListBuckets' ? { kind: 'absent', origin } : { kind: 'unknown', reason: NOT_ASKED, origin };
    const pointer = below('', name);
    const header = file.origin(pointer);
    if (reply.state === 'absent') return { kind: 'absent', origin: header };
    if (reply.state === 'unknown') return { kind: 'unknown', reason: whyUnanswered(reply, name), origin: header };
    // What is all of an answer is known by the operation.
    const seen = seeValue(file, reply.value, `${pointer}/value`, header);
    return derived(subject, name, seen.kind === 'mapping' ? (seen as SeenObject).under(header) : seen);
  }
}

/** @param header where it would stand if it is not there */
function seeValue(file: VirtualFile, value: Json | undefined, pointer: string, header: Origin): Seen {
  if (value === undefined || value === null) return { kind: 'absent', origin: header };
  const origin = file.origin(pointer);
  if (typeof value === 'boolean') return { kind: 'scalar', type: 'boolean', text: Mapped.literal(String(value)), origin };
  if (typeof value === 'number') return { kind: 'scalar', type: 'number', text: Mapped.literal(String(value)), origin };
  if (typeof value === 'string') return scalarOf(/^\s*[[{]/.test(value) ? file.document(value, pointer) : Mapped.literal(value), origin);
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item, index) => seeValue(file, item, below(pointer, String(index)), origin));
    return sequenceOf(items, origin);
  }
  const object = value as { readonly [name: string]: Json };
  return maskedValue(object, origin) ?? new SeenObject(file, object, pointer, origin);
}

class SeenObject implements SeenMapping {
  readonly kind = 'mapping';
  readonly #seen = new Map<string, Seen>();

  constructor(
    private readonly file: VirtualFile,
    private readonly value: { readonly [name: string]: Json },
    private readonly pointer: string,
    readonly origin: Origin,
  ) {}

  under(header: Origin): SeenObject {
    return new SeenObject(this.file, this.value, this.pointer, header);
  }

  entries(): readonly SeenEntry[] {
    return Object.keys(this.value)
      .map((name) => ({ name, key: this.file.origin(below(this.pointer, name)), value: this.get(name) }))
      .filter(({ value }) => value.kind !== 'absent');
  }

  get(name: string): Seen {
    let seen = this.#seen.get(name);
    if (!seen) this.#seen.set(name, (seen = seeValue(this.file, own(this.value, name), below(this.pointer, name), this.origin)));
    return seen;
  }
}

const TAKEN_AWAY = 'taken away before it was stored';

/** A value that no snapshot holds; what it looked like, it says. */
function maskedValue(value: { readonly [name: string]: Json }, origin: Origin): Seen | undefined {
  const masked = own(value, 'masked');
  if (Object.keys(value).length !== 1 || typeof masked !== 'object' || masked === null || Array.isArray(masked)) return undefined;
  const { length, detector } = masked as { readonly [name: string]: Json };
  if (typeof length !== 'number') return undefined;
  const part: UnknownPart = {
    kind: 'unknown',
    says: '*'.repeat(8),
    reason: TAKEN_AWAY,
    single: true,
    masked: { length, ...(typeof detector === 'string' ? { detector } : {}) },
  };
  return { kind: 'unknown', reason: TAKEN_AWAY, origin, text: Mapped.hole(part) };
}

/** One more step of a JSON pointer. */
function below(pointer: string, step: string): string {
  return `${pointer}/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
