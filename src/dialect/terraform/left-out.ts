/** Settings in resources of their own that would say something about a subject, did `count` or `for_each` not leave them out. */

import type { SubjectKind } from '../../model/kinds.js';
import type { Block, Expression } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import { unlessOpen } from '../../truth/explore.js';
import type { SeenAbsent } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { assumedOf } from '../seen.js';
import { seeBody } from './body.js';
import { attributeOf } from './directory.js';
import { evaluate } from './evaluate.js';
import type { ModuleInstance } from './module.js';
import { originOf } from './origin.js';
import { headerOf, isArgument } from './place.js';
import { ANY } from './repeat.js';
import type { Repetition } from './repeat.js';
import type { HclInstance, Resource } from './resource.js';
import { NO_NAMES, plainScope } from './scope.js';
import type { Scope } from './scope.js';
import { quietWorld } from './site.js';
import { numberOf, open } from './value.js';
import { tablesOf } from './tables.js';
import { scalarOf } from '../seen.js';
import { Mapped } from '../../text/mapped.js';

/** A repeated block that says a facet, and the argument by which it names its subject. */
interface Candidate {
  readonly resource: Resource;
  readonly target: string;
}

/** All such blocks of a deployment, looked for when somebody asks. */
export class LeftOuts {
  readonly #byFacet = new Map<string, readonly Candidate[]>();
  /** Of blocks that name one subject however often they are there. */
  readonly #named = new Map<Candidate, object | undefined>();

  constructor(
    private readonly modules: readonly ModuleInstance[],
    private readonly plain: World,
  ) {}

  /** What is not written of a subject because it is left out: where, and what that hangs on. */
  of(subject: HclInstance, kind: SubjectKind, facet: string, world: World): SeenAbsent | undefined {
    if (subject.label === ANY) return undefined;
    const quiet = quietWorld(world);
    for (const one of this.#candidates(kind, facet)) {
      const label = labelFor(one.resource, subject);
      if (!this.#names(one, label, subject, quiet)) continue;
      const why = unlessOpen(() => whyLeftOut(one.resource, label, quiet));
      if (!why) continue;
      return { kind: 'absent', origin: { locus: subject.header.locus, via: why.via }, ...(why.assumed === undefined ? {} : { assumed: why.assumed }) };
    }
    return undefined;
  }

  #candidates(kind: SubjectKind, facet: string): readonly Candidate[] {
    const key = `${kind} ${facet}`;
    let found = this.#byFacet.get(key);
    if (!found) {
      found = this.#repeated().flatMap((resource) => {
        const words = tablesOf(resource.type).attachments.find((one) => one.attaches === kind && one.facet === facet);
        return words ? [{ resource, target: words.target }] : [];
      });
      this.#byFacet.set(key, found);
    }
    return found;
  }

  #resources: readonly Resource[] = [];
  #among = 0;

  /** All resources that may be left out and are said to say something of others: the same for all facets, as long as no more modules are met. */
  #repeated(): readonly Resource[] {
    const modules = this.#everywhere();
    if (this.#among === modules.length) return this.#resources;
    this.#resources = modules.flatMap((module) => {
      const all = isRepeated(module);
      return [...module.resources.values()].filter(
        ({ mode, type, repetition }) => mode !== 'data' && (all || repetition.kind !== 'once') && tablesOf(type).attachments.length > 0,
      );
    });
    this.#among = modules.length;
    return this.#resources;
  }

  /** Modules that are never there, too. */
  #everywhere(): readonly ModuleInstance[] {
    // Those that are made on the way are among them, and are looked through as well.
    for (const { calls } of this.modules) for (const call of calls.values()) if (!call.supposed) void call.children;
    return this.modules;
  }

  #names(one: Candidate, label: string, subject: HclInstance, world: World): boolean {
    if (!this.#named.has(one))
      this.#named.set(
        one,
        unlessOpen(() => targetOf(one, '', quietWorld(this.plain))),
      );
    const always = this.#named.get(one);
    if (always !== undefined) return always === subject.declaration;
    // What it names may hang on the key that it would have, or on how often its module is called.
    const { module } = one.resource;
    return (module === subject.module || isRepeated(module)) && unlessOpen(() => targetOf(one, label, world)) === subject.declaration;
  }
}

/** Whether a call leads to a module that may leave it out. */
function isRepeated({ frame: { call, parent } }: ModuleInstance): boolean {
  return (
    call !== undefined &&
    parent !== undefined &&
    (attributeOf(call, 'count') !== undefined || attributeOf(call, 'for_each') !== undefined || isRepeated(parent))
  );
}

/** The instance of a block that belongs to a subject: that of the same key. */
function labelFor({ repetition }: Resource, { label, resource }: HclInstance): string {
  if (repetition.kind === resource.repetition.kind) return label;
  return repetition.kind === 'count' ? '[0]' : '';
}

/** The declaration that a block would name, were it there. */
function targetOf({ resource, target }: Candidate, label: string, world: World): object | undefined {
  const body = seeBody(resource.block, scopeOf(resource, label), world);
  const named = body.get(target);
  const [only, ...more] = named.kind === 'scalar' || named.kind === 'unknown' ? partsOf(named.text ?? Mapped.literal('')) : [];
  return typeof only === 'object' && only.kind === 'symbol' && more.length === 0 ? only.of : undefined;
}

/** As if the block were there under a key; without one, nothing of that is known. */
function scopeOf({ block, module, repetition }: Resource, label: string): Scope {
  const header = headerOf(block);
  const untold = (says: string) => open(`${says}, of a block that is left out`, header);
  const plain: Scope = { module, names: NO_NAMES, instance: label };
  if (repetition.kind === 'count') return { ...plain, index: label === '' ? untold('count.index') : numberOf(label.slice(1, -1), header) };
  const key = label === '' ? untold('each.key') : scalarOf(Mapped.literal(JSON.parse(label.slice(1, -1)) as string), header);
  return { ...plain, each: { key, value: untold('each.value') } };
}

/** A block, and which of its instances is left out. */
interface Missing {
  readonly block: Block;
  readonly module: ModuleInstance;
  readonly repetition: Repetition;
  readonly label: string;
}

/** The call that leaves out a module or those around it. */
function missingCall({ frame: { call, label, parent, path } }: ModuleInstance, world: World): Missing | undefined {
  if (!call || !parent) return undefined;
  if (!parent.frame.exists(world)) return missingCall(parent, world);
  const repetition = parent.calls.get(path.at(-1) ?? '')?.repetition;
  return repetition && { block: call, module: parent, repetition, label };
}

/** The places that decide it; undefined where it is no count that leaves a block out. */
function whyLeftOut(resource: Resource, ownLabel: string, world: World): { readonly via: readonly Origin[]; readonly assumed: string | undefined } | undefined {
  const { frame } = resource.module;
  const missing = frame.exists(world)
    ? { block: resource.block, module: resource.module, repetition: resource.repetition, label: ownLabel }
    : missingCall(resource.module, world);
  if (!missing) return undefined;
  const { block, module, repetition, label } = missing;
  const { all, open: more } = repetition.within(world);
  if (more !== undefined || all.has(label) || (label === '' && all.size > 0)) return undefined;
  const written = (attributeOf(block, 'for_each') ?? attributeOf(block, 'count'))?.value;
  if (!written) return undefined;
  const scope = plainScope(module);
  const decides = decidedBy(written);
  const seen = evaluate(decides, scope, world);
  const given = isArgument(seen.origin) ? [{ locus: seen.origin.locus }] : [];
  const from = (seen.origin.via ?? []).filter(({ use }) => use !== true);
  return {
    via: [{ locus: originOf(written).locus, leavesOut: `${frame.prefix}${resource.full}` }, ...given, ...from],
    assumed: assumedOf(evaluate(written, scope, world), seen),
  };
}

/** Of `condition ? 1 : 0` the condition. */
function decidedBy(expression: Expression): Expression {
  if (expression.kind === 'parentheses') return decidedBy(expression.inner);
  return expression.kind === 'conditional' ? expression.condition : expression;
}
