/** A table's own entry: a user may well call something `constructor`. */
export function own<T>(table: Readonly<Record<string, T>> | undefined, key: string): T | undefined {
  const found = table?.[key];
  // Most that is looked up is not there, and that is found out sooner.
  return found !== undefined && Object.hasOwn(table as object, key) ? found : undefined;
}
