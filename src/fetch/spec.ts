/** How an operation is asked: what goes in, what comes in pages, and what an answer lists. */

import type { Json } from '../dialect/api/snapshot.js';
import type { SubjectKind } from '../model/kinds.js';
import type { Input, Output } from './port.js';

/** From where a question is asked. */
export interface Place {
  readonly account: string;
  readonly partition: string;
  readonly region: string;
}

/** A resource that a list tells of, with what it tells. */
export interface Item {
  readonly kind: SubjectKind;
  readonly arn: string;
  readonly name: string;
  readonly region?: string;
  readonly value: Json;
}

/** A resource that a facet is asked of. */
export interface Told {
  readonly arn: string;
  readonly name: string;
  readonly region?: string;
}

/** Answers in parts: `next` of one answer goes into `send` of the following question. */
export interface Pages {
  readonly send: string;
  readonly next: string;
  /** The lists that go on from part to part. */
  readonly lists: readonly string[];
}

export interface ListSpec {
  readonly kind: 'lists';
  /** The questions that make up the whole list; one without input, if not said. */
  readonly questions?: (place: Place) => readonly ListQuestion[];
  readonly pages?: Pages;
  readonly items: (answer: Output, place: Place) => readonly Item[];
  /** Where a list that is global is kept, if not wherever one asks; other partitions do without it. */
  readonly home?: string;
  /** Codes that say that there is nothing to list. */
  readonly nothing?: readonly string[];
}

interface ListQuestion {
  readonly input: Input;
  /** Without its answer the list still counts as whole. */
  readonly optional?: true;
}

export interface FacetSpec {
  readonly kind: 'facet';
  readonly input: (of: Told, place: Place) => Input;
  readonly pages?: Pages;
  /** Takes away what changes by itself, and what is not to be written down. */
  readonly keep?: (answer: Output) => Output;
}

type Spec = ListSpec | FacetSpec;
export type Specs = { readonly [operation: string]: Spec };
