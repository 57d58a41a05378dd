/**
 * The parts that a plan is read in. It tells of every resource three times over, and nothing is read of most of them: of those it is kept how
 * they are called, and the rest is read again if something refers to them.
 */

import { parseParts } from '../../../syntax/json-parts.js';
import type { Parts, Passage } from '../../../syntax/json-parts.js';
import type { Waymarks } from '../../../syntax/json-waymarks.js';
import { isOfUse } from '../tables.js';
import { at, hasMark, isList, isObject } from './json.js';
import type { Json, JsonObject } from './json.js';

/**
 * A plan, as far as anything is read of it.
 * @returns undefined for what is none, or tells no changes: that is read as a whole
 */
export function planInParts(text: string, waymarks: Waymarks): unknown {
  if (!text.includes('"resource_changes"')) return undefined;
  const value = parseParts(text, PLAN, waymarks) as Json | undefined;
  return isList(at(value, 'resource_changes')) ? value : undefined;
}

/** All that is told of a resource, or of the change of one. */
export function wholeOf(resource: JsonObject): JsonObject {
  return resource instanceof Shortened ? resource.whole() : resource;
}

/** The names of a resource, and where it stands. */
class Shortened {
  readonly type: Json | undefined;
  readonly name: Json | undefined;
  readonly mode: Json | undefined;
  readonly module_address: Json | undefined;
  readonly #passage: Passage;

  constructor(resource: JsonObject, passage: Passage) {
    this.type = resource['type'];
    this.name = resource['name'];
    this.mode = resource['mode'];
    this.module_address = resource['module_address'];
    this.#passage = passage;
  }

  whole(): JsonObject {
    return this.#passage.read() as JsonObject;
  }
}

function shortened(resource: JsonObject, passage: () => Passage): JsonObject {
  return new Shortened(resource, passage()) as unknown as JsonObject;
}

type Keep = (resource: JsonObject, passage: () => Passage) => Json;

/** What is taken away counts for what it leaves behind. */
const keepChange: Keep = (resource, passage) => {
  const counts = isRead(resource) || resource['deposed'] !== undefined || at(resource['change'], 'after') === null;
  return counts || hidesSomething(resource) ? resource : shortened(resource, passage);
};

/** Of values that the changes repeat it counts what has to be hidden where it comes up: what is marked, and what looks like it. */
const keepValues: Keep = (resource, passage) => {
  if (resource['mode'] === 'data' || hidesSomething(resource)) return resource;
  return isRead(resource) ? shortened(resource, passage) : null;
};

const keepDrift: Keep = (resource) => (hidesSomething(resource) ? resource : null);

const keepConfigured: Keep = (resource, passage) => (isRead(resource) ? resource : shortened(resource, passage));

/** Data sources are read for others. */
function isRead(resource: JsonObject): boolean {
  const { type, mode } = resource;
  return mode === 'data' || (typeof type === 'string' && isOfUse(type));
}

function hidesSomething(resource: JsonObject): boolean {
  const { change, sensitive_values: marks } = resource;
  if (change !== undefined && (hasMark(at(change, 'before_sensitive')) || hasMark(at(change, 'after_sensitive')))) return true;
  return hasMark(marks);
}

function resources(keep: Keep): Parts {
  return { kind: 'list', items: { kind: 'part', keep: (value, passage) => (isObject(value as Json) ? keep(value as JsonObject, passage) : value) } };
}

function object(members: Readonly<Record<string, Parts>>): Parts {
  return { kind: 'object', members };
}

/** A module of values, and of modules in it. */
const VALUED: Record<string, Parts> = { resources: resources(keepValues) };
VALUED['child_modules'] = { kind: 'list', items: object(VALUED) };

/** A module of a configuration, and of those that it calls. */
const CONFIGURED: Record<string, Parts> = { resources: resources(keepConfigured) };
CONFIGURED['module_calls'] = { kind: 'object', members: {}, others: object({ module: object(CONFIGURED) }) };

const PLAN = object({
  resource_changes: resources(keepChange),
  resource_drift: resources(keepDrift),
  planned_values: object({ root_module: object(VALUED) }),
  prior_state: object({ values: object({ root_module: object(VALUED) }) }),
  configuration: object({ root_module: object(CONFIGURED) }),
});
