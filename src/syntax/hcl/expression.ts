import { fitted, forObject, forTuple, isFor, object, tuple } from './collection.js';
import type { Cursor } from './cursor.js';
import { number } from './number.js';
import { template } from './template.js';
import * as kind from './token.js';
import { traversals } from './traversal.js';
import type { BinaryOperator, Call, Expression, Parentheses } from './tree.js';

/** How tightly an operator binds, by the kind of its token; 0 for what is none. */
const TIGHTNESS: Uint8Array = tightness();

function tightness(): Uint8Array {
  const table = new Uint8Array(64);
  const levels: readonly (readonly number[])[] = [
    [kind.OR],
    [kind.AND],
    [kind.EQUAL_TO, kind.NOT_EQUAL],
    [kind.LESS, kind.LESS_EQUAL, kind.GREATER, kind.GREATER_EQUAL],
    [kind.PLUS, kind.MINUS],
    [kind.STAR, kind.SLASH, kind.PERCENT],
  ];
  for (const [level, kinds] of levels.entries()) for (const own of kinds) table[own] = level + 1;
  return table;
}

/** For each kind of token whether an expression may go on with it. */
const GOES_ON: Uint8Array = TIGHTNESS.map((level, own) => (level > 0 || own === kind.DOT || own === kind.OPEN_BRACKET || own === kind.QUESTION ? 1 : 0));

/** Reads one expression: operators, and the conditional around them. Most are over after one term. */
export function expression(c: Cursor): Expression {
  c.deeper();
  const first = term(c);
  const node = GOES_ON[c.kind] === 1 ? whole(c, first) : first;
  c.depth--;
  return node;
}

function whole(c: Cursor, first: Expression): Expression {
  const condition = operated(c, traversed(c, first), 1);
  return c.kind === kind.QUESTION ? conditional(c, condition) : condition;
}

function conditional(c: Cursor, condition: Expression): Expression {
  c.next();
  const then = expression(c);
  if (c.kind !== kind.COLON)
    c.expected('`:` and the value for the other case', 'A conditional has three parts, `condition ? one : other`, on one line or in parentheses.');
  c.next();
  const otherwise = expression(c);
  return { kind: 'conditional', in: c.mapped, start: condition.start, end: otherwise.end, condition, then, otherwise };
}

/** Reads the operators behind an operand that bind at least so tightly. */
function operated(c: Cursor, first: Expression, level: number): Expression {
  let left = first;
  const { depth } = c;
  for (;;) {
    const own = TIGHTNESS[c.kind] as number;
    if (own < level) break;
    const operator = c.slice() as BinaryOperator;
    c.next();
    c.deeper();
    const right = operated(c, operand(c), own + 1);
    left = { kind: 'binary', in: c.mapped, start: left.start, end: right.end, operator, left, right };
  }
  c.depth = depth;
  return left;
}

function operand(c: Cursor): Expression {
  return traversed(c, term(c));
}

function traversed(c: Cursor, node: Expression): Expression {
  return c.kind === kind.DOT || c.kind === kind.OPEN_BRACKET ? traversals(c, node, expression) : node;
}

function term(c: Cursor): Expression {
  switch (c.kind) {
    case kind.IDENTIFIER:
      return word(c);
    case kind.OPEN_QUOTE:
    case kind.OPEN_HEREDOC:
      return template(c, expression);
    case kind.NUMBER:
      return number(c);
    case kind.OPEN_BRACKET:
      return isFor(c) ? forTuple(c, expression) : tuple(c, expression);
    case kind.OPEN_BRACE:
      return isFor(c) ? forObject(c, expression) : object(c, expression);
    case kind.OPEN_PAREN:
      return parentheses(c);
    case kind.NOT:
    case kind.MINUS:
      return unary(c);
    default:
      return noExpression(c);
  }
}

function word(c: Cursor): Expression {
  const { start, end } = c;
  const name = c.text.slice(start, end);
  c.next();
  if (c.kind === kind.OPEN_PAREN || c.kind === kind.DOUBLE_COLON) return call(c, name, start, end);
  if (name === 'true' || name === 'false' || name === 'null') return { kind: 'word', in: c.mapped, start, end, word: name };
  return { kind: 'reference', in: c.mapped, start, end, name };
}

function unary(c: Cursor): Expression {
  const { start } = c;
  const operator = c.kind === kind.NOT ? '!' : '-';
  c.next();
  c.deeper();
  // Binds tighter than every operator between two operands, and looser than what follows with a dot or a bracket.
  const inner = operand(c);
  c.depth--;
  return { kind: 'unary', in: c.mapped, start, end: inner.end, operator, operand: inner };
}

function parentheses(c: Cursor): Parentheses {
  const { start } = c;
  const around = c.enter(false);
  const inner = expression(c);
  if (c.kind !== kind.CLOSE_PAREN) c.expected('`)`', 'Close the parenthesis, or write the operator that is missing here.');
  return { kind: 'parentheses', in: c.mapped, start, end: c.leave(around), inner };
}

function call(c: Cursor, first: string, start: number, firstEnd: number): Call {
  let name = first;
  let nameEnd = firstEnd;
  while (c.kind === kind.DOUBLE_COLON) {
    c.next();
    if (c.kind !== kind.IDENTIFIER) c.expected('the name of a function after `::`', 'A function of a provider is called as `provider::name::function(…)`.');
    name += `::${c.slice()}`;
    nameEnd = c.end;
    c.next();
  }
  if (c.kind !== kind.OPEN_PAREN)
    c.expected(`\`(\` after the function \`${name}\``, 'A function is called with its arguments in parentheses, or with empty ones.');
  const args: Expression[] = [];
  let expand = false;
  let spread = start;
  const around = c.enter(false);
  while (c.kind !== kind.CLOSE_PAREN) {
    args.push(expression(c));
    if (c.kind === kind.ELLIPSIS) {
      expand = true;
      spread = c.start;
      c.next();
      break;
    }
    if (c.kind !== kind.COMMA) break;
    c.next();
  }
  if (c.kind !== kind.CLOSE_PAREN) {
    if (c.kind === kind.END) c.fail(`The call of \`${name}\` is never closed: the text ends before its \`)\`.`, 'Write the missing `)`.', start, nameEnd);
    if (expand) c.fail(`Expected \`)\` after \`...\`, but saw ${c.saw()}.`, 'Only the last argument can be spread over several.', spread, spread + 3);
    c.expected('`,` or `)` after the argument', `Part the arguments of \`${name}\` by commas, and close its parenthesis.`);
  }
  return { kind: 'call', in: c.mapped, start, end: c.leave(around), name, nameSpan: { start, end: nameEnd }, args: fitted(args), expand };
}

function noExpression(c: Cursor): never {
  return c.expected('an expression', 'A value is a string in double quotes, a number, true, false, null, a list, an object, a reference or a call.');
}
