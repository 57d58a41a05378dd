/** A written configuration as a text: in HCL's own syntax, or in JSON. */

import { FMT_STYLE, plainBlock, plainExpression, raw } from '../../syntax/hcl/format.js';
import type { Plain, PlainObject } from '../../syntax/plain.js';
import { isList, isObject } from '../../syntax/plain.js';
import type { Said } from './said.js';
import { allSaid, saidIn } from './said.js';
import { blocksOf } from './words/blocks.js';
import type { WrittenBlock, WrittenConfiguration } from './write.js';

type IsBlock = (path: readonly string[]) => boolean;

const none: IsBlock = () => false;

export function asHcl({ blocks }: Pick<WrittenConfiguration, 'blocks'>): string {
  return blocks
    .map(({ kind, labels, body }) => {
      const isBlock = isBlockIn(kind, labels);
      const spoken = hclBody(body, isBlock, FMT_STYLE.unit);
      return `${plainBlock(kind, labels, spoken, (path) => isBlock(path.map(bare).filter((name) => name !== 'content')))}\n`;
    })
    .join('\n');
}

/** As `.tf.json` has it: labels are keys, expressions are templates. */
export function asJsonSyntax({ blocks }: Pick<WrittenConfiguration, 'blocks'>): Plain {
  const root: { [kind: string]: { [label: string]: Plain } } = {};
  for (const { kind, labels, body } of blocks) {
    const [first = '', second] = labels;
    const spoken = jsonBody(body, isBlockIn(kind, labels));
    const ofKind = (root[kind] ??= {});
    ofKind[first] = second === undefined ? spoken : { ...(ofKind[first] as PlainObject | undefined), [second]: spoken };
  }
  return root;
}

function isBlockIn(kind: WrittenBlock['kind'], [type]: readonly string[]): IsBlock {
  return kind === 'resource' ? blocksOf(type ?? '') : none;
}

function within(isBlock: IsBlock, name: string): IsBlock {
  return (path) => isBlock([name, ...path]);
}

/** How many blocks there are, or what is in them, cannot be told: it is a variable that decides. */
function openBlocks(value: Plain): Said | undefined {
  return saidIn(value) ?? (isList(value) ? value.map(saidIn).find((said) => said !== undefined) : undefined);
}

function bare(name: string): string {
  return /^dynamic "(.*)"$/.exec(name)?.[1] ?? name;
}

function hclBody(body: PlainObject, isBlock: IsBlock, indent: string): PlainObject {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]): [string, Plain] => {
      if (!isBlock([name])) return [name, hclValue(value, indent)];
      const open = openBlocks(value);
      if (open) return [`dynamic "${name}"`, { for_each: raw(hclSaid(open, indent)), content: {} }];
      return [name, itemsOf(value).map((item) => hclBody(item as PlainObject, within(isBlock, name), indent + FMT_STYLE.unit))];
    }),
  );
}

function hclValue(value: Plain, indent: string): Plain {
  const said = saidIn(value);
  if (said) return raw(hclSaid(said, indent));
  const inner = indent + FMT_STYLE.unit;
  if (isList(value)) return value.map((item) => hclValue(item, inner));
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, hclValue(item, inner)])) : value;
}

function hclSaid(said: Said, indent: string): string {
  return said.kind === 'json' ? `jsonencode(${plainExpression(hclValue(said.value, indent), FMT_STYLE, indent)})` : named(said);
}

function named(said: Exclude<Said, { readonly kind: 'json' }>): string {
  return said.kind === 'variable' ? `var.${said.name}` : `${said.of}.${said.attribute}`;
}

function jsonBody(body: PlainObject, isBlock: IsBlock): PlainObject {
  const dynamic: { [name: string]: Plain } = {};
  const written = Object.entries(body).flatMap(([name, value]): [string, Plain][] => {
    if (!isBlock([name])) return [[name, jsonValue(value)]];
    const open = openBlocks(value);
    if (!open) return [[name, itemsOf(value).map((item) => jsonBody(item as PlainObject, within(isBlock, name)))]];
    dynamic[name] = { for_each: jsonSaid(open), content: {} };
    return [];
  });
  return { ...Object.fromEntries(written), ...(Object.keys(dynamic).length > 0 ? { dynamic } : {}) };
}

function jsonValue(value: Plain): Plain {
  const said = saidIn(value);
  if (said) return jsonSaid(said);
  // What would begin a template is made plain text.
  if (typeof value === 'string') return value.replace(/[$%](?=\{)/g, '$&$&');
  if (isList(value)) return value.map(jsonValue);
  return isObject(value) ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, jsonValue(item)])) : value;
}

/** A document of constants is a text that holds it; one with expressions needs the function. */
function jsonSaid(said: Said): string {
  if (said.kind !== 'json') return `\${${named(said)}}`;
  if (allSaid(said.value).length === 0) return JSON.stringify(said.value).replace(/[$%](?=\{)/g, '$&$&');
  return `\${jsonencode(${plainExpression(hclValue(said.value, ''), FMT_STYLE)})}`;
}

function itemsOf(value: Plain): readonly Plain[] {
  return isList(value) ? value : [value];
}
