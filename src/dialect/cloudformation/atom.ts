/** The questions on which a template depends: whether a parameter has a value, whether an expression holds. */

import type { Atom, Decisions } from '../../truth/world.js';
import type { Template } from './template.js';

/** An atom that also tells what the parameter alone leaves possible, the template's Rules left aside. */
export interface TemplateAtom extends Atom {
  byItself(decided: Decisions): 'both' | 'yes' | 'no';
}

/** The question whether a parameter or pseudo parameter has a value. */
export function parameterIs(template: Template, name: string, value: string): TemplateAtom {
  const prefix = prefixOf(template, name);
  const parameter = template.parameters.get(name);
  // Of two allowed values the one is what the other is not.
  const others = parameter?.allowed?.filter((one) => one !== value);
  const other = others?.length === 1 ? `"${others[0]}"` : undefined;
  const byItself = (decided: Decisions): 'both' | 'yes' | 'no' => {
    const before = decided.get(prefix + value);
    if (before !== undefined) return before ? 'yes' : 'no';
    if (value === '' && (parameter?.nonEmpty ?? true)) return 'no';
    if (parameter?.allowed && !parameter.allowed.includes(value)) return 'no';
    if (decidedValue(template, name, decided) !== undefined) return 'no';
    if (parameter?.allowed?.every((other) => other === value || decided.get(prefix + other) === false)) return 'yes';
    return 'both';
  };
  return {
    key: prefix + value,
    says: (holds) => `${name} is ${holds ? `"${value}"` : (other ?? `not "${value}"`)}`,
    byItself,
    possible(decided) {
      const alone = byItself(decided);
      if (alone !== 'both' || !template.refusesSome) return alone;
      const canBe = (holds: boolean): boolean => !template.refuses(new Map([...decided, [prefix + value, holds]]));
      const [yes, no] = [canBe(true), canBe(false)];
      return yes ? (no ? 'both' : 'yes') : no ? 'no' : 'neither';
    },
  };
}

/** The value that a world has settled for a parameter. */
export function decidedValue(template: Template, name: string, decided: Decisions): string | undefined {
  if (decided.size === 0) return undefined;
  const prefix = prefixOf(template, name);
  for (const [key, holds] of decided) if (holds && key.startsWith(prefix)) return key.slice(prefix.length);
  return undefined;
}

export function decidedAgainst(template: Template, name: string, value: string, decided: Decisions): boolean {
  return decided.size > 0 && decided.get(prefixOf(template, name) + value) === false;
}

/**
 * A question of which only the words are known.
 * @param key tells it from all others of the template
 */
export function opaque(template: Template, key: string, says: string): TemplateAtom {
  const full = `${template.id}#?${key}`;
  const byItself = (decided: Decisions): 'both' | 'yes' | 'no' => {
    const before = decided.get(full);
    return before === undefined ? 'both' : before ? 'yes' : 'no';
  };
  return { key: full, says: (holds) => (holds ? says : `not ${says}`), byItself, possible: byItself };
}

/** Pseudo parameters that all stacks of a unit share. */
export function isShared(name: string): boolean {
  return name.startsWith('AWS::') && !name.startsWith('AWS::Stack') && name !== 'AWS::NotificationARNs';
}

function prefixOf(template: Template, name: string): string {
  return `${isShared(name) ? template.unitId : template.id}#${name}=`;
}
