/** Something that may deploy others of its kind. */
export interface Deploying {
  readonly path: string;
  readonly opens: ReadonlySet<string>;
}

/**
 * Those that are deployed by themselves: what another one of them deploys is part of that. Of a circle that nobody
 * outside deploys, the first in order stands for all.
 */
export function rootsAmong<T extends Deploying>(all: readonly T[]): readonly T[] {
  const opened = new Set(all.flatMap((one) => [...one.opens]));
  const roots = new Set(all.filter((one) => !opened.has(one.path)));
  const deployed = new Set([...roots].flatMap((root) => [...root.opens]));
  for (const one of all) {
    if (roots.has(one) || deployed.has(one.path)) continue;
    roots.add(one);
    for (const path of one.opens) deployed.add(path);
  }
  return all.filter((one) => roots.has(one));
}
