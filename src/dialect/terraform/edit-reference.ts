/** What a module may call by a name where something is written, and what it writes out. */

import type { Sign } from '../../policy/term.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import type { Block, Body } from '../../syntax/hcl/tree.js';
import type { World } from '../../truth/world.js';
import { standsIn } from '../stands-in.js';
import type { Writable } from './edit.js';
import { accountIn, providerIn } from './edit-account.js';
import { blocksIn, blocksOfSort } from './edit-blocks.js';
import type { Work } from './edit-document.js';
import { addressOf, isMadeOf } from './edit-graph.js';
import { textIn } from './edit-settle.js';
import type { Scope } from './scope.js';

/** Where a text is to be written. */
export interface Speaking {
  /** What names mean there. */
  readonly scope: Scope;
  /** All files of that module. */
  readonly bodies: readonly Body[];
  /** The block that it is written in, if it is in none but that. */
  readonly block?: Block | undefined;
  /** The resource whose fix it is. */
  readonly target: Writable;
  readonly world: World;
  /** What stands around it: how it calls things is how they are called. */
  readonly around: string;
  /** Takes note of a block that the module needs for what is said. */
  need(block: NewBlock, bodies: readonly Body[]): void;
}

/** Where nothing stands yet that tells how things are called. */
export function outside({ target, world, pending }: Work): Speaking {
  const { scope, bodies } = target;
  return { scope, bodies, target, world, around: '', need: (missing, where) => pending.need(missing, where) };
}

/** A piece of an expression: written characters, or something that the module has a name for. */
export type Said = string | { readonly reference: string };

/** Accounts, regions and partitions are the same in all of a deployment, whichever module asks for them. */
const EVERYWHERE = /^data\.aws_(?:caller_identity|partition|region)\./;

/** What another module calls by a name, this one may not know, or know as something else. */
export function referenceOf({ key, says }: Sign, where: Speaking): string | undefined {
  const { scope, bodies, target } = where;
  const { instance } = target.scope;
  if (key === `${scope.module.unitId}#account_id`) return ownAccount(where);
  const name = /^\$\{(.*)\}$/s.exec(says)?.[1] ?? says;
  if (!/^[\w-]+(?:\.[\w-]+|\[(?:"[^"\\$%]*"|\d+)\])+$/.test(name) || !isDeclared(name, bodies)) return undefined;
  // A module that this one calls may call its own things the same.
  if (!key.startsWith(`${scope.module.id}#${name.replace(/\.[\w-]+$/, '')}.`) && !EVERYWHERE.test(name)) return undefined;
  if (instance === '' || !name.includes(instance)) return name;
  // An instance is named by the key that it shares with the one that names it; outside of it there is no such key.
  if (scope.instance !== instance) return undefined;
  return name.replaceAll(instance, scope.each ? '[each.key]' : '[count.index]');
}

/** The account that the module is deployed to, by a data source. */
export function ownAccount({ bodies, target, need }: Speaking): string {
  const provider = bodies === target.bodies ? providerIn(target.block.body) : undefined;
  const { reference, missing } = accountIn(bodies, provider !== undefined && isGenerated(provider, target) ? provider : undefined);
  if (missing) need(missing, bodies);
  return reference;
}

/** Whether a provider is configured in no file here: which account it is for, only it can tell. */
function isGenerated(provider: string, { bodies, callers = [] }: Writable): boolean {
  const [type, alias] = provider.split('.');
  const isIt = ({ labels, body }: Block): boolean => labels[0]?.text === type && textIn(attributeOf(body, 'alias')?.value) === alias;
  return alias !== undefined && ![bodies, ...callers].some((all) => blocksIn(all, 'provider').some(isIt));
}

function isDeclared(name: string, bodies: readonly Body[]): boolean {
  const [kind, type, label] = name.startsWith('data.') ? name.split(/[.[]/) : ['resource', ...name.split(/[.[]/)];
  return blocksOfSort(bodies, kind ?? '', type ?? '').some(({ labels }) => labels[1]?.text === label);
}

/** Whether something would be made of itself if a text named it there: a bucket whose own block holds its policy, or reads it. */
export function isCircular(reference: string, { target, bodies }: Speaking): boolean {
  const address = reference.split(/[.[]/, reference.startsWith('data.') ? 3 : 2).join('.');
  const own = addressOf(target.block);
  // Where a module is called, what is given to it may come back by its outputs.
  return isMadeOf(address, bodies === target.bodies ? (one) => one === own : (one) => one.startsWith('module.'), bodies);
}

/** Whether an instance is there whenever the block is that would name it: where that names it already. What is left out has no instance. */
export function isThere(reference: string, { block }: Speaking): boolean {
  const instance = /^[\w.-]+\[(?:\d+|"[^"]*")\]\./.exec(reference)?.[0];
  if (instance === undefined || !block) return instance === undefined;
  // In a text of JSON the quotes are escaped.
  return block.in.text.slice(block.start, block.end).replace(/\\+"/g, '"').includes(instance);
}

/** What stands around a text, or a part of an ARN, in an expression. */
export const QUOTED = '"\':/';

const texts = new WeakMap<readonly Body[], string>();

/** Whether all of a text stands in a module as it is: what was made of variables is another text wherever the module is used again. */
export function isWritten(text: string, bodies: readonly Body[]): boolean {
  let all = texts.get(bodies);
  if (all === undefined) texts.set(bodies, (all = bodies.flatMap(valuesIn).join('\n')));
  return standsIn(text, all, QUOTED);
}

/** Defaults are what others may set. */
function valuesIn({ items }: Body): readonly string[] {
  return items.flatMap((item) => {
    if (item.kind === 'block') return item.type.text === 'variable' ? [] : valuesIn(item.body);
    return item.value.in.text.slice(item.value.start, item.value.end);
  });
}
