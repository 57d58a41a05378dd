/** Which stacks of an account a template was deployed as: those whose buckets are all declared in it. Several are scenarios. */

import { accountOf } from '../../model/declaration.js';
import type { Declaration, Unit } from '../../model/declaration.js';
import type { Atom, World } from '../../truth/world.js';
import { whereOf } from './bearers.js';
import type { LiveStack } from './bearers.js';

/** One deployment of a template with its nested stacks. */
interface Deployment {
  /** "in account 111122223333, as stack prod" */
  readonly says: string;
  readonly buckets: Map<Declaration, Declaration>;
}

export class Stacks {
  readonly #deployments = new Map<Unit, readonly Deployment[]>();

  constructor(private readonly stacks: readonly LiveStack[]) {}

  /** Every live bucket that a declared one may be. */
  candidates(declared: Declaration): readonly Declaration[] {
    return this.#of(declared.unit).flatMap(({ buckets }) => buckets.get(declared) ?? []);
  }

  /** The one that it is in a world. */
  of(declared: Declaration, world: World): Declaration | undefined {
    const all = this.#of(declared.unit);
    if (!all.some(({ buckets }) => buckets.has(declared))) return undefined;
    const chosen = all.find((_, index) => index === all.length - 1 || world.decide(scenario(declared.unit, all, index)));
    return chosen?.buckets.get(declared);
  }

  #of(unit: Unit): readonly Deployment[] {
    let found = this.#deployments.get(unit);
    if (!found) this.#deployments.set(unit, (found = unit.dialect === 'cloudformation' ? this.#find(unit) : []));
    return found;
  }

  #find(unit: Unit): readonly Deployment[] {
    const deployments = new Map<string, Deployment>();
    for (const [path, declared] of templatesIn(unit)) {
      for (const { id, name, buckets } of this.stacks) {
        if (![...buckets.keys()].every((logicalId) => declared.has(logicalId))) continue;
        const root = rootOf(name, path);
        for (const [logicalId, live] of buckets) {
          const one = declared.get(logicalId) as Declaration;
          if (isOfAnother(one, live)) continue;
          // An ARN: partition, Region and account tell stacks of one name apart.
          const key = `${id.split(':').slice(0, 5).join(':')} ${root}`;
          const deployment = deployments.get(key) ?? { says: `in ${whereOf(live)}, as stack ${root}`, buckets: new Map<Declaration, Declaration>() };
          deployments.set(key, deployment);
          deployment.buckets.set(one, live);
        }
      }
    }
    return [...deployments.keys()].sort().flatMap((key) => deployments.get(key) ?? []);
  }
}

/** The buckets of a template and of each that it nests, by their logical ids; the path is made of the nesting logical ids. */
function templatesIn(unit: Unit): ReadonlyMap<string, ReadonlyMap<string, Declaration>> {
  const templates = new Map<string, Map<string, Declaration>>();
  for (const one of unit.declarations) {
    if (one.subject !== 'bucket') continue;
    const cut = one.address.lastIndexOf('/') + 1;
    const template = templates.get(one.address.slice(0, cut)) ?? new Map<string, Declaration>();
    templates.set(one.address.slice(0, cut), template.set(one.address.slice(cut), one));
  }
  return templates;
}

/** CloudFormation User Guide, nested stacks, read November 2026: called after the stack around them, its logical id there, and twelve characters. */
function rootOf(name: string, path: string): string {
  const [outermost] = path.split('/');
  const cut = outermost === undefined || outermost === '' ? -1 : name.indexOf(`-${outermost}-`);
  return cut < 0 ? name : name.slice(0, cut);
}

/** The text says of itself that it is deployed to another account. */
function isOfAnother(declared: Declaration, live: Declaration): boolean {
  const [ours, theirs] = [accountOf(declared), accountOf(live)];
  return ours.kind === 'known' && theirs.kind === 'known' && ours.value !== theirs.value;
}

const SCENARIO = 'live ';

/** Whether a choice is which of several deployments is meant. */
export function isScenario({ key }: Atom): boolean {
  return key.startsWith(SCENARIO);
}

function scenario(unit: Unit, all: readonly Deployment[], index: number): Atom {
  const key = (at: number): string => `${SCENARIO}${unit.id} ${all[at]?.says}`;
  const says = all[index]?.says ?? '';
  const [otherwise, ...more] = all.filter((_, other) => other !== index).map((one) => one.says);
  return {
    key: key(index),
    says: (holds) => (holds ? says : otherwise !== undefined && more.length === 0 ? otherwise : `not ${says}`),
    // It is one deployment at a time.
    possible: (decided) => (all.some((_, other) => other !== index && decided.get(key(other)) === true) ? 'no' : 'both'),
  };
}
