/** Suppressions in the configuration, for files that have no room for comments: `{ files, resource?, rule | rules, reason, until?, owner? }`. */

import type { Estate } from '../model/estate.js';
import type { AnyDocument } from '../syntax/any.js';
import type { Node } from '../syntax/tree.js';
import { entryOf, sourceOf } from '../syntax/tree.js';
import { readItem } from './suppression-metadata.js';
import type { Statement } from './suppression-statement.js';

/** An entry of `suppressions.entries`. */
export interface SuppressionEntry {
  /** As it is written: it has the places of its words. */
  readonly node: Node;
  /** Whether its `files` mean a file, by its path from the working directory. */
  readonly means: (path: string) => boolean;
}

/** What an entry says, and what of this run it covers; one that means nothing in sight may mean what another run looks at. */
export function inConfiguration(entries: readonly SuppressionEntry[], documents: readonly AnyDocument[], estate: Estate): readonly Statement[] {
  return entries.flatMap(({ node, means }) => {
    const read = readItem(node, 'file', ['files', 'resource']);
    const paths = documents.flatMap((doc) => sourceOf(doc)?.path ?? []).filter(means);
    const resource = resourceOf(node);
    if (resource === undefined) return paths.length === 0 ? faultsOf(read) : [{ read, cover: { kind: 'files', paths } }];
    const declarations = estate.declarations.filter(({ address, extent, unit }) => address === resource && paths.includes(extent?.source.path ?? unit.path));
    return declarations.length === 0 ? faultsOf(read) : [{ read, cover: { kind: 'declarations', declarations: new Set(declarations) } }];
  });
}

/** Without a cover it silences nothing; what is wrong with it is wrong all the same. */
function faultsOf(read: Statement['read']): readonly Statement[] {
  return [{ read }];
}

function resourceOf(node: Node): string | undefined {
  const value = entryOf(node, 'resource')?.value;
  return value?.kind === 'scalar' ? value.value : undefined;
}
