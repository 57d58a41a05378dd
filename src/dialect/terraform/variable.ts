/** Variables: what a module declares, and what they are in a world. */

import type { Block, Expression } from '../../syntax/hcl/tree.js';
import { Mapped } from '../../text/mapped.js';
import type { Origin } from '../../text/origin.js';
import type { Seen, SeenUnknown } from '../../truth/seen.js';
import type { World } from '../../truth/world.js';
import { fetched, scalarOf } from '../seen.js';
import { carry, movedTo } from './collection.js';
import { convert } from './convert.js';
import { attributeOf } from './directory.js';
import { evaluate } from './evaluate.js';
import { namedHole, unknownAt } from './named.js';
import type { NamedHole, UnknownFacts } from './named.js';
import { NOWHERE } from './no-names.js';
import { argumentAt, asArgument, headerOf, isArgument } from './place.js';
import type { Scope } from './scope.js';
import { typeOf } from './type.js';
import type { Type } from './type.js';
import { allowedBy, isAccount } from './validation.js';
import { flagOf, mistake, numberOf, truthOf } from './value.js';

/** A value given to a variable from outside. */
export type Given =
  /** On the command line: a text for a variable of a simple type, else an expression. */
  | { readonly kind: 'text'; readonly text: string; readonly expression: Expression | undefined }
  /** In a file of values. */
  | { readonly kind: 'file'; readonly expression: Expression }
  /** By the call of the module. */
  | { readonly kind: 'argument'; see(world: World): Seen };

/** A variable as its module declares it. */
export class Variable {
  readonly name: string;
  readonly #default: Expression | undefined;
  readonly #typeExpression: Expression | undefined;
  #type: Type | undefined;

  constructor(
    private readonly block: Block,
    private readonly scope: Scope,
    private readonly given: Given | undefined,
    /** The root's variables may be given other values; a called module's are what the call says. */
    private readonly called: boolean,
  ) {
    this.name = block.labels[0]?.text ?? '';
    this.#default = attributeOf(block, 'default')?.value;
    this.#typeExpression = attributeOf(block, 'type')?.value;
  }

  see(at: Origin, world: World): Seen {
    const value = this.#value(world);
    return value ? usedAt(value, at) : this.#open(`set by variable ${this.name}, which has no default`, at, world);
  }

  /** Its value where it stands; undefined where nobody gives one. */
  #value(world: World): Seen | undefined {
    if (!this.given && !this.#default && !this.called) return undefined;
    const kept = world.memo.get(this) as Seen | undefined;
    if (kept) return kept;
    const found = this.#find(world);
    if (found) world.memo.set(this, found);
    return found;
  }

  #find(world: World): Seen | undefined {
    const given = this.#given(world);
    if (given && !(given.kind === 'absent' && !this.#nullable(world))) return given;
    if (!this.#default) {
      if (!this.called) return given;
      return given ?? mistake(`set by variable ${this.name}, which has no default and which the call does not set`, headerOf(this.block));
    }
    const value = this.#converted(evaluate(this.#default, this.scope, world));
    return this.called ? value : carry(value, `default of variable ${this.name}`);
  }

  #given(world: World): Seen | undefined {
    const { given } = this;
    if (!given) return undefined;
    const origin = headerOf(this.block);
    switch (given.kind) {
      case 'argument': {
        const seen = given.see(world);
        const converted = this.#converted(seen);
        return usedAt(converted, seen.origin, true);
      }
      case 'file':
      case 'text':
        // What is given to it stands in no text that is committed: nothing of it may be shown, and so nothing is built on it.
        if (truthOf(this.#member('sensitive', world)) === true)
          return this.#open(`set by variable ${this.name}, whose value is a secret (sensitive)`, origin, world);
        if (given.kind === 'text' && !given.expression) return this.#converted(scalarOf(Mapped.literal(given.text), origin));
        // A file of values is constant: the names of the module mean nothing there.
        return this.#converted(evaluate(given.expression as Expression, { ...this.scope, module: NOWHERE }, world));
    }
  }

  #converted(seen: Seen): Seen {
    const type = this.#typeOf();
    return type ? convert(seen, type) : seen;
  }

  #typeOf(): Type | undefined {
    if (this.#typeExpression) this.#type ??= typeOf(this.#typeExpression);
    return this.#type;
  }

  #nullable(world: World): boolean {
    return truthOf(this.#member('nullable', world)) !== false;
  }

  #member(name: string, world: World): Seen {
    const written = attributeOf(this.block, name)?.value;
    return written ? evaluate(written, this.scope, world) : { kind: 'absent', origin: headerOf(this.block) };
  }

  /** The same wherever it is used: made once a world, for it may be used in a hundred places. */
  #open(reason: string, at: Origin, world: World): SeenUnknown {
    let hole = world.memo.get(this.#unset) as NamedHole | undefined;
    if (hole?.reason !== reason) {
      const name = `var.${this.name}`;
      hole = namedHole(`${this.scope.module.id}#${name}`, name, reason, this.#factsIn(world));
      world.memo.set(this.#unset, hole);
    }
    return unknownAt(hole, at);
  }

  /** Where a world keeps what it is while nobody sets it. */
  readonly #unset = { of: 'a variable that is not set' };

  /** What its declaration tells of it. */
  #factsIn(world: World): UnknownFacts {
    const type = this.#typeOf();
    const allowed = allowedBy(this.block, this.name, (expression) => evaluate(expression, this.scope, world));
    return {
      ...(type ? { type } : {}),
      ...(allowed ? { allowed } : {}),
      ...(isAccount(this.block, this.name) ? { looks: 'account' as const } : {}),
      ...(this.#nullable(world) ? {} : { notNull: true as const }),
    };
  }
}

/** What is given to a variable of which no file tells the type: a single value is what it looks like. */
export function givenUndeclared(given: Given | undefined, scope: Scope, at: Origin, world: World): Seen | undefined {
  if (!given || given.kind === 'argument') return undefined;
  const { expression } = given;
  if (expression) return usedAt(evaluate(expression, { ...scope, module: NOWHERE }, world), at);
  if (given.kind === 'file') return undefined;
  const { text } = given;
  if (text === 'true' || text === 'false') return flagOf(text === 'true', at);
  // What is longer is an account or another id.
  return /^(?:0|[1-9]\d{0,8})$/.test(text) ? numberOf(text, at) : scalarOf(Mapped.literal(text), at);
}

/** Placed where it is used, with the way it came; what a call gives stays where it is given. */
export function usedAt(seen: Seen, at: Origin, given = false): Seen {
  if (!given && !isArgument(seen.origin)) return fetched(seen, at, seen.origin);
  return movedTo(seen, given ? asArgument(seen.origin) : argumentAt(seen.origin, at));
}
