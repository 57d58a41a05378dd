/** Numbers, times and addresses as points on lines. */

import { above, below, between, complement, intersection, union } from './line.js';
import type { Cuts, Point } from './line.js';

export function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;

/** Seconds since 1970. Written as a date, or in seconds; four digits could be a year, and are nothing. */
export function instantOf(text: string): number | undefined {
  if (/^\d{5,}$/.test(text)) return Number(text);
  const found = ISO.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(found) ? undefined : found / 1000;
}

/** The points that are so to `limit`: `LessThanEquals`. */
export function ordered(how: string, limit: number): Cuts {
  switch (how) {
    case 'LessThan':
      return below(limit, false);
    case 'LessThanEquals':
      return below(limit, true);
    case 'GreaterThan':
      return above(limit, false);
    case 'GreaterThanEquals':
      return above(limit, true);
    default:
      return between(limit, limit);
  }
}

/** Addresses of version 6 lie beyond all of version 4, so that no range of the one reaches into the other. */
const BEYOND = 1n << 64n;
const V4_END = 2 ** 32;
const V6_END = BEYOND + (1n << 128n);

/** From the first address up to, and without, the one behind the last: so that neighbours leave no gap. */
function range(from: Point, end: Point): Cuts {
  return [
    { at: from, after: false },
    { at: end, after: false },
  ];
}

export interface Addresses {
  readonly cuts: Cuts;
  readonly version: 4 | 6;
  readonly prefix: number;
}

/** `192.0.2.0/24`, `2001:db8::/32`, or one address. */
export function addressesOf(text: string): Addresses | undefined {
  const [address = '', length, more] = text.split('/');
  if (more !== undefined || (length !== undefined && !/^\d{1,3}$/.test(length))) return undefined;
  if (address.includes(':')) {
    const bits = version6(address);
    const prefix = length === undefined ? 128 : Number(length);
    if (bits === undefined || prefix > 128) return undefined;
    const size = 1n << BigInt(128 - prefix);
    const from = BEYOND + bits - (bits % size);
    return { cuts: range(from, from + size), version: 6, prefix };
  }
  const bits = version4(address);
  const prefix = length === undefined ? 32 : Number(length);
  if (bits === undefined || prefix > 32) return undefined;
  const size = 2 ** (32 - prefix);
  const from = bits - (bits % size);
  return { cuts: range(from, from + size), version: 4, prefix };
}

function version4(text: string): number | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(text)) return undefined;
  let bits = 0;
  for (const part of text.split('.')) {
    if (Number(part) > 255) return undefined;
    bits = bits * 256 + Number(part);
  }
  return bits;
}

function version6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [front, back] = halves.map(groupsOf);
  if (!front || (halves.length === 2 && !back)) return undefined;
  const gap = 8 - front.length - (back?.length ?? 0);
  if (halves.length === 1 ? gap !== 0 : gap < 1) return undefined;
  const all = [...front, ...Array.from({ length: gap }, () => 0), ...(back ?? [])];
  return all.reduce((sum, group) => sum * 65_536n + BigInt(group), 0n);
}

function groupsOf(text: string): readonly number[] | undefined {
  if (text === '') return [];
  const out: number[] = [];
  for (const part of text.split(':')) {
    if (/^[0-9a-f]{1,4}$/i.test(part)) out.push(Number.parseInt(part, 16));
    else {
      const bits = version4(part);
      if (bits === undefined) return undefined;
      out.push(Math.floor(bits / 65_536), bits % 65_536);
    }
  }
  return out;
}

function rangesOf(...written: readonly string[]): Cuts {
  return union(...written.map((one) => addressesOf(one)?.cuts ?? []));
}

let lines: { readonly all: Cuts; readonly outer: Cuts; readonly own: Cuts } | undefined;

/** `all` addresses; `own`: those of private networks (RFC 1918), which S3 never sees in aws:SourceIp; `outer`: the others. */
export function addressLines(): { readonly all: Cuts; readonly outer: Cuts; readonly own: Cuts } {
  if (lines) return lines;
  const all = union(range(0, V4_END), range(BEYOND, V6_END));
  const own = rangesOf('10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16');
  return (lines = { all, own, outer: intersection(all, complement(own)) });
}

/** Block Public Access takes a range for a fixed one up to this breadth; ranges of private networks of any (S3 User Guide, October 2026). */
export function isNarrow({ version, prefix, cuts }: Addresses): boolean {
  if (version === 6) return prefix >= 32;
  return prefix >= 8 || intersection(cuts, complement(addressLines().own)).length === 0;
}

/** What nobody alone has: of version 4 sixteen ranges of the broadest sort (the largest holder has thirteen), of version 6 a registry's. */
const SHARE_V4 = 2 ** 28;
const SHARE_V6 = 1n << 116n;

/** Whether ranges hold so many addresses between them that who has one of these is anybody, however narrow each of them is. */
export function areWideTogether(ranges: readonly Addresses[]): boolean {
  const { own } = addressLines();
  const cuts = intersection(union(...ranges.map((one) => one.cuts)), complement(own));
  let [four, six] = [0, 0n];
  for (let index = 0; index < cuts.length; index += 2) {
    const [from, end] = [cuts[index]?.at, cuts[index + 1]?.at];
    if (typeof from === 'number' && typeof end === 'number') four += end - from;
    else if (typeof from === 'bigint' && typeof end === 'bigint') six += end - from;
  }
  return four >= SHARE_V4 || six >= SHARE_V6;
}

export function addressText(point: Point): string {
  if (typeof point === 'number') return [24, 16, 8, 0].map((shift) => Math.floor(point / 2 ** shift) % 256).join('.');
  const bits = point - BEYOND;
  const groups = [7n, 6n, 5n, 4n, 3n, 2n, 1n, 0n].map((at) => ((bits >> (at * 16n)) & 0xffffn).toString(16));
  return groups.join(':').replace(/(^|:)0(:0)+(:|$)/, '::');
}

export function instantText(point: Point): string {
  return new Date(Number(point) * 1000).toISOString().replace('.000Z', 'Z');
}
