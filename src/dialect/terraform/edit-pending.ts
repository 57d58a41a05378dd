/** Edits of one fix while they are collected: what goes into one place is written there together. */

import type { Rough } from '../../syntax/hcl/edit.js';
import { finish } from '../../syntax/hcl/edit.js';
import { appendBlocks, insertContent } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import { insertEntries, removeEntry, replaceEntry } from '../../syntax/hcl/edit-collection.js';
import type { BlockNames } from '../../syntax/hcl/format.js';
import type { Body, ObjectExpression } from '../../syntax/hcl/tree.js';
import type { TextEdit } from '../../text/edit.js';
import { overlaps } from '../../text/edit.js';
import type { Draft } from '../write.js';
import { endOf } from './edit-account.js';
import { merge } from './edit-draft.js';

interface Entries {
  readonly added: Draft;
  readonly removed: Set<string>;
}

export class Pending {
  readonly #roughs: Rough[] = [];
  readonly #edits: TextEdit[] = [];
  readonly #bodies = new Map<Body, { readonly content: Draft; readonly isBlock: BlockNames }>();
  readonly #needed = new Map<readonly Body[], NewBlock>();
  readonly #objects = new Map<ObjectExpression, Entries>();

  /** @returns whether all of them could be made */
  put(...roughs: readonly (Rough | undefined)[]): boolean {
    for (const rough of roughs) if (rough) this.#roughs.push(rough);
    return roughs.every((rough) => rough !== undefined);
  }

  putAll(roughs: readonly Rough[] | undefined): boolean {
    return roughs !== undefined && this.put(...roughs);
  }

  /** A block that the module of some files needs, once. */
  need(block: NewBlock, bodies: readonly Body[]): void {
    this.#needed.set(bodies, block);
  }

  get isInNeed(): boolean {
    return this.#needed.size > 0;
  }

  /** Edits that another syntax made: of JSON in a text. */
  edit(edits: readonly TextEdit[] | undefined): boolean {
    if (edits) this.#edits.push(...edits);
    return edits !== undefined;
  }

  insert(body: Body, content: Draft, isBlock: BlockNames): boolean {
    const own = this.#bodies.get(body) ?? { content: {}, isBlock };
    this.#bodies.set(body, own);
    merge(own.content, content);
    return true;
  }

  insertEntries(object: ObjectExpression, content: Draft): boolean {
    merge(this.#entriesOf(object).added, content);
    return true;
  }

  removeEntry(object: ObjectExpression, key: string): boolean {
    this.#entriesOf(object).removed.add(key);
    return true;
  }

  done(): readonly TextEdit[] | undefined {
    for (const [body, { content, isBlock }] of this.#bodies) if (!this.putAll(insertContent(body, content, isBlock))) return undefined;
    for (const [object, entries] of this.#objects) if (!this.#change(object, entries)) return undefined;
    for (const [bodies, block] of this.#needed) {
      const end = endOf(bodies);
      if (!end || !this.put(appendBlocks(end, [block]))) return undefined;
    }
    const made = finish(this.#roughs);
    const all = made && [...made, ...this.#edits];
    return all?.some((edit, index) => all.slice(index + 1).some((other) => overlaps(edit, other))) ? undefined : all;
  }

  /** What is added takes the place of what is removed. */
  #change(object: ObjectExpression, { added, removed }: Entries): boolean {
    const rest = Object.entries(added);
    for (const key of removed) {
      const next = rest.shift();
      if (!(next ? this.put(replaceEntry(object, key, ...next)) : this.putAll(removeEntry(object, key)))) return false;
    }
    return rest.length === 0 || this.putAll(insertEntries(object, Object.fromEntries(rest)));
  }

  #entriesOf(object: ObjectExpression): Entries {
    const own = this.#objects.get(object) ?? { added: {}, removed: new Set<string>() };
    this.#objects.set(object, own);
    return own;
  }
}
