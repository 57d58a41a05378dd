/** Names and the ways from them: `var.cfg.name`, `aws_s3_bucket.logs["a"].arn`, `each.value.id`. */

import type { AttributeAccess, Expression, IndexAccess, Reference } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenMapping } from '../../truth/seen.js';
import { fetched } from '../seen.js';
import { chosen, settled } from './atom.js';
import { type Vague, asGiven, movedTo } from './collection.js';
import { derived, soleHole } from './named.js';
import { decimalOf, lexemeOf } from './number.js';
import { originOf, shortly } from './origin.js';
import { partOfUnknown } from './part.js';
import { argumentAt, isArgument } from './place.js';
import type { Site } from './site.js';
import { isSet, mistake, open, textOf } from './value.js';

/** One step of a way: a name behind a dot, or an index. */
type Step = AttributeAccess | IndexAccess;

/** In the names of a template: what every name is that the call does not list, as it may be one of those that cannot be seen. */
export const ANY_NAME = '...';

/** Names that begin with a keyword of Terraform instead of a resource type. */
const KEYWORDS = new Set(['var', 'local', 'module', 'data', 'path', 'terraform', 'each', 'count', 'self', 'resource', 'ephemeral', 'provider']);

export function traverse(expression: Reference | Step, site: Site): Seen {
  let count = 0;
  let root: Expression = expression;
  let first: Step | undefined;
  for (; root.kind === 'access' || root.kind === 'index'; root = root.of) {
    first = root;
    count++;
  }
  const at = originOf(expression);
  const { world } = site;
  if (root.kind !== 'reference') {
    let seen = settled(site.see(root), world, site.isTolerant);
    for (let index = 0; index < count; index++) seen = settled(take(seen, stepOf(expression, count, index) as Step, at, site), world, site.isTolerant);
    return seen;
  }
  const found = start(root, expression, count, nameOf(first), at, site);
  const settles = world.decided.size > 0;
  const whole = settles ? settled(found.seen, world, site.isTolerant) : found.seen;
  let seen = whole;
  for (let index = found.used; index < count; index++) {
    const step = stepOf(expression, count, index) as Step;
    seen = found.block && seen === whole ? instanceOf(seen, step, at, site) : take(seen, step, at, site);
    if (settles) seen = settled(seen, world, site.isTolerant);
  }
  return seen.origin.locus === at.locus ? seen : placedAt(seen, whole, at);
}

interface Start {
  readonly seen: Seen;
  /** How many steps are part of the name. */
  readonly used: number;
  /** It is a resource or a module, which may be repeated. */
  readonly block: boolean;
}

/** One of the steps of an expression that has so many; undefined where it has fewer. Ways are short: to go them again costs less than a list. */
function stepOf(expression: Expression, count: number, index: number): Step | undefined {
  if (index >= count) return undefined;
  let step = expression as Step;
  for (let left = count - 1; left > index; left--) step = step.of as Step;
  return step;
}

function start(root: Reference, way: Expression, count: number, first: string | undefined, at: Origin, site: Site): Start {
  const { scope, world } = site;
  const { module, names } = scope;
  const { name } = root;
  if (names.size > 0) {
    const bound = names.get(name);
    if (bound) return { seen: usedAt(bound, at), used: 0, block: false };
    const beyond = names.get(ANY_NAME);
    if (beyond) return { seen: { ...beyond, origin: at }, used: 0, block: false };
  }
  switch (name) {
    case 'var':
      return first === undefined ? wholeOf(name, count, at) : { seen: module.variable(first, at, world), used: 1, block: false };
    case 'local':
      return first === undefined ? wholeOf(name, count, at) : { seen: module.local(first, at, world), used: 1, block: false };
    case 'module':
      return first === undefined ? wholeOf(name, count, at) : { seen: module.call(first, at, world), used: 1, block: true };
    case 'path':
      return first === undefined ? wholeOf(name, count, at) : { seen: module.path(first, at), used: 1, block: false };
    case 'terraform':
    case 'tofu':
      return first === undefined ? wholeOf(name, count, at) : { seen: module.terraform(first, at), used: 1, block: false };
    case 'each': {
      if (first !== 'key' && first !== 'value') return wholeOf(name, count, at);
      const seen = scope.each?.[first];
      return seen ? { seen: usedAt(seen, at), used: 1, block: false } : wrong(`a reference to each.${first} where there is no for_each`, count, at);
    }
    case 'count':
      if (first !== 'index') return wholeOf(name, count, at);
      return scope.index ? { seen: usedAt(scope.index, at), used: 1, block: false } : wrong('a reference to count.index where there is no count', count, at);
    case 'self':
      return { seen: open('known only when the resource is made', at), used: count, block: false };
    case 'ephemeral':
      return { seen: open('made anew in every run (ephemeral)', at), used: count, block: false };
    case 'data':
    case 'resource': {
      const second = nameOf(stepOf(way, count, 1));
      if (first === undefined || second === undefined) return wholeOf(name, count, at);
      return { seen: module.resource(name === 'data' ? 'data' : 'managed', first, second, at, world), used: 2, block: true };
    }
    default:
      if (first === undefined) return wrong(`a reference to ${name}, which is no name here`, count, at);
      if (KEYWORDS.has(name) || nameOf(stepOf(way, count, 2)) === name) return wholeOf(name, count, at);
      return { seen: module.resource('managed', name, first, at, world), used: 1, block: true };
  }
}

function wrong(what: string, count: number, at: Origin): Start {
  return { seen: mistake(what, at), used: count, block: false };
}

function wholeOf(name: string, count: number, at: Origin): Start {
  return wrong(`a reference to ${name}, which is not a value by itself`, count, at);
}

function nameOf(step: Step | undefined): string | undefined {
  return step?.kind === 'access' ? step.name : undefined;
}

/** Of a repeated block whose number is not known every instance is like the one that stands for all. */
function instanceOf(seen: Seen, step: Step, at: Origin, site: Site): Seen {
  if (step.kind !== 'index' || (seen.kind !== 'sequence' && seen.kind !== 'mapping')) return take(seen, step, at, site);
  const key = site.see(step.key);
  const { any, anyKey } = seen as Vague;
  const hole = soleHole(key);
  if (!any) return hole?.kind === 'unknown' && hole.several ? open(hole.reason, at) : take(seen, step, at, site);
  if (seen.kind === 'mapping' && namesOf(seen).includes(textOf(key) ?? '')) return take(seen, step, at, site);
  // A count is a switch nearly everywhere: the first is then the only one.
  if (seen.kind === 'sequence' && countOf(textOf(key)) === 0) return any;
  // For an instance that stands for as many as these are, one by its own key is its own. Any other is the same one for all of them.
  const { each, index } = site.scope;
  const own = keyOf(each?.key ?? index);
  return own !== undefined && own === keyOf(anyKey) && own !== hole?.key ? open(`one of several, and which there are is ${seen.open}`, at) : any;
}

function keyOf(seen: Seen | undefined): string | undefined {
  return seen && soleHole(seen)?.key;
}

/**
 * A part stands where it is used, by way of the place where it is written. What a call of the linted tree gives to a module
 * stands in the call, and so do its parts.
 */
function placedAt(seen: Seen, whole: Seen, at: Origin): Seen {
  if (isArgument(seen.origin) && seen.origin.via?.[0]?.locus === at.locus) return seen;
  return isArgument(whole.origin) && seen.origin.locus !== whole.origin.locus ? usedAt(asGiven(seen), at) : usedAt(seen, at);
}

/** A value with a name, where the name is used. */
function usedAt(seen: Seen, at: Origin): Seen {
  return isArgument(seen.origin) ? movedTo(seen, argumentAt(seen.origin, at)) : fetched(seen, at, seen.origin);
}

function take(seen: Seen, step: Step, at: Origin, site: Site): Seen {
  return step.kind === 'access' ? takeName(seen, step.name, at) : takeIndex(seen, step, at, site);
}

function takeName(seen: Seen, name: string, at: Origin): Seen {
  switch (seen.kind) {
    case 'unknown':
      return partOfUnknown(seen, name, at);
    case 'mapping':
      return memberOf(seen, name, at);
    case 'absent':
      return mistake(`a reference to ${name} of something that is null`, at);
    case 'sequence':
      return mistake(`a reference to ${name} of a ${isSet(seen) ? 'set' : 'list'}`, at);
    case 'scalar':
      return soleHole(seen)?.kind === 'symbol' ? partOfUnknown(seen, name, at) : mistake(`a reference to ${name} of a single value`, at);
  }
}

function namesOf(seen: SeenMapping): readonly string[] {
  return seen.entries().map(({ name }) => name);
}

function memberOf(seen: SeenMapping, name: string, at: Origin): Seen {
  const member = seen.get(name);
  // Null is a value; what is not there is a mistake.
  if (member.kind !== 'absent' || seen.entries().some((entry) => entry.name === name)) return member;
  return mistake(`a reference to ${name}, which is not there`, at);
}

function takeIndex(seen: Seen, step: IndexAccess, at: Origin, site: Site): Seen {
  const key = site.see(step.key);
  if (key.kind === 'unknown' && key.broken) return key;
  if (seen.kind === 'unknown' && seen.broken) return seen;
  if (seen.kind === 'absent') return mistake('an item of something that is null', at);
  if (seen.kind === 'sequence' && isSet(seen)) return mistake('an item of a set, whose items have no order', at);
  if (key.kind === 'absent') return mistake('an item whose key is null', at);
  if (key.kind === 'mapping' || key.kind === 'sequence') return mistake('an item whose key is a collection', at);
  const text = textOf(key);
  if (text === undefined) {
    const hole = key.kind === 'unknown' && seen.kind === 'mapping' && seen.open === undefined ? soleHole(key) : undefined;
    const found = hole && seen.kind === 'mapping' ? chosen(hole, namesOf(seen), site.world, site.isTolerant) : undefined;
    if (found && seen.kind === 'mapping') return found.text === undefined ? mistake('an item that is not there', at) : memberOf(seen, found.text, at);
    return derived('index', [seen, key], shortly(step), at);
  }
  switch (seen.kind) {
    case 'mapping':
      return memberOf(seen, text, at);
    case 'scalar':
      return soleHole(seen)?.kind === 'symbol' ? partOfUnknown(seen, text, at) : mistake('an item of a single value', at);
    case 'unknown':
      return partOfUnknown(seen, key.kind === 'scalar' && key.type === 'number' ? Number(text) : text, at);
    case 'sequence': {
      const index = countOf(text);
      if (index === undefined || index < 0) return mistake(`item ${text} of a list`, at);
      if (seen.open !== undefined) return open(seen.open, at);
      return seen.items()[index] ?? mistake(`item ${text} of a list that has ${seen.items().length}`, at);
    }
  }
}

/** A whole number, however it is written. */
function countOf(text: string | undefined): number | undefined {
  const decimal = text === undefined ? undefined : decimalOf(text);
  const count = decimal && decimal.exponent >= -20 && decimal.exponent < 20 ? Number(lexemeOf(decimal)) : undefined;
  return Number.isSafeInteger(count) ? count : undefined;
}
