/** Changes of Terraform's JSON syntax while they are collected: what goes into one object or list is written there together. */

import { replaceValue } from '../../../syntax/edit.js';
import type { NewBlock } from '../../../syntax/hcl/edit-body.js';
import type { BlockNames } from '../../../syntax/hcl/format.js';
import type { Block, Body, Item } from '../../../syntax/hcl/tree.js';
import type { Collection } from '../../../syntax/path.js';
import { collectionsAround } from '../../../syntax/path.js';
import type { Plain, PlainObject } from '../../../syntax/plain.js';
import { isList, isObject } from '../../../syntax/plain.js';
import type { Node, SequenceNode } from '../../../syntax/tree.js';
import { plainType, valueOf } from '../../../syntax/tree.js';
import type { TextEdit } from '../../../text/edit.js';
import type { Draft } from '../../write.js';
import { merge } from '../edit-draft.js';
import { changeElements, listAround } from './elements.js';
import type { Element } from './elements.js';
import { inJson } from './value.js';

interface Changes {
  /** Of an object by their keys. */
  readonly entries: Draft;
  readonly items: Plain[];
  readonly removed: Set<number>;
}

/** All methods tell whether the change could be made. */
export class JsonChanges {
  readonly #collections = new Map<Collection, Changes>();
  readonly #edits: TextEdit[] = [];

  replace(node: Node, value: Plain): boolean {
    const made = replaceValue(node, inJson(value));
    return this.#putAll(made && [made]);
  }

  /** A single value and another become a list, around what is there. */
  beside(node: Node, value: Plain): boolean {
    return this.#putAll(listAround(node, [inJson(value)]));
  }

  append(list: Node, value: Plain): boolean {
    return list.kind === 'sequence' && this.#push(list, inJson(value));
  }

  insert(object: Node, content: PlainObject): boolean {
    if (object.kind !== 'mapping' || Object.keys(content).some((key) => valueOf(object, key) !== undefined)) return false;
    merge(this.#of(object).entries, Object.fromEntries(Object.entries(content).map(([key, value]) => [key, inJson(value, key)])));
    return true;
  }

  /** Arguments that are not there yet, and blocks. */
  insertContent(body: Body, content: PlainObject, isBlock: BlockNames): boolean {
    const object = body.data;
    // What was put together from several files is written in none.
    if (object?.kind !== 'mapping' || body.items.some((item) => item.in !== body.in)) return false;
    return Object.entries(content).every(([key, value]) => {
      const there = valueOf(object, key);
      if (!there) return this.insert(object, { [key]: value });
      return isBlock([key]) && this.#addBlocks(there, isList(value) ? value : [value]);
    });
  }

  /** What stands behind the name of the blocks is the only one, a list of them, or null. */
  #addBlocks(there: Node, blocks: readonly Plain[]): boolean {
    if (there.kind === 'scalar') return plainType(there) === 'null' && this.replace(there, blocks);
    const known = there.kind === 'sequence' ? there.items : [there];
    const made = blocks.map((block) => asTheOthers(inJson(block), known));
    return there.kind === 'sequence' ? made.every((block) => this.#push(there, block)) : this.#putAll(listAround(there, made));
  }

  /** Outermost blocks: beside those of their type in the file, else behind everything. */
  addOutermost(beside: Block, blocks: readonly NewBlock[]): boolean {
    const root = beside.data?.doc.root;
    return blocks.every(({ type, labels, head, content }) => {
      const body: Draft = { ...head };
      merge(body, content);
      return root !== undefined && this.#addUnder(root, [type, ...labels], body, beside);
    });
  }

  #addUnder(node: Node, [name, ...more]: readonly string[], body: Draft, beside: Block): boolean {
    const object = node.kind === 'sequence' ? (node.items.find((item) => holds(item, beside)) ?? node.items.at(-1)) : node;
    if (object?.kind !== 'mapping' || name === undefined) return false;
    const there = valueOf(object, name);
    if (there) return more.length > 0 && this.#addUnder(there, more, body, beside);
    const made = more.reduceRight<Plain>((inner, label) => ({ [label]: inner }), body);
    const known = more.length === 0 ? object.entries.map(({ value }) => value) : [];
    return this.insert(object, { [name]: asTheOthers(made, known) });
  }

  removeItem(list: Node, index: number): boolean {
    return list.kind === 'sequence' && this.#remove(list, index);
  }

  removeEntry(object: Node, key: string): boolean {
    if (object.kind !== 'mapping') return false;
    const index = object.entries.findIndex((entry) => entry.key.value === key);
    return index >= 0 && object.entries.findLastIndex((entry) => entry.key.value === key) === index && this.#remove(object, index);
  }

  /** With the last block of a type its name goes too, and with the last resource of a type that. */
  remove(body: Body, item: Item): boolean {
    if (body.items.some((other) => other.in !== body.in)) return false;
    if (item.kind === 'attribute') return body.data !== undefined && this.removeEntry(body.data, item.name.text);
    let node = item.data;
    let names = item.labels.length + 1;
    for (const around of node ? [...collectionsAround(node)].reverse() : []) {
      const isName = around.kind === 'mapping';
      if (isName) names--;
      if ((around.kind === 'sequence' ? around.items : around.entries).length > 1 || (isName && names === 0)) {
        const index = around.kind === 'sequence' ? around.items.findIndex((one) => one === node) : around.entries.findIndex(({ value }) => value === node);
        return index >= 0 && this.#remove(around, index);
      }
      node = around;
    }
    return false;
  }

  done(): readonly TextEdit[] | undefined {
    const edits = [...this.#edits];
    for (const [node, { entries, items, removed }] of this.#collections) {
      const added: readonly Element[] = node.kind === 'sequence' ? items.map((value) => ({ value })) : elementsOf(entries);
      const made = changeElements(node, [...removed], added);
      if (!made) return undefined;
      edits.push(...made);
    }
    return edits;
  }

  #remove(node: Collection, index: number): boolean {
    this.#of(node).removed.add(index);
    return true;
  }

  #push(list: SequenceNode, item: Plain): boolean {
    this.#of(list).items.push(item);
    return true;
  }

  #putAll(edits: readonly TextEdit[] | undefined): boolean {
    if (edits) this.#edits.push(...edits);
    return edits !== undefined;
  }

  #of(node: Collection): Changes {
    const own = this.#collections.get(node) ?? { entries: {}, items: [], removed: new Set<number>() };
    this.#collections.set(node, own);
    return own;
  }
}

function elementsOf(entries: Draft): readonly Element[] {
  return Object.entries(entries).map(([key, value]) => ({ key, value }));
}

function holds({ start, end }: Node, { data }: Block): boolean {
  return data !== undefined && start <= data.start && data.end <= end;
}

/** A list of one block is that block where those beside it say it so. */
function asTheOthers(block: Plain, known: readonly Node[]): Plain {
  if (!isObject(block)) return block;
  return Object.fromEntries(
    Object.entries(block).map(([key, value]) => {
      const [only, more] = isList(value) ? value : [];
      const bare = only !== undefined && more === undefined && isObject(only);
      return [key, bare && known.some((other) => valueOf(other, key)?.kind === 'mapping') ? only : value];
    }),
  );
}
