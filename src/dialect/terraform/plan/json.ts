/** Plain JSON, as `JSON.parse` gives it, and the ways into it. */

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

/** A member of an object; undefined where there is none, or no object. What every object inherits is a function, or the prototype of all. */
export function at(value: Json | undefined, one: string, two?: string, three?: string): Json | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const found = (value as JsonObject)[one];
  if (found === undefined || typeof found === 'function' || (found as unknown) === Object.prototype) return undefined;
  return two === undefined ? found : at(found, two, three);
}

export function textAt(value: Json | undefined, one: string, two?: string, three?: string): string | undefined {
  const found = at(value, one, two, three);
  return typeof found === 'string' ? found : undefined;
}

export function objectAt(value: Json | undefined, one?: string, two?: string, three?: string): JsonObject {
  const found = one === undefined ? value : at(value, one, two, three);
  return isObject(found) ? found : nobody;
}

export function listAt(value: Json | undefined, one: string, two?: string, three?: string): readonly Json[] {
  const found = at(value, one, two, three);
  return isList(found) ? found : [];
}

/** The item of a list, or the member of an object. */
export function partOf(value: Json | undefined, step: string | number): Json | undefined {
  return typeof step === 'number' ? (isList(value) ? value[step] : undefined) : at(value, step);
}

/** Whether something is marked in a tree of marks. */
export function hasMark(marks: Json | undefined): boolean {
  if (typeof marks !== 'object' || marks === null) return marks === true;
  for (const name in marks) if (hasMark((marks as JsonObject)[name])) return true;
  return false;
}

/** One more step of a JSON pointer. */
export function below(pointer: string, step: string | number): string {
  return `${pointer}/${typeof step === 'string' && /[~/]/.test(step) ? step.replaceAll('~', '~0').replaceAll('/', '~1') : step}`;
}
