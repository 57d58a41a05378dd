/** Expressions evaluated in a module that exists only for tests. */

import { parseExpression, parseHcl } from '../../../src/syntax/hcl/parse.js';
import type { Block, Expression } from '../../../src/syntax/hcl/tree.js';
import { Mapped } from '../../../src/text/mapped.js';
import { Source } from '../../../src/text/source.js';
import type { Origin } from '../../../src/text/origin.js';
import type { Seen } from '../../../src/truth/seen.js';
import { literalOf } from '../../../src/truth/symbol.js';
import type { Symbol as Sign } from '../../../src/truth/symbol.js';
import { explore } from '../../../src/truth/explore.js';
import { plainWorld } from '../../../src/truth/world.js';
import type { World } from '../../../src/truth/world.js';
import { fetched, scalarOf } from '../../../src/dialect/seen.js';
import { carry } from '../../../src/dialect/terraform/collection.js';
import { convert } from '../../../src/dialect/terraform/convert.js';
import { evaluate } from '../../../src/dialect/terraform/evaluate.js';
import { namedUnknown } from '../../../src/dialect/terraform/named.js';
import type { NamedUnknown } from '../../../src/dialect/terraform/named.js';
import type { ModuleNames, Scope } from '../../../src/dialect/terraform/scope.js';
import { typeOf } from '../../../src/dialect/terraform/type.js';
import { mistake, open } from '../../../src/dialect/terraform/value.js';

export function expression(text: string, path = 'test.tf'): Expression {
  const parsed = parseExpression(Mapped.of(new Source(path, text)));
  if (!parsed.expression || parsed.problems.length > 0) throw new Error(`no expression: ${text} (${parsed.problems[0]?.message})`);
  return parsed.expression;
}

export function blockOf(text: string): Block {
  const document = parseHcl(Mapped.of(new Source('main.tf', text)));
  const [block] = document.body.items;
  if (block?.kind !== 'block' || document.problems.length > 0) throw new Error(`no block: ${document.problems[0]?.message}`);
  return block;
}

/** A variable without `value` is set by nobody. */
interface FakeVariable {
  readonly value?: string;
  readonly byDefault?: string;
  readonly type?: string;
  readonly facts?: Partial<Pick<NamedUnknown, 'allowed' | 'notNull'>>;
}

export interface Fake {
  readonly variables?: Readonly<Record<string, FakeVariable>>;
  readonly locals?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly id?: string;
}

export function moduleOf({ variables = {}, locals = {}, files = {}, id = 'm' }: Fake): ModuleNames {
  const names: ModuleNames = {
    id,
    unitId: 'unit',
    variable(name, at, world) {
      const variable = variables[name];
      if (!variable) return mistake(`a reference to var.${name}, which this module does not declare`, at);
      const { value, byDefault, type, facts } = variable;
      const wanted = type === undefined ? undefined : typeOf(expression(type));
      const text = value ?? byDefault;
      if (text === undefined)
        return namedUnknown(`${id}#var.${name}`, `var.${name}`, `set by variable ${name}, which has no default`, at, {
          ...facts,
          ...(wanted ? { type: wanted } : {}),
        });
      const seen = evaluate(expression(text, 'variables.tf'), scope, world);
      const converted = wanted ? convert(seen, wanted) : seen;
      return fetched(carry(converted, value === undefined ? `default of variable ${name}` : undefined), at, seen.origin);
    },
    local(name, at, world) {
      const text = locals[name];
      if (text === undefined) return mistake(`a reference to local.${name}, which this module does not declare`, at);
      const seen = evaluate(expression(text, 'locals.tf'), scope, world);
      return fetched(seen, at, seen.origin);
    },
    resource: (mode, type, name, at) => ({
      kind: 'mapping',
      origin: at,
      entries: () => [],
      get(attribute) {
        const address = `${mode === 'data' ? 'data.' : ''}${type}.${name}`;
        const sign: Sign = { kind: 'symbol', key: `${id}#${address}.${attribute}`, attribute, says: `\${${address}.${attribute}}` };
        return scalarOf(Mapped.hole(sign), at);
      },
    }),
    call: (name, at) => open(`made by module ${name}`, at),
    path: (_name, at) => scalarOf(Mapped.literal('.'), at),
    terraform: (_name, at) => scalarOf(Mapped.literal('default'), at),
    files: {
      read: (path) =>
        files[path] === undefined
          ? { kind: 'refused', reason: `${path}, which is not there` }
          : { kind: 'text', text: Mapped.of(new Source(path, files[path])) },
      list: () => Object.keys(files),
    },
  };
  const scope: Scope = { module: names, names: new Map(), instance: '' };
  return names;
}

export function scopeOf(fake: Fake = {}, more: Partial<Scope> = {}): Scope {
  return { module: moduleOf(fake), names: new Map(), instance: '', ...more };
}

export function see(text: string, fake: Fake = {}, world: World = plainWorld(), more: Partial<Scope> = {}): Seen {
  return evaluate(expression(text), scopeOf(fake, more), world);
}

/** What is seen, as plain JSON; what is not known as text in angle brackets, a mistake with an exclamation mark. */
export function plain(seen: Seen): unknown {
  switch (seen.kind) {
    case 'absent':
      return null;
    case 'unknown':
      return `<${seen.broken ? '!' : ''}${seen.reason}>`;
    case 'scalar': {
      const text = literalOf(seen.text);
      if (text === undefined) return `<${seen.text.says}>`;
      return seen.type === 'string' ? text : seen.type === 'number' ? Number(text) : text === 'true';
    }
    case 'sequence':
      return [...seen.items().map(plain), ...(seen.open === undefined ? [] : [`<more: ${seen.open}>`])];
    case 'mapping':
      return Object.fromEntries([
        ...seen.entries().map(({ name, value }) => [name, plain(value)] as const),
        ...(seen.open === undefined ? [] : [['<more>', seen.open] as const]),
      ]);
  }
}

/** What is seen in every way the choices can fall out: `var.env is "prod"` and what it then is. */
export function ways(text: string, fake: Fake = {}): Readonly<Record<string, unknown>> {
  const paths = explore(plainWorld(), (world) => plain(see(text, fake, world)));
  if ('kind' in paths) return { 'too many': paths.atoms.map((atom) => atom.says(true)) };
  return Object.fromEntries(paths.map(({ choices, outcome }) => [choices.map(({ atom, holds }) => atom.says(holds)).join(', ') || 'always', outcome]));
}

/** The text where something stands. */
export function textAt({ locus }: Origin): string {
  return locus.kind === 'span' ? locus.mapped.text.slice(locus.start, locus.end) : '';
}
