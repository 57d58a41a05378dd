/** What an expression is in a world. This room may not judge, and gives for every input an answer. */

import type { DataExpression, Expression, NumberLiteral, ObjectExpression, Tuple, WordLiteral } from '../../syntax/hcl/tree.js';
import type { Node } from '../../syntax/tree.js';
import { plainType } from '../../syntax/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenEntry, SeenUnknown } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { under } from '../seen.js';
import { seeCall } from './function-call.js';
import { listOf, mappingIn, mappingOf } from './collection.js';
import { isTest, truthOfExpression } from './condition.js';
import { conditional } from './conditional.js';
import { forObject, forTuple } from './loop.js';
import { whyUnknown } from './named.js';
import { plainNumber } from './number.js';
import type { Arithmetic } from './operate.js';
import { computed, negative } from './operate.js';
import { originOf, originOfExpression } from './origin.js';
import { placeOf } from './place.js';
import { inside } from './scope.js';
import type { Scope } from './scope.js';
import type { Site } from './site.js';
import { isQuiet, quietWorld } from './site.js';
import { splat } from './splat.js';
import { plainTemplate, seeTemplate } from './template.js';
import { traverse } from './traverse.js';
import { TOO_MANY, countVisits, stopCounting } from './visits.js';
import { mistake, nothing, numberOf, open, textOf, truthOf } from './value.js';

/** Expressions inside expressions are bounded, so that what is made of itself, or of one part a million times, ends. */
const MAX_DEPTH = 200;
const MAX_STEPS = 200_000;
let depth = 0;
let steps = 0;

export function evaluate(expression: Expression, scope: Scope, world: World): Seen {
  // Of what is written out nothing has to be counted, and nobody asks where it stands.
  return (depth === 0 ? written(expression) : undefined) ?? bounded(expression, new Here(scope, world, false));
}

/** Where several expressions are evaluated that stand together. */
export function siteOf(scope: Scope, world: World): Site {
  return new Here(scope, world, false);
}

export function evaluateAt(expression: Expression, site: Site): Seen {
  return (depth === 0 ? written(expression) : undefined) ?? bounded(expression, site);
}

function bounded(expression: Expression, site: Site): Seen {
  if (depth === 0) return begun(expression, site);
  if (depth >= MAX_DEPTH) return open('nested too deeply to be followed', originOfExpression(expression));
  if (++steps > MAX_STEPS) return open('made of too many parts to be followed', originOfExpression(expression));
  depth++;
  try {
    return seeExpression(expression, site);
  } finally {
    depth--;
  }
}

/** What is not evaluated for the sake of another expression. */
function begun(expression: Expression, site: Site): Seen {
  steps = 0;
  depth = 1;
  countVisits();
  try {
    return seeExpression(expression, site);
  } catch (thrown) {
    if (thrown !== TOO_MANY) throw thrown;
    return open('made of too many parts to be followed', originOfExpression(expression));
  } finally {
    depth = 0;
    stopCounting();
  }
}

/** Whether an expression holds, as the condition of a conditional would; a choice is made where it hangs on one. */
export function holds(expression: Expression, scope: Scope, world: World): boolean | SeenUnknown {
  const truth = truthOfExpression(expression, new Here(scope, world, false));
  return truth.kind === 'unknown' ? truth : truthOf(truth) === true;
}

class Here implements Site {
  constructor(
    readonly scope: Scope,
    readonly world: World,
    readonly isTolerant: boolean,
  ) {}

  see(expression: Expression): Seen {
    return bounded(expression, this);
  }

  binding(names: readonly (readonly [string, Seen])[]): Site {
    return new Here(inside(this.scope, names), this.world, this.isTolerant);
  }

  within(scope: Scope): Site {
    return new Here(scope, this.world, this.isTolerant);
  }

  quiet(): Site {
    return this.isQuiet ? this : new Here(this.scope, quietWorld(this.world), this.isTolerant);
  }

  get isQuiet(): boolean {
    return isQuiet(this.world);
  }

  tolerant(): Site {
    return this.isTolerant ? this : new Here(this.scope, this.world, true);
  }
}

/** What says by itself what it is; undefined for the rest. */
function written(expression: Expression): Seen | undefined {
  switch (expression.kind) {
    case 'number':
    case 'word':
      return seeLiteral(expression);
    case 'template':
      return plainTemplate(expression);
    default:
      return undefined;
  }
}

function seeExpression(expression: Expression, site: Site): Seen {
  switch (expression.kind) {
    case 'number':
    case 'word':
      return seeLiteral(expression);
    case 'template':
      return seeTemplate(expression, site);
    case 'reference':
    case 'access':
    case 'index':
      return traverse(expression, site);
    case 'splat':
      return splat(expression, site);
    case 'call':
      return isTest(expression) ? truthOfExpression(expression, site) : seeCall(expression, site);
    case 'unary':
      return isTest(expression) ? truthOfExpression(expression, site) : negative(expression, site);
    case 'binary':
      return isTest(expression) ? truthOfExpression(expression, site) : computed(expression, expression.operator as Arithmetic, site);
    case 'conditional':
      return conditional(expression, site);
    case 'tuple':
      return seeTuple(expression, site);
    case 'object':
      return seeObject(expression, site);
    case 'for-tuple':
      return forTuple(expression, site);
    case 'for-object':
      return forObject(expression, site);
    case 'parentheses':
      return site.see(expression.inner);
    case 'data':
      return seeData(expression);
  }
}

function seeLiteral(expression: NumberLiteral | WordLiteral): Seen {
  return expression.kind === 'number' ? seeNumber(expression) : seeWord(expression);
}

function seeNumber(expression: NumberLiteral): Seen {
  const origin = originOf(expression);
  const lexeme = plainNumber(expression.lexeme);
  if (lexeme === undefined) return open('a number of more digits than are followed', origin);
  const { in: mapped, start, end } = expression;
  if (lexeme !== expression.lexeme) return { ...numberOf(lexeme, origin), text: Mapped.literal(lexeme, placeOf(origin)) };
  return { kind: 'scalar', type: 'number', text: mapped.slice(start, end), origin };
}

function seeWord(expression: WordLiteral): Seen {
  const { in: mapped, start, end } = expression;
  const origin = originOf(expression);
  if (expression.word === 'null') return nothing(origin);
  return { kind: 'scalar', type: 'boolean', text: mapped.slice(start, end), origin };
}

function seeTuple(expression: Tuple, site: Site): Seen {
  return listOf(() => expression.items.map((item) => site.see(item)), originOfExpression(expression), TUPLE);
}

function seeObject(expression: ObjectExpression, site: Site): Seen {
  const entries: SeenEntry[] = [];
  let more: string | undefined;
  for (const entry of expression.entries) {
    const header = originOf(entry.key);
    const name = entry.literalKey ?? keyOf(entry.key, site);
    if (typeof name === 'string') entries.push(new WrittenEntry(name, header, entry.value, site));
    else if (name.broken) return name;
    else more ??= name.reason;
  }
  return mappingIn(entries.slice(), originOfExpression(expression), more === undefined ? OBJECT : { open: more, form: 'object' });
}

/** Of most nothing else has to be told. */
const OBJECT = { form: 'object' } as const;
const TUPLE = { form: 'tuple' } as const;

/** An entry as it is written, its value seen when somebody looks at it, once. What ends in a choice was not looked at. */
class WrittenEntry implements SeenEntry {
  #value: Seen | undefined;

  constructor(
    readonly name: string,
    readonly key: Origin,
    private readonly expression: Expression,
    private readonly site: Site,
  ) {}

  get value(): Seen {
    return (this.#value ??= under(this.site.see(this.expression), this.key));
  }
}

function keyOf(expression: Expression, site: Site): string | SeenUnknown {
  const key = site.see(expression);
  const origin = originOf(expression);
  if (key.kind === 'unknown') return key;
  if (key.kind !== 'scalar') return mistake(`a key that is ${key.kind === 'absent' ? 'null' : 'no text'}`, origin);
  return textOf(key) ?? open(whyUnknown([key]) ?? 'not known', origin);
}

function seeData({ node }: DataExpression): Seen {
  return seeNode(node);
}

function seeNode(node: Node): Seen {
  const origin = originOf({ in: node.doc.mapped, start: node.start, end: node.end });
  switch (node.kind) {
    case 'hole':
      return open('not to be known', origin);
    case 'sequence':
      return listOf(() => node.items.map(seeNode), origin, { form: 'tuple' });
    case 'mapping':
      return mappingOf(
        node.entries.map(({ key, value }) => ({
          name: key.value,
          key: originOf({ in: key.doc.mapped, start: key.start, end: key.end }),
          see: () => seeNode(value),
        })),
        origin,
        { form: 'object' },
      );
    case 'scalar': {
      const type = plainType(node);
      if (type === 'null') return nothing(origin);
      const text = node.doc.textOf(node);
      if (type !== 'number') return { kind: 'scalar', type, text, origin };
      const lexeme = plainNumber(node.value);
      if (lexeme === undefined) return open('a number of more digits than are followed', origin);
      return { kind: 'scalar', type, text: lexeme === node.value ? text : Mapped.literal(lexeme, placeOf(origin)), origin };
    }
  }
}
