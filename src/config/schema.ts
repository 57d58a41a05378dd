import type { RuleMeta } from '../rule/meta.js';
import { alwaysOn } from '../rule/builtin.js';
import { levelNames } from './config.js';
import { presetNames } from './presets.js';

/** JSON Schema (draft 7, which editors know) of the configuration file, with the options of the given rules. */
export function configSchema(metas: readonly RuleMeta[]): object {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 's3lint configuration',
    type: 'object',
    additionalProperties: false,
    definitions: {
      level: { enum: levelNames },
      levelAlone: levelAnd(level),
    },
    properties: {
      $schema: { type: 'string', description: 'The schema of this file, for editors.' },
      extends: {
        description: 'The preset to start from; of several the largest. Without it: recommended.',
        ...oneOrMany({ enum: presetNames }),
      },
      rules: {
        description: 'By rule id: a level, or a list of a level and options.',
        type: 'object',
        additionalProperties: false,
        properties: Object.fromEntries(metas.flatMap(rulesOf)),
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
      suppressions,
    },
  };
}

const strings = { type: 'array', items: { type: 'string' } };
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

const suppressions = {
  description: 'Findings that are meant to be, in files that have no room for comments, such as policies in JSON.',
  type: 'object',
  additionalProperties: false,
  properties: {
    entries: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['files', 'reason'],
        description: 'Write files, rule (or rules) and reason; until, owner and resource where they help.',
        properties: {
          files: { description: 'Which files it means: a path or a pattern as in .gitignore, from the folder of this file.', ...oneOrMany({ type: 'string' }) },
          resource: { type: 'string', description: 'Only this resource of them: a logical id.' },
          rule: { type: 'string' },
          rules: strings,
          reason: { type: 'string', minLength: 1, description: 'Why it is right here.' },
          until: { type: 'string', description: 'The last day on which it counts: YYYY-MM-DD.' },
          owner: { type: 'string' },
        },
      },
    },
  },
};

const level = { $ref: '#/definitions/level' };

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

function oneOrMany(item: object): object {
  return { if: { type: 'array' }, then: { items: item, minItems: 1 }, else: item };
}
