/**
 * An object with some of its properties replaced. A property that is made when somebody reads it stays unread, which it would not in
 * `{ ...of, ...more }`.
 */
export function over<T extends object>(of: T, more: Partial<T>): T {
  if (Object.keys(more).length === 0) return of;
  return Object.create(Object.prototype, { ...Object.getOwnPropertyDescriptors(of), ...Object.getOwnPropertyDescriptors(more) }) as T;
}
