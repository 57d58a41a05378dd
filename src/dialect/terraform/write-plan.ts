/** A written configuration as the plan that Terraform would make of it, before anything of it exists. `terraform show -json`, format 1.2. */

import type { Plain, PlainObject } from '../../syntax/plain.js';
import { isList, isObject } from '../../syntax/plain.js';
import type { Said } from './said.js';
import { allSaid, saidIn } from './said.js';
import { blocksOf } from './words/blocks.js';
import { mirrored } from './words/mirrored.js';
import type { WrittenBlock, WrittenConfiguration } from './write.js';

const PROVIDER = 'registry.terraform.io/hashicorp/aws';

export function asPlan({ blocks }: Pick<WrittenConfiguration, 'blocks'>): Plain {
  const resources = blocks.flatMap((block) => (block.kind === 'resource' ? [block] : [unknownSource(block)]));
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: { resources: resources.map((block) => ({ ...headOf(block), schema_version: 0, values: known(block.body) ?? {} })) } },
    resource_changes: resources.map((block) => ({
      ...headOf(block),
      change: {
        actions: ['create'],
        before: null,
        after: known(block.body) ?? {},
        after_unknown: { ...filledIn(block), ...unknown(block.body) },
        before_sensitive: false,
      },
    })),
    configuration: {
      provider_config: { aws: { name: 'aws', full_name: PROVIDER } },
      root_module: {
        resources: resources.map((block) => ({
          ...configured(block),
          provider_config_key: 'aws',
          expressions: expressionsOf(block.body, isBlockOf(block)),
          schema_version: 0,
        })),
      },
    },
  };
}

/** A variable always has a value in a plan: what cannot be known is what another resource will make. */
function unknownSource({ labels: [name = ''] }: WrittenBlock): WrittenBlock {
  return { kind: 'resource', labels: ['terraform_data', name], body: {} };
}

function configured({ labels: [type = '', name = ''] }: WrittenBlock): PlainObject {
  return { address: `${type}.${name}`, mode: 'managed', type, name };
}

function headOf(block: WrittenBlock): PlainObject {
  return { ...configured(block), provider_name: block.labels[0] === 'terraform_data' ? 'terraform.io/builtin/terraform' : PROVIDER };
}

function isBlockOf({ labels: [type = ''] }: WrittenBlock): (path: readonly string[]) => boolean {
  return blocksOf(type);
}

/** What the provider fills in after the deployment. */
function filledIn({ labels: [type = ''], body }: WrittenBlock): PlainObject {
  const names = type === 'terraform_data' ? ['id', 'output'] : ['id', 'arn', ...mirrored(type)];
  return Object.fromEntries(names.filter((name) => !(name in body)).map((name) => [name, true]));
}

/** What is known of a value; in a list, null stands for what is not. */
function known(value: Plain): Plain | undefined {
  const said = saidIn(value);
  if (said) return said.kind === 'json' && !isOpen(said.value) ? JSON.stringify(said.value) : undefined;
  if (isList(value)) return value.map((item) => known(item) ?? null);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, item]): [string, Plain][] => {
      const inner = known(item);
      return inner === undefined ? [] : [[name, inner]];
    }),
  );
}

/** The same tree with `true` where something is not known. */
function unknown(value: Plain): PlainObject {
  return Object.fromEntries(
    Object.entries(value as PlainObject).flatMap(([name, item]): [string, Plain][] => {
      const inner = unknownAt(item);
      return inner === false ? [] : [[name, inner]];
    }),
  );
}

function unknownAt(value: Plain): Plain {
  if (saidIn(value)) return known(value) === undefined;
  if (isList(value)) return value.map((item) => (isObject(item) && !saidIn(item) ? unknown(item) : unknownAt(item)));
  return isObject(value) ? unknown(value) : false;
}

function isOpen(value: Plain): boolean {
  return allSaid(value).some(({ kind }) => kind !== 'json');
}

/** As the configuration part has them: constants by value, everything else by what it refers to. Dynamic blocks are left out. */
function expressionsOf(body: PlainObject, isBlock: (path: readonly string[]) => boolean): PlainObject {
  return Object.fromEntries(
    Object.entries(body).flatMap(([name, value]): [string, Plain][] => {
      if (!isBlock([name])) return [[name, expressionOf(value)]];
      const items = isList(value) ? value : [value];
      if (items.some((item) => saidIn(item))) return [];
      return [[name, items.map((item) => expressionsOf(item as PlainObject, (path) => isBlock([name, ...path])))]];
    }),
  );
}

function expressionOf(value: Plain): Plain {
  const said = allSaid(value);
  if (said.length === 0) return { constant_value: value };
  const references = said.flatMap(referencesOf);
  // A function of constants is neither a constant nor a reference.
  return references.length === 0 ? {} : { references };
}

function referencesOf(said: Said): readonly string[] {
  if (said.kind === 'json') return [];
  if (said.kind === 'variable') return [`terraform_data.${said.name}.output`, `terraform_data.${said.name}`];
  return [`${said.of}.${said.attribute}`, said.of];
}
