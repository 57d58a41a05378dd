/** The questions on which a template depends: whether a parameter has a value, whether an expression holds. */

import type { Atom, Decisions } from '../../truth/world.js';
import type { Template } from './template.js';

/** An atom that also tells what the parameter alone leaves possible, the template's Rules left aside. */
export interface TemplateAtom extends Atom {
  byItself(decided: Decisions): 'both' | 'yes' | 'no';
}

/** The question whether a parameter or pseudo parameter has a value. */
export function parameterIs(template: Template, name: string, value: string): TemplateAtom {
  return new ParameterIs(template, name, value);
}

class ParameterIs implements TemplateAtom {
  readonly key: string;
  readonly #prefix: string;

  constructor(
    private readonly template: Template,
    private readonly name: string,
    private readonly value: string,
  ) {
    this.#prefix = prefixOf(template, name);
    this.key = this.#prefix + value;
  }

  says(holds: boolean): string {
    const { name, value } = this;
    if (holds) return `${name} is "${value}"`;
    // Of two allowed values the one is what the other is not.
    const others = this.template.parameters.get(name)?.allowed?.filter((one) => one !== value);
    return `${name} is ${others?.length === 1 ? `"${others[0]}"` : `not "${value}"`}`;
  }

  byItself(decided: Decisions): 'both' | 'yes' | 'no' {
    const before = decided.get(this.key);
    if (before !== undefined) return before ? 'yes' : 'no';
    const { template, name, value } = this;
    const parameter = template.parameters.get(name);
    if (value === '' && (parameter?.nonEmpty ?? true)) return 'no';
    const allowed = parameter?.allowed;
    if (allowed && !allowed.includes(value)) return 'no';
    const known = decidedValue(template, name, decided);
    if (known !== undefined) return known === value ? 'yes' : 'no';
    if (allowed?.every((other) => other === value || decided.get(this.#prefix + other) === false)) return 'yes';
    return 'both';
  }

  possible(decided: Decisions): 'both' | 'yes' | 'no' | 'neither' {
    const alone = this.byItself(decided);
    const { template, key } = this;
    if (alone !== 'both' || !template.refusesSome) return alone;
    const canBe = (holds: boolean): boolean => !template.refuses(new Map([...decided, [key, holds]]));
    const [yes, no] = [canBe(true), canBe(false)];
    return yes ? (no ? 'both' : 'yes') : no ? 'no' : 'neither';
  }
}

/** The value that a world has settled for a parameter: one that it has, or the only one that is left of those that are allowed. */
export function decidedValue(template: Template, name: string, decided: Decisions): string | undefined {
  if (decided.size === 0) return undefined;
  const prefix = prefixOf(template, name);
  let value: string | undefined;
  let isAsked = false;
  decided.forEach((holds, key) => {
    if (!key.startsWith(prefix)) return;
    isAsked = true;
    if (holds) value ??= key.slice(prefix.length);
  });
  if (!isAsked || value !== undefined) return value;
  const left = template.parameters.get(name)?.allowed?.filter((one) => decided.get(prefix + one) !== false);
  return left?.length === 1 ? left[0] : undefined;
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

const prefixes = new WeakMap<Template, Map<string, string>>();

/** Made once: it is held against all that was decided. */
function prefixOf(template: Template, name: string): string {
  let known = prefixes.get(template);
  if (!known) prefixes.set(template, (known = new Map<string, string>()));
  let prefix = known.get(name);
  if (prefix === undefined) known.set(name, (prefix = `${isShared(name) ? template.unitId : template.id}#${name}=`));
  return prefix;
}
