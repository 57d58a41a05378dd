/** Conditions: which of a template's branches are taken in a world. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { literalOf } from '../../truth/symbol.js';
import type { Atom, Decisions, World } from '../../truth/world.js';
import { see } from './see.js';
import type { Scope, Template } from './template.js';
import { callOf, entriesOf } from './template.js';

/** Whether a named condition holds. A name that the template does not declare is an open choice. */
export function conditionHolds(template: Template, name: string, world: World, within: readonly string[] = []): boolean {
  const key = `condition:${name}`;
  const seen = memoOf(template, world);
  const kept = seen.get(key);
  if (kept !== undefined) return kept;
  const condition = template.conditions.get(name);
  const holds = !condition || within.includes(name) ? world.decide(opaque(template, `condition ${name}`)) : nodeHolds(condition.node, condition.scope, world, [...within, name]);
  seen.set(key, holds);
  return holds;
}

/** Whether a condition expression holds. */
export function nodeHolds(node: Node, scope: Scope, world: World, within: readonly string[] = []): boolean {
  const { template } = scope;
  if (node.kind === 'mapping' && node.entries.length === 1 && node.entries[0]?.key.value === 'Condition' && node.entries[0].value.kind === 'scalar') {
    return conditionHolds(template, node.entries[0].value.value, world, within);
  }
  const call = callOf(node);
  const parts = call?.argument.kind === 'sequence' ? call.argument.items : [];
  switch (call?.name) {
    case 'Condition':
      if (call.argument.kind === 'scalar') return conditionHolds(template, call.argument.value, world, within);
      break;
    case 'And':
      return parts.every((part) => nodeHolds(part, scope, world, within));
    case 'Or':
      return parts.some((part) => nodeHolds(part, scope, world, within));
    case 'Not':
      if (parts[0]) return !nodeHolds(parts[0], scope, world, within);
      break;
    case 'Equals':
      if (parts[0] && parts[1]) return equal(parts[0], parts[1], scope, world);
      break;
    case 'Contains': {
      const wanted = parts[1];
      if (parts[0]?.kind === 'sequence' && wanted) return parts[0].items.some((item) => equal(item, wanted, scope, world));
      break;
    }
  }
  return world.decide(opaque(template, written(node)));
}

/** One side of an Equals: a parameter that is still open, a text, or neither. */
type Operand = { readonly parameter: string; readonly template: Template } | { readonly text: string } | { readonly says: string };

function equal(a: Node, b: Node, scope: Scope, world: World): boolean {
  const left = operandOf(a, scope, world);
  const right = operandOf(b, scope, world);
  if ('text' in left && 'text' in right) return left.text === right.text;
  if ('parameter' in left && 'text' in right) return world.decide(parameterIs(left.template, left.parameter, right.text));
  if ('text' in left && 'parameter' in right) return world.decide(parameterIs(right.template, right.parameter, left.text));
  if ('parameter' in left && 'parameter' in right && left.parameter === right.parameter && left.template === right.template) return true;
  return world.decide(opaque(scope.template, `${saysOf(left)} equals ${saysOf(right)}`));
}

function saysOf(operand: Operand): string {
  return 'parameter' in operand ? operand.parameter : 'text' in operand ? `"${operand.text}"` : operand.says;
}

function operandOf(node: Node, scope: Scope, world: World): Operand {
  const call = callOf(node);
  const { template } = scope;
  if (call?.name === 'Ref' && call.argument.kind === 'scalar' && !scope.loop.has(call.argument.value)) {
    const name = call.argument.value;
    const given = template.given.get(name);
    if (given?.kind === 'text') return { text: given.text };
    if (given?.kind === 'bound') {
      if (given.operand) return operandOf(given.operand.node, given.operand.scope, world);
      const bound = given.see(world);
      const text = bound.kind === 'scalar' ? literalOf(bound.text) : undefined;
      return text === undefined ? { says: name } : { text };
    }
    if (template.parameters.has(name) || name.startsWith('AWS::')) return { parameter: name, template };
  }
  const seen = see(node, scope, world);
  const text = seen.kind === 'scalar' ? literalOf(seen.text) : undefined;
  return text === undefined ? { says: written(node) } : { text };
}

/** The question whether a parameter has a value. */
export function parameterIs(template: Template, name: string, value: string): Atom {
  const parameter = template.parameters.get(name);
  const prefix = `${template.id}#${name}=`;
  return {
    key: prefix + value,
    says: (holds) => `${name} is ${holds ? '' : 'not '}"${value}"`,
    possible(decided) {
      const before = decided.get(prefix + value);
      if (before !== undefined) return before ? 'yes' : 'no';
      if (parameter && value === '' && parameter.nonEmpty) return 'no';
      if (parameter?.allowed && !parameter.allowed.includes(value)) return 'no';
      for (const [key, holds] of decided) if (holds && key.startsWith(prefix)) return 'no';
      if (parameter?.allowed?.every((other) => other === value || decided.get(prefix + other) === false)) return 'yes';
      return ruled(template, decided, prefix + value);
    },
  };
}

/** The value that a world has settled for a parameter. */
export function decidedValue(template: Template, name: string, decided: Decisions): string | undefined {
  const prefix = `${template.id}#${name}=`;
  for (const [key, holds] of decided) if (holds && key.startsWith(prefix)) return key.slice(prefix.length);
  return undefined;
}

export function decidedAgainst(template: Template, name: string, value: string, decided: Decisions): boolean {
  return decided.get(`${template.id}#${name}=${value}`) === false;
}

function opaque(template: Template, says: string): Atom {
  const key = `${template.id}#?${says}`;
  return {
    key,
    says: (holds) => (holds ? says : `not ${says}`),
    possible: (decided) => (decided.has(key) ? (decided.get(key) ? 'yes' : 'no') : 'both'),
  };
}

/** The source text of a node on one line, for people. */
function written(node: Node): string {
  const text = node.doc.mapped.text.slice(node.start, node.end).replace(/\s+/g, ' ');
  const tagged = node.tag ? `${node.tag} ${text}` : text;
  return tagged.length > 60 ? `${tagged.slice(0, 57)}...` : tagged;
}

/** What the template's Rules section leaves possible for one more decision. */
function ruled(template: Template, decided: Decisions, key: string): 'both' | 'yes' | 'no' | 'neither' {
  if (!template.rules) return 'both';
  const canBe = (holds: boolean): boolean => !breaksRule(template, new Map([...decided, [key, holds]]));
  const [yes, no] = [canBe(true), canBe(false)];
  return yes ? (no ? 'both' : 'yes') : no ? 'no' : 'neither';
}

/** Whether the decisions taken so far already violate an assertion; what is open yet violates nothing. */
function breaksRule(template: Template, decided: Decisions): boolean {
  const scope: Scope = { template, loop: new Map() };
  const world: World = {
    decided,
    memo: new Map(),
    decide(atom) {
      const known = decided.get(atom.key);
      if (known !== undefined) return known;
      throw new Open();
    },
  };
  for (const { value: rule } of entriesOf(template.rules)) {
    try {
      const when = valueOf(rule, 'RuleCondition');
      if (when && !nodeHolds(when, scope, world)) continue;
    } catch (open) {
      if (!(open instanceof Open)) throw open;
      continue;
    }
    const assertions = valueOf(rule, 'Assertions');
    for (const assertion of assertions?.kind === 'sequence' ? assertions.items : []) {
      const assert = valueOf(assertion, 'Assert');
      try {
        if (assert && !nodeHolds(assert, scope, world)) return true;
      } catch (open) {
        if (!(open instanceof Open)) throw open;
      }
    }
  }
  return false;
}

/** A decision that is not taken yet. */
class Open {}

const memos = new WeakMap<Template, object>();

function memoOf(template: Template, world: World): Map<string, boolean> {
  let key = memos.get(template);
  if (!key) {
    key = {};
    memos.set(template, key);
  }
  let memo = world.memo.get(key) as Map<string, boolean> | undefined;
  if (!memo) {
    memo = new Map();
    world.memo.set(key, memo);
  }
  return memo;
}
