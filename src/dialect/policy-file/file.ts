/** A policy file as a declaration. It is no subject: nothing is known of what it is attached to but its policy. */

import { posix } from 'node:path';
import type { Change, Declaration, Unit } from '../../model/declaration.js';
import type { HeldDocument } from '../../model/policies.js';
import type { Document, Node, SequenceNode } from '../../syntax/tree.js';
import { plainType, sourceOf } from '../../syntax/tree.js';
import type { TextEdit } from '../../text/edit.js';
import type { Origin } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import type { List, Value } from '../../truth/value.js';
import type { DocumentWriter } from '../document-edit.js';
import { editDocument } from '../document-edit.js';
import { originOf } from '../cloudformation/origin.js';
import { isShared } from '../cloudformation/shared.js';
import { bucketsNamed } from './buckets.js';
import type { FoundPolicy } from './find.js';
import { Gaps } from './placeholder.js';
import { see } from './see.js';
import { glanceAt } from './statement.js';
import type { Recognised } from './use.js';
import { recognise } from './use.js';

const DOCUMENT = 'document';

export class PolicyFile implements Declaration {
  readonly kind = 'declaration';
  readonly address: string;
  readonly says: string;
  readonly type: string;
  readonly header: Origin;
  readonly extent: Place | undefined;
  readonly documents: readonly HeldDocument[];
  readonly recognised: Recognised;
  /** Of a bucket policy: the buckets that it names. */
  readonly buckets: List<Value<string>> | undefined;
  readonly #holder: Node;
  readonly #writer: DocumentWriter;

  constructor(
    readonly unit: Unit,
    document: Document,
    { root, holder, use }: FoundPolicy,
  ) {
    this.address = posix.basename(unit.path);
    this.says = this.address;
    this.header = originOf(root);
    const source = sourceOf(document);
    this.extent = source && { source, start: 0, end: source.text.length };
    this.recognised = recognise(glanceAt(root), use, [this.address, posix.basename(posix.dirname(unit.path))]);
    this.type = this.recognised.reading.type;
    const gaps = new Gaps(root);
    const seen = see(root, gaps);
    this.buckets = this.recognised.reading.use === 'bucket' ? bucketsNamed(seen) : undefined;
    this.documents = [{ path: [DOCUMENT], use: this.recognised.reading.use, document: seen, ...(this.buckets ? { buckets: this.buckets } : {}) }];
    this.#holder = holder;
    this.#writer = {
      speak: (text) => gaps.spell(text),
      settle: (node) => (isShared(node) ? undefined : node),
      indexOf: placeOf,
    };
  }

  exists(): boolean {
    return true;
  }

  read(): object {
    return {};
  }

  write(changes: readonly Change[]): readonly TextEdit[] | undefined {
    const edits: TextEdit[] = [];
    for (const { slot, edit } of changes) {
      const [first, ...path] = slot.path;
      const made = first === DOCUMENT ? editDocument(this.#holder, path, edit, this.#writer) : undefined;
      if (!made) return undefined;
      edits.push(...made);
    }
    return edits;
  }
}

/** Where an item stands: what is null is not seen, and not counted. */
function placeOf(node: SequenceNode, step: number): number {
  let left = step;
  const found = node.items.findIndex((item) => !(item.kind === 'scalar' && plainType(item) === 'null') && left-- === 0);
  return found < 0 ? node.items.length : found;
}
