/** Texts with unresolved parts in CloudFormation's words. */

import { says, written } from '../../policy/term.js';
import type { Sign, Term } from '../../policy/term.js';
import type { Plain } from '../../syntax/plain.js';
import type { Resource } from './template.js';

/** Symbols of the same template say themselves as `Fn::Sub` writes them. What else is not resolved cannot be said again. */
export function speak(text: Term, { scope, node }: Pick<Resource, 'scope' | 'node'>): Plain | undefined {
  const literal = written(text);
  if (literal !== undefined) return literal;
  const signs = text.filter((piece) => typeof piece !== 'string');
  if (!signs.every((sign) => isSaidHere(sign, scope.template.id))) return undefined;
  // The partition is only supposed, and a template that does not suppose it stays as it is.
  const anywhere = node.doc.mapped.text.includes(PARTITION);
  return { 'Fn::Sub': anywhere ? says(text).replace(/^arn:aws:/, `arn:${PARTITION}:`) : says(text) };
}

const PARTITION = '${AWS::Partition}';

/** What another stack of the unit calls by a name, this template may not know, or know as something else. */
function isSaidHere({ key, says: name }: Sign, template: string): boolean {
  if (!/^\$\{[\w:.]+\}$/.test(name)) return false;
  return name.startsWith('${AWS::') || (key.startsWith(`${template}#`) && !key.slice(template.length + 1).includes('#'));
}
