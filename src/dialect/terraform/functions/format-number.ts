/** Numbers as the verbs of `format` write them. */

import type { Decimal } from './decimal.js';
import { compare, integer, writeDecimal } from './decimal.js';

/** With `places` behind the point, half to even. Undefined where Terraform's binary number may lie on the other side of a half. */
export function fixed(value: Decimal, places: number): string | undefined {
  const [whole, negative] = [value.digits < 0n ? -value.digits : value.digits, value.digits < 0n];
  const digits = rounded(whole, value.scale, places);
  if (digits === undefined) return undefined;
  const text = String(digits).padStart(places + 1, '0');
  return `${negative ? '-' : ''}${places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`}`;
}

/** `digits` / 10^`scale` as a count of 10^-`places`. */
function rounded(digits: bigint, scale: number, places: number): bigint | undefined {
  if (scale <= places) return digits * 10n ** BigInt(places - scale);
  const unit = 10n ** BigInt(scale - places);
  const [below, rest] = [digits / unit, digits % unit];
  if (rest * 2n === unit) {
    // A fraction whose denominator is a power of two is the same in binary; any other half is a little more or less there.
    if (digits % 5n ** BigInt(scale) !== 0n) return undefined;
    return below % 2n === 0n ? below : below + 1n;
  }
  return rest * 2n > unit ? below + 1n : below;
}

/** `1.234568e+08` */
export function scientific(value: Decimal, places: number | undefined): string | undefined {
  const negative = value.digits < 0n;
  const all = String(negative ? -value.digits : value.digits);
  const trimmed = value.digits === 0n ? '0' : all.replace(/0+$/, '');
  let exponent = value.digits === 0n ? 0 : all.length - 1 - value.scale;
  let digits = trimmed;
  if (places !== undefined) {
    const whole = rounded(BigInt(trimmed), trimmed.length - 1, places);
    if (whole === undefined) return undefined;
    digits = String(whole).padStart(places + 1, '0');
    if (digits.length > places + 1) {
      exponent++;
      digits = digits.slice(0, places + 1);
    }
  }
  const mantissa = digits.length > 1 ? `${digits.slice(0, 1)}.${digits.slice(1)}` : digits;
  return `${negative ? '-' : ''}${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** The shorter of both: with an exponent where that is below -4, or not below the digits that are wanted. */
export function general(value: Decimal, precision: number | undefined): string | undefined {
  const wanted = precision === undefined ? undefined : Math.max(1, precision);
  const short = scientific(value, wanted === undefined ? undefined : wanted - 1);
  if (short === undefined) return undefined;
  const [mantissa = '', power = '0'] = short.split('e');
  const exponent = Number(power);
  const slim = mantissa.includes('.') ? mantissa.replace(/\.?0+$/, '') : mantissa;
  const length = slim.replace(/[-.]/g, '').length;
  const limit = wanted === undefined ? 6 : wanted > length && length >= exponent + 1 ? length : wanted;
  if (exponent < -4 || exponent >= limit) return `${slim}e${power}`;
  const digits = BigInt(slim.replace('.', ''));
  const scale = (slim.split('.')[1]?.length ?? 0) - exponent;
  return writeDecimal(scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 });
}

/** Whole numbers to another base. */
export function based(value: Decimal, verb: string, sharp: boolean): string | undefined {
  if (value.scale !== 0) return undefined;
  const negative = compare(value, integer(0)) < 0;
  const digits = (negative ? -value.digits : value.digits).toString(BASES[verb] ?? 10);
  const prefix = sharp ? (PREFIXES[verb] ?? '') : '';
  return `${negative ? '-' : ''}${verb === 'X' ? (prefix + digits).toUpperCase() : prefix + digits}`;
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, d: 10, x: 16, X: 16 };
const PREFIXES: Readonly<Record<string, string>> = { b: '0b', o: '0', x: '0x', X: '0x' };
