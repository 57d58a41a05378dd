/** Type constraints: `object({ name = string, tags = optional(map(string), {}) })`. */

import type { Expression } from '../../syntax/hcl/tree.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import { plainWorld } from '../../truth/world.js';
import { evaluate } from './evaluate.js';
import { NOWHERE } from './no-names.js';
import { originOf } from './origin.js';
import { plainScope } from './scope.js';
import { mistake } from './value.js';

export type Type =
  | { readonly kind: 'any' | 'string' | 'number' | 'bool' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly of: Type }
  | { readonly kind: 'tuple'; readonly items: readonly Type[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, MemberType> };

export interface MemberType {
  readonly type: Type;
  readonly optional: boolean;
  /** What it is where it is left out or null. */
  readonly byDefault?: Seen | undefined;
}

const ANY_TYPE: Type = { kind: 'any' };

/** Types inside types are bounded. */
const MAX_DEEP = 50;

/** The type that an expression describes. One that Terraform would refuse says nothing. */
export function typeOf(expression: Expression): Type {
  const type = parseType(expression, (constant) => evaluate(constant, plainScope(NOWHERE), plainWorld()));
  return type.kind === 'unknown' ? ANY_TYPE : type;
}

/**
 * The type that an expression describes, or the mistake in it.
 * @param see evaluates the defaults of optional members, which are constants
 */
function parseType(expression: Expression, see: (expression: Expression) => Seen, deep = 0): Type | SeenUnknown {
  const wrong = (what: string): SeenUnknown => mistake(`a type that is ${what}`, originOf(expression));
  if (deep > MAX_DEEP) return wrong('nested too deeply to be followed');
  switch (expression.kind) {
    case 'parentheses':
      return parseType(expression.inner, see, deep);
    case 'reference':
      return named(expression.name) ?? wrong(`written ${expression.name}, which Terraform does not know`);
    case 'template': {
      // Before Terraform 0.12 types were written in quotes.
      const [only] = expression.parts;
      return (only?.kind === 'text' && expression.parts.length === 1 ? named(only.text.text) : undefined) ?? wrong('a text');
    }
    case 'call':
      break;
    default:
      return wrong('no type');
  }
  const [first, ...more] = expression.args;
  if (!first || more.length > 0) return wrong(`${expression.name} of none or several things`);
  switch (expression.name) {
    case 'list':
    case 'set':
    case 'map': {
      const of = parseType(first, see, deep + 1);
      return of.kind === 'unknown' ? of : { kind: expression.name, of };
    }
    case 'tuple': {
      if (first.kind !== 'tuple') return wrong('a tuple without its list of types');
      const items: Type[] = [];
      for (const item of first.items) {
        const type = parseType(item, see, deep + 1);
        if (type.kind === 'unknown') return type;
        items.push(type);
      }
      return { kind: 'tuple', items };
    }
    case 'object': {
      if (first.kind !== 'object') return wrong('an object without its members');
      const members = new Map<string, MemberType>();
      for (const entry of first.entries) {
        const name = entry.literalKey ?? nameIn(entry.key);
        if (name === undefined) return wrong('an object with a member whose name is computed');
        const member = parseMember(entry.value, see, deep + 1);
        if ('kind' in member) return member;
        members.set(name, member);
      }
      return { kind: 'object', members };
    }
    default:
      return wrong(`written ${expression.name}(…), which Terraform does not know`);
  }
}

function parseMember(expression: Expression, see: (expression: Expression) => Seen, deep: number): MemberType | SeenUnknown {
  if (expression.kind !== 'call' || expression.name !== 'optional') {
    const type = parseType(expression, see, deep);
    return type.kind === 'unknown' ? type : { type, optional: false };
  }
  const [inner, byDefault] = expression.args;
  if (!inner) return mistake('a type that is optional(), of nothing', originOf(expression));
  const type = parseType(inner, see, deep);
  if (type.kind === 'unknown') return type;
  return { type, optional: true, ...(byDefault ? { byDefault: see(byDefault) } : {}) };
}

function named(name: string): Type | undefined {
  switch (name) {
    case 'any':
    case 'string':
    case 'number':
    case 'bool':
      return { kind: name };
    case 'list':
    case 'map':
    case 'set':
      return { kind: name, of: ANY_TYPE };
    default:
      return undefined;
  }
}

function nameIn(key: Expression): string | undefined {
  if (key.kind === 'reference') return key.name;
  const [only] = key.kind === 'template' ? key.parts : [];
  return only?.kind === 'text' ? only.text.text : undefined;
}
