/** Policy variables that a document has, or would have in the Version that knows them. */

import type { Policy, Statement } from '../policy/policy.js';
import type { Term } from '../policy/term.js';
import { splitVariables } from '../policy/variables.js';

/** As they are written, each once, in order: `${aws:username}`, and escapes such as `${*}`. */
export function variablesIn({ statements }: Policy): readonly string[] {
  return [...new Set(statements.items.flatMap(textsOf).flatMap((text) => splitVariables(text).flatMap(writtenAs)))];
}

/** Where variables can stand: Resource elements and the values of conditions. */
function textsOf({ resource, conditions }: Statement): readonly Term[] {
  return [...(resource?.items.items ?? []), ...conditions.items.flatMap(({ values }) => values.items)].map(({ term }) => term);
}

function writtenAs(part: ReturnType<typeof splitVariables>[number]): readonly string[] {
  return part.kind === 'variable' ? [part.says] : part.kind === 'character' ? [`\${${part.text}}`] : [];
}
