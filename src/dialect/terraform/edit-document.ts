/** Changes inside a policy document, wherever a module writes it: `jsonencode`, JSON in a text or a file, the blocks of a data source. */

import type { ModelEdit } from '../../model/declaration.js';
import type { Intent } from '../../model/shape.js';
import type { Term } from '../../policy/term.js';
import { written } from '../../policy/term.js';
import { keyOf } from '../../syntax/hcl/edit-collection.js';
import type { Block, Expression, ObjectExpression, Template, Tuple } from '../../syntax/hcl/tree.js';
import { parseJson } from '../../syntax/json.js';
import type { Node } from '../../syntax/tree.js';
import { valueOf } from '../../syntax/tree.js';
import type { Plain } from '../../syntax/plain.js';
import type { TextEdit } from '../../text/edit.js';
import { Mapped } from '../../text/mapped.js';
import type { World } from '../../truth/world.js';
import { editDocument } from '../document-edit.js';
import { standsIn } from '../stands-in.js';
import type { Step } from '../words.js';
import type { Writable } from './edit.js';
import { nested } from './edit-draft.js';
import type { Pending } from './edit-pending.js';
import { dataDocument, statementAt } from './edit-layers.js';
import { isLiteral, placeFor, settle } from './edit-settle.js';
import type { Placed } from './edit-settle.js';
import { QUOTED, isWritten, outside } from './edit-reference.js';
import type { Speaking } from './edit-reference.js';
import { mayReplace, plainOf, speak, spoken } from './edit-speak.js';
import { addStatement, editStatement } from './edit-statement.js';
import { evaluate } from './evaluate.js';
import { listAround } from './json/elements.js';
import { plainScope } from './scope.js';
import type { Scope } from './scope.js';

/** A change under way. */
export interface Work {
  readonly target: Writable;
  readonly world: World;
  readonly pending: Pending;
}

/** @param path from the document down @returns whether the change could be made */
export function editIn(document: Placed, path: readonly Step[], edit: ModelEdit, work: Work): boolean {
  const { target, world, pending } = work;
  const placed = settle(document, target.bodies, world);
  if (!placed) return false;
  const { expression } = placed;
  switch (expression.kind) {
    case 'call':
      if (expression.name === 'jsonencode')
        return expression.args[0] !== undefined && editTree({ ...placed, expression: expression.args[0] }, path, edit, work);
      return isFile(expression.name) && pending.edit(editFile(placed, path, edit, work));
    case 'template':
      return pending.edit(editText(expression, path, edit, speaking(placed, work)));
    case 'access':
    case 'index': {
      const data = dataDocument(expression, target.bodies);
      if (!data) return false;
      const [root, index] = path;
      if (root !== 'Statement') return false;
      const found = typeof index === 'number' ? statementAt(placed, data, index, target.bodies, world) : undefined;
      const { keyed, document: block } = found ?? data;
      const where = speaking({ expression, scope: scopeOf(keyed, placed.scope) }, work, block);
      if (index === undefined) return addStatement(data.document.body, edit, where, pending);
      return found !== undefined && editStatement(found, path.slice(2), edit, where, pending);
    }
    default:
      return false;
  }
}

/** @param block the data source that holds what is written, where one does */
function speaking({ expression, scope, bodies }: Placed, work: Work, block?: Block): Speaking {
  const { target } = work;
  const own = bodies ? undefined : target.block;
  return {
    ...outside(work),
    scope,
    bodies: bodies ?? target.bodies,
    block: block ?? (scope === target.scope ? own : undefined),
    around: [expression, own, block].map((part) => part?.in.text.slice(part.start, part.end) ?? '').join('\n'),
  };
}

function scopeOf(keyed: boolean, scope: Scope): Scope {
  return keyed ? scope : plainScope(scope.module);
}

function isFile(name: string): boolean {
  return name === 'file' || name === 'templatefile';
}

/** JSON in a file of its own: what it says of this module's names it would say of others. */
function editFile({ expression, scope, bodies }: Placed, path: readonly Step[], edit: ModelEdit, { target, world }: Work): readonly TextEdit[] | undefined {
  const seen = evaluate(expression, scope, world);
  const text = seen.kind === 'scalar' ? seen.text : undefined;
  const root = text && parseJson(text).root;
  if (!root) return undefined;
  const file = text.place(root.start, root.start)?.source.text ?? '';
  const say = (term: Term): string | undefined => {
    const known = written(term);
    return known !== undefined && (isWritten(known, bodies ?? target.bodies) || standsIn(known, file, QUOTED)) ? known : undefined;
  };
  const said = inPlain(root, path, edit, say);
  return said && editDocument(root, path, said);
}

/** The edit with its texts as they are said; undefined where one cannot be, or would stand for something computed. */
function inPlain(root: Node, path: readonly Step[], edit: ModelEdit, say: (term: Term) => string | undefined): ModelEdit | undefined {
  if (edit.kind === 'remove') return edit;
  const value = plainOf(edit.value, say);
  const there = nodeAt(root, path);
  const literal = there?.kind !== 'scalar' || there.doc.mapped.slice(there.start, there.end).literal !== undefined;
  return value === undefined || (edit.kind === 'set' && !mayReplace(literal, value)) ? undefined : { kind: edit.kind, value: value as Intent };
}

/** Stands in JSON for a reference until the text around it is written. */
const REFERENCE = 's3lint-reference-';

function editText(template: Template, path: readonly Step[], edit: ModelEdit, where: Speaking): readonly TextEdit[] | undefined {
  const text = textOf(template);
  const root = text && parseJson(text).root;
  if (!root) return undefined;
  const references: (string | undefined)[] = [];
  // As the layer around the text writes it: JSON escapes its quotes.
  const interpolated = (reference: string): string | undefined => template.in.edit(template.start, template.start, `\${${reference}}`)?.text;
  const say = (term: Term): string | undefined => {
    const parts = spoken(term, where);
    return parts?.map((part) => (typeof part === 'string' ? part : `${REFERENCE}${references.push(interpolated(part.reference)) - 1};`)).join('');
  };
  const plain = inPlain(root, path, edit, say);
  const alone = nodeAt(root, path);
  // A single value and another become a list, around what is there.
  const made =
    alone && plain?.kind === 'add' && alone.kind !== 'sequence' ? listAround(alone, [plain.value as Plain]) : plain && editDocument(root, path, plain);
  if (!references.every((reference) => reference !== undefined)) return undefined;
  return made?.map((one) => ({ ...one, text: one.text.replace(new RegExp(`${REFERENCE}(\\d+);`, 'g'), (_, index) => references[Number(index)] ?? '') }));
}

function nodeAt(root: Node, path: readonly Step[]): Node | undefined {
  let at: Node | undefined = root;
  for (const step of path) {
    if (typeof step === 'string') at = valueOf(at, step);
    else at = at?.kind === 'sequence' ? at.items[step] : step === 0 ? at : undefined;
  }
  return at;
}

/** The text of a template with its interpolations as holes. */
function textOf({ parts }: Template): Mapped | undefined {
  const texts = parts.map((part) => {
    if (part.kind === 'text') return part.text;
    return part.kind === 'interpolation' ? Mapped.hole({ says: part.in.text.slice(part.start, part.end) }) : undefined;
  });
  return texts.every((text) => text !== undefined) ? Mapped.join(texts) : undefined;
}

interface Position {
  readonly placed: Placed;
  readonly holder?: { readonly object: ObjectExpression; readonly key: string } | { readonly tuple: Tuple; readonly index: number };
  readonly missing: readonly Step[];
}

/** The document as an expression. */
function editTree(root: Placed, path: readonly Step[], edit: ModelEdit, work: Work): boolean {
  const { target, pending } = work;
  let at: Position | undefined = { placed: root, missing: [] };
  for (const step of path) {
    at = at.missing.length > 0 ? { ...at, missing: [...at.missing, step] } : stepInto(at, step, work);
    if (!at) return false;
  }
  const { placed, missing } = at;
  if (edit.kind === 'remove') return missing.length === 0 && removed(at, pending);
  const found = settle(placed, target.bodies, work.world);
  if (!found) return false;
  const value = plainOf(edit.value, (text) => speak(text, speaking(found, work)));
  if (value === undefined) return false;
  const { expression } = found;
  const [first, ...rest] = missing;
  if (first !== undefined) {
    if (expression.kind !== 'object' || typeof first !== 'string') return false;
    return pending.insertEntries(expression, { [first]: nested(rest, edit.kind === 'add' ? [value] : value) });
  }
  if (edit.kind === 'set') {
    const place = isSpoken(expression) && mayReplace(isLiteral(expression), value) ? placeFor(found, value) : undefined;
    return place !== undefined && pending.replace(place, value);
  }
  const list = lastList(expression, work);
  if (list) return pending.append(list, value);
  return expression.kind !== 'call' && pending.beside(expression, value);
}

/** What is put together of names may be written over where it is one value: a reference by which a policy names something. */
function isSpoken(expression: Expression): boolean {
  return isLiteral(expression) || expression.kind === 'template' || expression.kind === 'access' || expression.kind === 'tuple' || expression.kind === 'object';
}

function removed({ holder }: Position, pending: Pending): boolean {
  if (!holder) return false;
  return 'object' in holder ? pending.removeEntry(holder.object, holder.key) : pending.removeItem(holder.tuple, holder.index);
}

function stepInto(at: Position, step: Step, work: Work): Position | undefined {
  const placed = settle(at.placed, work.target.bodies, work.world);
  if (!placed) return undefined;
  const { expression } = placed;
  if (typeof step === 'number') {
    if (isList(expression)) return itemOf(placed, step, work);
    // A lone item may stand without its list.
    return step === 0 && expression.kind !== 'call' ? { ...at, placed } : undefined;
  }
  if (expression.kind !== 'object' || expression.entries.some((entry) => keyOf(entry) === undefined)) return undefined;
  const entry = expression.entries.findLast((entry) => keyOf(entry) === step);
  if (!entry) return { placed, missing: [step] };
  return { placed: { ...placed, expression: entry.value }, holder: { object: expression, key: step }, missing: [] };
}

function isList(expression: Expression): boolean {
  return expression.kind === 'tuple' || (expression.kind === 'call' && expression.name === 'concat');
}

/** Lists one behind the other are one list, as far as all before are written. */
function itemOf(placed: Placed, step: number, work: Work): Position | undefined {
  const { expression } = placed;
  if (expression.kind === 'tuple') {
    const item = expression.items[step];
    return item && { placed: { ...placed, expression: item }, holder: { tuple: expression, index: step }, missing: [] };
  }
  let left = step;
  for (const list of expression.kind === 'call' ? expression.args : []) {
    const settled = settle({ ...placed, expression: list }, work.target.bodies, work.world);
    if (settled?.expression.kind !== 'tuple') return undefined;
    if (left < settled.expression.items.length) return itemOf(settled, left, work);
    left -= settled.expression.items.length;
  }
  return undefined;
}

/** Where an item is added. */
function lastList(expression: Expression, { target }: Work): Tuple | undefined {
  if (expression.kind === 'tuple') return expression;
  if (expression.kind !== 'call' || expression.name !== 'concat' || expression.expand || target.bodies.length === 0) return undefined;
  return expression.args.findLast((list): list is Tuple => list.kind === 'tuple');
}
