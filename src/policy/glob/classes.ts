/** Classes of characters, told apart by as few kinds of characters as they need. */

export type CharClass = 'any' | 'notColon' | 'notSlash' | 'digit' | 'bucketName' | 'iamName' | 'iamPath' | 'visible';

/** A set of kinds, one bit each. No class splits a kind, so that one character of a kind stands for all. */
export type Mask = number;

/**
 * The kinds, the most familiar first, with the characters that a found text may take of them in the order in which it takes
 * them: wildcards last, lest a text be read as a pattern.
 */
const kinds: readonly { readonly from: string; readonly ranges: readonly (readonly [number, number])[] }[] = [
  { from: 'xyzabcdefghijklmnopqrstuvw-.', ranges: [] },
  { from: '1234567890', ranges: [] },
  { from: 'XYZABCDEFGHIJKLMNOPQRSTUVW_+=,@', ranges: [] },
  { from: '~!#%&()\';<>[]^{|}"`\\$?*', ranges: [] },
  { from: '/', ranges: [] },
  { from: ':', ranges: [] },
  // Everything visible outside ASCII.
  { from: 'é', ranges: [[0xa1, 0x10ffff]] },
  // Blanks and control characters.
  {
    from: ' ',
    ranges: [
      [0x00, 0x20],
      [0x80, 0xa0],
    ],
  },
  // DEL, which AWS allows in the paths of identities.
  { from: '\u007f', ranges: [] },
];

const [lower, digit, upper, sign, slash, colon, beyond, blank, del] = [1, 2, 4, 8, 16, 32, 64, 128, 256];
export const everything: Mask = 511;

/** IAM User Guide, IAM identifiers: names are letters, digits and `_+=,.@-`; paths anything from `!` to DEL. */
const masks: Readonly<Record<CharClass, Mask>> = {
  any: everything,
  notColon: everything & ~colon,
  notSlash: everything & ~slash,
  digit,
  bucketName: lower | digit,
  iamName: lower | digit | upper,
  iamPath: lower | digit | upper | sign | slash | colon | del,
  visible: everything & ~(blank | del),
};

export function maskOf(of: CharClass): Mask {
  return masks[of];
}

/** Every character of `inner` is one of `outer`. */
export function within(inner: Mask, outer: Mask): boolean {
  return (inner & ~outer) === 0;
}

const ascii = new Map<string, Mask>(kinds.flatMap(({ from }, index) => [...from].map((char) => [char, 1 << index] as const)));

/** The kind of one character (code point). */
export function kindOf(char: string): Mask {
  const known = ascii.get(char);
  if (known !== undefined) return known;
  const code = char.codePointAt(0) ?? 0;
  return code <= 0x20 || (code >= 0x80 && code <= 0xa0) ? blank : beyond;
}

/**
 * One character for each set of kinds that the classes do not tell apart, the most familiar first; none of those in `but`.
 * A set without a character left is skipped.
 */
export function strangers(classes: readonly Mask[], but: ReadonlySet<string>): readonly string[] {
  const groups = new Map<number, number[]>();
  for (let index = 0; index < kinds.length; index++) {
    const membership = membershipOf(1 << index, classes);
    const group = groups.get(membership);
    if (group) group.push(index);
    else if (membership !== 0) groups.set(membership, [index]);
  }
  const out: string[] = [];
  for (const group of groups.values()) {
    const char = firstOf(group, but);
    if (char !== undefined) out.push(char);
  }
  return out;
}

/** In which of the classes a kind is, one bit each. */
export function membershipOf(kind: Mask, classes: readonly Mask[]): number {
  return classes.reduce((bits, mask, index) => (mask & kind ? bits | (1 << index) : bits), 0);
}

function firstOf(group: readonly number[], but: ReadonlySet<string>): string | undefined {
  for (const index of group) {
    const { from, ranges } = kinds[index] ?? { from: '', ranges: [] };
    for (const char of from) if (!but.has(char)) return char;
    for (const [first, last] of ranges) {
      for (let code = first; code <= last; code++) {
        // Halves of a pair are no characters of their own.
        if (code === 0xd800) code = 0xe000;
        const char = String.fromCodePoint(code);
        if (!but.has(char)) return char;
      }
    }
  }
  return undefined;
}
