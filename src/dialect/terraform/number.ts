/** Numbers as Terraform reckons with them: decimal and exact, where JavaScript's are neither. */

/** `digits` × 10^`exponent` */
export interface Decimal {
  readonly digits: bigint;
  readonly exponent: number;
}

/** Longer numbers are no sizes, days or ports of anything. */
const MAX_DIGITS = 1000;

/** Digits behind the point that are kept of a quotient which never ends. */
const PRECISION = 60;

/** What a text says as a number; undefined where it says none, or one that is too long to be followed. */
export function decimalOf(text: string): Decimal | undefined {
  if (PLAIN.test(text)) return { digits: BigInt(text), exponent: 0 };
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || whole + fraction === '' || text.length > MAX_DIGITS || Math.abs(Number(power)) > MAX_DIGITS) return undefined;
  const digits = BigInt(whole + fraction);
  return slim({ digits: sign === '-' ? -digits : digits, exponent: Number(power) - fraction.length });
}

/** As Terraform writes it: no exponent, no zeros at the end. */
export function lexemeOf({ digits, exponent }: Decimal): string {
  if (exponent === 0) return digits.toString();
  if (exponent >= 0) return (digits * 10n ** BigInt(exponent)).toString();
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(1 - exponent, '0');
  return `${sign}${text.slice(0, exponent)}.${text.slice(exponent)}`;
}

/** A number that somebody wrote, as Terraform writes it. */
export function plainNumber(text: string): string | undefined {
  if (PLAIN.test(text)) return text;
  const decimal = decimalOf(text);
  return decimal && lexemeOf(decimal);
}

/** As nearly every number is written. */
const PLAIN = /^(?:0|[1-9]\d{0,8})$/;

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = aligned(a, b);
  return slim({ digits: x + y, exponent });
}

export function negate(a: Decimal): Decimal {
  return { digits: -a.digits, exponent: a.exponent };
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return slim({ digits: a.digits * b.digits, exponent: a.exponent + b.exponent });
}

/** @param b not zero */
export function divide(a: Decimal, b: Decimal): Decimal {
  const [x, y] = aligned(a, b);
  return slim({ digits: (x * 10n ** BigInt(PRECISION)) / y, exponent: -PRECISION });
}

/** What is left of a division to a whole number towards zero. @param b not zero */
export function remainder(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = aligned(a, b);
  return slim({ digits: x % y, exponent });
}

/** Below, equal to or above zero, as `a` is to `b`. */
export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** Products of products grow without end. */
export function isTooLong({ digits, exponent }: Decimal): boolean {
  return Math.abs(exponent) > MAX_DIGITS || digits > LARGEST || digits < -LARGEST;
}
const LARGEST = 10n ** BigInt(MAX_DIGITS);

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  if (a.exponent === b.exponent) return [a.digits, b.digits, a.exponent];
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.digits * 10n ** BigInt(a.exponent - exponent), b.digits * 10n ** BigInt(b.exponent - exponent), exponent];
}

/** Without zeros at the end, of which a whole number keeps its own. */
function slim({ digits, exponent }: Decimal): Decimal {
  if (digits === 0n) return { digits, exponent: 0 };
  let [rest, power] = [digits, exponent];
  while (power < 0 && rest % 10n === 0n) {
    rest /= 10n;
    power++;
  }
  return { digits: rest, exponent: power };
}
