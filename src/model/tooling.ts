/** What the tool that deploys is told besides the things that it makes. */

import { map } from './shape.js';

/** How it reaches AWS: the configuration of a provider, or the backend in which it keeps its state. */
export const provider = {
  /** Arguments that say who it is, by their names. */
  credentials: map,
} as const;

/** Something that is given to a configuration from outside, as far as its files give it. */
export const input = {
  /** Every text in it, by its own name or that of the input. */
  values: map,
} as const;
