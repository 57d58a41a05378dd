/** Data as a tool hands it to be written, without places. */
export type Plain = null | boolean | number | string | readonly Plain[] | PlainObject;
export interface PlainObject {
  readonly [key: string]: Plain;
}

export function isList(value: Plain): value is readonly Plain[] {
  return Array.isArray(value);
}

export function isObject(value: Plain): value is PlainObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list or an object that holds something, and so may take lines of its own. */
export function isFilled(value: Plain): value is readonly Plain[] | PlainObject {
  return isList(value) ? value.length > 0 : isObject(value) && Object.keys(value).length > 0;
}
