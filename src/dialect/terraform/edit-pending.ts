/** Edits of one fix while they are collected, in whichever syntax a place is written: what goes into one place is written there together. */

import type { Rough } from '../../syntax/hcl/edit.js';
import { finish } from '../../syntax/hcl/edit.js';
import { appendBlocks, insertContent, removeFromBody } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import { appendItem, insertEntries, removeEntry, removeItem, replaceEntry, replaceExpression } from '../../syntax/hcl/edit-collection.js';
import type { BlockNames } from '../../syntax/hcl/format.js';
import { raw } from '../../syntax/hcl/format.js';
import type { Block, Body, Expression, Item, ObjectExpression, Tuple } from '../../syntax/hcl/tree.js';
import type { Plain } from '../../syntax/plain.js';
import type { TextEdit } from '../../text/edit.js';
import { overlaps } from '../../text/edit.js';
import type { Draft } from '../write.js';
import { endOf } from './edit-account.js';
import { merge } from './edit-draft.js';
import { JsonChanges } from './json/changes.js';

interface Entries {
  readonly added: Draft;
  readonly removed: Set<string>;
}

/** All methods but the last tell whether the change can be made. */
export class Pending {
  readonly #roughs: Rough[] = [];
  readonly #edits: TextEdit[] = [];
  readonly #json = new JsonChanges();
  readonly #bodies = new Map<Body, { readonly content: Draft; readonly isBlock: BlockNames }>();
  readonly #needed = new Map<readonly Body[], NewBlock>();
  readonly #objects = new Map<ObjectExpression, Entries>();

  /** Puts a value in the place of an expression. */
  replace(expression: Expression, value: Plain): boolean {
    return expression.data ? this.#json.replace(expression.data, value) : this.#put(replaceExpression(expression, value));
  }

  /** A single value and another become a list, around what is there. */
  beside(expression: Expression, value: Plain): boolean {
    if (expression.data) return this.#json.beside(expression.data, value);
    const text = expression.in.text.slice(expression.start, expression.end);
    return (expression.kind === 'object' || !/[\n\r]/.test(text)) && this.#put(replaceExpression(expression, [raw(text), value]));
  }

  append(tuple: Tuple, value: Plain): boolean {
    return tuple.data ? this.#json.append(tuple.data, value) : this.#putAll(appendItem(tuple, value));
  }

  removeItem(tuple: Tuple, index: number): boolean {
    return tuple.data ? this.#json.removeItem(tuple.data, index) : this.#putAll(removeItem(tuple, index));
  }

  insert(body: Body, content: Draft, isBlock: BlockNames): boolean {
    const own = this.#bodies.get(body) ?? { content: {}, isBlock };
    this.#bodies.set(body, own);
    merge(own.content, content);
    return true;
  }

  /** Takes an attribute or a block out of a body. */
  remove(body: Body, item: Item): boolean {
    return body.data ? this.#json.remove(body, item) : this.#put(removeFromBody(body, item));
  }

  insertEntries(object: ObjectExpression, content: Draft): boolean {
    merge(this.#entriesOf(object).added, content);
    return true;
  }

  removeEntry(object: ObjectExpression, key: string): boolean {
    this.#entriesOf(object).removed.add(key);
    return true;
  }

  /** Blocks of their own behind another one. */
  addBlocks(behind: Block, blocks: readonly NewBlock[]): boolean {
    return behind.data ? this.#json.addOutermost(behind, blocks) : this.#put(appendBlocks(behind, blocks));
  }

  /** A block that the module of some files needs, once. */
  need(block: NewBlock, bodies: readonly Body[]): void {
    this.#needed.set(bodies, block);
  }

  /** Edits that another syntax made: of JSON in a text. */
  edit(edits: readonly TextEdit[] | undefined): boolean {
    if (edits) this.#edits.push(...edits);
    return edits !== undefined;
  }

  /** All edits; undefined when one of them cannot be made, or they get in each other's way. */
  done(): readonly TextEdit[] | undefined {
    for (const [body, { content, isBlock }] of this.#bodies) if (!this.#insertContent(body, content, isBlock)) return undefined;
    for (const [object, entries] of this.#objects) if (!this.#change(object, entries)) return undefined;
    for (const [bodies, block] of this.#needed) {
      const end = endOf(bodies);
      if (!end || !this.addBlocks(end, [block])) return undefined;
    }
    const [made, json] = [finish(this.#roughs), this.#json.done()];
    const all = made && json && [...made, ...json, ...this.#edits];
    return all?.some((edit, index) => all.slice(index + 1).some((other) => overlaps(edit, other))) ? undefined : all;
  }

  #insertContent(body: Body, content: Draft, isBlock: BlockNames): boolean {
    return body.data ? this.#json.insertContent(body, content, isBlock) : this.#putAll(insertContent(body, content, isBlock));
  }

  /** What is added takes the place of what is removed. */
  #change(object: ObjectExpression, { added, removed }: Entries): boolean {
    const { data } = object;
    if (data) return [...removed].every((key) => this.#json.removeEntry(data, key)) && this.#json.insert(data, added);
    const rest = Object.entries(added);
    for (const key of removed) {
      const next = rest.shift();
      if (!(next ? this.#put(replaceEntry(object, key, ...next)) : this.#putAll(removeEntry(object, key)))) return false;
    }
    return rest.length === 0 || this.#putAll(insertEntries(object, Object.fromEntries(rest)));
  }

  #put(rough: Rough | undefined): boolean {
    if (rough) this.#roughs.push(rough);
    return rough !== undefined;
  }

  #putAll(roughs: readonly Rough[] | undefined): boolean {
    return roughs?.every((rough) => this.#put(rough)) === true;
  }

  #entriesOf(object: ObjectExpression): Entries {
    const own = this.#objects.get(object) ?? { added: {}, removed: new Set<string>() };
    this.#objects.set(object, own);
    return own;
  }
}
