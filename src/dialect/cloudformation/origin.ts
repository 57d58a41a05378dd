/** Where a node of a template stands, for people: its value if that is short, else the header of its block; never a whole block. */

import type { Node, ScalarNode } from '../../syntax/tree.js';
import { isVerbatim } from '../../syntax/tree.js';
import type { Origin } from '../../text/origin.js';
import { SpanSpot } from '../../text/origin.js';
import type { Place } from '../../text/source.js';

/** A flow collection on one line is shown whole up to this length. */
const SHORT = 200;

export function originOf(node: Node, label?: string): Origin {
  // Nearly all are texts that stand as they are.
  const { start, end } = node.kind === 'scalar' && isVerbatim(node) ? node : headerSpan(node);
  const locus = new SpanSpot(node.doc.mapped, start, end);
  return label === undefined ? locus : { locus, label };
}

/** The place in the file. */
export function placeOf({ locus }: Origin): Place | undefined {
  return locus.kind === 'span' ? locus.mapped.place(locus.start, locus.end) : undefined;
}

function headerSpan(node: Node): { readonly start: number; readonly end: number } {
  switch (node.kind) {
    case 'hole':
      return node;
    case 'scalar':
      return isVerbatim(node) ? node : firstLine(node);
    case 'mapping': {
      if (isShort(node)) return node;
      const first = node.entries.find(({ key }) => key.doc === node.doc && key.start >= node.start && key.end <= node.end);
      return first ? first.key : opening(node);
    }
    case 'sequence': {
      if (isShort(node)) return node;
      const first = node.items[0];
      return first && first.doc === node.doc && first.start >= node.start && first.end <= node.end ? headerSpan(first) : opening(node);
    }
  }
}

function isShort(node: Node): boolean {
  return node.end - node.start <= SHORT && !/[\n\r]/.test(node.doc.mapped.text.slice(node.start, node.end));
}

/** A text over several lines is shown by its first; a block scalar by its indicator. */
function firstLine(node: ScalarNode): { readonly start: number; readonly end: number } {
  const length = node.doc.mapped.text.slice(node.start, node.end).search(/[\n\r]/);
  return length === -1 ? node : { start: node.start, end: node.start + length };
}

function opening(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.start, end: Math.min(node.start + 1, node.end) };
}
