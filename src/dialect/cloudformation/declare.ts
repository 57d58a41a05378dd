/** CloudFormation: a template becomes the declarations of its units. A dialect knows the words; it may not judge. */

import type { Unit } from '../../model/declaration.js';
import type { Document } from '../../syntax/tree.js';
import type { Export } from './exports.js';
import { exportsOf } from './export.js';
import { originOf } from './origin.js';
import { withoutChoice } from './section.js';
import { rootsOf } from './stack-set.js';
import type { Given } from './template.js';
import type { Deployed, Root, Surroundings } from './unit.js';
import { deploy, isTemplate } from './unit.js';

export { isTemplate };
export type { Surroundings };

/** What one root template declares. */
export interface Declared {
  /** The root with its nested stacks first, then the instances of its stack sets. */
  readonly units: readonly [Unit, ...Unit[]];
  /** What it exports, for the templates that import it. */
  readonly exports: () => readonly Export[];
}

/** A stack set in a stack set in a stack set is deployed by nobody. */
const MAX_SETS_DEEP = 3;

const nobody: Surroundings = { open: (path) => ({ kind: 'refused', reason: `${path} is not at hand` }) };

/**
 * @param doc a text whose root `isTemplate`
 * @param given parameter values by name; pseudo parameters too
 */
export function declareAll(path: string, doc: Document, given: ReadonlyMap<string, string>, surroundings: Surroundings = nobody): Declared {
  if (!isTemplate(doc.root)) throw new Error(`${path} is no template`);
  const values = new Map<string, Given>([...given].map(([name, text]) => [name, { kind: 'text', text }]));
  const deployed = deploy({ path, id: path, prefix: '', root: doc.root, given: values, exists: () => true }, surroundings);
  const exports = (): readonly Export[] => deployed.stacks.flatMap((stack) => withoutChoice((world) => exportsOf(stack, world)) ?? []);
  return { units: [deployed.unit, ...instancesOf(deployed, surroundings, 1)], exports };
}

/** The unit of a template that is read by itself. */
export function declareTemplate(path: string, doc: Document, given: ReadonlyMap<string, string>): Unit {
  return declareAll(path, doc, given).units[0];
}

function instancesOf({ notSeen, sets }: Deployed, surroundings: Surroundings, deep: number): readonly Unit[] {
  return sets.flatMap((set) => {
    const { template } = set.scope;
    const roots: readonly Root[] | string = deep > MAX_SETS_DEEP ? 'it is nested too deeply' : rootsOf(set, template, surroundings);
    if (typeof roots === 'string') {
      notSeen.push({
        message: `The template of stack set ${template.prefix}${set.logicalId} is not read: ${roots}; its buckets are not seen`,
        origin: originOf(set.key),
      });
      return [];
    }
    return roots.flatMap((root) => {
      const deployed = deploy(root, surroundings);
      return [deployed.unit, ...instancesOf(deployed, surroundings, deep + 1)];
    });
  });
}
