/** The values of variables that a plan was made with, as somebody would give them on the command line. */

import { at, objectAt } from './json.js';
import type { JsonObject } from './json.js';

export function valuesOf(plan: JsonObject): ReadonlyMap<string, string> {
  const values = Object.entries(objectAt(plan, 'variables')).flatMap(([name, variable]): readonly (readonly [string, string])[] => {
    const value = at(variable, 'value');
    if (value === undefined || value === null) return [];
    return [[name, typeof value === 'string' ? value : literal(JSON.stringify(value))]];
  });
  return new Map(values);
}

/** JSON as an expression of HCL, in which texts are no templates. */
function literal(json: string): string {
  return json.replaceAll('${', '$${').replaceAll('%{', '%%{');
}
