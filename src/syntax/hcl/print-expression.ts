/** Expressions as HCL again. */

import { onOneLine } from './format.js';
import { names, printTemplate } from './print-template.js';
import type { Plain } from '../plain.js';
import { plainType } from '../tree.js';
import type { Node } from '../tree.js';
import type { Expression, ObjectEntry } from './tree.js';
import { SPLAT_ITEM } from './tree.js';

/** How an expression stands. */
export interface Manner {
  /** Everything on one line, as inside of a text. */
  readonly flat: boolean;
  /** What the item of the splat around it is called; behind `.*` an index in brackets would be one of the whole. */
  readonly item?: { readonly name: string; readonly full: boolean };
}

const LINE = 100;

export function printExpression(expression: Expression, manner: Manner = { flat: false }): string {
  const print = (inner: Expression): string => printExpression(inner, manner);
  switch (expression.kind) {
    case 'number':
      return expression.lexeme;
    case 'word':
      return expression.word;
    case 'template':
      return printTemplate(expression, printFlat);
    case 'reference':
      return expression.name === SPLAT_ITEM ? (manner.item?.name ?? SPLAT_ITEM) : expression.name;
    case 'access':
      return `${print(expression.of)}.${expression.name}`;
    case 'index':
      if (manner.item?.full === false && isOfItem(expression)) return `${print(expression.of)}.${print(expression.key)}`;
      return `${print(expression.of)}${expression.of.kind === 'template' ? ' ' : ''}[${print(expression.key)}]`;
    case 'splat':
      return printExpression(expression.each, { ...manner, item: { name: `${print(expression.of)}${expression.full ? '[*]' : '.*'}`, full: expression.full } });
    case 'call':
      return `${expression.name}(${expression.args.map(print).join(', ')}${expression.expand ? '...' : ''})`;
    case 'unary':
      return `${expression.operator}${print(expression.operand)}`;
    case 'binary':
      return `${print(expression.left)} ${expression.operator} ${print(expression.right)}`;
    case 'conditional':
      return `${print(expression.condition)} ? ${print(expression.then)} : ${print(expression.otherwise)}`;
    case 'parentheses':
      return `(${print(expression.inner)})`;
    case 'tuple':
      return printTuple(expression.items.map(print), manner);
    case 'object':
      return printObject(expression.entries, manner);
    case 'for-tuple':
      return `[for ${names(expression)} in ${print(expression.collection)} : ${print(expression.value)}${filter(expression.condition, print)}]`;
    case 'for-object': {
      const entry = `${print(expression.key)} => ${print(expression.value)}${expression.grouped ? '...' : ''}`;
      return `{ for ${names(expression)} in ${print(expression.collection)} : ${entry}${filter(expression.condition, print)} }`;
    }
    case 'data':
      return onOneLine(plainOf(expression.node));
  }
}

/** As it stands inside of a text. */
export function printFlat(expression: Expression): string {
  return printExpression(expression, { flat: true });
}

function isOfItem(expression: Expression): boolean {
  return expression.kind === 'access' || expression.kind === 'index'
    ? isOfItem(expression.of)
    : expression.kind === 'reference' && expression.name === SPLAT_ITEM;
}

function printTuple(items: readonly string[], { flat }: Manner): string {
  const line = `[${items.join(', ')}]`;
  const fits = line.length <= LINE && !line.includes('\n');
  return flat || items.length === 0 || fits ? line : `[\n${items.map((item) => `${item},\n`).join('')}]`;
}

function printObject(entries: readonly ObjectEntry[], manner: Manner): string {
  const lines = entries.map(({ key, separator, value }) => `${printExpression(key, manner)} ${separator} ${printExpression(value, manner)}`);
  if (lines.length === 0) return '{}';
  return manner.flat ? `{ ${lines.join(', ')} }` : `{\n${lines.join('\n')}\n}`;
}

function filter(condition: Expression | undefined, print: (expression: Expression) => string): string {
  return condition ? ` if ${print(condition)}` : '';
}

function plainOf(node: Node): Plain {
  switch (node.kind) {
    case 'scalar': {
      const type = plainType(node);
      return type === 'string' ? node.value : type === 'null' ? null : type === 'number' ? Number(node.value) : node.value.toLowerCase() === 'true';
    }
    case 'sequence':
      return node.items.map(plainOf);
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, plainOf(value)]));
    case 'hole':
      return node.hole.says;
  }
}
