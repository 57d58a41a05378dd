/** Addresses and networks, of both versions. */

import type { Decimal } from './decimal.js';
import type { TerraformFunction } from './function.js';
import { define, number, text } from './given.js';
import { listed, computed, inexact, refused, undecided, undecidedList } from './result.js';

interface Network {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly length: number;
}

/** Without the bits behind the prefix. */
function networkOf(cidr: string): Network | undefined {
  const slash = cidr.indexOf('/');
  const [address, prefix] = [cidr.slice(0, Math.max(0, slash)), cidr.slice(slash + 1)];
  const bits = address.includes(':') ? 128 : 32;
  const value = bits === 128 ? sixteenBytes(address) : fourBytes(address);
  const length = /^\d{1,3}$/.test(prefix) ? Number(prefix) : -1;
  if (slash < 0 || value === undefined || length < 0 || length > bits) return undefined;
  const behind = BigInt(bits - length);
  return { bits, address: (value >> behind) << behind, length };
}

/** Terraform still reads numbers with zeros before them, as decimal. */
function fourBytes(address: string): bigint | undefined {
  const parts = address.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n);
}

/** RFC 4291, 2.2. Undefined for an address of version 4 inside of one of version 6 too, which Terraform takes for now one and now the other. */
function sixteenBytes(address: string): bigint | undefined {
  const [head = '', tail, ...more] = address.split('::');
  if (more.length > 0) return undefined;
  const groups = (side: string): readonly string[] => (side === '' ? [] : side.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const all = [...before, ...Array.from({ length: Math.max(0, missing) }, () => '0'), ...after];
  if (!all.every((group) => /^[\da-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((value, group) => (value << 16n) | BigInt(`0x${group}`), 0n);
}

/** RFC 5952: the longest run of zeros, at least two, is left out. */
function written(address: bigint, bits: 32 | 128): string {
  if (bits === 32) return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((address >> BigInt(112 - index * 16)) & 0xffffn).toString(16));
  let [start, length] = [-1, 1];
  for (let at = 0; at < 8; at++) {
    let end = at;
    while (end < 8 && groups[end] === '0') end++;
    if (end - at > length) [start, length] = [at, end - at];
  }
  if (start < 0) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

/** An address of version 4 in the clothes of version 6. */
function isMixed(cidr: string): boolean {
  return cidr.includes(':') && (cidr.includes('.') || (networkOf(cidr)?.address ?? 0n) >> 32n === 0xffffn);
}

const MIXED = 'an address of version 4 that is written as one of version 6';

function wholeOf(value: Decimal): bigint | undefined {
  return value.scale === 0 ? value.digits : undefined;
}

const cidrsubnet = define([text('prefix'), number('newbits'), number('netnum')], (given) => {
  const [prefix, newbits, netnum] = [given.literal(0), given.number(1), given.number(2)];
  if (prefix === undefined || !newbits || !netnum) return undecided(given);
  if (isMixed(prefix)) return inexact(MIXED, given);
  const [network, more, which] = [networkOf(prefix), wholeOf(newbits), wholeOf(netnum)];
  if (!network) return refused(`of "${prefix}", which is no network`, given);
  if (more === undefined || more < 0n || which === undefined) return refused('with a number that is no count', given);
  if (which < 0n) return inexact('a network with a number below zero', given);
  const length = network.length + Number(more);
  if (length > network.bits) return refused(`that wants more bits than ${prefix} has`, given);
  if (which >> more !== 0n) return refused(`for network ${which}, for which ${more} bits are too few`, given);
  return computed(`${written(network.address | (which << BigInt(network.bits - length)), network.bits)}/${length}`, given);
});

/** Numbers below zero count from the end. */
const cidrhost = define([text('prefix'), number('hostnum')], (given) => {
  const [prefix, hostnum] = [given.literal(0), given.number(1)];
  if (prefix === undefined || !hostnum) return undecided(given);
  if (isMixed(prefix)) return inexact(MIXED, given);
  const [network, which] = [networkOf(prefix), wholeOf(hostnum)];
  if (!network) return refused(`of "${prefix}", which is no network`, given);
  if (which === undefined) return refused('with a number that is not whole', given);
  const size = 1n << BigInt(network.bits - network.length);
  if (which >= size || which < -size) return refused(`for host ${which}, which ${prefix} does not have`, given);
  return computed(written(network.address | (which < 0n ? which + size : which), network.bits), given);
});

const cidrnetmask = define([text('prefix')], (given) => {
  const prefix = given.literal(0);
  if (prefix === undefined) return undecided(given);
  const network = networkOf(prefix);
  if (network?.bits !== 32) return refused(`of "${prefix}", which is no network of version 4`, given);
  const ones = (1n << 32n) - 1n;
  return computed(written(ones ^ (ones >> BigInt(network.length)), 32), given);
});

/** One network after the other; each begins where one of its size may. */
const cidrsubnets = define(
  [text('prefix')],
  (given) => {
    const prefix = given.literal(0);
    const sizes = given.args.slice(1).map((_, index) => given.number(index + 1));
    if (prefix === undefined || sizes.includes(undefined)) return undecidedList(given);
    if (isMixed(prefix)) return inexact(MIXED, given);
    const network = networkOf(prefix);
    if (!network) return refused(`of "${prefix}", which is no network`, given);
    // Terraform counts past the end there.
    if (network.length === 0 && sizes.length > 0) return inexact('networks of all addresses that there are', given);
    const end = network.address + (1n << BigInt(network.bits - network.length));
    let at = network.address;
    const subnets: string[] = [];
    for (const size of sizes as readonly Decimal[]) {
      const more = wholeOf(size);
      if (more === undefined || more < 1n || more > 32n) return refused('with a number of bits that is not between 1 and 32', given);
      const length = network.length + Number(more);
      if (length > network.bits) return refused(`that wants more bits than ${prefix} has`, given);
      const step = 1n << BigInt(network.bits - length);
      at = ((at + step - 1n) / step) * step;
      if (at + step > end) return refused(`for more networks than ${prefix} has`, given);
      subnets.push(`${written(at, network.bits)}/${length}`);
      at += step;
    }
    return listed(
      subnets.map((subnet) => computed(subnet, given)),
      given,
      undefined,
      'list',
    );
  },
  number('newbits'),
);

export const ADDRESSES: Readonly<Record<string, TerraformFunction>> = { cidrhost, cidrnetmask, cidrsubnet, cidrsubnets };
