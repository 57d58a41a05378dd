/** JSON out of values and values out of JSON. What is in the text keeps its place. */

import { parseJson } from '../../../syntax/json.js';
import type { Document, Entry, Node } from '../../../syntax/tree.js';
import { plainType } from '../../../syntax/tree.js';
import type { Mapped } from '../../../text/mapped.js';
import type { Origin } from '../../../text/origin.js';
import type { Seen, SeenEntry } from '../../../truth/seen.js';
import { literalOf, partsOf, whyOpen } from '../../../truth/symbol.js';
import type { Part } from '../../../truth/symbol.js';
import { assumedOf, scalarOf, under, unknownText } from '../../seen.js';
import { listOf } from '../collection.js';
import { isSet, nothing, numberOf } from '../value.js';
import { parseDecimal, writeDecimal } from './decimal.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, text } from './given.js';
import { jsonOf } from './json-text.js';
import { inexact, mapped, refused, supposedBy, undecided } from './result.js';

/** The text is made only if somebody reads it: policies are read from what it encodes. */
const jsonencode = define([anything('val', true)], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind === 'unknown') return undecided(given);
  let made: Mapped | undefined;
  const assumed = assumedOf(seen);
  return {
    kind: 'scalar',
    type: 'string',
    get text() {
      made ??= jsonOf(seen) ?? unknownText(`\${${given.call.says}}`, 'made of too many parts to be followed');
      return made;
    },
    origin: given.call.origin,
    encodes: given.call.head ? under(seen, given.call.head) : seen,
    ...(assumed === undefined ? {} : { assumed }),
  };
});

const jsondecode = define([text('str')], (given) => {
  const seen = given.args[0] as Seen;
  if (seen.kind === 'scalar' && seen.encodes) return plainList(seen.encodes);
  return read(parseJson, given);
});

/** JSON knows no sets. */
function plainList(seen: Seen): Seen {
  return isSet(seen) ? listOf(seen.items(), seen.origin, { open: seen.open, assumed: assumedOf(seen), form: 'tuple' }) : seen;
}

/** A text as the tree that it holds. */
function read(parse: (text: Mapped) => Document, given: Given): Seen {
  const whole = given.text(0);
  const parts = partsOf(whole);
  if (parts.length > 0 && parts.every((part) => typeof part !== 'string')) return undecided(given);
  const literal = literalOf(whole) !== undefined;
  const document = parse(whole);
  const problem = document.problems.find(({ id }) => id === 'unreadable-input');
  if (problem || !document.root || whole.text.startsWith('\ufeff')) {
    return literal ? refused(`with a text that is no JSON${problem ? ` (${problem.message.replace(/\.$/, '')})` : ''}`, given) : undecided(given);
  }
  return valueOf(document.root, supposedBy(given.args)) ?? inexact('a number that is too long to be followed', given);
}

/** Undefined where a number is too long. */
function valueOf(node: Node, assumed: string | undefined): Seen | undefined {
  const origin = originOf(node);
  switch (node.kind) {
    case 'hole': {
      const hole = node.hole as Exclude<Part, string>;
      const own = node.doc.mapped.slice(node.start, node.end);
      return hole.kind === 'symbol' ? scalarOf(own, origin, assumed) : { kind: 'unknown', reason: hole.reason, origin };
    }
    case 'scalar': {
      const type = plainType(node);
      if (type === 'null') return nothing(origin);
      if (type !== 'number') return { ...scalarOf(node.doc.textOf(node), origin, assumed), type };
      const decimal = parseDecimal(node.value);
      const lexeme = decimal && (decimal.digits === 0n && node.value.startsWith('-') ? '-0' : writeDecimal(decimal));
      return lexeme === undefined
        ? undefined
        : lexeme === node.value
          ? { ...scalarOf(node.doc.textOf(node), origin, assumed), type }
          : numberOf(lexeme, origin, assumed);
    }
    case 'sequence': {
      const items = node.items.map((item) => valueOf(item, assumed));
      return items.includes(undefined) ? undefined : listOf(items as readonly Seen[], origin, { assumed, form: 'tuple' });
    }
    case 'mapping': {
      const entries = node.entries.map((entry) => entryOf(entry, node.doc, assumed));
      if (entries.includes(undefined)) return undefined;
      const open = node.entries.map((entry) => nameOf(entry, node.doc).open).find((why) => why !== undefined);
      return mapped((entries as readonly (readonly SeenEntry[])[]).flat(), origin, { open, assumed, form: 'object' });
    }
  }
}

function entryOf(entry: Entry, doc: Document, assumed: string | undefined): readonly SeenEntry[] | undefined {
  const value = valueOf(entry.value, assumed);
  const { name } = nameOf(entry, doc);
  return value && (name === undefined ? [] : [{ name, key: originOf(entry.key), value }]);
}

function nameOf({ key }: Entry, doc: Document): { readonly name?: string; readonly open?: string } {
  const written = key.style === 'plain' ? doc.mapped.slice(key.start, key.end) : doc.textOf(key);
  const name = literalOf(written);
  return name === undefined ? { open: whyOpen(written) } : { name };
}

/** A collection over several lines stands at its opening bracket. */
export function originOf(node: Node): Origin {
  const { doc, start, end } = node;
  const whole = node.kind === 'scalar' || node.kind === 'hole' || (end - start <= 200 && !/[\n\r]/.test(doc.mapped.text.slice(start, end)));
  return { locus: { kind: 'span', mapped: doc.mapped, start, end: whole ? end : start + 1 } };
}

export const JSONS: Readonly<Record<string, TerraformFunction>> = { jsondecode, jsonencode };
