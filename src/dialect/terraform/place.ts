/** Where blocks stand, for people: at their header. */

import type { Block } from '../../syntax/hcl/tree.js';
import type { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import { Spot } from '../../text/origin.js';
import type { Place } from '../../text/source.js';
import { isBare } from '../seen.js';

/** Type and labels of a block, without the brace. */
export function headerOf(block: Block): Origin {
  return new HeaderSpot(block);
}

class HeaderSpot extends Spot {
  constructor(private readonly of: Block) {
    super();
  }

  get mapped(): Mapped {
    return this.of.in;
  }

  get start(): number {
    return this.of.header.start;
  }

  get end(): number {
    return this.of.header.end;
  }
}

export function placeOf({ locus }: Origin): Place | undefined {
  return locus.kind === 'span' ? locus.mapped.place(locus.start, locus.end) : undefined;
}

/** All of a block. */
export function extentOf({ in: mapped, start, end }: Block): Place | undefined {
  return mapped.place(start, end);
}

/** A value that a call of the linted tree gives to a module: it is changed there, wherever it is used. */
export interface Argument extends Origin {
  readonly argument: true;
}

/** Marks where a call gives a value. */
export function asArgument(given: Origin): Argument {
  if (!isBare(given, 'argument')) return { ...given, argument: true };
  const { locus, via } = given;
  return via === undefined ? { locus, argument: true } : { locus, via, argument: true };
}

/** The same with the place inside the module that asked for it. */
export function argumentAt(given: Origin, used: Origin): Argument {
  const use: Origin = isBare(used) && !used.via ? { locus: used.locus, use: true } : { ...used, use: true };
  const via = given.via ? [use, ...given.via] : [use];
  return isBare(given, 'argument') ? { locus: given.locus, argument: true, via } : { ...given, argument: true, via };
}

export function isArgument(origin: Origin): origin is Argument {
  return 'argument' in origin;
}
