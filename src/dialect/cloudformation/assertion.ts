/** The Rules section: which combinations of parameter values CloudFormation refuses. */

import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import { ChoiceNeeded } from '../../truth/world.js';
import type { Decisions, World } from '../../truth/world.js';
import type { TemplateAtom } from './atom.js';
import { nodeHolds } from './condition.js';
import type { Scope, Template } from './template.js';
import { entriesOf } from './template.js';

/** Whether decisions taken so far violate an assertion; what is open yet violates nothing. */
export function breaksRule(rules: Node | undefined, template: Template, decided: Decisions): boolean {
  if (!rules) return false;
  const scope: Scope = { template, loop: new Map() };
  const world = worldOf(decided);
  return entriesOf(rules).some(({ value: rule }) => {
    const when = valueOf(rule, 'RuleCondition');
    if (when && holds(when, scope, world) !== true) return false;
    const assertions = valueOf(rule, 'Assertions');
    const asserts = assertions?.kind === 'sequence' ? assertions.items.map((assertion) => valueOf(assertion, 'Assert')) : [];
    return asserts.some((assert) => assert !== undefined && holds(assert, scope, world) === false);
  });
}

function holds(node: Node, scope: Scope, world: World): boolean | 'open' {
  try {
    return nodeHolds(node, scope, world);
  } catch (thrown) {
    if ((thrown as { readonly kind?: unknown } | undefined)?.kind === 'choice-needed') return 'open';
    throw thrown;
  }
}

/** Only what is decided; anything else ends the question. */
function worldOf(decided: Decisions): World {
  return {
    decided,
    memo: new Map(),
    decide(atom) {
      const possible = (atom as TemplateAtom).byItself(decided);
      if (possible === 'both') throw new ChoiceNeeded(atom);
      return possible === 'yes';
    },
  };
}
