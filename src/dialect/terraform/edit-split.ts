/** Settings of a bucket that are resources of their own: where one is missing, it is written behind the bucket and bound to it. */

import type { Step, TypeWords } from '../words.js';
import type { Shape } from '../../model/shape.js';
import type { SubjectKind } from '../../model/kinds.js';
import { attributeOf } from '../../syntax/hcl/edit-body.js';
import { raw } from '../../syntax/hcl/format.js';
import type { Block, Expression, Item } from '../../syntax/hcl/tree.js';
import type { Draft } from '../write.js';
import type { AnyWords, BlockWords, ListWords, Unsaid, Way } from '../words.js';
import { isUnsaid, longForm, stepsOf, waysOf } from '../words.js';
import { nested } from './edit-draft.js';
import type { Writable } from './edit.js';
import { blocksIn, blocksOfSort } from './edit-blocks.js';
import { isBefore, takesRegion } from './edit-provider.js';
import { attachmentTypesOf } from './tables.js';

/** A resource that can say a facet of another. */
export interface Split {
  readonly type: string;
  readonly target: string;
  readonly words: TypeWords<Shape>;
}

export function splitFor(subject: SubjectKind, facet: string, of: Writable): Split | undefined {
  const provider = of.type.startsWith('awscc_') ? 'awscc' : 'aws';
  for (const [name, all] of attachmentTypesOf(provider)) {
    const own = all.find((one) => one.attaches === subject && one.facet === facet);
    if (!own || (provider === 'aws' && isBefore(SINCE.get(name) ?? 4, of))) continue;
    return { type: name, target: own.target, words: { [facet]: own.words } as TypeWords<Shape> };
  }
  return undefined;
}

/** Splits that are older than version 4 of the provider, by the version that has of them what fixes write; https://github.com/hashicorp/terraform-provider-aws, its changelogs. */
const SINCE: ReadonlyMap<string, number> = new Map([
  ['aws_s3_bucket_notification', 3],
  ['aws_s3_bucket_ownership_controls', 3],
  ['aws_s3_bucket_policy', 1],
  ['aws_s3_bucket_public_access_block', 2],
]);

/** Whether a block says anything of a facet by the words that it has for it; what the split has no words for does not count. */
export function says(block: Block, words: AnyWords | Way | Unsaid, split: AnyWords | Way | Unsaid): boolean {
  const names = new Set(block.body.items.map(nameOf));
  const [long, other] = [longForm(words), longForm(split)];
  const { fields } = long as BlockWords;
  const told = (other as BlockWords).fields;
  if (isUnsaid(long) || !fields || !told || stepsOf(waysOf(long.at)[0] ?? '').length > 0) return firstNames(words).some((name) => names.has(name));
  return Object.entries(fields).some(([field, own]) => {
    const same = told[field] as AnyWords | Way | Unsaid | undefined;
    return same !== undefined && !isUnsaid(longForm(same)) && firstNames(own as AnyWords | Way | Unsaid).some((name) => names.has(name));
  });
}

function nameOf(item: Item): string {
  if (item.kind === 'attribute') return item.name.text;
  return item.type.text === 'dynamic' ? (item.labels[0]?.text ?? '') : item.type.text;
}

/** The names in the block's own body by which words begin. */
function firstNames(words: AnyWords | Way | Unsaid): readonly string[] {
  const long = longForm(words);
  if (isUnsaid(long)) return [];
  const { single, of } = long as ListWords;
  const ways = [...waysOf(long.at), ...(single === undefined ? [] : waysOf(single))].map((way) => stepsOf(way)[0]);
  const inner = ways.includes(undefined) ? [...Object.values((long as BlockWords).fields ?? {}), ...(of === undefined ? [] : [of])] : [];
  return [...ways.flatMap((step) => (step === undefined ? [] : [String(step)])), ...inner.flatMap((one) => firstNames(one as AnyWords | Way | Unsaid))];
}

/** Whether a resource of the split's type is written for this one already, though it may not be there in every world. */
export function isTaken({ type, target }: Split, { block, bodies, type: own }: Writable): boolean {
  const name = (block.labels[1]?.text ?? '').replace(/[^\w-]/g, '\\$&');
  const address = new RegExp(`\\b${own}\\.${name}(?![\\w-])`);
  const locals = (text: string): readonly string[] => [...text.matchAll(/\blocal\.([\w-]+)/g)].map(([, name]) => name ?? '');
  return blocksOfSort(bodies, 'resource', type).some(({ body }) => {
    const value = attributeOf(body, String(stepsOf(target)[0]))?.value;
    const text = textAt(value);
    return (
      address.test(text) || locals(text).some((name) => blocksIn(bodies, 'locals').some((one) => address.test(textAt(attributeOf(one.body, name)?.value))))
    );
  });
}

function textAt(expression: Expression | undefined): string {
  return expression ? expression.in.text.slice(expression.start, expression.end) : '';
}

/** A name that no resource of a type has. */
export function freeName(type: string, wanted: string, bodies: Writable['bodies']): string {
  const taken = new Set(blocksOfSort(bodies, 'resource', type).map(({ labels }) => labels[1]?.text));
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}_${number}`;
  return name;
}

/** How the bucket is called in a resource that is there once for each instance of it. */
export function selfOf({ block, type }: Writable): string {
  const address = addressOf(block, type);
  return attributeOf(block.body, 'for_each') ? 'each.value' : attributeOf(block.body, 'count') ? `${address}[count.index]` : address;
}

function addressOf(block: Block, type: string): string {
  return `${type}.${block.labels[1]?.text ?? ''}`;
}

/** Whether it cannot be told in which region it would have to be written. */
export function isRegionOpen(of: Writable): boolean {
  return attributeOf(of.block.body, 'region') !== undefined && takesRegion(of) === undefined;
}

/** What binds it to the bucket: one for each instance, by the same provider and in the same region. */
export function bindingOf(of: Writable, target: string): Draft {
  const { block, type } = of;
  const address = addressOf(block, type);
  const own = selfOf(of);
  const each = attributeOf(block.body, 'for_each');
  const count = attributeOf(block.body, 'count');
  const provider = attributeOf(block.body, 'provider')?.value;
  const steps: readonly Step[] = stepsOf(target);
  return {
    ...(each ? { for_each: raw(address) } : count ? { count: raw(`length(${address})`) } : {}),
    ...(provider ? { provider: raw(textAt(provider)) } : {}),
    ...(attributeOf(block.body, 'region') && takesRegion(of) ? { region: raw(`${own}.region`) } : {}),
    ...(nested(steps, raw(`${own}.${/(?:^|_)arn$/.test(target) ? 'arn' : 'id'}`)) as Draft),
  };
}
