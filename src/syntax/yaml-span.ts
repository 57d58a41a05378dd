import type { Span } from '../text/source.js';
import { behindColon, lineStart } from './layout.js';
import type { Collection } from './path.js';
import type { MappingNode, Node, ScalarNode, SequenceNode } from './tree.js';
import { skipGap } from './yaml-gap.js';

/** Where the parts of a YAML collection stand with what belongs to them: tags, anchors, dashes, aliases. */

/** Where a value starts with its tag, which goes with it; undefined when something stands between the two. */
export function valueStart(node: Node): number | undefined {
  if (node.tag === undefined) return node.start;
  const { text } = node.doc.mapped;
  const at = text.lastIndexOf(node.tag, node.start - 1);
  return at >= 0 && text.slice(at + node.tag.length, node.start).trim() === '' ? at : undefined;
}

/** Whether an anchor would vanish that an alias elsewhere names. */
export function losesAnchor(text: string, start: number, end: number): boolean {
  for (const [, name] of text.slice(start, end).matchAll(/(?:^|[\s[{,:-])&([^\s,[\]{}]+)/g)) {
    if (text.includes(`*${name}`)) return true;
  }
  return false;
}

/** Entries of a block from their key, items from their dash; undefined when one cannot be told from the text around it. */
export function blockSpans(node: Collection): readonly Span[] | undefined {
  return node.kind === 'mapping' ? entrySpans(node) : itemSpans(node);
}

function entrySpans(node: MappingNode): readonly Span[] | undefined {
  const { text } = node.doc.mapped;
  const spans: Span[] = [];
  for (const { key, value, merged } of node.entries) {
    if (merged) return undefined;
    const colon = behindColon(node.doc, key.end);
    if (colon === undefined || key.start < (spans.at(-1)?.end ?? node.start) || key.end > node.end) return undefined;
    const alias = aliasEnd(text, skipGap(text, colon));
    if (alias === undefined && (value.start < colon || value.end > node.end)) return undefined;
    spans.push({ start: keyStart(text, key), end: alias ?? value.end });
  }
  return spans;
}

function itemSpans(node: SequenceNode): readonly Span[] | undefined {
  const { text } = node.doc.mapped;
  const spans: Span[] = [];
  let at = node.start;
  for (const item of node.items) {
    const dash = skipGap(text, at);
    if (text[dash] !== '-') return undefined;
    const alias = aliasEnd(text, skipGap(text, dash + 1));
    if (alias === undefined && (item.start <= dash || item.end > node.end)) return undefined;
    at = alias ?? item.end;
    spans.push({ start: dash, end: at });
  }
  return spans;
}

/** A key with its tag or anchor. */
function keyStart(text: string, key: ScalarNode): number {
  const before = text.slice(lineStart(text, key.start), key.start);
  return key.start - (/(?:[&!]\S*[ \t]+)*$/.exec(before)?.[0].length ?? 0);
}

function aliasEnd(text: string, at: number): number | undefined {
  const alias = /^\*[^\s,[\]{}]+/.exec(text.slice(at, at + 1000));
  return alias ? at + alias[0].length : undefined;
}
