/** What stands where in a text in HCL, for comments in it. */

import type { AttributeAccess, HclDocument } from '../syntax/hcl/tree.js';
import type { Span } from '../text/source.js';

/** The block of the file in which an offset stands. */
export function topBlockAround({ body }: HclDocument, offset: number): Span | undefined {
  return body.items.find((item) => item.kind === 'block' && item.start <= offset && offset < item.end);
}

/** The outermost argument, block or part of an expression that starts in a span. */
export function partStartingIn({ body, mapped }: HclDocument, span: Span): Span | undefined {
  let around: object | undefined = body;
  while (around) {
    let next: object | undefined;
    for (const part of partsOf(around, mapped)) {
      if (part.start >= span.start && part.start < span.end) return part;
      if (part.start < span.start && part.end > span.start) next = part;
    }
    around = next;
  }
  return undefined;
}

function isAccess(node: object): node is AttributeAccess {
  return 'kind' in node && node.kind === 'access';
}

/** The nodes right below a node, whatever they are: all have a text and a span. */
function partsOf(node: object, text: object): readonly Span[] {
  return Object.values(isAccess(node) ? { of: node.of, name: { in: node.in, start: node.end - node.name.length, end: node.end } } : node)
    .flatMap((value: unknown) => (Array.isArray(value) ? (value as unknown[]) : [value]))
    .filter((value): value is Span => typeof value === 'object' && value !== null && 'in' in value && value.in === text && 'start' in value);
}
