/** A tree as HCL again, laid out as `terraform fmt` leaves it. Comments are no part of the tree and are not printed. */

import { aligned, indented } from './format-align.js';
import { quoted } from './format.js';
import { printExpression, printFlat } from './print-expression.js';
import { isHeredoc, printHeredoc } from './print-template.js';
import type { Body, Expression, HclDocument, Item } from './tree.js';

export function printHcl({ body }: HclDocument): string {
  const text = printBody(body);
  return text === '' ? '' : laidOut(`${text}\n`);
}

function laidOut(text: string): string {
  return aligned(indented(text)).join('');
}

/** A block has a blank line to both sides, attributes follow each other. */
function printBody(body: Body): string {
  return body.items
    .map((item, index) => {
      const before = body.items[index - 1];
      const gap = before === undefined ? '' : before.kind === 'block' || item.kind === 'block' ? '\n\n' : '\n';
      return gap + printItem(item);
    })
    .join('');
}

function printItem(item: Item): string {
  if (item.kind === 'attribute') return `${item.name.text} = ${printWhole(item.value)}`;
  const header = [item.type.text, ...item.labels.map(({ text }) => quoted(text))].join(' ');
  const body = printBody(item.body);
  return body === '' ? `${header} {}` : `${header} {\n${body}\n}`;
}

/** A heredoc has its lines for itself only where nothing follows it. */
function printWhole(expression: Expression): string {
  if (expression.kind !== 'template') return printExpression(expression);
  // What is nothing but one interpolation is that.
  const [only, more] = expression.parts;
  if (only?.kind === 'interpolation' && !more && expression.style === 'quoted') return printWhole(only.expression);
  return isHeredoc(expression, printFlat) ? printHeredoc(expression, printFlat) : printExpression(expression);
}
