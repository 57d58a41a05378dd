/** Texts with unresolved parts as expressions of a module. */

import type { Intent } from '../../model/shape.js';
import { written } from '../../policy/term.js';
import type { Sign, Term } from '../../policy/term.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import { escaped, raw } from '../../syntax/hcl/format.js';
import type { NewBlock } from '../../syntax/hcl/edit-body.js';
import type { Body } from '../../syntax/hcl/tree.js';
import type { Plain } from '../../syntax/plain.js';
import { accountIn } from './edit-account.js';
import { blocksOfSort } from './edit-blocks.js';
import { textIn } from './edit-settle.js';
import type { Scope } from './scope.js';

/** Where a text is to be written. */
export interface Speaking {
  /** What names mean there. */
  readonly scope: Scope;
  readonly bodies: readonly Body[];
  /** Of the resource whose fix it is. */
  readonly instance: string;
  /** What stands around it: how it calls things is how they are called. */
  readonly around: string;
  /** Takes note of a block that the module needs for what is said. */
  need(block: NewBlock, bodies: readonly Body[]): void;
}

/** A text as an expression; undefined when a part of it has no name in this module. */
export function speak(text: Term, speaking: Speaking): Plain | undefined {
  const parts = spoken(text, speaking);
  if (!parts) return undefined;
  const [only, more] = parts;
  if (parts.every((part) => typeof part === 'string')) return parts.join('');
  if (typeof only === 'object' && !more) return raw(only.reference);
  return raw(`"${parts.map((part) => (typeof part === 'string' ? escaped(part) : `\${${part.reference}}`)).join('')}"`);
}

export type Said = string | { readonly reference: string };

/** Written pieces and references. */
export function spoken(text: Term, speaking: Speaking): readonly Said[] | undefined {
  const out: Said[] = [];
  const pieces = written(text) === '' ? [''] : text;
  for (const [index, piece] of pieces.entries()) {
    if (typeof piece === 'string') {
      out.push(...(index === 0 ? begun(piece, speaking) : [piece]));
      continue;
    }
    const reference = referenceOf(piece, speaking);
    if (reference === undefined) return undefined;
    const bucket = index === 1 && pieces[0] === 'arn:aws:s3:::' ? /^(aws_s3_bucket\..*)\.(?:id|bucket)$/.exec(reference)?.[1] : undefined;
    // The ARN of a bucket is known by a name of its own.
    if (bucket !== undefined) out.length = 0;
    out.push({ reference: bucket === undefined ? reference : `${bucket}.arn` });
  }
  return out;
}

/** The partition is only supposed, and what stands beside it may name it; a bucket is called as it is called there. */
function begun(text: string, { bodies, around }: Speaking): readonly Said[] {
  const [whole, name] = /^arn:aws:s3:::([a-z0-9.-]+)/.exec(text) ?? [];
  const bucket = name === undefined ? undefined : bucketNamed(name, bodies);
  if (whole !== undefined && bucket !== undefined && around.includes(`${bucket}.`)) {
    const rest = text.slice(whole.length);
    return [{ reference: `${bucket}.arn` }, ...(rest === '' ? [] : [rest])];
  }
  const partition = /\bdata\.aws_partition\.[\w-]+\.(?:partition|id)\b/.exec(around)?.[0];
  return partition !== undefined && text.startsWith('arn:aws:') ? ['arn:', { reference: partition }, text.slice('arn:aws'.length)] : [text];
}

function bucketNamed(name: string, bodies: readonly Body[]): string | undefined {
  const found = blocksOfSort(bodies, 'resource', 'aws_s3_bucket').filter(
    ({ body }) => textIn(attributeOf(body, 'bucket')?.value) === name && !attributeOf(body, 'count') && !attributeOf(body, 'for_each'),
  );
  return found.length === 1 ? `aws_s3_bucket.${found[0]?.labels[1]?.text}` : undefined;
}

/** Accounts, regions and partitions are the same in all of a deployment, whichever module asks for them. */
const EVERYWHERE = /^data\.aws_(?:caller_identity|partition|region)\./;

/** What another module calls by a name, this one may not know, or know as something else. */
function referenceOf({ key, says }: Sign, { scope, bodies, instance, need }: Speaking): string | undefined {
  if (key === `${scope.module.unitId}#account_id`) {
    const { reference, missing } = accountIn(bodies);
    if (missing) need(missing, bodies);
    return reference;
  }
  const name = /^\$\{(.*)\}$/s.exec(says)?.[1] ?? says;
  if (!/^[\w-]+(?:\.[\w-]+|\[(?:"[^"\\$%]*"|\d+)\])+$/.test(name) || !isDeclared(name, bodies)) return undefined;
  // A module that this one calls may call its own things the same.
  if (!key.startsWith(`${scope.module.id}#${name.replace(/\.[\w-]+$/, '')}.`) && !EVERYWHERE.test(name)) return undefined;
  if (instance === '' || !name.includes(instance)) return name;
  // An instance is named by the key that it shares with the one that names it; outside of it there is no such key.
  if (scope.instance !== instance) return undefined;
  return name.replaceAll(instance, scope.each ? '[each.key]' : '[count.index]');
}

function isDeclared(name: string, bodies: readonly Body[]): boolean {
  const [kind, type, label] = name.startsWith('data.') ? name.split(/[.[]/) : ['resource', ...name.split(/[.[]/)];
  return blocksOfSort(bodies, kind ?? '', type ?? '').some(({ labels }) => labels[1]?.text === label);
}

/** What a rule wants to be written, unresolved texts as the module says them. */
export function plainOf(intent: Intent, say: (text: Term) => Plain | undefined): Plain | undefined {
  if (typeof intent === 'string' && intent.startsWith('arn:')) return say([intent]);
  if (typeof intent !== 'object' || intent === null) return intent;
  if (isTerm(intent)) return say(intent.of);
  if (Array.isArray(intent)) {
    const items = (intent as readonly Intent[]).map((item) => plainOf(item, say));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const out: Record<string, Plain> = {};
  for (const [name, inner] of Object.entries(intent)) {
    const value = plainOf(inner as Intent, say);
    if (value === undefined) return undefined;
    out[name] = value;
  }
  return out;
}

function isTerm(intent: Intent): intent is { readonly kind: 'term'; readonly of: Term } & Intent {
  return typeof intent === 'object' && 'kind' in intent && (intent as { readonly kind: unknown }).kind === 'term' && 'of' in intent;
}
