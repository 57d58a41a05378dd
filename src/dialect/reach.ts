/** What is made of what, by name. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Whether one is made of another, by however many steps, or is it. */
export function isMadeOf(name: string, other: (name: string) => boolean, graph: Graph): boolean {
  const reached = new Set([name]);
  for (const one of reached) {
    if (other(one)) return true;
    for (const next of graph.get(one) ?? []) reached.add(next);
  }
  return false;
}
