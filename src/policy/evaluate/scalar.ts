/** Numbers, times, booleans and addresses as policies and requests write them. Undefined: it is none. */

export function numberOf(text: string): number | undefined {
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined;
}

const DAY = /^\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2}))?)?$/;

/** In milliseconds; written after ISO 8601 or as seconds since 1970. Four digits could be either and are none. */
export function instantOf(text: string): number | undefined {
  if (/^\d{5,}$/.test(text)) return Number(text) * 1000;
  const at = DAY.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : at;
}

export function booleanOf(text: string): boolean | undefined {
  const small = text.toLowerCase();
  return small === 'true' ? true : small === 'false' ? false : undefined;
}

/** Bits without the padding at their end, which two spellings may differ in. */
export function binaryOf(text: string): string | undefined {
  return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? text.replace(/=+$/, '') : undefined;
}

/** A range of addresses: all that begin with the first `prefix` bits of `bits`. */
export interface Addresses {
  readonly version: 4 | 6;
  readonly bits: bigint;
  readonly prefix: number;
}

/** An address, or a range `ADDRESS/PREFIX`; bits behind the prefix do not count. */
export function addressesOf(text: string): Addresses | undefined {
  const [, address = '', prefix] = /^([0-9a-fA-F:.]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = address.includes(':') ? 6 : 4;
  const bits = version === 6 ? bitsOf6(address) : bitsOf4(address);
  const width = version === 6 ? 128 : 32;
  const length = prefix === undefined ? width : Number(prefix);
  return bits === undefined || length > width ? undefined : { version, bits, prefix: length };
}

export function holds(range: Addresses, inner: Addresses): boolean {
  if (range.version !== inner.version || inner.prefix < range.prefix) return false;
  const behind = BigInt((range.version === 6 ? 128 : 32) - range.prefix);
  return range.bits >> behind === inner.bits >> behind;
}

/** RFC 1918. */
export function privateRanges(): readonly Addresses[] {
  return (ranges ??= ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].flatMap((range) => addressesOf(range) ?? []));
}

let ranges: readonly Addresses[] | undefined;

function bitsOf4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((bits, part) => (bits << 8n) | BigInt(part), 0n);
}

function bitsOf6(text: string): bigint | undefined {
  const [before = '', after, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const [left, right] = [groupsOf(before), after === undefined ? [] : groupsOf(after)];
  if (!left || !right) return undefined;
  const missing = 8 - left.length - right.length;
  if (after === undefined ? missing !== 0 : missing < 1) return undefined;
  return [...left, ...Array.from({ length: missing }, () => 0n), ...right].reduce((bits, group) => (bits << 16n) | group, 0n);
}

/** Groups of four hexadecimal digits; the last may be an IPv4 address. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return [];
  const out: bigint[] = [];
  for (const part of text.split(':')) {
    const embedded = part.includes('.') ? bitsOf4(part) : undefined;
    if (embedded !== undefined) out.push(embedded >> 16n, embedded & 0xffffn);
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) out.push(BigInt(`0x${part}`));
    else return undefined;
  }
  return out;
}
