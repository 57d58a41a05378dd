/** What people put where secrets are put is never written down: only how long it is, and what it looks like. */

import type { Json } from '../dialect/api/snapshot.js';
import { shapedSecrets } from '../text/secret-shapes.js';
import { secretIn, secretSpans } from '../text/secrets.js';
import { isObject, objectsAt, only, textAt, withAt } from './json.js';
import type { Output } from './port.js';

function masked(text: string, detector: string | undefined): Json {
  return { masked: { length: text.length, ...(detector !== undefined && { detector }) } };
}

/** A value under its name: `DB_PASSWORD`. */
function variable(name: string, value: Json): Json {
  return typeof value === 'string' ? masked(value, secretIn(name, value)?.detector) : masked('', undefined);
}

/** A function's environment. Why Lambda could not decrypt it stays, by its code; the message may quote from it. */
export function maskVariables(lambda: Output): Output {
  return withAt(lambda, 'Environment', (environment) => {
    const told = only(isObject(environment) ? environment : {}, 'Variables', 'Error');
    const failed = withAt(told, 'Error', (error) => (isObject(error) ? only(error, 'ErrorCode') : {}));
    return withAt(failed, 'Variables', (variables) =>
      isObject(variables) ? Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, variable(name, value)])) : {},
    );
  });
}

/** Headers by which an origin knows its distribution. */
export function maskCustomHeaders(distribution: Output): Output {
  return withAt(distribution, 'Origins.Items', (origins) =>
    Array.isArray(origins)
      ? origins.map((origin) =>
          isObject(origin)
            ? withAt(origin, 'CustomHeaders.Items', (headers) =>
                Array.isArray(headers) ? headers.filter(isObject).map((header) => valueOf(header, 'HeaderName', 'HeaderValue')) : [],
              )
            : origin,
        )
      : [],
  );
}

function valueOf(pair: Output, name: string, value: string): Output {
  return withAt(pair, value, (found) => variable(textAt(pair, name) ?? '', found));
}

/** Of containers only what a linter reads; options of logs and health checks are full of tokens. */
export function maskTask(answer: Output): Output {
  const { taskDefinition } = answer;
  if (!isObject(taskDefinition)) return answer;
  return {
    taskDefinition: {
      ...only(taskDefinition, 'taskDefinitionArn', 'family', 'taskRoleArn', 'executionRoleArn', 'networkMode', 'requiresCompatibilities'),
      containerDefinitions: objectsAt(taskDefinition, 'containerDefinitions').map((container) =>
        withAt(
          withAt(only(container, 'name', 'image', 'command', 'entryPoint', 'environment', 'environmentFiles', 'secrets'), 'environment', (pairs) =>
            Array.isArray(pairs) ? pairs.filter(isObject).map((pair) => valueOf(pair, 'name', 'value')) : [],
          ),
          'command',
          (words) => (Array.isArray(words) ? words.map((word) => (typeof word === 'string' && secretSpans(word).length > 0 ? variable('', word) : word)) : []),
        ),
      ),
    },
  };
}

export function maskUserData(answer: Output): Output {
  return withAt(answer, 'UserData.Value', (value) => {
    if (typeof value !== 'string') return masked('', undefined);
    const script = Buffer.from(value, 'base64').toString('utf8');
    const shaped = shapedSecrets(script)[0]?.detector;
    return masked(script, shaped ?? (secretSpans(script).length > 0 ? 'value that looks like a credential' : undefined));
  });
}

/**
 * The last net, under all the others: what shows by its own form to be a credential is struck out of any text of an answer,
 * a tag or a description.
 */
export function struckOut(value: Json): Json {
  if (typeof value === 'string') return struckOutText(value);
  if (Array.isArray(value)) return value.map(struckOut);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([member, inner]) => [member, struckOut(inner)]));
}

function struckOutText(text: string): string {
  let out = text;
  for (const { start, end } of shapedSecrets(text)) out = out.slice(0, start) + '*'.repeat(end - start) + out.slice(end);
  return out;
}
