/** Times as RFC 3339 writes them. */

import { integer } from './decimal.js';
import { ofTexts } from './encoding.js';
import type { TerraformFunction } from './function.js';
import { computed, inexact, numeric, refused } from './result.js';

interface Time {
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  /** Minutes east of Greenwich. */
  readonly zone: number;
}

const RFC3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9})\d*)?(?:Z|([-+])(\d\d):(\d\d))$/;

function timeOf(written: string): Time | undefined {
  const match = RFC3339.exec(written);
  if (!match) return undefined;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match.slice(1, 7).map(Number);
  const zone = match[8] === undefined ? 0 : (Number(match[9]) * 60 + Number(match[10])) * (match[8] === '-' ? -1 : 1);
  if (hour > 23 || minute > 59 || second > 59 || Number(match[9] ?? 0) > 23 || Number(match[10] ?? 0) > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  const nanoseconds = BigInt((match[7] ?? '').padEnd(9, '0'));
  return { at: BigInt(date.getTime() - zone * 60_000) * 1_000_000n + nanoseconds, zone };
}

/** The clock on the wall there, as a date whose UTC parts are its parts. */
function clockOf({ at, zone }: Time): Date {
  const milliseconds = at >= 0n ? at / 1_000_000n : (at - 999_999n) / 1_000_000n;
  return new Date(Number(milliseconds) + zone * 60_000);
}

function zoneOf(zone: number, colon: boolean): string {
  const minutes = Math.abs(zone);
  return `${zone < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}${colon ? ':' : ''}${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

const UNITS: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

/** Go keeps durations in 63 bits. */
const LONGEST = (1n << 63n) - 1n;

/** `-1.5h30m`, in nanoseconds. */
function durationOf(written: string): bigint | undefined {
  const [, sign, rest = ''] = /^([-+]?)(.*)$/s.exec(written) ?? [];
  if (rest === '0') return 0n;
  // No duration that Go can keep is that long.
  if (rest.length > 1000) return undefined;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|\u00b5s|\u03bcs|ms|s|m|h))+$/.test(rest)) return undefined;
  let total = 0n;
  for (const [, whole = '', fraction = '', unit = ''] of rest.matchAll(/(\d*)\.?(\d*)(ns|us|\u00b5s|\u03bcs|ms|s|m|h)/g)) {
    const scale = UNITS.get(unit) ?? 1n;
    total += BigInt(whole || '0') * scale + (BigInt(fraction || '0') * scale) / 10n ** BigInt(fraction.length);
    if (total > LONGEST) return undefined;
  }
  return sign === '-' ? -total : total;
}

const timeadd = ofTexts(['timestamp', 'duration'], ([written = '', added = ''], given) => {
  const [time, duration] = [timeOf(written), durationOf(added)];
  if (!time) return refused(`with "${written}", which is no time as RFC 3339 has it`, given);
  if (duration === undefined) return refused(`with "${added}", which is no duration`, given);
  const later = { at: time.at + duration, zone: time.zone };
  const clock = clockOf(later);
  const year = clock.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return inexact('a time that is out of reach', given);
  return computed(`${clock.toISOString().slice(0, 19)}${later.zone === 0 ? 'Z' : zoneOf(later.zone, true)}`, given);
});

const timecmp = ofTexts(['timestamp_a', 'timestamp_b'], ([a = '', b = ''], given) => {
  const [first, second] = [timeOf(a), timeOf(b)];
  if (!first || !second) return refused(`with "${first ? b : a}", which is no time as RFC 3339 has it`, given);
  return numeric(integer(first.at < second.at ? -1 : first.at > second.at ? 1 : 0), given);
});

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

type Verb = (clock: Date, zone: number) => string;

const hour12 = (clock: Date): number => clock.getUTCHours() % 12 || 12;
const half = (clock: Date): string => (clock.getUTCHours() < 12 ? 'am' : 'pm');

const VERBS: ReadonlyMap<string, Verb> = new Map<string, Verb>([
  ['YYYY', (clock) => String(clock.getUTCFullYear()).padStart(4, '0')],
  ['YY', (clock) => two(clock.getUTCFullYear() % 100)],
  ['MMMM', (clock) => MONTHS[clock.getUTCMonth()] ?? ''],
  ['MMM', (clock) => (MONTHS[clock.getUTCMonth()] ?? '').slice(0, 3)],
  ['MM', (clock) => two(clock.getUTCMonth() + 1)],
  ['M', (clock) => String(clock.getUTCMonth() + 1)],
  ['DD', (clock) => two(clock.getUTCDate())],
  ['D', (clock) => String(clock.getUTCDate())],
  ['EEEE', (clock) => DAYS[clock.getUTCDay()] ?? ''],
  ['EEE', (clock) => (DAYS[clock.getUTCDay()] ?? '').slice(0, 3)],
  ['hh', (clock) => two(clock.getUTCHours())],
  ['h', (clock) => String(clock.getUTCHours())],
  ['HH', (clock) => two(hour12(clock))],
  ['H', (clock) => String(hour12(clock))],
  ['AA', (clock) => half(clock).toUpperCase()],
  ['aa', half],
  ['mm', (clock) => two(clock.getUTCMinutes())],
  ['m', (clock) => String(clock.getUTCMinutes())],
  ['ss', (clock) => two(clock.getUTCSeconds())],
  ['s', (clock) => String(clock.getUTCSeconds())],
  ['ZZZZZ', (_clock, zone) => zoneOf(zone, true)],
  ['ZZZZ', (_clock, zone) => zoneOf(zone, false)],
  ['ZZZ', (_clock, zone) => (zone === 0 ? 'UTC' : zoneOf(zone, false))],
  ['Z', (_clock, zone) => (zone === 0 ? 'Z' : zoneOf(zone, true))],
]);

/** Runs of one letter are verbs, what stands between single quotes is itself, a doubled quote is one. */
const formatdate = ofTexts(['format', 'time'], ([format = '', written = ''], given) => {
  const time = timeOf(written);
  if (!time) return refused(`with "${written}", which is no time as RFC 3339 has it`, given);
  const clock = clockOf(time);
  let out = '';
  for (const [token] of format.matchAll(/'(?:[^']|'')*'|'.*|([A-Za-z])\1*|[^A-Za-z']+/gs)) {
    if (token.startsWith("'")) {
      if (token.length < 2 || !token.endsWith("'")) return refused('whose format has a quote that is not closed', given);
      out += token.slice(1, -1).replaceAll("''", "'");
    } else if (/^[A-Za-z]/.test(token)) {
      const verb = VERBS.get(token);
      if (!verb) return refused(`whose format has "${token}", which means nothing`, given);
      out += verb(clock, time.zone);
    } else out += token;
  }
  return computed(out, given);
});

export const DATES: Readonly<Record<string, TerraformFunction>> = { formatdate, timeadd, timecmp };
