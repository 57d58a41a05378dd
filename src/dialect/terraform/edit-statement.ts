/** Changes of a policy that is written as blocks: `statement`, `principals`, `condition` of aws_iam_policy_document. */

import type { ModelEdit } from '../../model/declaration.js';
import { attributeOf, blocksOf } from '../../syntax/hcl/edit-body.js';
import type { Body } from '../../syntax/hcl/tree.js';
import type { Plain, PlainObject } from '../../syntax/plain.js';
import { isList, isObject } from '../../syntax/plain.js';
import { rawOf } from '../../syntax/hcl/format.js';
import type { Step } from '../words.js';
import type { Draft } from '../write.js';
import type { Pending } from './edit-pending.js';
import type { DataStatement } from './edit-layers.js';
import { isLiteral, textIn } from './edit-settle.js';
import type { Speaking } from './edit-reference.js';
import { mayReplace, plainOf, speak } from './edit-speak.js';

const SINGLE: Readonly<Record<string, string>> = { Sid: 'sid', Effect: 'effect' };
const LISTS: Readonly<Record<string, string>> = { Action: 'actions', NotAction: 'not_actions', Resource: 'resources', NotResource: 'not_resources' };
const PRINCIPALS: Readonly<Record<string, string>> = { Principal: 'principals', NotPrincipal: 'not_principals' };
const BLOCKS = new Set(['statement', 'principals', 'not_principals', 'condition']);

const isBlock = (path: readonly string[]): boolean => BLOCKS.has(path.at(-1) ?? '');

/** @returns whether the change could be made */
export function addStatement(body: Body, edit: ModelEdit, where: Speaking, pending: Pending): boolean {
  const value = edit.kind === 'add' ? plainOf(edit.value, (text) => speak(text, where)) : undefined;
  const block = value !== undefined && isObject(value) ? statementBlock(value) : undefined;
  return block !== undefined && pending.insert(body, { statement: [block] }, isBlock);
}

/** @param path from the statement down, in the words of the policy language @returns whether the change could be made */
export function editStatement(statement: DataStatement, path: readonly Step[], edit: ModelEdit, where: Speaking, pending: Pending): boolean {
  const [element, ...rest] = path;
  const value = edit.kind === 'remove' ? undefined : plainOf(edit.value, (text) => speak(text, where));
  if (edit.kind !== 'remove' && value === undefined) return false;
  const { document, block } = statement;
  if (element === undefined) return edit.kind === 'remove' && pending.remove(document.body, block);
  const change: Change = { kind: edit.kind, value, pending };
  if (typeof element !== 'string') return false;
  const single = SINGLE[element];
  if (single) return rest.length === 0 && editSingle(block.body, single, change);
  const list = LISTS[element];
  if (list) return editList(block.body, list, rest, change);
  const principals = PRINCIPALS[element];
  if (principals) return editPrincipals(block.body, principals, rest, change);
  return element === 'Condition' && editCondition(block.body, rest, change);
}

interface Change {
  readonly kind: ModelEdit['kind'];
  readonly value: Plain | undefined;
  readonly pending: Pending;
}

function editSingle(body: Body, name: string, { kind, value, pending }: Change): boolean {
  const attribute = attributeOf(body, name);
  if (kind === 'remove') return attribute !== undefined && pending.remove(body, attribute);
  if (kind !== 'set' || value === undefined) return false;
  if (!attribute) return pending.insert(body, { [name]: value }, isBlock);
  return isLiteral(attribute.value) && pending.replace(attribute.value, value);
}

function editList(body: Body, name: string, path: readonly Step[], { kind, value, pending }: Change): boolean {
  const attribute = attributeOf(body, name);
  const [index, more] = path;
  if (more !== undefined) return false;
  if (!attribute) return index === undefined && value !== undefined && pending.insert(body, { [name]: listed(value) }, isBlock);
  const { value: list } = attribute;
  if (index === undefined && kind === 'remove') return pending.remove(body, attribute);
  if (list.kind !== 'tuple') return false;
  if (index === undefined) {
    if (value === undefined) return false;
    return kind === 'add' ? pending.append(list, value) : pending.replace(list, listed(value));
  }
  const item = typeof index === 'number' ? list.items[index] : undefined;
  if (!item) return false;
  if (kind === 'remove') return pending.removeItem(list, index as number);
  return kind === 'set' && value !== undefined && mayReplace(isLiteral(item), value) && pending.replace(item, value);
}

function editPrincipals(body: Body, type: string, [kind, ...rest]: readonly Step[], change: Change): boolean {
  const blocks = blocksOf(body, type);
  if (isGenerated(body, type)) return false;
  const { pending, value } = change;
  if (kind === undefined) {
    const content = value === undefined ? [] : principalBlocks(value);
    if (change.kind === 'add' || content === undefined) return false;
    // The blocks that are there are taken for those that are to be.
    const [first, ...others] = blocks;
    if (!others.every((block) => pending.remove(body, block))) return false;
    const [wanted, ...more] = content;
    if (first && wanted) {
      if (!editSingle(first.body, 'type', { ...change, value: wanted['type'] ?? null })) return false;
      if (!editList(first.body, 'identifiers', [], { ...change, value: wanted['identifiers'] ?? null })) return false;
    } else if (first && !pending.remove(body, first)) return false;
    const added = first ? more : content;
    return added.length === 0 || pending.insert(body, { [type]: added }, isBlock);
  }
  const named = blocks.filter((block) => textIn(attributeOf(block.body, 'type')?.value) === kind);
  const [only, other] = named;
  if (other || blocks.some((block) => textIn(attributeOf(block.body, 'type')?.value) === undefined)) return false;
  if (!only) return rest.length === 0 && value !== undefined && pending.insert(body, { [type]: [{ type: kind, identifiers: listed(value) }] }, isBlock);
  if (change.kind === 'remove' && rest.length === 0) return pending.remove(body, only);
  return editList(only.body, 'identifiers', rest, change);
}

function editCondition(body: Body, [test, variable, ...rest]: readonly Step[], change: Change): boolean {
  const blocks = blocksOf(body, 'condition');
  if (isGenerated(body, 'condition')) return false;
  const { pending, value, kind } = change;
  const name = (block: (typeof blocks)[number], attribute: string): string | undefined => textIn(attributeOf(block.body, attribute)?.value);
  if (blocks.some((block) => name(block, 'test') === undefined || name(block, 'variable') === undefined)) return false;
  const under = blocks.filter(
    (block) => (test === undefined || name(block, 'test') === test) && (variable === undefined || name(block, 'variable') === variable),
  );
  if (variable === undefined) {
    if (kind === 'remove') return under.length > 0 && under.every((block) => pending.remove(body, block));
    const wanted = kind === 'set' && value !== undefined ? conditionBlocks(test === undefined ? value : { [String(test)]: value }) : undefined;
    if (!wanted) return false;
    return rewritten(body, under, wanted, change);
  }
  const [only, other] = under;
  if (other) return false;
  if (!only)
    return (
      rest.length === 0 &&
      value !== undefined &&
      pending.insert(body, { condition: [{ test: String(test), variable: String(variable), values: listed(value) }] }, isBlock)
    );
  if (kind === 'remove' && rest.length === 0) return pending.remove(body, only);
  return editList(only.body, 'values', rest, change);
}

/** One block becomes another where there is one of each; else the old ones go and the new ones come. */
function rewritten(body: Body, old: ReturnType<typeof blocksOf>, wanted: readonly Draft[], change: Change): boolean {
  const { pending } = change;
  const [first, ...others] = old;
  const [next, ...more] = wanted;
  if (!others.every((block) => pending.remove(body, block))) return false;
  if (first && next) {
    const set = (name: string): Change => ({ ...change, kind: 'set', value: next[name] ?? null });
    const same = (name: string): boolean => textIn(attributeOf(first.body, name)?.value) === next[name];
    if (!same('test') && !editSingle(first.body, 'test', set('test'))) return false;
    if (!same('variable') && !editSingle(first.body, 'variable', set('variable'))) return false;
    if (!editList(first.body, 'values', [], set('values'))) return false;
  }
  const added = first ? more : wanted;
  return added.length === 0 || pending.insert(body, { condition: added }, isBlock);
}

function isGenerated(body: Body, type: string): boolean {
  return blocksOf(body, 'dynamic').some(({ labels }) => labels[0]?.text === type);
}

/** A statement in the words of the policy language as a block. */
function statementBlock(statement: PlainObject): Draft | undefined {
  const block: Draft = {};
  for (const [element, value] of Object.entries(statement)) {
    const single = SINGLE[element];
    const list = LISTS[element];
    const principals = PRINCIPALS[element];
    if (single) block[single] = value;
    else if (list) block[list] = listed(value);
    else if (principals) {
      const blocks = principalBlocks(value);
      if (!blocks) return undefined;
      block[principals] = blocks;
    } else if (element === 'Condition') {
      const blocks = conditionBlocks(value);
      if (!blocks) return undefined;
      block['condition'] = blocks;
    } else return undefined;
  }
  return block;
}

function principalBlocks(value: Plain): readonly Draft[] | undefined {
  if (value === '*') return [{ type: '*', identifiers: ['*'] }];
  if (!isObject(value) || rawOf(value) !== undefined) return undefined;
  return Object.entries(value).map(([type, identifiers]) => ({ type, identifiers: listed(identifiers) }));
}

function conditionBlocks(value: Plain): readonly Draft[] | undefined {
  if (!isObject(value)) return undefined;
  const out: Draft[] = [];
  for (const [test, variables] of Object.entries(value)) {
    if (!isObject(variables) || rawOf(variables) !== undefined) return undefined;
    for (const [variable, values] of Object.entries(variables)) out.push({ test, variable, values: listed(values) });
  }
  return out;
}

/** The provider takes lists of texts and nothing else. */
function listed(value: Plain): readonly Plain[] {
  return (isList(value) ? value : [value]).map((item) => (typeof item === 'boolean' || typeof item === 'number' ? String(item) : item));
}
