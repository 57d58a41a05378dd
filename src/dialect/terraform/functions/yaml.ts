/** YAML out of values and values out of YAML, where Terraform's reading of it is certain. */

import { whyUnknown } from '../named.js';
import { parseYaml } from '../../../syntax/yaml.js';
import type { Node, ScalarNode } from '../../../syntax/tree.js';
import { Mapped } from '../../../text/mapped.js';
import type { Seen, SeenEntry } from '../../../truth/seen.js';
import { literalOf, partsOf, whyOpen } from '../../../truth/symbol.js';
import type { Part } from '../../../truth/symbol.js';
import { scalarOf } from '../../seen.js';
import { listOf } from '../collection.js';
import { flagOf, nothing, numberOf } from '../value.js';
import { parseDecimal, writeDecimal } from './decimal.js';
import type { TerraformFunction } from './function.js';
import type { Given } from './given.js';
import { anything, define, text } from './given.js';
import { originOf } from './json.js';
import { computed, inexact, mapped, refused, supposedBy, undecided } from './result.js';
import { yamlOf } from './yaml-text.js';

const yamldecode = define([text('src')], (given) => {
  const whole = given.text(0);
  const parts = partsOf(whole);
  if (parts.length > 0 && parts.every((part) => typeof part !== 'string')) return undecided(given);
  const literal = literalOf(whole) !== undefined;
  // Directives and documents after the first: one is not followed, the other Terraform refuses.
  if (/^(?:%|\ufeff)|^(?:\.\.\.|---)(?:\s|$)[^]*\n(?:---|\.\.\.)(?:\s|$)|\n(?:---|\.\.\.)(?:\s|$)/.test(whole.text)) {
    return inexact('a YAML text of several documents, which is not followed here', given);
  }
  const document = parseYaml(whole);
  const problem = document.problems.find(({ id }) => id === 'unreadable-input');
  if (problem || !document.root) {
    return literal && problem
      ? refused(`with a text that is no YAML (${problem.message.replace(/\.$/, '')})`, given)
      : inexact('a YAML text that holds nothing', given);
  }
  return valueOf(document.root, given) ?? inexact('a YAML text with something in it that is not followed here', given);
});

/** Undefined where readers of YAML differ. */
function valueOf(node: Node, given: Given): Seen | undefined {
  const origin = originOf(node);
  const assumed = supposedBy(given.args);
  if (node.kind === 'hole') {
    const hole = node.hole as Exclude<Part, string>;
    return hole.kind === 'symbol' ? scalarOf(node.doc.mapped.slice(node.start, node.end), origin, assumed) : { kind: 'unknown', reason: hole.reason, origin };
  }
  if (node.tag !== undefined && node.tag !== '!!str') return undefined;
  switch (node.kind) {
    case 'scalar':
      return scalarIn(node, given);
    case 'sequence': {
      const items = node.items.map((item) => valueOf(item, given));
      return items.includes(undefined) ? undefined : listOf(items as readonly Seen[], origin, { assumed, form: 'tuple' });
    }
    case 'mapping': {
      const entries: SeenEntry[] = [];
      // What was merged never overrides, so it comes first: of equal names the last counts.
      for (const { key, value } of [...node.entries].sort((a, b) => Number(b.merged !== undefined) - Number(a.merged !== undefined))) {
        const [name, own] = [keyOf(key, given), valueOf(value, given)];
        if (name === undefined || !own) return undefined;
        entries.push({ name, key: originOf(key), value: own });
      }
      return mapped(entries, origin, { assumed, form: 'object' });
    }
  }
}

function keyOf(key: ScalarNode, given: Given): string | undefined {
  const seen = key.value === '<<' ? undefined : scalarIn(key, given);
  return seen?.kind === 'scalar' ? literalOf(seen.text) : undefined;
}

const TRUE = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON']);
const FALSE = new Set(['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF']);
const NULL = new Set(['', '~', 'null', 'Null', 'NULL']);

/** Terraform reads the words of YAML 1.1 for booleans, and numbers as decimals whatever they begin with, but for `0x` and `0o`. */
function scalarIn(node: ScalarNode, given: Given): Seen | undefined {
  const origin = originOf(node);
  const assumed = supposedBy(given.args);
  const letters = node.doc.textOf(node);
  // A block at the end of a text without a line break has none, which other readers add.
  if ((node.style === 'literal' || node.style === 'folded') && !node.doc.mapped.text.slice(node.start).includes('\n', node.end - node.start - 1))
    return undefined;
  if (node.style !== 'plain' || node.tag !== undefined) return scalarOf(letters, origin, assumed);
  // Of which type it is hangs on all of it.
  if (literalOf(letters) === undefined) return { kind: 'unknown', reason: whyOpen(letters), origin, text: letters };
  const { value } = node;
  if (NULL.has(value)) return nothing(origin);
  if (TRUE.has(value) || FALSE.has(value)) return flagOf(TRUE.has(value), origin, assumed);
  const prefixed = /^0(?:x[\da-fA-F]+|o[0-7]+)$/.test(value) ? BigInt(value) : undefined;
  if (prefixed !== undefined) return numberOf(String(prefixed), origin, assumed);
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(value)) {
    const decimal = parseDecimal(value);
    return decimal && !/^-[0.]+$/.test(value) ? numberOf(writeDecimal(decimal), origin, assumed) : undefined;
  }
  if (/^\d{4}-\d\d-\d\d$/.test(value) && isDay(value)) return scalarOf(Mapped.literal(`${value}T00:00:00Z`, letters.place(0, value.length)), origin, assumed);
  // Times become others, infinities are refused, and of bases with signs nobody can be sure.
  if (/^\d{4}-\d{1,2}-\d{1,2}|^[-+]?\.(?:inf|nan)$|^[-+]0[xo]/i.test(value)) return undefined;
  return scalarOf(letters, origin, assumed);
}

function isDay(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

const yamlencode = define([anything('value', true)], (given) => {
  if (whyUnknown(given.args) !== undefined) return undecided(given);
  const made = yamlOf(given.args[0] as Seen);
  return made === undefined ? inexact('a YAML text whose lines are broken in a way that is not followed here', given) : computed(made, given);
});

export const YAMLS: Readonly<Record<string, TerraformFunction>> = { yamldecode, yamlencode };
