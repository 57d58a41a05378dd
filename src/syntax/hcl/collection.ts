import type { Cursor } from './cursor.js';
import * as kind from './token.js';
import type { Expression, ForObject, ForTuple, Name, ObjectEntry, ObjectExpression, Tuple } from './tree.js';

/** Reads an expression; handed down, so that collections and expressions need not know each other's files. */
export type ReadExpression = (c: Cursor) => Expression;

/** A list as it is kept: one that grew item by item has room for many more, and a tree has many lists. */
export function fitted<T>(grown: readonly T[]): readonly T[] {
  return grown.slice();
}

/** `[1, 2]` */
export function tuple(c: Cursor, expression: ReadExpression): Tuple {
  const { start } = c;
  const items: Expression[] = [];
  const around = c.enter(false);
  while (c.kind !== kind.CLOSE_BRACKET) {
    items.push(expression(c));
    if (c.kind === kind.COMMA) c.next();
    else if (c.kind === kind.END) c.fail('This `[` is never closed: the text ends before its `]`.', 'Write the missing `]`.', start, start + 1);
    else if (c.kind !== kind.CLOSE_BRACKET)
      c.expected('`,` or `]` after the item', 'Part the items of a list by commas, also at the ends of lines, and close its bracket.');
  }
  return { kind: 'tuple', in: c.mapped, start, end: c.leave(around), items: fitted(items) };
}

/** `{ a = 1, "b" = 2 }` */
export function object(c: Cursor, expression: ReadExpression): ObjectExpression {
  const { start } = c;
  const entries: ObjectEntry[] = [];
  const around = c.enter(true);
  for (;;) {
    c.skipNewlines();
    if (c.kind === kind.CLOSE_BRACE) break;
    entries.push(entry(c, expression));
    if (c.kind === kind.COMMA || c.kind === kind.NEWLINE) c.next();
    else if (c.kind === kind.END) c.fail('This `{` is never closed: the text ends before its `}`.', 'Write the missing `}`.', start, start + 1);
    else if (c.kind !== kind.CLOSE_BRACE)
      c.expected('a new line, `,` or `}` after the value', 'Put every key of an object on a line of its own, or part them by commas, and close its brace.');
  }
  return { kind: 'object', in: c.mapped, start, end: c.leave(around), entries: fitted(entries) };
}

function entry(c: Cursor, expression: ReadExpression): ObjectEntry {
  const key = expression(c);
  const literalKey = key.kind === 'reference' ? key.name : key.kind === 'word' ? key.word : undefined;
  const separator = c.kind === kind.EQUAL ? '=' : ':';
  if (separator === ':' && c.kind !== kind.COLON)
    c.expected('`=` and a value after the key', 'An object holds keys with values, `key = value`; a list without keys stands in `[` and `]`.');
  c.next();
  const value = expression(c);
  return { in: c.mapped, start: key.start, end: value.end, key, literalKey, separator, value };
}

/** The bracket that opens here begins a `for`. */
export function isFor(c: Cursor): boolean {
  return c.wordFollows('for');
}

/** `[for x in y : z]` */
export function forTuple(c: Cursor, expression: ReadExpression): ForTuple {
  const { start } = c;
  const around = c.enter(false);
  const { keyName, valueName, collection } = forIn(c, expression);
  colon(c);
  const value = expression(c);
  if (c.kind === kind.ARROW)
    c.expected('the end of the item of this `for`', 'A `for` in `[` and `]` builds a list and has no keys; write it in `{` and `}` to build an object.');
  if (c.kind === kind.ELLIPSIS)
    c.expected('the end of the item of this `for`', 'Values are grouped by key, in a `for` that builds an object: remove the `...`.');
  const condition = filter(c, expression);
  if (c.kind !== kind.CLOSE_BRACKET) c.expected('`]` at the end of this `for`', 'A `for` ends after its value, or after its `if` and condition.');
  return { kind: 'for-tuple', in: c.mapped, start, end: c.leave(around), keyName, valueName, collection, value, condition };
}

/** `{for k, v in y : k => v... if c}` */
export function forObject(c: Cursor, expression: ReadExpression): ForObject {
  const { start } = c;
  const around = c.enter(false);
  const { keyName, valueName, collection } = forIn(c, expression);
  colon(c);
  const key = expression(c);
  if (c.kind !== kind.ARROW)
    c.expected(
      '`=>` and a value after the key of this `for`',
      'A `for` in `{` and `}` builds an object, `key => value`; write it in `[` and `]` to build a list.',
    );
  c.next();
  const value = expression(c);
  const grouped = c.kind === kind.ELLIPSIS;
  if (grouped) c.next();
  const condition = filter(c, expression);
  if (c.kind !== kind.CLOSE_BRACE) c.expected('`}` at the end of this `for`', 'A `for` ends after its value, or after its `if` and condition.');
  return { kind: 'for-object', in: c.mapped, start, end: c.leave(around), keyName, valueName, collection, key, value, grouped, condition };
}

/** `for k, v in y`, of an expression or a directive; stands at `for`. */
export function forIn(c: Cursor, expression: ReadExpression): Pick<ForTuple, 'keyName' | 'valueName' | 'collection'> {
  c.next();
  let keyName: Name | undefined;
  let valueName = loopName(c, 'for');
  if (c.kind === kind.COMMA) {
    c.next();
    keyName = valueName;
    valueName = loopName(c, ',');
  }
  if (!c.isWord('in')) c.expected('`in` and what to loop over', 'A loop is written `for value in collection` or `for key, value in collection`.');
  c.next();
  return { keyName, valueName, collection: expression(c) };
}

function loopName(c: Cursor, after: string): Name {
  if (c.kind !== kind.IDENTIFIER) c.expected(`a name after \`${after}\``, 'A loop is written `for value in collection` or `for key, value in collection`.');
  return name(c);
}

/** The name that stands here. */
export function name(c: Cursor): Name {
  const { start, end } = c;
  const text = c.text.slice(start, end);
  c.next();
  return { in: c.mapped, start, end, text };
}

function colon(c: Cursor): void {
  if (c.kind !== kind.COLON) c.expected('`:` after what is looped over', 'A `for` is written `[for value in collection : item]`.');
  c.next();
}

function filter(c: Cursor, expression: ReadExpression): Expression | undefined {
  if (!c.isWord('if')) return undefined;
  c.next();
  return expression(c);
}
