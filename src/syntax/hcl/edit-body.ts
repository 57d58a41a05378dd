/** Rough edits of attributes and blocks. */

import type { PlainObject } from '../plain.js';
import type { Rough } from './edit.js';
import { beginsLine, lineIndent, restOfLine, skipGap, styleAround, wholeLines } from './edit-gap.js';
import type { BlockNames, HclStyle } from './format.js';
import { contentOf, plainAttributes, plainBlock, plainBody, raw, withinBlock } from './format.js';
import type { Attribute, Block, Body, Item } from './tree.js';

export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.items.find((item): item is Attribute => item.kind === 'attribute' && item.name.text === name);
}

export function blocksOf(body: Body, type: string): readonly Block[] {
  return body.items.filter((item): item is Block => item.kind === 'block' && item.type.text === type);
}

/**
 * Adds attributes and blocks to a body: attributes to those that stand before the first block, blocks behind the last of their type, else behind
 * everything. Undefined when an attribute is there already.
 */
export function insertContent(body: Body, content: PlainObject, isBlock: BlockNames): readonly Rough[] | undefined {
  const { attributes, blocks } = contentOf(content, isBlock);
  const names = new Set(body.items.map((item) => (item.kind === 'attribute' ? item.name.text : undefined)));
  // What could not be read may be there already.
  if (attributes.some(({ key }) => names.has(key)) || body.broken || !isOfOneText(body)) return undefined;
  const { text } = body.in;
  const held = isHeld(body);
  const first = body.items[0];
  const style = styleAround(text, body.start, first?.start);
  if (held && !text.slice(body.start, body.end).includes('\n')) return spread(body, content, isBlock, style);
  const indent = first && beginsLine(text, first.start) ? lineIndent(text, first.start) : held ? lineIndent(text, body.start) + style.unit : '';
  const roughs = [
    ...(attributes.length > 0 ? [behindAttributes(body, plainAttributes(attributes, style, indent), style)] : []),
    ...blocks.map(({ type, content: inner }, index) => {
      const block = indent + plainBlock(type, [], inner, withinBlock(isBlock, type), style, indent);
      return behindBlocks(body, type, block, style, attributes.length > 0 || index > 0);
    }),
  ];
  return roughs.every((rough) => rough !== undefined) ? roughs : undefined;
}

/** A body between braces; that of a file has none. */
function isHeld({ in: { text }, start }: Body): boolean {
  return text[start - 1] === '{';
}

/** What was put together from several files is written in none. */
function isOfOneText(body: Body): boolean {
  return body.items.every((item) => item.in === body.in);
}

/** A block on one line gets lines. */
function spread(body: Body, content: PlainObject, isBlock: BlockNames, style: HclStyle): readonly Rough[] | undefined {
  const { text } = body.in;
  const [only] = body.items;
  const around = text.slice(body.start, only?.start ?? body.end) + text.slice(only?.end ?? body.end, body.end);
  if (around.trim() !== '' || (only && only.kind !== 'attribute')) return undefined;
  const outer = lineIndent(text, body.start);
  const kept: PlainObject = only ? { [only.name.text]: raw(text.slice(only.value.start, only.value.end)) } : {};
  const lines = plainBody({ ...kept, ...content }, isBlock, style, outer + style.unit);
  return [{ in: body.in, start: body.start, end: body.end, text: `${style.eol}${lines}${style.eol}${outer}` }];
}

/** Behind the last attribute on one line that stands before all blocks. */
function behindAttributes(body: Body, lines: readonly string[], style: HclStyle): Rough | undefined {
  const { text } = body.in;
  const end = body.items.findIndex(({ kind }) => kind === 'block');
  const before = body.items.slice(0, end < 0 ? undefined : end) as readonly Attribute[];
  const anchor = before.findLast(({ start, end: last }) => !text.slice(start, last).includes('\n')) ?? before.at(-1);
  if (anchor) return behindLine(body, anchor.end, lines, style);
  if (!isHeld(body)) return undefined;
  const gap = body.items.length > 0 ? [''] : [];
  return behindLine(body, body.start, [...lines, ...gap], style);
}

function behindBlocks(body: Body, type: string, lines: string, style: HclStyle, filled: boolean): Rough | undefined {
  const { text } = body.in;
  const same = blocksOf(body, type);
  const anchor = same.at(-1) ?? body.items.at(-1);
  if (!anchor) return isHeld(body) ? behindLine(body, body.start, filled ? ['', lines] : [lines], style) : undefined;
  const [before, last] = same.slice(-2);
  const dense = before && last && !/\n[ \t]*\r?\n/.test(text.slice(before.end, last.start));
  return behindLine(body, anchor.end, dense ? [lines] : ['', lines], style);
}

function behindLine(body: Body, offset: number, lines: readonly string[], { eol }: HclStyle): Rough | undefined {
  const at = restOfLine(body.in.text, offset);
  return at === undefined ? undefined : { in: body.in, start: at, end: at, text: lines.map((line) => eol + line).join('') };
}

/** Removes an attribute or a block with its lines. */
export function removeFromBody(body: Body, item: Item): Rough | undefined {
  if (!isOfOneText(body)) return undefined;
  const { text } = body.in;
  const lines = wholeLines(text, item.start, item.end);
  if (lines) return { in: body.in, ...lines, text: '' };
  // The one attribute of a block on one line.
  const alone = body.items.length === 1 && text.slice(body.start, item.start).trim() === '' && text.slice(item.end, body.end).trim() === '';
  return alone ? { in: body.in, start: body.start, end: body.end, text: '' } : undefined;
}

/** A block at the outermost level of a file that is to be written. */
export interface NewBlock {
  readonly type: string;
  readonly labels: readonly string[];
  /** Attributes that come first, with a blank line behind them: what binds it to others. */
  readonly head: PlainObject;
  readonly content: PlainObject;
  readonly isBlock: BlockNames;
}

/** Blocks of their own behind another one of the same file, with blank lines between. */
export function appendBlocks(after: Block, blocks: readonly NewBlock[]): Rough | undefined {
  const { text } = after.in;
  const at = restOfLine(text, after.end);
  if (at === undefined) return undefined;
  const style = styleAround(text, after.start, after.body.items[0]?.start);
  const indent = lineIndent(text, after.start);
  const written = blocks.map((block) => style.eol + style.eol + indent + newBlock(block, style, indent));
  // What follows without a blank line gets one.
  const next = skipGap(text, at);
  const close = next < text.length && !/\n[ \t]*\r?\n/.test(text.slice(at, next));
  return { in: after.in, start: at, end: at, text: written.join('') + (close ? style.eol : '') };
}

function newBlock({ type, labels, head, content, isBlock }: NewBlock, style: HclStyle, indent: string): string {
  const block = plainBlock(type, labels, content, isBlock, style, indent);
  if (Object.keys(head).length === 0) return block;
  const first = plainBlock(type, labels, head, isBlock, style, indent);
  // Both end with the brace and the line break before it.
  const close = style.eol + indent + '}';
  return block.endsWith('{}') ? first : first.slice(0, -close.length) + style.eol + block.slice(block.indexOf('{') + 1);
}
