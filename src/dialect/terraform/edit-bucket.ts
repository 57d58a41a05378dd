/** How the ARN of a bucket is said: by a reference where Terraform takes one, else by the words in which the module names the bucket. */

import { sameTerm, term, termOf, written } from '../../policy/term.js';
import type { Term } from '../../policy/term.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import type { Block, Expression } from '../../syntax/hcl/tree.js';
import type { Mapped } from '../../text/mapped.js';
import { unlessOpen } from '../../truth/explore.js';
import { partsOf } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { literalSeen } from '../seen.js';
import { blocksOfSort } from './edit-blocks.js';
import { addressOf } from './edit-graph.js';
import { isCircular, isThere, isWritten, referenceOf } from './edit-reference.js';
import type { Said, Speaking } from './edit-reference.js';
import { textIn } from './edit-settle.js';
import { evaluate } from './evaluate.js';
import { plainScope } from './scope.js';
import type { Scope } from './scope.js';

/** The ARN of a bucket or of something in it. */
export interface BucketArn {
  /** `arn:aws:s3:::` */
  readonly head: string;
  readonly name: Term;
  /** From the first slash on. */
  readonly rest: Term;
}

/** @returns undefined where a text is no ARN of one bucket */
export function bucketArnIn(text: Term): BucketArn | undefined {
  const [first, ...more] = text;
  const head = typeof first === 'string' ? /^arn:aws[a-z-]*:s3:::/.exec(first)?.[0] : undefined;
  if (head === undefined || typeof first !== 'string') return undefined;
  const pieces = term(first.slice(head.length), ...more);
  const at = pieces.findIndex((piece) => typeof piece === 'string' && piece.includes('/'));
  const last = at < 0 ? '' : (pieces[at] as string);
  const slash = last.indexOf('/');
  const name = at < 0 ? pieces : term(...pieces.slice(0, at), last.slice(0, slash));
  if (name.length === 0 || name.some((piece) => typeof piece === 'string' && /[*?$]/.test(piece))) return undefined;
  return { head, name, rest: at < 0 ? [] : term(last.slice(slash), ...pieces.slice(at + 1)) };
}

/** The ARN up to the bucket's name; undefined where the module has no words for it. */
export function bucketSaid({ head, name }: BucketArn, where: Speaking): readonly Said[] | undefined {
  return referred(name, head, where) ?? declared(name, head, where) ?? ofTarget(name, head, where) ?? literal(name, head, where);
}

/** By what a sign says. */
function referred([only, ...more]: Term, head: string, where: Speaking): readonly Said[] | undefined {
  const reference = typeof only === 'object' && more.length === 0 ? referenceOf(only, where) : undefined;
  if (reference === undefined || !isThere(reference, where)) return undefined;
  if (!isCircular(reference, where)) return byName(reference, head, where);
  const [, type = '', label] = /^([\w-]+)\.([\w-]+)/.exec(reference) ?? [];
  const block = blocksOfSort(where.bodies, 'resource', type).find(({ labels }) => labels[1]?.text === label);
  return block && inItsWords(block, head, where);
}

/** A bucket of the module that has this name. Whoever writes its name out and does not refer to it goes on so. */
function declared(name: Term, head: string, where: Speaking): readonly Said[] | undefined {
  const known = written(name);
  const [block, other] = known === undefined ? [] : bucketsNamed(known, where);
  if (!block || other) return undefined;
  const address = addressOf(block);
  if (textIn(nameIn(block)) === known && !where.around.includes(`${address}.`)) return inItsWords(block, head, where);
  return isCircular(address, where) ? inItsWords(block, head, where) : [{ reference: `${address}.arn` }];
}

/** As the resource calls its bucket whose fix it is. */
function ofTarget(name: Term, head: string, where: Speaking): readonly Said[] | undefined {
  const { target, world, bodies } = where;
  const value = bodies === target.bodies ? nameIn(target.block) : undefined;
  const seen = value && evaluate(value, target.scope, world);
  const text = seen?.kind === 'scalar' || seen?.kind === 'unknown' ? seen.text : undefined;
  return text && isName(text, name) ? inItsWords(target.block, head, where) : undefined;
}

/** Whether a text is a name, by what it is made of or as what it is known. */
function isName(text: Mapped, name: Term): boolean {
  const [only, ...more] = partsOf(text);
  const [sign, ...rest] = name;
  const isThatSign = typeof only === 'object' && typeof sign === 'object' && more.length + rest.length === 0 && only.key === sign.key;
  return isThatSign || sameTerm(termOf(text, 'the bucket of a policy'), name);
}

function literal(name: Term, head: string, { bodies, around }: Speaking): readonly Said[] | undefined {
  const known = written(name);
  return known !== undefined && isWritten(known, bodies) ? [...partitioned(head, around), known] : undefined;
}

/** By the argument that names the bucket, if it means the same where it is to be written. */
function inItsWords(block: Block, head: string, where: Speaking): readonly Said[] | undefined {
  const value = nameIn(block);
  const text = value && sourceOf(value);
  if (!text || /[\n\r]/.test(text) || !meansTheSame(text, block, where) || !isThere(text, where)) return undefined;
  if (value.kind !== 'template') return byName(text, head, where);
  const parts = value.parts.map((part): Said | undefined => {
    if (part.kind === 'text') return part.text.literal;
    return part.kind === 'interpolation' ? { reference: sourceOf(part.expression) } : undefined;
  });
  return parts.every((part) => part !== undefined) ? [...partitioned(head, where.around), ...parts] : undefined;
}

/** The ARN of a bucket is known by a name of its own. */
function byName(reference: string, head: string, { around }: Speaking): readonly Said[] {
  const bucket = /^(aws_s3_bucket\.[\w-]+(?:\[[^[\]]+\])?)\.(?:id|bucket)$/.exec(reference)?.[1];
  return bucket === undefined ? [...partitioned(head, around), { reference }] : [{ reference: `${bucket}.arn` }];
}

/** The partition is only supposed, and what stands beside it may name it. */
export function partitioned(text: string, around: string): readonly Said[] {
  const reference = /\bdata\.aws_partition\.[\w-]+\.(?:partition|id)\b/.exec(around)?.[0];
  const head = /^arn:aws[a-z-]*(?=:)/.exec(text)?.[0];
  return reference === undefined || head === undefined ? [text] : ['arn:', { reference }, text.slice(head.length)];
}

/** Keys of a loop are those of the block, or are shared with it; its values are not. */
function meansTheSame(text: string, owner: Block, { scope, target, block }: Speaking): boolean {
  if (block === owner || !/\b(?:each|count|self)\./.test(text)) return true;
  const { instance } = target.scope;
  return owner === target.block && instance !== '' && scope.instance === instance && !/\beach\.value\b|\bself\./.test(text);
}

function nameIn({ body }: Block): Expression | undefined {
  return (attributeOf(body, 'bucket') ?? attributeOf(body, 'bucket_name'))?.value;
}

function sourceOf({ in: mapped, start, end }: Expression): string {
  return mapped.text.slice(start, end);
}

const NAMED = { of: 'buckets by name' };

/** Buckets that there is one of, by the name that they have in a world. */
function bucketsNamed(name: string, { scope: { module }, bodies, world }: Speaking): readonly Block[] {
  let modules = world.memo.get(NAMED) as Map<Scope['module'], Map<string, Block[]>> | undefined;
  if (!modules) world.memo.set(NAMED, (modules = new Map<Scope['module'], Map<string, Block[]>>()));
  let named = modules.get(module);
  if (!named) modules.set(module, (named = byNameIn(plainScope(module), blocksOfSort(bodies, 'resource', 'aws_s3_bucket'), world)));
  return named.get(name) ?? [];
}

function byNameIn(scope: Scope, blocks: readonly Block[], world: World): Map<string, Block[]> {
  const named = new Map<string, Block[]>();
  for (const block of blocks) {
    if (attributeOf(block.body, 'count') || attributeOf(block.body, 'for_each')) continue;
    const value = nameIn(block);
    const name = value && unlessOpen(() => literalSeen(evaluate(value, scope, world)));
    if (name !== undefined) named.set(name, [...(named.get(name) ?? []), block]);
  }
  return named;
}
