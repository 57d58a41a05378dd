import type { Cursor } from './cursor.js';
import type { NumberLiteral } from './tree.js';

const NUMBER = /^\d+(?:\.\d*)?(?:[eE]([+-]?\d+))?$/;
/** No exponent is larger in Terraform's numbers. */
const MAX_EXPONENT = 2 ** 31;

/** Reads the number that stands here. */
export function number(c: Cursor): NumberLiteral {
  const { start, end } = c;
  const lexeme = c.slice();
  checkNumber(c, lexeme);
  c.next();
  return { kind: 'number', in: c.mapped, start, end, lexeme };
}

function checkNumber(c: Cursor, lexeme: string): void {
  if (lexeme.length === 1) return;
  const found = NUMBER.exec(lexeme);
  if (!found) {
    const help = 'A number has at most one point and one exponent; a version or an address is a string in double quotes.';
    c.report(`\`${shortened(lexeme)}\` is no number.`, help, c.start, c.end);
  } else if (Math.abs(Number(found[1] ?? 0)) >= MAX_EXPONENT) {
    c.report(`The exponent of \`${shortened(lexeme)}\` is too large.`, 'Terraform refuses such numbers: write a smaller exponent.', c.start, c.end);
  }
}

function shortened(lexeme: string): string {
  return lexeme.length > 40 ? `${lexeme.slice(0, 40)}…` : lexeme;
}
