import type { Source } from '../text/source.js';

const BLOCK = 100;
const BASE = 37n;
/** What stands for the end of the file in the hashed text. */
const END = 65535n;
const LF = 10;

/**
 * The fingerprint that GitHub's upload action gives a line when a report brings none: a 64-bit hash over the next hundred
 * characters that are neither space nor tab, then how many times it has occurred up to here.
 * Follows the action's published behaviour (read November 2026), so that both agree and the action has nothing to warn of.
 */
export class LineHashes {
  readonly #byLine: readonly string[];

  constructor(source: Source) {
    // Of what may be seen: the hash of a line with a password in it could be guessed until it fits.
    this.#byLine = hashesOf(source.visible());
  }

  /** @param line starts at 1; here, as there, a lone carriage return ends a line too */
  of(line: number): string | undefined {
    return this.#byLine[line - 1];
  }
}

function hashesOf(text: string): readonly string[] {
  const { units, starts } = pressed(text);
  const counts = new Map<string, number>();
  return starts.map((start) => {
    const hash = hashAt(units, start);
    const count = (counts.get(hash) ?? 0) + 1;
    counts.set(hash, count);
    return `${hash}:${count}`;
  });
}

/** The text without spaces and tabs, line ends as line feeds, and where each line begins in it. */
function pressed(text: string): { readonly units: Uint16Array; readonly starts: readonly number[] } {
  const units = new Uint16Array(text.length + 1);
  const starts = [0];
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x09) continue;
    // A line feed right behind a carriage return is the same line end.
    if (unit === LF && text.charCodeAt(at - 1) === 0x0d) continue;
    const lineEnd = unit === LF || unit === 0x0d;
    units[length++] = lineEnd ? LF : unit;
    if (lineEnd) starts.push(length);
  }
  units[length++] = Number(END);
  return { units: units.subarray(0, length), starts };
}

function hashAt(units: Uint16Array, start: number): string {
  let hash = 0n;
  for (let at = start; at < start + BLOCK; at++) hash = BigInt.asUintN(64, hash * BASE + BigInt(units[at] ?? 0));
  return hash.toString(16);
}
