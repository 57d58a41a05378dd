/** How far a long scan is: one line on a terminal that is written over again, and nothing anywhere else. */

import type { Progress } from '../../fetch/tally.js';
import type { World } from '../world.js';

export interface ProgressLine {
  readonly show: (progress: Progress) => void;
  /** Takes the line away, so that what follows stands alone. */
  readonly clear: () => void;
}

/** Often enough to be alive, seldom enough to be read. */
const PAUSE_MS = 100;

const ERASE = '\r\u001B[K';

export function progressLine({ stderr, now, env }: World, quiet: boolean): ProgressLine {
  if (quiet || !stderr.isTTY || env['TERM'] === 'dumb') return { show: () => undefined, clear: () => undefined };
  let last = 0;
  let shown = false;
  return {
    show(progress) {
      const at = now().getTime();
      if (at - last < PAUSE_MS) return;
      last = at;
      shown = true;
      stderr.write(`${ERASE}${lineOf(progress).slice(0, (stderr.columns ?? 80) - 1)}`);
    },
    clear() {
      if (shown) stderr.write(ERASE);
      shown = false;
    },
  };
}

export function lineOf({ accounts, buckets, calls, rate, denied, inFlight }: Progress): string {
  return [
    ...(accounts.of > 1 ? [`${accounts.done}/${accounts.of} accounts`] : []),
    `${buckets.done}/${buckets.of} buckets`,
    `${calls} calls`,
    `${Math.round(rate)}/s`,
    `${inFlight} in flight`,
    ...(denied > 0 ? [`${denied} denied`] : []),
  ].join(' · ');
}
