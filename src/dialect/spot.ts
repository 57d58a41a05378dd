/** Where a way of the model leads in a file: shape, words and text are followed at once. */

import type { Field, Shape } from '../model/shape.js';
import type { AnyWords, BlockWords, ListWords, Step, TypeWords, Unsaid, Way } from './words.js';
import { isUnsaid, longForm, stepsOf, waysOf } from './words.js';

/** A place in a text as its dialect knows it, and the steps that are not written from there on. */
export interface Reached {
  readonly missing: readonly Step[];
}

export interface Spot<P extends Reached> {
  readonly position: P;
  readonly field: Field;
  readonly words: AnyWords;
}

/** What only the dialect knows about its texts. */
export interface Follower<P extends Reached> {
  follow(from: P, steps: readonly Step[]): P | undefined;
  /** Whether an item is all that its list is, so that no step leads to it. */
  isAlone(words: ListWords, step: number, position: P | undefined): boolean;
  /** A list whose items stand nowhere by themselves. */
  isClosed?(words: ListWords): boolean;
}

export function spotAlong<P extends Reached>(
  start: P | undefined,
  shape: Shape,
  table: TypeWords<Shape>,
  path: readonly Step[],
  follower: Follower<P>,
): Spot<P> | undefined {
  const [facet, ...rest] = path;
  let field = shape[String(facet)];
  let words = longForm((table[String(facet)] ?? { kind: 'unsaid' }) as AnyWords | Way | Unsaid);
  let position = start;
  for (let index = -1; index < rest.length; index++) {
    const step = index < 0 ? undefined : rest[index];
    if (step !== undefined) {
      if (!field || isUnsaid(words)) return undefined;
      if (typeof step === 'number') {
        const list = words as ListWords;
        if (field.kind !== 'list' || follower.isClosed?.(list)) return undefined;
        if (!follower.isAlone(list, step, position)) position = position && follower.follow(position, [step]);
        words = longForm((list.of ?? '') as AnyWords | Way);
        field = field.of;
      } else {
        if (field.kind !== 'block') return undefined;
        words = longForm((words as BlockWords).fields[step] as AnyWords | Way | Unsaid);
        field = field.fields[step];
      }
    }
    if (!field || !position || isUnsaid(words)) return undefined;
    // A list beside the single item that stands for one would be one too many.
    const single = field.kind === 'list' ? (words as ListWords).single : undefined;
    if (single !== undefined && bestWay(position, single, follower)?.missing.length === 0) return undefined;
    position = bestWay(position, words.at, follower);
  }
  return field && position && !isUnsaid(words) ? { position, field, words } : undefined;
}

/** The way that is written, else the first. */
function bestWay<P extends Reached>(from: P, way: Way, { follow }: Follower<P>): P | undefined {
  const found = waysOf(way).map((one) => follow(from, stepsOf(one)));
  return found.find((position) => position && position.missing.length === 0) ?? found[0];
}
