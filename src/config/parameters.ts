import { type Node, placeOf, valueOf } from '../syntax/tree.js';
import type { Place, Source } from '../text/source.js';
import { type Problem, parse } from './written.js';

type Placed = Problem & { readonly place: Place };

export type ParametersRead =
  | { readonly kind: 'parameters'; readonly values: ReadonlyMap<string, string> }
  | { readonly kind: 'wrong'; readonly problems: readonly Placed[] };

const SHAPES = 'Write [{"ParameterKey": "Env", "ParameterValue": "prod"}], {"Parameters": {"Env": "prod"}} or {"Env": "prod"}.';

/**
 * CloudFormation parameter values from a file, in the shape of the AWS CLI (a list of ParameterKey and ParameterValue),
 * of CodePipeline (an object with Parameters), or plain names and values.
 */
export function readParameters(source: Source): ParametersRead {
  const { document, problems: broken } = parse(source);
  if (broken.length > 0) return { kind: 'wrong', problems: broken };
  const problems: Placed[] = [];
  const wrong = (message: string, node: Node | undefined): void => {
    problems.push({ message, help: SHAPES, place: (node && placeOf(node)) ?? { source, start: 0, end: 0 } });
  };
  const values = new Map<string, string>();
  const put = (name: string, value: Node): void => {
    const text = textOf(value);
    if (text === undefined) wrong(`The value of parameter ${name} must be text, or a list of texts.`, value);
    else values.set(name, text);
  };
  const { root } = document;
  if (root?.kind === 'sequence') {
    for (const item of root.items) {
      const key = valueOf(item, 'ParameterKey');
      const value = valueOf(item, 'ParameterValue');
      if (key?.kind === 'scalar' && value) put(key.value, value);
      // The previous value is in the stack, which nobody here has seen: the parameter stays without a value.
      else if (!(key?.kind === 'scalar' && valueOf(item, 'UsePreviousValue'))) wrong('An element has no ParameterKey with a ParameterValue.', item);
    }
  } else if (root?.kind === 'mapping') {
    const inner = valueOf(root, 'Parameters');
    const named = inner?.kind === 'mapping' ? inner : root;
    for (const { key, value } of named.entries) put(key.value, value);
  } else wrong('This file holds no parameters.', root);
  return problems.length > 0 ? { kind: 'wrong', problems } : { kind: 'parameters', values };
}

/** The text as it is written; a list is what CloudFormation makes of it, joined with commas. */
function textOf(node: Node): string | undefined {
  if (node.kind === 'scalar') return node.value;
  if (node.kind !== 'sequence') return undefined;
  const texts = node.items.map(textOf);
  return texts.every((text) => text !== undefined) ? texts.join(',') : undefined;
}
