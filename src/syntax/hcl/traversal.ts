import type { ReadExpression } from './collection.js';
import type { Cursor } from './cursor.js';
import { LeanAccess } from './lean.js';
import { number } from './number.js';
import * as kind from './token.js';
import { type Expression, type IndexAccess, SPLAT_ITEM } from './tree.js';

/** Reads what follows a value with dots and brackets. */
export function traversals(c: Cursor, from: Expression, expression: ReadExpression): Expression {
  let node = from;
  const { depth } = c;
  for (;;) {
    if (c.kind === kind.DOT) node = dotted(c, node);
    else if (c.kind === kind.OPEN_BRACKET) node = bracketed(c, node, expression);
    else break;
    c.deeper();
  }
  c.depth = depth;
  return node;
}

function dotted(c: Cursor, of: Expression): Expression {
  c.next();
  if (c.kind === kind.IDENTIFIER) return access(c, of);
  if (c.kind === kind.NUMBER) return legacyIndex(c, of);
  if (c.kind === kind.STAR) return attributeSplat(c, of);
  return c.expected('a name after the dot', 'Write the attribute that is meant, or an index in brackets, such as `[0]`.');
}

function access(c: Cursor, of: Expression): Expression {
  const { end } = c;
  const name = c.slice();
  c.next();
  return new LeanAccess(of, name, end);
}

/** `a.0`, and `a.0.1`, which Terraform reads as the number 0.1 and refuses. */
function legacyIndex(c: Cursor, of: Expression): Expression {
  const { start, end } = c;
  const lexeme = c.slice();
  if (!lexeme.includes('.')) {
    const key = number(c);
    return { kind: 'index', in: c.mapped, start: of.start, end, of, key };
  }
  const [first = '', second = ''] = lexeme.split('.');
  c.report(`Two indexes in a row, \`.${lexeme}\`, cannot be written with dots.`, `Write them in brackets: \`[${first}][${second}]\`.`, start, end);
  c.next();
  let node = of;
  let at = start;
  for (const digits of lexeme.split('.')) {
    const stop = at + digits.length;
    const index: IndexAccess = {
      kind: 'index',
      in: c.mapped,
      start: of.start,
      end: stop,
      of: node,
      key: { kind: 'number', in: c.mapped, start: at, end: stop, lexeme: digits },
    };
    node = index;
    at = stop + 1;
  }
  return node;
}

/** `of.*.name`: takes names and numbers after dots; a bracket that follows is taken of the whole. */
function attributeSplat(c: Cursor, of: Expression): Expression {
  let each: Expression = { kind: 'reference', in: c.mapped, start: c.start, end: c.end, name: SPLAT_ITEM };
  c.next();
  const { depth } = c;
  while (c.kind === kind.DOT) {
    c.next();
    c.deeper();
    if (c.kind === kind.IDENTIFIER) each = access(c, each);
    else if (c.kind === kind.NUMBER) each = legacyIndex(c, each);
    else
      c.expected(
        'a name after the dot',
        c.kind === kind.STAR ? 'One `.*` cannot stand inside another: use `[*]`, or a `for`.' : 'Write the attribute that is meant.',
      );
  }
  c.depth = depth;
  return { kind: 'splat', in: c.mapped, start: of.start, end: each.end, full: false, of, each };
}

function bracketed(c: Cursor, of: Expression, expression: ReadExpression): Expression {
  if (c.follows(kind.STAR)) return fullSplat(c, of, expression);
  const around = c.enter(false);
  const key = expression(c);
  if (c.kind !== kind.CLOSE_BRACKET) c.expected('`]` after the index', 'Close the bracket, or write the operator that is missing here.');
  return { kind: 'index', in: c.mapped, start: of.start, end: c.leave(around), of, key };
}

/** `of[*].name[0]`: all that follows is taken of every item. */
function fullSplat(c: Cursor, of: Expression, expression: ReadExpression): Expression {
  c.next();
  const { start, end } = c;
  c.next();
  if (c.kind !== kind.CLOSE_BRACKET) c.expected('`]` after the star', 'A splat is written `[*]`.');
  const closed = c.end;
  c.next();
  c.deeper();
  const each = traversals(c, { kind: 'reference', in: c.mapped, start, end, name: SPLAT_ITEM }, expression);
  c.depth--;
  return { kind: 'splat', in: c.mapped, start: of.start, end: Math.max(each.end, closed), full: true, of, each };
}
