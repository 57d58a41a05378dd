/** Whether something holds: known, or one of the choices of the world, or not to be told. */

import type { Binary, Call, Expression } from '../../syntax/hcl/tree.js';
import { unlessOpen } from '../../truth/explore.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenScalar, SeenUnknown } from '../../truth/seen.js';
import { assumedOf } from '../seen.js';
import { isSo, isValue } from './atom.js';
import { seeCall } from './function-call.js';
import { carry } from './collection.js';
import { isNeverEmpty } from './functions/text-parts.js';
import { decideTest, equality, together } from './equal.js';
import { whetherThere } from './either.js';
import { inWords } from './in-words.js';
import { fullNameOf, soleHole } from './named.js';
import { compared } from './operate.js';
import { originOf } from './origin.js';
import { partOfUnknown } from './part.js';
import type { Site } from './site.js';
import { flagOf, mistake, open, textOf, truthOf } from './value.js';

/** A known boolean, with what was supposed for it, or why there is none. */
export type Truth = SeenScalar | SeenUnknown;

/** Functions that say yes or no: what they say is a choice wherever it stands, as that of an operator is. */
const TESTS = new Set(['alltrue', 'anytrue', 'can', 'contains', 'endswith', 'startswith', 'strcontains']);

/** Whether an expression can be nothing but true or false by its form. */
export function isTest(expression: Expression): boolean {
  switch (expression.kind) {
    case 'unary':
      return expression.operator === '!';
    case 'binary':
      return !'+-*/%'.includes(expression.operator);
    case 'call':
      return TESTS.has(expression.name);
    default:
      return false;
  }
}

export function truthOfExpression(expression: Expression, site: Site): Truth {
  switch (expression.kind) {
    case 'parentheses':
      return truthOfExpression(expression.inner, site);
    case 'unary':
      if (expression.operator === '!') return negated(truthOfExpression(expression.operand, site), originOf(expression));
      break;
    case 'binary':
      return truthOfBinary(expression, site);
    case 'call':
      return truthOfCall(expression, site);
  }
  return decided(site.see(expression), originOf(expression), site);
}

/** A value as a condition: what has a name and is not known becomes a choice. */
export function decided(seen: Seen, origin: Origin, { world }: Pick<Site, 'world'>): Truth {
  const text = textOf(seen);
  // Texts are converted; a number is none.
  const known = truthOf(seen) ?? (seen.kind === 'scalar' && seen.type === 'string' && (text === '1' || text === '0') ? text === '1' : undefined);
  if (known !== undefined) return flagOf(known, origin, assumedOf(seen));
  if (seen.kind === 'unknown' && seen.broken) return seen;
  if (seen.kind === 'absent') return mistake('null where true or false belongs', origin);
  if (seen.kind === 'mapping' || seen.kind === 'sequence') return mistake(`a ${seen.kind === 'mapping' ? 'map' : 'list'} where true or false belongs`, origin);
  const hole = soleHole(seen);
  // A text is converted where a condition stands.
  if (hole) return flagOf(world.decide(isValue(hole, hole.kind === 'unknown' && hole.type?.kind === 'string' ? '"true"' : 'true')), origin, assumedOf(seen));
  return seen.kind === 'unknown' ? seen : mistake('a text where true or false belongs', origin);
}

function truthOfBinary(expression: Binary, site: Site): Truth {
  const { operator, left, right } = expression;
  const origin = originOf(expression);
  switch (operator) {
    case '&&':
      return joined(false, [left, right], origin, site);
    case '||':
      return joined(true, [left, right], origin, site);
    case '==':
    case '!=': {
      const emptiness = truthOfLength(expression, site);
      if (emptiness) return emptiness;
      const [a, b] = [site.see(left), site.see(right)];
      const same = decideTest(equality(a, b), site.world);
      if (typeof same !== 'boolean') return { ...same, origin: same.broken ? same.origin : origin };
      return flagOf(same === (operator === '=='), origin, assumedOf(a, b));
    }
    case '<':
    case '<=':
    case '>':
    case '>=':
      return truthOfLength(expression, site) ?? decided(compared(expression, operator, site), origin, site);
    default:
      return decided(site.see(expression), origin, site);
  }
}

/** `&&` and `||`: one side can settle it, whatever the other is. What is known is looked at before anything is chosen. */
function joined(decisive: boolean, sides: readonly Expression[], origin: Origin, site: Site): Truth {
  const settles = (truth: Truth | undefined): truth is SeenScalar => truth?.kind === 'scalar' && truthOf(truth) === decisive;
  const before: (Truth | undefined)[] = [];
  if (!site.isQuiet) {
    const quiet = site.quiet();
    for (const side of sides) {
      const known = unlessOpen(() => truthOfExpression(side, quiet));
      if (settles(known)) return { ...known, origin };
      if (side === sides[0] && known?.kind === 'unknown' && known.broken) return known;
      before.push(known);
    }
  }
  let doubt: SeenUnknown | undefined;
  const met: Truth[] = [];
  for (let index = 0; index < sides.length; index++) {
    const truth = before[index] ?? truthOfExpression(sides[index] as Expression, site);
    if (settles(truth)) return { ...truth, origin };
    if (truth.kind === 'unknown') doubt = truth.broken ? truth : (doubt ?? truth);
    met.push(truth);
  }
  return doubt ?? flagOf(!decisive, origin, assumedOf(...met));
}

function negated(truth: Truth, origin: Origin): Truth {
  return truth.kind === 'unknown' ? truth : flagOf(truthOf(truth) !== true, origin, assumedOf(truth));
}

/** `length(x) > 0` and its likes ask whether x is empty. */
function truthOfLength({ operator, left, right, in: mapped, start, end }: Binary, site: Site): Truth | undefined {
  const isLeft = tried(left) !== undefined;
  const [asking, limit] = isLeft ? [left, right] : [right, left];
  const call = tried(asking);
  if (call?.name !== 'length' || limit.kind !== 'number') return undefined;
  const asked = isLeft ? `${operator}${limit.lexeme}` : `${MIRRORED[operator] ?? operator}${limit.lexeme}`;
  const wanted = asked === '==0' || asked === '<=0' || asked === '<1' ? true : asked === '!=0' || asked === '>0' || asked === '>=1' ? false : undefined;
  const argument = call.args[0];
  if (wanted === undefined || !argument || call.args.length > 1 || call.expand) return undefined;
  const origin = originOf({ in: mapped, start, end });
  const seen = (call === asking ? site : site.tolerant()).see(argument);
  if (seen.kind === 'scalar' && seen.type === 'string' && isNeverEmpty(seen.text)) return flagOf(!wanted, origin, assumedOf(seen));
  const hole = call === asking ? soleHole(seen) : undefined;
  if (!hole) return undefined;
  const shape = hole.kind === 'unknown' ? hole.type?.kind : undefined;
  const spelled =
    shape === 'string' ? '""' : shape === 'map' || shape === 'object' ? '{}' : shape === 'list' || shape === 'set' || shape === 'tuple' ? '[]' : undefined;
  const name = fullNameOf(hole);
  const atom = spelled === undefined ? isSo(`empty ${hole.key}`, `${name} is empty`, `${name} is not empty`) : isValue(hole, spelled);
  return flagOf(site.world.decide(atom) === wanted, origin);
}

/** A call, or that which is tried first where several are. */
function tried(expression: Expression): Call | undefined {
  if (expression.kind === 'parentheses') return tried(expression.inner);
  if (expression.kind !== 'call') return undefined;
  const [first] = expression.args;
  return expression.name === 'try' && first && !(expression.expand && expression.args.length === 1) ? tried(first) : expression;
}

const MIRRORED: Readonly<Record<string, string>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };

function truthOfCall(call: Call, site: Site): Truth {
  const origin = originOf(call);
  const [first, second] = call.args;
  if (call.name === 'contains' && first && second && !call.expand && call.args.length === 2) {
    const [list, wanted] = [site.see(first), site.see(second)];
    if (list.kind === 'sequence') return held(list.items(), wanted, list.open, origin, site, assumedOf(list, wanted));
    const isThere = amongKeys(first, textOf(wanted), call, site);
    if (isThere) return decided(isThere, origin, site);
  }
  if ((call.name === 'anytrue' || call.name === 'alltrue') && first?.kind === 'tuple' && call.args.length === 1 && !call.expand)
    return joined(call.name === 'anytrue', first.items, origin, site);
  return decided(seeCall(call, site), origin, site);
}

/** `contains(keys(var.cfg), "on")` asks whether there is a `var.cfg.on`. */
function amongKeys(keys: Expression, key: string | undefined, call: Call, site: Site): Seen | undefined {
  const [of, ...more] = keys.kind === 'call' && keys.name === 'keys' ? keys.args : [];
  const map = of && more.length === 0 ? site.see(of) : undefined;
  if (map?.kind !== 'unknown' || key === undefined) return undefined;
  const origin = originOf(call);
  return whetherThere(partOfUnknown(map, key, origin), inWords(call, site), origin);
}

/** Whether one of the items is what is looked for. */
function held(items: readonly Seen[], wanted: Seen, more: string | undefined, origin: Origin, site: Site, assumed: string | undefined): Truth {
  const tests = items.map((item) => ({ item, test: equality(item, wanted) }));
  const certain = tests.find(({ test }) => test === true);
  if (certain) return flagOf(true, origin, assumedOf(certain.item, carry(flagOf(true, origin), assumed)));
  let doubt = more === undefined ? undefined : open(more, origin);
  for (const test of together(tests.map(({ test }) => test))) {
    const outcome = decideTest(test, site.world);
    if (outcome === true) return flagOf(true, origin, assumed);
    if (outcome !== false) doubt = outcome.broken ? outcome : (doubt ?? outcome);
  }
  return doubt ?? flagOf(false, origin, assumedOf(carry(flagOf(true, origin), assumed), ...items));
}
