/** What a parameter is in a world. */

import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { decidedAgainst, decidedValue, parameterIs } from './condition.js';
import { scalarOf } from './see.js';
import type { Parameter, Template } from './template.js';
import { originOf } from './template.js';

/** More allowed values than this are not tried one by one. */
const MAX_ALLOWED = 16;

export function seeParameter(name: string, origin: Origin, template: Template, world: World): Seen {
  const given = template.given.get(name);
  if (given?.kind === 'bound') return at(given.see(world), origin);
  const parameter = template.parameters.get(name);
  if (given) return shaped(given.text, origin, parameter, undefined, undefined);
  if (!parameter) return { kind: 'unknown', reason: `set by ${name}`, origin };
  const decided = decidedValue(template, name, world.decided);
  if (decided !== undefined) return shaped(decided, origin, parameter, undefined, undefined);
  if (parameter.type.startsWith('AWS::SSM::Parameter::Value')) {
    return { kind: 'unknown', reason: `read from the SSM parameter that ${name} names, at deployment`, origin };
  }
  const byDefault = parameter.byDefault;
  if (byDefault?.kind === 'scalar' && !decidedAgainst(template, name, byDefault.value, world.decided)) {
    return shaped(byDefault.value, origin, parameter, `default of parameter ${name}`, byDefault.doc.textOf(byDefault));
  }
  const allowed = parameter.allowed;
  if (!byDefault && allowed && allowed.length > 0 && allowed.length <= MAX_ALLOWED) {
    const value = allowed.find((one) => world.decide(parameterIs(template, name, one)));
    if (value !== undefined) return shaped(value, origin, parameter, undefined, undefined);
  }
  return { kind: 'unknown', reason: byDefault ? `set by parameter ${name}, here not to its default` : `set by parameter ${name}, which has no default`, origin };
}

function shaped(value: string, origin: Origin, parameter: Parameter | undefined, assumed: string | undefined, text: Mapped | undefined): Seen {
  const via = parameter ? { ...origin, via: [originOf(parameter.key)] } : origin;
  const list = parameter && (parameter.type === 'CommaDelimitedList' || parameter.type.startsWith('List<'));
  if (!list) return scalarOf(text ?? Mapped.literal(value), via, assumed);
  const items = value === '' ? [] : value.split(',').map((item) => item.trim());
  return { kind: 'sequence', origin: via, items: () => items.map((item) => scalarOf(Mapped.literal(item), via, assumed)) };
}

/** A value bound by the nesting stack stands where it is used here. */
function at(seen: Seen, origin: Origin): Seen {
  return seen.kind === 'scalar' ? { ...seen, origin: { ...origin, via: [seen.origin] } } : seen;
}
