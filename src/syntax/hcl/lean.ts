/** The nodes of which a text has most, as small as they can be: what their parts tell they do not hold themselves. */

import type { Mapped } from '../../text/mapped.js';
import type { Attribute, AttributeAccess, Block, Body, Expression, Item, Name } from './tree.js';

export class LeanAttribute implements Attribute {
  declare readonly kind: 'attribute';

  constructor(
    readonly name: Name,
    readonly value: Expression,
  ) {}

  get in(): Mapped {
    return this.name.in;
  }

  get start(): number {
    return this.name.start;
  }

  get end(): number {
    return this.value.end;
  }
}

export class LeanBlock implements Block {
  declare readonly kind: 'block';

  constructor(
    readonly type: Name,
    readonly labels: readonly Name[],
    readonly body: Body,
    readonly end: number,
  ) {}

  get in(): Mapped {
    return this.type.in;
  }

  get start(): number {
    return this.type.start;
  }

  get header(): Block['header'] {
    return { start: this.type.start, end: this.labels.at(-1)?.end ?? this.type.end };
  }
}

/** The same block with other things in it, where it was. */
export function withItems({ kind, in: mapped, start, end, data, type, labels, header, body }: Block, items: readonly Item[]): Block {
  return { kind, in: mapped, start, end, ...(data && { data }), type, labels, header, body: { ...body, items } };
}

export class LeanAccess implements AttributeAccess {
  declare readonly kind: 'access';

  constructor(
    readonly of: Expression,
    readonly name: string,
    readonly end: number,
  ) {}

  get in(): Mapped {
    return this.of.in;
  }

  get start(): number {
    return this.of.start;
  }
}

Object.defineProperty(LeanAttribute.prototype, 'kind', { value: 'attribute' });
Object.defineProperty(LeanBlock.prototype, 'kind', { value: 'block' });
Object.defineProperty(LeanAccess.prototype, 'kind', { value: 'access' });
