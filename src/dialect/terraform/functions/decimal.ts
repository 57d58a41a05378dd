/** Numbers as Terraform reckons with them: binary fractions of 512 bits, which for all that people write is as good as exact. */

/** `digits` / 10 ** `scale`, without trailing zeros behind the point. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

/** More digits than 512 bits can tell from each other are not what anybody writes. */
const MAX_DIGITS = 150;
const MAX_EXPONENT = 2000;

const NUMBER = /^([-+]?)(\d*)(?:\.(\d*))?(?:[eE]([-+]?\d+))?$/;

/** As nearly every number is written. */
const PLAIN = /^\d{1,15}$/;

/** The number that a text says; undefined when it says none, or one that nobody means. `1p3` is 1 times 2 three times. */
export function parseDecimal(lexeme: string): Decimal | undefined {
  if (PLAIN.test(lexeme)) return { digits: BigInt(lexeme), scale: 0 };
  if (lexeme.length > MAX_EXPONENT) return undefined;
  const binary = /^([^p]+)p([-+]?\d{1,3})$/.exec(lexeme);
  if (binary) return shifted(parseDecimal(binary[1] ?? ''), Number(binary[2]));
  const match = NUMBER.exec(lexeme);
  if (!match) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  if (whole === '' && fraction === '') return undefined;
  const power = Number(exponent) - fraction.length;
  if (Math.abs(power) > MAX_EXPONENT) return undefined;
  const digits = BigInt(`${whole}${fraction}`) * (sign === '-' ? -1n : 1n);
  return power >= 0 ? { digits: digits * 10n ** BigInt(power), scale: 0 } : shortest(digits, -power);
}

function shifted(value: Decimal | undefined, bits: number): Decimal | undefined {
  if (!value) return undefined;
  const { digits, scale } = value;
  return bits >= 0 ? shortest(digits * 2n ** BigInt(bits), scale) : shortest(digits * 5n ** BigInt(-bits), scale - bits);
}

export function integer(value: number | bigint): Decimal {
  return { digits: BigInt(value), scale: 0 };
}

/** A double as Terraform prints it: the shortest digits that mean it. */
export function ofDouble(value: number): Decimal | undefined {
  return Number.isFinite(value) ? parseDecimal(String(value)) : undefined;
}

export function doubleOf(value: Decimal): number {
  return Number(writeDecimal(value));
}

/** Without exponent and trailing zeros. */
export function writeDecimal({ digits, scale }: Decimal): string {
  if (scale === 0) return String(digits);
  const all = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${all.slice(0, -scale)}.${all.slice(-scale)}`;
}

const SURE = 10n ** 15n;

/** Whether Terraform's 512 bits tell it from every other number of so many digits. */
export function isExact({ digits, scale }: Decimal): boolean {
  if (scale === 0 && digits > -SURE && digits < SURE) return true;
  return scale <= MAX_DIGITS && String(digits).length <= MAX_DIGITS;
}

export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return shortest(x + y, scale);
}

export function negate({ digits, scale }: Decimal): Decimal {
  return { digits: -digits, scale };
}

/** The greatest whole number that is not greater. */
export function floorOf({ digits, scale }: Decimal): bigint {
  const unit = 10n ** BigInt(scale);
  const whole = digits / unit;
  return digits < 0n && whole * unit !== digits ? whole - 1n : whole;
}

/** The number as one that JavaScript counts with; undefined when it has a fraction or is too large for that. */
export function countOf(value: Decimal | undefined): number | undefined {
  if (!value || value.scale !== 0) return undefined;
  const count = Number(value.digits);
  return Number.isSafeInteger(count) ? count : undefined;
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  if (a.scale === b.scale) return [a.digits, b.digits, a.scale];
  const scale = Math.max(a.scale, b.scale);
  return [a.digits * 10n ** BigInt(scale - a.scale), b.digits * 10n ** BigInt(scale - b.scale), scale];
}

function shortest(digits: bigint, scale: number): Decimal {
  let [rest, places] = [digits, scale];
  while (places > 0 && rest % 10n === 0n) {
    rest /= 10n;
    places--;
  }
  return { digits: rest, scale: places };
}
