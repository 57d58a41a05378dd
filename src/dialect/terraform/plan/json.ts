/** Plain JSON, as `JSON.parse` gives it, and the ways into it. */

import { own } from '../../../text/own.js';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: Json;
}

export const nobody: JsonObject = {};

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** A member of an object; undefined where there is none, or no object. */
export function at(value: Json | undefined, ...names: readonly string[]): Json | undefined {
  let found = value;
  for (const name of names) found = isObject(found) ? own(found, name) : undefined;
  return found;
}

export function textAt(value: Json | undefined, ...names: readonly string[]): string | undefined {
  const found = at(value, ...names);
  return typeof found === 'string' ? found : undefined;
}

export function objectAt(value: Json | undefined, ...names: readonly string[]): JsonObject {
  const found = at(value, ...names);
  return isObject(found) ? found : nobody;
}

export function listAt(value: Json | undefined, ...names: readonly string[]): readonly Json[] {
  const found = at(value, ...names);
  return isList(found) ? found : [];
}

/** The item of a list, or the member of an object. */
export function partOf(value: Json | undefined, step: string | number): Json | undefined {
  return typeof step === 'number' ? (isList(value) ? value[step] : undefined) : at(value, step);
}

/** One more step of a JSON pointer. */
export function below(pointer: string, step: string | number): string {
  return `${pointer}/${typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
