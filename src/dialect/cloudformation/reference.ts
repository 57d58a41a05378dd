/** What a name means: a loop variable, a parameter, a pseudo parameter or a resource. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { seeParameter } from './parameter.js';
import { scalarOf } from '../seen.js';
import { attributeOf, pseudo } from './symbols.js';
import type { Scope } from './template.js';

export function refTo(name: string, origin: Origin, scope: Scope, world: World): Seen {
  const bound = scope.loop.get(name);
  if (bound !== undefined) return scalarOf(Mapped.literal(bound), origin);
  if (name === 'AWS::NoValue') return { kind: 'absent', origin };
  const { template } = scope;
  const parameter = template.parameters.get(name);
  if (parameter) return seeParameter(parameter, origin, template, world);
  return name.startsWith('AWS::') ? pseudo(name, origin, template, world) : attributeOf(name, 'Ref', origin, template, world);
}
