/** Edits inside a document of its own language (a policy): its names are the same in every dialect, only unresolved texts are the dialect's to say. */

import type { ModelEdit } from '../model/declaration.js';
import type { Intent } from '../model/shape.js';
import { written } from '../policy/term.js';
import type { Piece, Term } from '../policy/term.js';
import { appendItem, insertEntry, removeEntry, removeItem, replaceValue } from '../syntax/edit.js';
import { parseJson } from '../syntax/json.js';
import type { Plain } from '../syntax/plain.js';
import type { MappingNode, Node, SequenceNode } from '../syntax/tree.js';
import { entryOf, sourceOf } from '../syntax/tree.js';
import { valueStart } from '../syntax/yaml-span.js';
import type { TextEdit } from '../text/edit.js';

type Step = string | number;

/** What only the dialect knows about the tree in which a document stands. */
export interface DocumentWriter {
  /** A text with unresolved parts in the dialect's words; undefined where it has none for them. */
  speak(text: Term): Plain | undefined;
  /** The node that counts here: the branch of a conditional. Undefined where nothing can be written. */
  settle(node: Node): Node | undefined;
  /** Where an item stands that is counted among those that are seen. */
  indexOf(node: SequenceNode, step: number): number;
}

/** A plain tree, where nothing is computed. */
const plainWriter: DocumentWriter = { speak: written, settle: (node) => node, indexOf: (_, step) => step };

interface Position {
  readonly node: Node;
  readonly parent?: MappingNode | SequenceNode;
  readonly step?: Step;
  readonly missing: readonly Step[];
}

/**
 * The text edits for one change at the end of a path through a document; undefined where it cannot be made without guessing.
 * @param root the document: a tree, or a text that holds JSON
 */
export function editDocument(root: Node, path: readonly Step[], edit: ModelEdit, writer: DocumentWriter = plainWriter): readonly TextEdit[] | undefined {
  const position = locate({ node: root, missing: [] }, path, writer);
  if (!position) return undefined;
  if (edit.kind === 'remove') return only(removal(position));
  const value = plainOf(edit.value, writer);
  if (value === undefined) return undefined;
  const { node, missing } = position;
  const [first, ...rest] = missing;
  if (first !== undefined)
    return typeof first === 'string' && node.kind === 'mapping'
      ? only(insertEntry(node, first, nested(rest, edit.kind === 'add' ? [value] : value)))
      : undefined;
  if (edit.kind === 'set') return only(replaceValue(node, value));
  return only(isList(node) ? appendItem(node, value) : listOf(node, value));
}

/** The arguments of a function stand in a sequence too: what they make is a single value. */
function isList(node: Node): node is SequenceNode {
  return node.kind === 'sequence' && (node.tag === undefined || node.tag === '!' || node.tag.startsWith('!!'));
}

function only(edit: TextEdit | undefined): readonly TextEdit[] | undefined {
  return edit && [edit];
}

function locate(from: Position, path: readonly Step[], writer: DocumentWriter): Position | undefined {
  let at: Position | undefined = from;
  for (const step of path) {
    at = at.missing.length > 0 ? { ...at, missing: [...at.missing, step] } : into(at, step, writer);
    if (!at) return undefined;
  }
  return at.missing.length > 0 ? opened(at, writer) : at;
}

/** The node in which something is missing, ready to be written in. */
function opened(at: Position, writer: DocumentWriter): Position | undefined {
  const node = tree(at.node, writer);
  return node && { ...at, node };
}

function into(at: Position, step: Step, writer: DocumentWriter): Position | undefined {
  const node = tree(at.node, writer);
  if (!node) return undefined;
  if (typeof step === 'number') {
    // A lone item may stand without its list.
    if (!isList(node)) return step === 0 ? at : undefined;
    const index = writer.indexOf(node, step);
    const item = node.items[index];
    return item && { node: item, parent: node, step: index, missing: [] };
  }
  if (node.kind !== 'mapping') return undefined;
  const entry = entryOf(node, step);
  if (!entry) return { node, missing: [step] };
  return entry.merged ? undefined : { node: entry.value, parent: node, step, missing: [] };
}

/** The tree that a node is, or holds as text. */
function tree(node: Node, writer: DocumentWriter): Node | undefined {
  const settled = writer.settle(node);
  if (settled?.kind !== 'scalar' || !/^\s*[{[]/.test(settled.value)) return settled;
  return parseJson(settled.doc.textOf(settled)).root ?? settled;
}

function removal({ parent, step, missing }: Position): TextEdit | undefined {
  if (missing.length > 0 || !parent || step === undefined) return undefined;
  return parent.kind === 'mapping' ? removeEntry(parent, String(step)) : removeItem(parent, Number(step));
}

function nested(steps: readonly Step[], value: Plain): Plain {
  const [step, ...rest] = steps;
  if (step === undefined) return value;
  return typeof step === 'number' ? [nested(rest, value)] : { [step]: nested(rest, value) };
}

/** Stands for what is there already while the list around it is written. */
const OLD = 'what-stands-there';

/** A single value and another become a list; what is there keeps its spelling. */
function listOf(node: Node, value: Plain): TextEdit | undefined {
  const { doc } = node;
  const start = doc.syntax === 'json' ? node.start : valueStart(node);
  if (start === undefined) return undefined;
  const raw = doc.mapped.text.slice(start, node.end);
  if (!sourceOf(doc) || doc.mapped.place(0, 0)?.source.text !== doc.mapped.text)
    return node.kind === 'scalar' && node.tag === undefined ? replaceValue(node, [node.value, value]) : undefined;
  if (doc.syntax === 'yaml' && /[\n\r]/.test(raw)) return undefined;
  const edit = replaceValue(node, [OLD, value]);
  if (!edit) return undefined;
  const quoted = doc.syntax === 'json' ? `"${OLD}"` : OLD;
  return edit.text.includes(quoted) ? { ...edit, text: edit.text.replace(quoted, () => raw) } : undefined;
}

/** What names something of a deployment: an ARN, an account. */
export function isName(value: unknown): value is string {
  return typeof value === 'string' && /^(?:arn:|\d{12}$)/.test(value);
}

/** What a rule wants to be written, unresolved texts in the dialect's words. */
export function plainOf(intent: Intent, writer: Pick<DocumentWriter, 'speak'>): Plain | undefined {
  if (isName(intent)) return writer.speak([intent]);
  if (typeof intent !== 'object' || intent === null) return intent;
  if (isTerm(intent)) return writer.speak(intent.of);
  if (Array.isArray(intent)) {
    const items = (intent as readonly Intent[]).map((item) => plainOf(item, writer));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const out: Record<string, Plain> = {};
  for (const [name, inner] of Object.entries(intent)) {
    const value = plainOf(inner as Intent, writer);
    if (value === undefined) return undefined;
    out[name] = value;
  }
  return out;
}

function isTerm(intent: Intent): intent is { readonly kind: 'term'; readonly of: readonly Piece[] } & Intent {
  return typeof intent === 'object' && 'kind' in intent && (intent as { readonly kind: unknown }).kind === 'term' && 'of' in intent;
}
