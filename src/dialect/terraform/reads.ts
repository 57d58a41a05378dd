/** Which files a configuration reads as parts of itself: what `file` and `templatefile` name, as far as that can be told before it is evaluated. */

import { posix } from 'node:path';
import type { Unit } from '../../model/declaration.js';
import type { Body, Call, Expression, TemplatePart } from '../../syntax/hcl/tree.js';
import { unlessOpen } from '../../truth/explore.js';
import { evaluate } from './evaluate.js';
import type { ModuleInstance } from './module.js';
import { rootOf } from './unit.js';
import { textOf } from './value.js';

const READERS: ReadonlySet<string> = new Set(['file', 'templatefile']);

/** What of a path cannot be told: a key of a for_each, a variable without a value. */
const GAP = '\uFFFC';

/** Whether a unit reads a file. A path of which a part is not known reads every file whose path it could be. */
export function readsOf(units: readonly Unit[]): (path: string) => boolean {
  const patterns = new Set<string>();
  for (const unit of units) {
    const deployment = rootOf(unit)?.deployment;
    for (const module of deployment?.modules ?? []) for (const path of module.bodies.flatMap((body) => pathsIn(body, module))) patterns.add(path);
  }
  const open = [...patterns].filter((one) => one.includes(GAP)).map((one) => new RegExp(`^${one.split(GAP).map(literally).join('.*')}$`));
  return (path) => patterns.has(path) || open.some((one) => one.test(path));
}

function pathsIn(body: Body, module: ModuleInstance): readonly string[] {
  return body.items.flatMap((item) => {
    if (item.kind === 'block') return pathsIn(item.body, module);
    return callsIn(item.value).flatMap(({ args: [path] }) => (path ? pathOf(path, module) : []));
  });
}

/** From the directory where all paths of the scan begin; none where nothing of it is known. */
function pathOf(expression: Expression, module: ModuleInstance): readonly string[] {
  const parts = expression.kind === 'template' ? expression.parts : [];
  const text = parts.length > 0 ? parts.map((part) => textIn(part, module)).join('') : (toldOf(expression, module) ?? GAP);
  if (!/[^\uFFFC./]/.test(text.replaceAll(GAP, ''))) return [];
  return [posix.isAbsolute(text) ? posix.normalize(text) : posix.join(module.deployment.root, text)];
}

function textIn(part: TemplatePart, module: ModuleInstance): string {
  if (part.kind === 'text') return part.text.literal ?? GAP;
  return (part.kind === 'interpolation' ? toldOf(part.expression, module) : undefined) ?? GAP;
}

/** Names that only a loop or an instance gives mean nothing here. */
function toldOf(expression: Expression, { scope, plain }: ModuleInstance): string | undefined {
  const seen = unlessOpen(() => evaluate(expression, scope, plain));
  return seen && textOf(seen);
}

function callsIn(expression: Expression): readonly Call[] {
  const inner = childrenOf(expression).flatMap(callsIn);
  return expression.kind === 'call' && READERS.has(expression.name.replace(/^core::/, '')) ? [expression, ...inner] : inner;
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'number':
    case 'word':
    case 'reference':
    case 'data':
      return [];
    case 'access':
      return [expression.of];
    case 'index':
      return [expression.of, expression.key];
    case 'splat':
      return [expression.of, expression.each];
    case 'call':
      return expression.args;
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'conditional':
      return [expression.condition, expression.then, expression.otherwise];
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.entries.flatMap(({ literalKey, key, value }) => (literalKey === undefined ? [key, value] : [value]));
    case 'parentheses':
      return [expression.inner];
    case 'for-tuple':
      return [expression.collection, expression.value, ...(expression.condition ? [expression.condition] : [])];
    case 'for-object':
      return [expression.collection, expression.key, expression.value, ...(expression.condition ? [expression.condition] : [])];
    case 'template':
      return expression.parts.flatMap(insidePart);
  }
}

function insidePart(part: TemplatePart): readonly Expression[] {
  switch (part.kind) {
    case 'text':
      return [];
    case 'interpolation':
      return [part.expression];
    case 'if':
      return [part.condition, ...[...part.then, ...part.otherwise].flatMap(insidePart)];
    case 'for':
      return [part.collection, ...part.parts.flatMap(insidePart)];
  }
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
