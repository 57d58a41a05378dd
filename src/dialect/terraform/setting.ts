/** Blocks that are no resources and may hold credentials: providers, backends and variables. */

import type { Declaration, Scene, Unit } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import { map } from '../../model/shape.js';
import { shapeOf } from '../../model/subjects.js';
import type { Block, Expression } from '../../syntax/hcl/tree.js';
import type { Place } from '../../text/source.js';
import type { Seen, SeenEntry, SeenMapping } from '../../truth/seen.js';
import { literalOf } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { readFacet } from '../read.js';
import { seeBody } from './body.js';
import { attributeOf, blocksOf } from './directory.js';
import type { Directory } from './directory.js';
import { evaluate } from './evaluate.js';
import type { ModuleInstance } from './module.js';
import { extentOf, headerOf } from './place.js';

/** Arguments of the AWS provider, and of the s3 backend. */
export const CREDENTIALS = ['access_key', 'secret_key', 'token'] as const;
const PROVIDERS = /^(?:aws|awscc)(?:\.|$)/;

/** @param name of a provider configuration: `aws`, `aws.west` */
export function isAws(name: string): boolean {
  return PROVIDERS.test(name);
}

/** What a variable holds is looked through to this depth, and so many texts of it. */
const MAX_DEEP = 5;
const MAX_TEXTS = 200;

/** The settings of a module of the linted tree. */
export function settingsOf(module: ModuleInstance, unit: Unit): readonly Declaration[] {
  if (module.frame.standsFor) return [];
  const { directory, parent, prefix } = module.frame;
  const settings: Declaration[] = [];
  for (const [name, block] of directory.providers) if (isAws(name)) settings.push(new Configured(`${prefix}provider.${name}`, 'provider', block, module, unit));
  // Only a root has a backend, and is given values in files.
  if (!parent) for (const block of backendsOf(module)) settings.push(new Configured('backend.s3', 'backend', block, module, unit));
  for (const { name, block, expressions } of parent ? textsOf(directory) : textsGiven(module))
    settings.push(new Input(`${prefix}var.${name}`, name, block, expressions, module, unit));
  return settings;
}

/** A variable in which texts stand. */
interface WithTexts {
  readonly name: string;
  readonly block: Block;
  readonly expressions: readonly Expression[];
}

/** The same for all that call it. */
const byDirectory = new WeakMap<Directory, readonly WithTexts[]>();

/** Variables with a text in their default. */
function textsOf(directory: Directory): readonly WithTexts[] {
  let found = byDirectory.get(directory);
  if (!found) byDirectory.set(directory, (found = variablesWith(directory, () => undefined)));
  return found;
}

/** With values in files, too. */
function textsGiven(module: ModuleInstance): readonly WithTexts[] {
  const { directory, given } = module.frame;
  if (given.size === 0) return textsOf(directory);
  return variablesWith(directory, (name) => {
    const value = given.get(name);
    return value?.kind === 'file' ? value.expression : undefined;
  });
}

function variablesWith({ variables }: Directory, given: (name: string) => Expression | undefined): readonly WithTexts[] {
  const found: WithTexts[] = [];
  for (const [name, block] of variables) {
    const expressions = [attributeOf(block, 'default')?.value, given(name)].filter((one) => one !== undefined && holdsText(one)) as readonly Expression[];
    if (expressions.length > 0) found.push({ name, block, expressions });
  }
  return found;
}

function backendsOf({ bodies }: ModuleInstance): readonly Block[] {
  return bodies
    .flatMap((body) => blocksOf(body, 'terraform'))
    .flatMap(({ body }) => blocksOf(body, 'backend'))
    .filter(({ labels }) => labels[0]?.text === 's3');
}

/** Whether a text may stand in a value: in most defaults there is none. */
function holdsText(value: Expression): boolean {
  switch (value.kind) {
    case 'number':
    case 'word':
      return false;
    case 'template':
      return value.parts.length > 0;
    case 'tuple':
      return value.items.some(holdsText);
    case 'object':
      return value.entries.some((entry) => holdsText(entry.value));
    default:
      return true;
  }
}

abstract class Setting implements Declaration {
  readonly kind = 'declaration';
  abstract readonly subject: SubjectKind;
  protected abstract readonly facet: string;

  constructor(
    readonly address: string,
    readonly type: string,
    protected readonly block: Block,
    protected readonly module: ModuleInstance,
    readonly unit: Unit,
  ) {}

  get says(): string {
    return this.address;
  }

  get header(): Declaration['header'] {
    return headerOf(this.block);
  }

  get extent(): Place | undefined {
    return extentOf(this.block);
  }

  exists(world: World): boolean {
    return this.module.frame.exists(world);
  }

  read(scene: Scene): object {
    return { [this.facet]: readFacet({ owner: this, subject: this.subject, scene }, this.facet, map, '', this.entries(scene.world)) };
  }

  protected abstract entries(world: World): SeenMapping;

  protected mapping(entries: readonly SeenEntry[]): SeenMapping {
    const { header: origin } = this;
    return {
      kind: 'mapping',
      origin,
      entries: () => entries,
      get: (name) => entries.find((entry) => entry.name === name)?.value ?? { kind: 'absent', origin },
    };
  }
}

/** A provider or a backend. What a variable holds is told of the variable. */
class Configured extends Setting {
  readonly subject = 'provider';
  protected readonly facet = 'credentials';

  override read(scene: Scene): object {
    // Of a backend: who keeps its state elsewhere says so in another kind of block.
    const body: Seen = this.type === 'backend' ? seeBody(this.block, this.module.scope, scene.world) : { kind: 'absent', origin: this.header };
    return { ...super.read(scene), state: readFacet({ owner: this, subject: this.subject, scene }, 'state', shapeOf('provider').state, 'bucket', body) };
  }

  protected entries(world: World): SeenMapping {
    const body = seeBody(this.block, this.module.scope, world);
    return this.mapping(
      CREDENTIALS.flatMap((name): SeenEntry[] => {
        const value = body.get(name);
        return value.kind === 'absent' || this.#isOfVariable(value) ? [] : [{ name, key: value.origin, value }];
      }),
    );
  }

  #isOfVariable(value: Seen): boolean {
    const at = value.kind === 'scalar' ? value.text.place(0, value.text.text.length) : undefined;
    if (!at) return false;
    if (/\.tfvars(?:\.json)?$/.test(at.source.path)) return true;
    return [...this.module.frame.directory.variables.values()]
      .map(extentOf)
      .some((one) => one?.source === at.source && one.start <= at.start && at.end <= one.end);
  }
}

/** A variable with a default, or with a value in a file. */
class Input extends Setting {
  readonly subject = 'input';
  protected readonly facet = 'values';

  constructor(
    address: string,
    private readonly name: string,
    block: Block,
    private readonly expressions: readonly Expression[],
    module: ModuleInstance,
    unit: Unit,
  ) {
    super(address, 'variable', block, module, unit);
  }

  protected entries(world: World): SeenMapping {
    return this.mapping(this.expressions.flatMap((one) => texts(this.name, evaluate(one, this.module.scope, world))).slice(0, MAX_TEXTS));
  }
}

/** All that is written in a value, by the nearest name. */
function texts(name: string, seen: Seen, deep = 0): readonly SeenEntry[] {
  if (deep > MAX_DEEP) return [];
  if (seen.kind === 'scalar') return literalOf(seen.text) === undefined ? [] : [{ name, key: seen.origin, value: seen }];
  if (seen.kind === 'sequence') return seen.items().flatMap((item) => texts(name, item, deep + 1));
  return seen.kind === 'mapping' ? seen.entries().flatMap((entry) => texts(entry.name, entry.value, deep + 1)) : [];
}
