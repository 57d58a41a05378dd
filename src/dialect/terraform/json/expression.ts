/** Values of Terraform's JSON syntax as expressions: texts are templates. */

import type { DataExpression, Expression, ObjectEntry, Template } from '../../../syntax/hcl/tree.js';
import { parseExpression, parseTemplate } from '../../../syntax/hcl/parse.js';
import type { Entry, Node, ScalarNode } from '../../../syntax/tree.js';
import { plainType } from '../../../syntax/tree.js';

export function expressionOf(node: Node): Expression {
  const part = { in: node.doc.mapped, start: node.start, end: node.end, data: node };
  switch (node.kind) {
    case 'mapping':
      return { kind: 'object', ...part, entries: node.entries.filter(({ key }) => key.value !== '//').map(entryOf) };
    case 'sequence':
      return { kind: 'tuple', ...part, items: node.items.map(expressionOf) };
    case 'hole':
      return literally(node);
    case 'scalar':
      break;
  }
  switch (plainType(node)) {
    case 'null':
      return { kind: 'word', ...part, word: 'null' };
    case 'boolean':
      return { kind: 'word', ...part, word: node.value === 'true' ? 'true' : 'false' };
    case 'number':
      return { kind: 'number', ...part, lexeme: node.value };
    case 'string':
      return { ...templateOf(node), data: node };
  }
}

/** What holds no template: defaults of variables, files of values. */
export function literally(node: Node): DataExpression {
  return { kind: 'data', in: node.doc.mapped, start: node.start, end: node.end, node };
}

/** A text that is an expression by itself: types, names of iterators. */
export function named(node: Node): Expression {
  if (node.kind !== 'scalar' || plainType(node) !== 'string') return literally(node);
  const { expression, problems } = parseExpression(node.doc.textOf(node));
  return expression && problems.length === 0 ? expression : templateOf(node);
}

function templateOf(node: ScalarNode): Template {
  return parseTemplate(node.doc.textOf(node)).template;
}

function entryOf({ key, value }: Entry): ObjectEntry {
  const template = templateOf(key);
  const [only, ...more] = template.parts;
  const literal = only === undefined ? '' : only.kind === 'text' && more.length === 0 ? key.value : undefined;
  return {
    in: key.doc.mapped,
    start: key.start,
    end: Math.max(key.end, value.end),
    key: literal === undefined ? template : { ...template, in: key.doc.mapped, start: key.start, end: key.end },
    literalKey: literal,
    separator: ':',
    value: expressionOf(value),
  };
}
