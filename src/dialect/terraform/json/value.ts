/** What a fix writes, as a value of Terraform's JSON syntax. */

import { callIn, rawOf, withoutTemplates } from '../../../syntax/hcl/format.js';
import type { Plain } from '../../../syntax/plain.js';
import { isList, isObject } from '../../../syntax/plain.js';

/** Expressions as texts; a policy in `jsonencode` as the text that it makes. */
export function inJson(value: Plain, key?: string): Plain {
  const expression = rawOf(value);
  if (expression !== undefined) return key === 'provider' ? expression : templateOf(expression);
  const call = callIn(value);
  if (call) return call.name === 'jsonencode' ? encoded(call.argument) : null;
  if (typeof value === 'string') return withoutTemplates(value);
  if (isList(value)) return value.map((item) => inJson(item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, inJson(inner, name)]));
}

function templateOf(expression: string): string {
  return /^"[^"\\]*"$/.test(expression) ? expression.slice(1, -1) : `\${${expression}}`;
}

/** Stands for an expression until the text around it is written. */
const EXPRESSION = 's3lint-expression-';

/** JSON in a text. Its expressions are read before it is JSON, so that nothing in them is escaped for that. */
function encoded(value: Plain): string {
  const expressions: string[] = [];
  const marked = (inner: Plain): Plain => {
    const expression = rawOf(inner);
    if (expression !== undefined) return `${EXPRESSION}${expressions.push(expression) - 1};`;
    if (isList(inner)) return inner.map(marked);
    if (typeof inner === 'string') return withoutTemplates(inner);
    return isObject(inner) ? Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, marked(one)])) : inner;
  };
  const text = JSON.stringify(marked(value), undefined, 2);
  return text.replace(new RegExp(`${EXPRESSION}(\\d+);`, 'g'), (_, index) => templateOf(expressions[Number(index)] ?? ''));
}
