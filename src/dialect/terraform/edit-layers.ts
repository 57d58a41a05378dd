/** Policy documents that are laid under and over each other: where a statement of the whole is written. */

import { seeDocument } from '../../policy/document.js';
import { attributeOf, blocksOf } from '../../syntax/hcl/edit-body.js';
import type { Block, Body, Expression } from '../../syntax/hcl/tree.js';
import type { Origin } from '../../text/origin.js';
import type { World } from '../../truth/world.js';
import { blocksOfSort } from './edit-blocks.js';
import { settle } from './edit-settle.js';
import type { Placed } from './edit-settle.js';
import { pathOf, usesOf } from './edit-uses.js';
import { evaluate } from './evaluate.js';
import { writtenBy } from './json/comment.js';

/** A document of a data source that nobody else reads. */
export interface DataDocument {
  readonly document: Block;
  /** It repeats, and its instances are told apart by the keys of the resource. */
  readonly keyed: boolean;
}

/** A statement in the document that holds it. */
export interface DataStatement extends DataDocument {
  readonly block: Block;
}

const LAYERS = ['source_json', 'source_policy_documents', 'override_json', 'override_policy_documents'];

export function dataDocument(expression: Expression, bodies: readonly Body[]): DataDocument | undefined {
  if (expression.kind !== 'access' || !/^(?:minified_)?json$/.test(expression.name)) return undefined;
  const of = expression.of;
  const keyed = of.kind === 'index';
  const { names } = pathOf(keyed ? of.of : of);
  const [root, type, name, more] = names;
  if (root !== 'data' || type !== 'aws_iam_policy_document' || name === undefined || more !== undefined) return undefined;
  if (keyed && !/^\[\s*(?:each\.key|count\.index|0)\s*\]$/.test(of.in.text.slice(of.of.end, of.end))) return undefined;
  const blocks = blocksOfSort(bodies, 'data', type).filter(({ labels }) => labels[1]?.text === name);
  const [only, other] = blocks;
  return only && !other && writtenBy(only.data) === undefined && usesOf(`data.${type}.${name}`, bodies) === 1 ? { document: only, keyed } : undefined;
}

/** @param document a data source's JSON @param index among the statements of all layers together */
export function statementAt(document: Placed, data: DataDocument, index: number, bodies: readonly Body[], world: World): DataStatement | undefined {
  if (!LAYERS.some((name) => attributeOf(data.document.body, name))) {
    const block = writtenBefore(data.document.body)[index];
    return block && { ...data, block };
  }
  const statements = seen(document, world);
  const wanted = statements[index];
  return wanted && find(document, data, wanted, bodies, world, MAX_LAYERS);
}

/** Documents made of documents made of documents. */
const MAX_LAYERS = 16;

/** Statements that are counted one by one: what a loop makes may be any number. */
function writtenBefore(body: Body): readonly Block[] {
  const blocks = body.items.filter((item) => item.kind === 'block');
  const loop = blocks.findIndex(({ type, labels }) => type.text === 'dynamic' && labels[0]?.text === 'statement');
  return blocks.slice(0, loop < 0 ? undefined : loop).filter(({ type }) => type.text === 'statement');
}

function seen({ expression, scope }: Placed, world: World): readonly Origin[] {
  const whole = seeDocument(evaluate(expression, scope, world));
  const statements = whole.kind === 'mapping' ? whole.get('Statement') : whole;
  return statements.kind === 'sequence' ? statements.items().map(({ origin }) => origin) : [];
}

function find(at: Placed, data: DataDocument, wanted: Origin, bodies: readonly Body[], world: World, deep: number): DataStatement | undefined {
  const block = blocksOf(data.document.body, 'statement').find((one) => isAt(one, wanted));
  if (block) return { ...data, block };
  if (deep === 0) return undefined;
  for (const name of LAYERS) {
    const list = attributeOf(data.document.body, name)?.value;
    const layers = list && settle({ ...at, expression: list }, bodies, world)?.expression;
    for (const layer of layers?.kind === 'tuple' ? layers.items : layers ? [layers] : []) {
      const settled = settle({ ...at, expression: layer }, bodies, world);
      const inner = settled && dataDocument(settled.expression, bodies);
      const found = inner && find(settled, { ...inner, keyed: inner.keyed && data.keyed }, wanted, bodies, world, deep - 1);
      if (found) return found;
    }
  }
  return undefined;
}

function isAt({ in: mapped, header }: Block, { locus }: Origin): boolean {
  return locus.kind === 'span' && locus.mapped === mapped && locus.start === header.start && locus.end === header.end;
}
