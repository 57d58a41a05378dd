/** What references in a plan lead to: through variables of modules, outputs, `each` and `count`, to instances of resources. */

import { namings } from '../naming.js';
import { own } from '../../../text/own.js';
import { at, objectAt } from './json.js';
import { referencesIn, stepsOf } from './configuration.js';
import type { Configuration, ModulePlace, Repeated, Step } from './configuration.js';
import type { PlanInstance } from './instance.js';
import type { Wants } from './wants.js';

/** Where references end. */
export type Found =
  | { readonly kind: 'attribute'; readonly instance: PlanInstance; readonly attribute: string }
  /** Nothing that a plan tells: why, if that is no fault of what is known only after deployment. */
  | { readonly kind: 'lost'; readonly reason: string | undefined; readonly reference: string };

/** Those who know the resources of a plan. */
export interface Resources {
  readonly configuration: Configuration;
  find(module: string, mode: 'managed' | 'data', type: string, name: string): readonly PlanInstance[];
  has(module: string): boolean;
}

/** Modules and variables that lead to each other are followed so far. */
const MAX_DEEP = 32;
/** What is known at plan time, so that nothing unknown comes of it. */
const KNOWN = new Set(['count', 'path', 'terraform', 'self']);
/** What leads to other references. */
const LEADING_ON: ReadonlySet<unknown> = new Set(['var', 'each', 'module']);
const NOWHERE: readonly Found[] = [];

/** Follows references from where they stand. */
export class Trail {
  readonly #met = new Set<string>();

  constructor(
    private readonly resources: Resources,
    private readonly wants: Wants | undefined,
  ) {}

  /** What all references of an expression lead to. */
  follow(expression: unknown, from: Repeated, deep = 0): readonly Found[] {
    const references = referencesIn(expression as never);
    if (references.length === 0) return NOWHERE;
    const repeats = references.some((one) => /^(?:each|count)\b/.test(one));
    return references.flatMap((reference) => this.#one(reference, stepsOf(reference), from, repeats, deep));
  }

  #one(reference: string, steps: readonly Step[], from: Repeated, repeats: boolean, deep: number): readonly Found[] {
    if (deep <= MAX_DEEP && !LEADING_ON.has(steps[0]?.value)) return this.#lead(reference, steps, from, repeats, deep);
    const met = `${from.module.address} ${from.key} ${reference}`;
    if (deep > MAX_DEEP || this.#met.has(met)) return [lost(reference, 'made of references that lead nowhere')];
    this.#met.add(met);
    try {
      return this.#lead(reference, steps, from, repeats, deep);
    } finally {
      this.#met.delete(met);
    }
  }

  #lead(reference: string, steps: readonly Step[], from: Repeated, repeats: boolean, deep: number): readonly Found[] {
    const first = steps[0];
    if (!first || KNOWN.has(String(first.value)) || reference === 'each.key') return NOWHERE;
    switch (first.value) {
      case 'var':
        return this.#variable(reference, String(steps[1]?.value), from.module, deep);
      case 'local':
        return [lost(reference, `set by ${reference}, of which a plan does not tell: give --tf-dir`)];
      case 'each':
        return this.#each(reference, steps.slice(2), from, deep);
      case 'module':
        return this.#output(reference, String(steps[1]?.value), steps.slice(2), from, repeats, deep);
      case 'data':
        return this.#resource(reference, 'data', steps, 1, from, repeats);
      default:
        return this.#resource(reference, 'managed', steps, 0, from, repeats);
    }
  }

  /** A variable is what the call of its module gives. */
  #variable(reference: string, name: string, { parent, call, key }: ModulePlace, deep: number): readonly Found[] {
    const given = parent && at(call, 'expressions', name);
    if (!parent || given === undefined) return [];
    const found = this.follow(given, { module: parent, key, forEach: at(call, 'for_each_expression') }, deep + 1);
    return found.length > 0 || at(given, 'constant_value') !== undefined ? found : [lost(reference, undefined)];
  }

  /** `each.value` is that of the instance with the same key, where something repeats over another. */
  #each(reference: string, rest: readonly Step[], from: Repeated, deep: number): readonly Found[] {
    return referencesIn(from.forEach as never).flatMap((one) => {
      const steps = stepsOf(one);
      // What repeats over a part of something has a value of which the way is not told.
      const further = steps.length > (one.startsWith('data.') ? 3 : 2) ? [] : rest;
      const found = this.#one(one, [...steps, ...further], from, true, deep + 1);
      return found.map((way) => (way.kind === 'lost' ? { ...way, reference } : way));
    });
  }

  #output(reference: string, name: string, rest: readonly Step[], from: Repeated, repeats: boolean, deep: number): readonly Found[] {
    const [maybeKey, ...after] = rest;
    const keyed = maybeKey?.kind === 'key';
    const output = keyed ? after[0] : maybeKey;
    if (!output) return [lost(reference, undefined)];
    const prefix = from.module.address === '' ? '' : `${from.module.address}.`;
    const key = keyed ? maybeKey.value : repeats ? from.key : undefined;
    const labelled = key === undefined ? undefined : `${prefix}module.${name}[${JSON.stringify(key)}]`;
    const address = labelled !== undefined && (keyed || this.resources.has(labelled)) ? labelled : `${prefix}module.${name}`;
    const module = this.resources.configuration.module(address);
    const expression = objectAt(module.config, 'outputs', String(output.value), 'expression');
    const found = this.follow(expression, { module, key: undefined, forEach: undefined }, deep + 1);
    return found.length > 0 ? found : [lost(reference, undefined)];
  }

  /** @param start where its type stands */
  #resource(reference: string, mode: 'managed' | 'data', steps: readonly Step[], start: number, from: Repeated, repeats: boolean): readonly Found[] {
    const type = String(steps[start]?.value);
    const name = steps[start + 1];
    const maybeKey = steps[start + 2];
    if (!name) return [lost(reference, undefined)];
    const all = this.resources.find(from.module.address, mode, type, String(name.value));
    const keyed = maybeKey?.kind === 'key';
    const instance = keyed
      ? all.find((one) => one.told.key === maybeKey.value)
      : all.length === 1
        ? all[0]
        : repeats
          ? all.find((one) => one.told.key === from.key)
          : undefined;
    if (!instance) return [lost(reference, undefined)];
    const behind = start + (keyed ? 3 : 2);
    const step = steps[behind];
    if (steps[behind + 1]) return [lost(reference, undefined)];
    return [{ kind: 'attribute', instance, attribute: step ? String(step.value) : this.#likely(mode, type) }];
  }

  /** The attribute is lost where an index is computed: what the argument takes tells it. */
  #likely(mode: 'managed' | 'data', type: string): string {
    if (mode === 'data' && this.wants === 'document') return 'json';
    const naming = own(namings, type);
    return this.wants === 'arn' ? (naming?.arns?.[0] ?? 'arn') : (naming?.same?.[0] ?? 'id');
  }
}

function lost(reference: string, reason: string | undefined): Found {
  return { kind: 'lost', reason, reference };
}
