/** Opens a template: parameters, conditions, resources and outputs by name, loops unrolled, the SAM transform applied. */

import type { MappingNode, Node } from '../../syntax/tree.js';
import { plainType, valueOf } from '../../syntax/tree.js';
import type { Seen } from '../../truth/seen.js';
import type { Decisions, World } from '../../truth/world.js';
import { breaksRule } from './assertion.js';
import { callOf } from './call.js';
import type { Exports } from './exports.js';
import type { LoopEntry } from './loop.js';
import { isFromRegistry, moduleOf } from './module.js';
import { originOf } from './origin.js';
import { seeOutput } from './output.js';
import { readParameters } from './parameter.js';
import { isServerless, serverless } from './sam.js';
import type { NotSeen } from './section.js';
import { readable, sectionOf, shapeOf } from './section.js';
import { evaluate } from './see.js';
import type { Given, Imported, Parameter, Resource, Scope, ScopedNode, See, Template } from './template.js';
import { scalarAt, textOfScalar } from './template.js';

/** Where a template is met, and with what values. */
export interface Opening {
  readonly path: string;
  readonly id: string;
  readonly unitId: string;
  readonly prefix: string;
  readonly root: MappingNode;
  readonly given: ReadonlyMap<string, Given>;
  readonly exports: Exports | undefined;
  readonly notSeen: NotSeen[];
  readonly exists: (world: World) => boolean;
}

/** An open template; its declarations and nested stacks are filled in by whoever declares them. */
export class OpenTemplate implements Template {
  readonly path: string;
  readonly id: string;
  readonly unitId: string;
  readonly prefix: string;
  readonly root: MappingNode;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, ScopedNode>;
  readonly resources: ReadonlyMap<string, Resource>;
  readonly outputs: ReadonlyMap<string, ScopedNode>;
  readonly mappings: Node | undefined;
  readonly given: ReadonlyMap<string, Given>;
  readonly serverless: boolean;
  readonly see: See = evaluate;
  readonly exists: (world: World) => boolean;
  /** By logical id. */
  readonly declarations = new Map<string, object>();
  readonly nested = new Map<string, Template>();
  readonly #opening: Opening;
  readonly #rules: Node | undefined;

  constructor(opening: Opening) {
    const { root, notSeen } = opening;
    this.path = opening.path;
    this.id = opening.id;
    this.unitId = opening.unitId;
    this.prefix = opening.prefix;
    this.root = root;
    this.#opening = opening;
    this.exists = opening.exists;
    this.#rules = valueOf(root, 'Rules');
    this.mappings = readable('Mappings', root, notSeen);
    this.parameters = readParameters(readable('Parameters', root, notSeen));
    // A value given for all templates means a parameter only where one is declared.
    this.given =
      opening.given.size === 0 ? opening.given : new Map([...opening.given].filter(([name]) => name.startsWith('AWS::') || this.parameters.has(name)));
    this.serverless = isServerless(root);
    // A loop may ask for what is not read yet: then it is not there.
    this.conditions = new Map();
    this.resources = new Map();
    this.outputs = new Map();
    const scope: Scope = { template: this, loop: new Map() };
    const section = <T>(name: string, make: (entry: LoopEntry) => T): ReadonlyMap<string, T> => {
      const made = new Map<string, T>();
      const entries = sectionOf(name, scope, notSeen);
      for (let at = 0; at < entries.length; at++) {
        const entry = entries[at] as LoopEntry;
        made.set(entry.key.value, make(entry));
      }
      return made;
    };
    const scoped = (entry: LoopEntry): ScopedNode => ({ node: entry.value, scope: entry.scope ?? scope });
    this.conditions = section('Conditions', scoped);
    const written = section('Resources', (entry) => resourceOf(entry, entry.scope ?? scope));
    for (const resource of written.values()) check(resource, notSeen);
    this.resources = this.serverless ? serverless(root, written) : written;
    this.outputs = section('Outputs', scoped);
    checkMacros(root, notSeen);
  }

  get refusesSome(): boolean {
    return this.#rules !== undefined;
  }

  refuses(decided: Decisions): boolean {
    return breaksRule(this.#rules, this, decided);
  }

  declarationOf(logicalId: string): object | undefined {
    return this.declarations.get(logicalId);
  }

  outputOf(logicalId: string, output: string, world: World): Seen | undefined {
    const stack = this.nested.get(logicalId);
    const scoped = stack?.outputs.get(output);
    if (scoped) return seeOutput(scoped, output, world);
    return stack
      ? { kind: 'unknown', reason: `the output ${output} of ${logicalId}, which that stack does not have`, origin: originOf(stack.root) }
      : undefined;
  }

  imported(name: string, world: World): Imported | undefined {
    return this.#opening.exports?.find(name, this.path, world);
  }
}

function resourceOf({ key, value: node }: LoopEntry, scope: Scope): Resource {
  const type = valueOf(node, 'Type');
  const module = moduleOf(type);
  const named = type?.kind === 'scalar' ? textOfScalar(type) : (module ?? '');
  const resource: Resource = { logicalId: key.value, type: named, key, node, scope };
  return module === undefined ? resource : { ...resource, module };
}

/** Says what of a resource cannot be read. */
function check({ logicalId, type, module, key, node }: Resource, notSeen: NotSeen[]): void {
  const properties = valueOf(node, 'Properties');
  if (node.kind !== 'mapping' && !node.tag)
    notSeen.push({ message: `${logicalId} is written as ${shapeOf(node)} where a resource belongs: it is not seen`, origin: originOf(key) });
  else if (type === '') {
    const written = node.tag && node.tag !== '!' ? node.tag : callOf(node)?.name;
    notSeen.push({
      message: written
        ? `${logicalId} is written with ${written}, which CloudFormation does not know: it is not seen`
        : `${logicalId} has no Type: it is not seen`,
      origin: originOf(key),
    });
  } else if (module !== undefined)
    notSeen.push({
      message: `${logicalId} is a module (${module})${isFromRegistry(module) ? ' from the registry' : ''}: what it holds is not seen`,
      origin: originOf(key),
    });
  if (!properties || properties.kind === 'mapping' || callOf(properties) || (properties.kind === 'scalar' && plainType(properties) === 'null')) return;
  notSeen.push({
    message: `The Properties of ${logicalId} are written as ${shapeOf(properties)} where a mapping belongs: they are not seen`,
    origin: originOf(properties),
  });
}

/** Transforms that change nothing but what this dialect follows, or that do not concern buckets. */
const FOLLOWED = new Set([
  'AWS::Serverless-2016-10-31',
  'AWS::LanguageExtensions',
  'AWS::CodeDeployBlueGreen',
  'AWS::SecretsManager-2020-07-23',
  'AWS::SecretsManager-2024-09-16',
]);

function checkMacros(root: MappingNode, notSeen: NotSeen[]): void {
  const transform = valueOf(root, 'Transform');
  for (const node of transform?.kind === 'sequence' ? transform.items : transform ? [transform] : []) {
    const name = node.kind === 'scalar' ? node.value : scalarAt(node, 'Name');
    if (name !== undefined && !FOLLOWED.has(name))
      notSeen.push({ message: `The macro ${name} may change this template at deployment: it is judged as written`, origin: originOf(node) });
  }
}
