import { callOf } from '../../../src/dialect/cloudformation/call.js';
import type { Node } from '../../../src/syntax/tree.js';
import { plainType } from '../../../src/syntax/tree.js';

/** A template as plain data with its functions in the long form, as a reader without places gives it. */
export function longForm(node: Node): unknown {
  const call = node.tag === undefined ? undefined : callOf(node);
  if (call) {
    const { name, argument } = call;
    if (name === 'Ref' || name === 'Condition') return { [name]: longForm(argument) };
    if (name === 'GetAtt' && argument.kind === 'scalar') {
      const dot = argument.value.indexOf('.');
      return { 'Fn::GetAtt': dot < 0 ? [argument.value] : [argument.value.slice(0, dot), argument.value.slice(dot + 1)] };
    }
    // `!GetAZs` alone: nothing is written behind the tag.
    if (argument.kind === 'scalar') return { [`Fn::${name}`]: argument.style === 'plain' && argument.value === '' ? null : argument.value };
    return { [`Fn::${name}`]: longForm(argument) };
  }
  switch (node.kind) {
    case 'mapping':
      return Object.fromEntries(node.entries.map(({ key, value }) => [key.value, longForm(value)]));
    case 'sequence':
      return node.items.map(longForm);
    case 'scalar':
      return scalar(node);
    case 'hole':
      throw new Error('a template that is a whole file has no holes');
  }
}

function scalar(node: Extract<Node, { readonly kind: 'scalar' }>): unknown {
  switch (plainType(node)) {
    case 'null':
      return null;
    case 'boolean':
      return node.value.toLowerCase() === 'true';
    case 'number':
      return /^0\d/.test(node.value) ? node.value : Number(node.value);
    case 'string':
      return node.value;
  }
}
