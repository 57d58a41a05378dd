import type { RuleMeta } from '../rule/meta.js';
import { alwaysOn } from '../rule/builtin.js';
import { levelNames } from './config.js';
import { match, suppressions } from './schema-match.js';
import { presetNames } from './presets.js';
import { oneOrMany, strings } from './schema-parts.js';

/**
 * Who asks: data and code are checked against the rules that there are, code may bring plugins and configurations as they are.
 * The schema that is published for editors cannot know the rules of plugins.
 */
export type SchemaForm = 'data' | 'code' | 'published';

/** JSON Schema (draft 7, which editors know) of the configuration file, with the options of the given rules. */
export function configSchema(metas: readonly RuleMeta[], form: SchemaForm): object {
  const brought = form === 'code' ? { type: ['string', 'object'] } : { type: 'string' };
  const rules = {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(metas.flatMap(rulesOf)),
    ...(form === 'published' && { patternProperties: { '^[a-z][\\w-]*/.': pluginRule } }),
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 's3lint configuration',
    type: 'object',
    additionalProperties: false,
    definitions: {
      level: { enum: levelNames },
      levelAlone: levelAnd(level),
      rules,
    },
    properties: {
      $schema: { type: 'string', description: 'The schema of this file, for editors.' },
      extends: {
        description:
          'What to start from, the later wins: presets, files (./base.yaml), packages, configurations of plugins (plugin:acme/strict). Presets unite. Without one: recommended.',
        ...oneOrMany(form === 'published' ? { anyOf: [{ enum: presetNames }, { type: 'string' }] } : brought),
      },
      plugins: {
        description: 'Rules of others, by the name that begins their ids: a file (./rules/index.ts) or a package.',
        type: 'object',
        propertyNames: { pattern: '^[a-z][\\w-]*$' },
        additionalProperties: brought,
      },
      rules: { description: 'By rule id: a level, or a list of a level and options.', $ref: '#/definitions/rules' },
      overrides: {
        description: 'Other levels and options for some of what is judged; the later wins.',
        type: 'array',
        items: {
          type: 'object',
          additionalProperties: false,
          required: ['match', 'rules'],
          description: 'Write match and rules.',
          properties: { match, rules: { description: 'As in rules; off: they are not asked there.', $ref: '#/definitions/rules' } },
        },
      },
      parameters: {
        description: 'Values of CloudFormation parameters by name. They win over defaults; --parameter wins over them.',
        type: 'object',
        additionalProperties: { type: ['string', 'number', 'boolean'] },
      },
      terraform,
      facts,
      ignores: {
        description: 'Files that are not linted when they are found by walking: patterns as in .gitignore, from the folder of this file.',
        ...strings,
      },
      baseline: {
        description:
          'The file of findings that are known, from the folder of this file, or false for none. Without it: .s3lint-baseline.json beside this file.',
        if: { type: 'string' },
        then: { minLength: 1 },
        else: { enum: [false] },
      },
      suppressions,
    },
  };
}

const accountId = { type: 'string', pattern: '^\\d{12}$', description: 'Twelve digits, in quotes.' };

const facts = {
  description: 'What the text of a configuration cannot show.',
  type: 'object',
  additionalProperties: false,
  properties: {
    account: { ...accountId, description: 'The account that this is deployed to: twelve digits, in quotes.' },
    organization: { type: 'string', pattern: '^o-[a-z0-9]{10,32}$', description: 'The id of the organization: o-…' },
    trustedAccounts: { type: 'array', items: accountId, description: 'Accounts outside that may have access.' },
    trustedOrganizations: { ...strings, description: 'Organizations outside that may have access.' },
    trustedVpcEndpoints: { ...strings, description: 'VPC endpoints that may be trusted in conditions.' },
    trustedCidrs: { ...strings, description: 'Address ranges that may be trusted in conditions.' },
    blockPublicAccess: { enum: ['all', 'none', 'unknown'], description: "The account's or organization's own Block Public Access." },
  },
};

const terraform = {
  description: 'How Terraform configurations are deployed.',
  type: 'object',
  additionalProperties: false,
  properties: {
    roots: {
      description: 'Deployments of directories with values of their own; one that stands here several times is judged once for each.',
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['dir'],
        description: 'Write dir, and name and varFiles where they help.',
        properties: {
          dir: { type: 'string', description: 'The directory, from the folder of this file.' },
          name: { type: 'string', minLength: 1, description: 'What it is called in findings: prod.' },
          varFiles: { ...strings, description: 'Files of values, the later wins; from the folder of this file.' },
        },
      },
    },
  },
};

const level = { $ref: '#/definitions/level' };

const pluginRule = {
  description: 'A rule of a plugin.',
  if: { type: 'array' },
  then: { items: [level, { type: 'object' }], minItems: 1, maxItems: 2 },
  else: level,
};

function rulesOf(meta: RuleMeta): readonly (readonly [string, object])[] {
  const entry = { description: meta.docs.summary, ...entryOf(meta) };
  const former = (meta.formerIds ?? []).map((id) => [id, { ...entry, deprecated: true, description: `Now called ${meta.id}.` }] as const);
  return [[meta.id, entry], ...former];
}

function entryOf(meta: RuleMeta): object {
  if (meta.id === alwaysOn) return levelAnd({ enum: levelNames.filter((name) => name !== 'off') });
  return meta.schema ? levelAnd(level, meta.schema) : { $ref: '#/definitions/levelAlone' };
}

/** A level, or a list of it and, where there are any, options. */
function levelAnd(level: object, ...options: readonly object[]): object {
  const items = [level, ...options];
  return { if: { type: 'array' }, then: { items, minItems: 1, maxItems: items.length }, else: level };
}
