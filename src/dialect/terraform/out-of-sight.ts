/** What resources that nobody can see may say of a bucket: those of a module that is not read, and of a file that cannot be. */

import type { Unseen } from '../../model/declaration.js';
import type { SubjectKind } from '../../model/kinds.js';
import type { Origin } from '../../text/origin.js';
import { own } from '../../text/own.js';
import { explore, unlessOpen } from '../../truth/explore.js';
import type { Seen } from '../../truth/seen.js';
import { partsOf } from '../../truth/symbol.js';
import type { World } from '../../truth/world.js';
import { unsaidIn } from './declaration.js';
import { attributesOf } from './directory.js';
import { whyLost } from './lost.js';
import type { Lost } from './lost.js';
import type { ModuleCall } from './module-call.js';
import type { Referred } from './instance.js';
import { META } from './module-call.js';
import type { ModuleInstance } from './module.js';
import { namings } from './naming.js';
import { saidByPublished } from './published-others.js';
import type { WholeResource } from './resource.js';
import { quietWorld } from './site.js';
import { additions, attachmentTypes } from './words/types.js';

/** What is given is looked through to this depth. */
const MAX_DEEP = 5;

/** Who is given something, and where. */
interface Handed {
  readonly reason: string;
  readonly origin: Origin;
  /** All that is said there of a bucket, where that is known. */
  readonly facets: readonly string[] | undefined;
  exists(world: World): boolean;
}

/** A subject whose name its module may hand on. */
type Handable = Pick<Referred, 'declaration' | 'header'> & { readonly module: ModuleInstance };

export class OutOfSight {
  #handed: ReadonlyMap<object, readonly Handed[]> | undefined;

  constructor(private readonly modules: readonly ModuleInstance[]) {}

  /** Of subjects that have settings in resources of their own, by whoever is given their name. */
  of(subject: Handable, kind: SubjectKind, facet: string, world: World): Unseen | undefined {
    if (!BUCKETS.has(kind)) return undefined;
    const attached = attachable(kind).get(facet);
    if (!attached) return undefined;
    const lost = lostAround(subject.module);
    if (lost) return { ...attached, origin: subject.header, reason: `not known: ${whyLost(lost, ' beside it')}` };
    this.#handed ??= this.#find();
    const handed = this.#handed
      .get(subject.declaration)
      ?.find(({ facets, exists }) => facets?.includes(facet) !== false && unlessOpen(() => exists(quietWorld(world))) !== false);
    return handed && { ...attached, origin: handed.origin, reason: `not known: ${handed.reason}` };
  }

  /** All buckets that are given to modules that cannot be read whole. */
  #find(): ReadonlyMap<object, readonly Handed[]> {
    const found = new Map<object, Handed[]>();
    for (const module of this.modules) {
      for (const call of module.calls.values()) {
        const why = whyUnseen(call);
        if (why === undefined) continue;
        const facets = saidByPublished(call.source);
        for (const label of call.repetition.labels) {
          const exists = (world: World): boolean => module.frame.exists(world) && call.repetition.instance(label, world) !== undefined;
          const reason = `${module.frame.prefix}module.${call.name}${label}, ${why}, is given this bucket`;
          for (const [bucket, origin] of givenBy(call, label)) found.set(bucket, [...(found.get(bucket) ?? []), { reason, origin, facets, exists }]);
        }
      }
    }
    return found;
  }
}

const BUCKETS: ReadonlySet<SubjectKind> = new Set(['bucket', 'directoryBucket']);

/** How a resource of its own says a facet. */
type Attached = Pick<Unseen, 'adds' | 'leaves'>;

/** The facets that a resource of its own can say. */
function attachable(kind: SubjectKind): ReadonlyMap<string, Attached> {
  let facets = byKind.get(kind);
  if (!facets) {
    const added = [...additions.values()].flat();
    const whole = [...attachmentTypes.values()].flat();
    facets = new Map<string, Attached>([
      ...added.filter((one) => one.to === kind).map(({ facet }) => [facet, { adds: true }] as const),
      ...whole.filter((one) => one.attaches === kind).map(({ facet, words }) => [facet, { adds: false, leaves: unsaidIn(words) }] as const),
    ]);
    byKind.set(kind, facets);
  }
  return facets;
}

const byKind = new Map<SubjectKind, ReadonlyMap<string, Attached>>();

/** A file of its module that is lost, or of one that calls it: that may name a bucket by an output. */
function lostAround({ frame }: ModuleInstance): Lost | undefined {
  const { lost, outputs } = frame.directory;
  return lost[0] ?? (frame.parent && outputs.size > 0 ? lostAround(frame.parent) : undefined);
}

function whyUnseen(call: ModuleCall): string | undefined {
  // The published module makes a bucket of its own, which its arguments tell.
  if (call.refused !== undefined) return call.published.length > 0 ? undefined : 'which is not in sight';
  const lost = call.children[0]?.frame.directory.lost[0];
  return lost && `of which ${lost.partly ? 'a part of ' : ''}${lost.path} could not be read`;
}

/** Arguments that go on to programs or are written on something: they name a bucket to whoever reads them, and set nothing of it. */
const PASSED_ON = /^(?:.*_)?(?:env|envs|environment|environments|env_vars?|environment_vars?|environment_variables|secrets|tags|labels|description)$/;

/** The buckets that a call gives in some world or other, and where. */
function givenBy(call: ModuleCall, label: string): ReadonlyMap<object, Origin> {
  const given = new Map<object, Origin>();
  for (const { name } of attributesOf(call.block.body)) {
    if (META.has(name.text) || PASSED_ON.test(name.text)) continue;
    const paths = explore(call.module.plain, (world) => [...named(call.argument(name.text, label, world))]);
    for (const [bucket, origin] of 'kind' in paths ? [] : paths.flatMap(({ outcome }) => outcome)) if (!given.has(bucket)) given.set(bucket, origin);
  }
  return given;
}

/** What a value names by its name, its ARN, or as a whole. */
function* named(seen: Seen, deep = 0): Iterable<readonly [object, Origin]> {
  if (deep > MAX_DEEP) return;
  if (seen.kind === 'sequence') for (const item of seen.items()) yield* named(item, deep + 1);
  if (seen.kind === 'mapping') {
    if ('of' in seen) yield [(seen as Seen & WholeResource).of.declaration, seen.origin];
    else for (const { value } of seen.entries()) yield* named(value, deep + 1);
  }
  if (seen.kind !== 'scalar' && seen.kind !== 'unknown') return;
  const [only, ...more] = seen.text ? partsOf(seen.text) : [];
  if (typeof only === 'object' && only.kind === 'symbol' && only.of && more.length === 0 && isName(only.of, only.attribute)) yield [only.of, seen.origin];
}

function isName(of: object, attribute: string): boolean {
  const naming = own(namings, (of as { readonly type: string }).type);
  return naming?.same?.includes(attribute) === true || naming?.arns?.includes(attribute) === true;
}
