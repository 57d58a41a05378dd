/** Calls of functions; the few that must not look at all of their arguments are here. */

import type { Call, Expression } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenScalar } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { own } from '../../text/own.js';
import { unlessOpen } from '../../truth/explore.js';
import { assumedOf } from '../seen.js';
import { chosen, settled } from './atom.js';
import { carry } from './collection.js';
import { either, whetherThere } from './either.js';
import type { CallSite, TerraformFunction } from './functions/function.js';
import { older } from './functions/older.js';
import { functions } from './functions/table.js';
import { inWords } from './in-words.js';
import { Derived, derived, derivedUnknown, soleHole, whyUnknown } from './named.js';
import { originOf, shortly, writtenAs } from './origin.js';
import type { Scope } from './scope.js';
import type { Site } from './site.js';
import { seeTemplateFile, seeTemplateText } from './template-file.js';
import { flagOf, mistake, open, textOf } from './value.js';

/** What they give is another thing every time. */
const FICKLE = new Set(['bcrypt', 'timestamp', 'uuid']);

/** So many parts of a value are looked at for a mistake, and so deep: what is made of itself has no end. */
const MAX_LOOKED_AT = 2000;
const MAX_DEEP = 50;

type Lazy = (call: Call, site: Site) => Seen;

const lazy: Readonly<Record<string, Lazy>> = { try: attempt, can, lookup, templatefile, templatestring };

export function seeCall(call: Call, site: Site): Seen {
  return settled(made(call, site), site.world, site.isTolerant);
}

function made(call: Call, site: Site): Seen {
  const origin = originOf(call);
  const name = call.name.startsWith('core::') ? call.name.slice(6) : call.name;
  if (name.includes('::')) return open(`made by ${name}, a function of a provider`, origin);
  const special = own(lazy, name);
  if (special) return special(call, site);
  const known = own(functions, name) ?? own(older, name);
  if (!known) return mistake(`a call of ${name}, which is no function of Terraform`, origin);
  const args = argumentsOf(call, site);
  return 'kind' in args ? args : called(name, known, args, call, site);
}

function called(name: string, known: TerraformFunction, args: readonly Seen[], call: Call, site: Site): Seen {
  const place = new Place(name, call, site);
  const first = known(args, place);
  // What is known only after deployment is seen as a text, and may be a list or a map.
  const seen = first.kind === 'unknown' && first.broken && args.some(isReference) ? known(args.map(asUnknown), place) : first;
  return seen.kind === 'unknown' && !seen.broken && !seen.later && !seen.text && !FICKLE.has(name) ? withName(seen, name, args, call, site) : seen;
}

/** Where a function is called. */
class Place implements CallSite {
  readonly origin: Origin;
  readonly head: Origin | undefined;
  readonly scope: Scope;
  readonly world: World;

  constructor(
    private readonly name: string,
    private readonly call: Call,
    private readonly site: Site,
  ) {
    this.origin = originOf(call);
    this.head = headOf(call);
    this.scope = site.scope;
    this.world = site.world;
  }

  get says(): string {
    // It looks at how its argument is written.
    return this.name === 'issensitive' ? shortly(this.call) : inWords(this.call, this.site);
  }
}

/** An object that is written over several lines in a call stands at the name of that. */
function headOf({ in: mapped, start, end, nameSpan, args: [first] }: Call): Origin | undefined {
  const several = first?.kind === 'object' && /[\n\r]/.test(mapped.text.slice(start, end));
  return several ? originOf({ in: mapped, ...nameSpan }) : undefined;
}

function isReference(seen: Seen): seen is SeenScalar {
  return seen.kind === 'scalar' && soleHole(seen)?.kind === 'symbol';
}

function asUnknown(seen: Seen): Seen {
  return isReference(seen) ? open(whyUnknown([seen]) ?? 'known only after deployment', seen.origin, seen.text) : seen;
}

/** Equal calls give the same, whatever that is; of files, inside of one deployment. */
function withName(seen: Seen & { readonly kind: 'unknown' }, name: string, args: readonly Seen[], call: Call, site: Site): Seen {
  const made = args.some((arg) => arg.kind === 'unknown') ? name : `${site.scope.module.unitId}#${name}`;
  return derivedUnknown(new Derived(made, args, () => inWords(call, site), seen.reason), seen.origin);
}

/** The values of all arguments, the last spread out where the call says so. */
function argumentsOf(call: Call, site: Site): readonly Seen[] | (Seen & { readonly kind: 'unknown' }) {
  const args = call.args.map((arg) => site.see(arg));
  const last = call.expand ? args.pop() : undefined;
  if (!last) return args;
  if (last.kind === 'unknown') return last.broken ? last : derived(`${call.name}...`, [...args, last], inWords(call, site), originOf(call));
  if (last.kind !== 'sequence') return mistake('something that is no list before ...', originOf(call));
  if (last.open !== undefined) return open(last.open, originOf(call));
  const assumed = assumedOf(last);
  return [...args, ...last.items().map((item) => carry(item, assumed))];
}

/** The first argument without a mistake in it. */
function attempt(call: Call, site: Site): Seen {
  return firstOf(call, 0, site.tolerant()) ?? mistake('a call of try with too few arguments', originOf(call));
}

/** The first of the arguments from one on; where none is without a mistake, the last of them. */
function firstOf(call: Call, from: number, site: Site): Seen | undefined {
  let last: Seen | undefined;
  for (let index = from; index < call.args.length; index++) {
    const arg = call.args[index] as Expression;
    const seen = site.see(arg);
    last = brokenIn(seen);
    if (!last) return orNext(seen, arg, index, call, site);
  }
  return last;
}

/** What is not known may be a mistake when it is known: the next one counts then. */
function orNext(seen: Seen, arg: Expression, index: number, call: Call, site: Site): Seen {
  if (seen.kind !== 'unknown' || isCertain(arg, site)) return seen;
  // What would count then asks for no choice.
  const next = unlessOpen(() => firstOf(call, index + 1, site.quiet()));
  if (!next || (next.kind === 'unknown' && next.broken)) return seen;
  return either(seen, 'missing', next, inWords(call, site), originOf(call)) ?? seen;
}

/** Names with a part that is there for certain, known or not: a mistake in what it stands for is none where it is used. */
const ROOTS = new Set(['var', 'local', 'each', 'count', 'path', 'terraform', 'tofu']);

function isCertain(expression: Expression, site: Site): boolean {
  if (expression.kind === 'parentheses') return isCertain(expression.inner, site);
  if (expression.kind === 'reference') return true;
  if (expression.kind !== 'access' && expression.kind !== 'index') return false;
  const { of } = expression;
  if (of.kind === 'reference' && ROOTS.has(of.name) && !site.scope.names.has(of.name)) return true;
  const whole = site.see(of);
  if (whole.kind !== 'mapping' && whole.kind !== 'sequence') return false;
  const name = expression.kind === 'access' ? expression.name : textOf(site.see(expression.key));
  const isSeen = whole.open === undefined || (whole.kind === 'mapping' && whole.entries().some((entry) => entry.name === name));
  return isSeen && isCertain(of, site);
}

function can(call: Call, site: Site): Seen {
  const [only, ...more] = call.args;
  const origin = originOf(call);
  if (!only || more.length > 0) return mistake(`a call of can with too ${only ? 'many' : 'few'} arguments`, origin);
  const seen = site.tolerant().see(only);
  if (brokenIn(seen)) return flagOf(false, origin);
  if (seen.kind !== 'unknown') return flagOf(true, origin, assumedOf(seen));
  if (isCertain(only, site.tolerant())) return flagOf(true, origin);
  return whetherThere(seen, inWords(call, site), origin) ?? derived(`can ${writtenAs(only)}`, [seen], shortly(call), origin);
}

/** A mistake anywhere in a value is one of the whole. */
function brokenIn(seen: Seen, budget = { left: MAX_LOOKED_AT }, deep = 0): Seen | undefined {
  if (--budget.left < 0 || deep > MAX_DEEP) return undefined;
  const inside = (all: readonly Seen[]): Seen | undefined => {
    for (const one of all) {
      const wrong = brokenIn(one, budget, deep + 1);
      if (wrong || budget.left < 0) return wrong;
    }
    return undefined;
  };
  switch (seen.kind) {
    case 'unknown':
      return seen.broken ? seen : undefined;
    case 'sequence':
      return inside(seen.items());
    case 'mapping':
      for (const entry of seen.entries()) {
        const wrong = budget.left < 0 ? undefined : brokenIn(entry.value, budget, deep + 1);
        if (wrong) return wrong;
      }
      return undefined;
    default:
      return undefined;
  }
}

/** A key that is not known is one of those that there are, or none of them. */
function lookup(call: Call, site: Site): Seen {
  const args = argumentsOf(call, site);
  if ('kind' in args) return args;
  const [map, key, otherwise] = args;
  const hole = key?.kind === 'unknown' ? soleHole(key) : undefined;
  if (hole && map?.kind === 'mapping' && map.open === undefined && otherwise) {
    const found = chosen(
      hole,
      map.entries().map((entry) => entry.name),
      site.world,
      true,
    );
    if (found) return found.text === undefined ? otherwise : map.get(found.text);
  }
  const known = own(functions, 'lookup');
  return known ? called('lookup', known, args, call, site) : mistake('a call of lookup, which is no function of Terraform', originOf(call));
}

function templatefile(call: Call, site: Site): Seen {
  const args = argumentsOf(call, site);
  return 'kind' in args ? args : seeTemplateFile(args, call, site);
}

function templatestring(call: Call, site: Site): Seen {
  const args = argumentsOf(call, site);
  return 'kind' in args ? args : seeTemplateText(args, call, site);
}
