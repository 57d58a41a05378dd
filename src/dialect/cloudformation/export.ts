/** Exports and imports between the stacks of a scan. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { Symbol as Sign } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { originOf } from './origin.js';
import { seeOutput } from './output.js';
import { asText, fetched, scalarOf, supposing } from '../seen.js';
import type { Export } from './exports.js';
import type { Scope, Template } from './template.js';
import { see } from './template.js';

export function importValue(argument: Node, node: Node, scope: Scope, world: World): Seen {
  const text = asText(see(argument, scope, world), 'an export');
  const origin = originOf(node);
  const name = exportName(text);
  const found = name === undefined ? undefined : scope.template.imported(name, world);
  if (found) return supposing(fetched(found.value, origin, found.value.origin), `export ${text.says} of ${found.path}`);
  const sign: Sign = { kind: 'symbol', key: `import:${text.says}`, attribute: 'ImportValue', says: `the export ${text.says} of another stack` };
  return scalarOf(Mapped.hole(sign), origin);
}

/** What a template exports; names that cannot be told before deployment are left out. */
export function exportsOf(template: Template, world: World): readonly Export[] {
  return [...template.outputs].flatMap(([output, scoped]): readonly Export[] => {
    const named = valueOf(valueOf(scoped.node, 'Export'), 'Name');
    if (!named) return [];
    const name = exportName(asText(see(named, scoped.scope, world), 'an export'));
    return name === undefined ? [] : [{ name, path: template.path, value: (inWorld) => seeOutput(scoped, output, inWorld) }];
  });
}

/** Exports live in one account and region, so these are the same for both sides; any other hole leaves the name open. */
function exportName(text: Mapped): string | undefined {
  let name = '';
  for (const part of partsOf(text)) {
    if (typeof part === 'string') name += part;
    else if (part.kind === 'symbol' && part.known !== undefined) name += part.known;
    else if (part.kind === 'symbol' && /^AWS::(?:Region|AccountId|Partition|URLSuffix)$/.test(part.attribute)) name += `\${${part.attribute}}`;
    else return undefined;
  }
  return name;
}
