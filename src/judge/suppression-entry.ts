/** Suppressions in the configuration, for files that have no room for comments and for what is live: what is meant, `rule | rules, reason, until?, owner?`. */

import type { Estate } from '../model/estate.js';
import type { AnyDocument } from '../syntax/any.js';
import type { Node } from '../syntax/tree.js';
import { sourceOf } from '../syntax/tree.js';
import { unlessOpen } from '../truth/explore.js';
import { type Match, isMeant } from './match.js';
import { readItem } from './suppression-metadata.js';
import type { Cover } from './suppression-silence.js';
import type { Statement } from './suppression-statement.js';

/** An entry of `suppressions.entries`. */
export interface SuppressionEntry {
  /** As it is written: it has the places of its words. */
  readonly node: Node;
  /** What it silences: files as a whole, or what is declared and fits. */
  readonly match: Match;
}

/** What an entry says, and what of this run it covers; one that means nothing in sight may mean what another run looks at. */
export function inConfiguration(entries: readonly SuppressionEntry[], documents: readonly AnyDocument[], estate: Estate): readonly Statement[] {
  return entries.map(({ node, match }) => {
    const read = readItem(node, 'file', MATCH_KEYS);
    const cover = isAboutFiles(match) ? filesIn(documents, match) : declarationsIn(estate, match);
    return cover ? { read, cover } : { read };
  });
}

const MATCH_KEYS = ['files', 'resource', 'account', 'region', 'role', 'tags'];

/** Whether it names files and nothing else: then it means all that is in them. */
function isAboutFiles({ files, ...others }: Match): boolean {
  return files !== undefined && Object.keys(others).length === 0;
}

function filesIn(documents: readonly AnyDocument[], { files }: Match): Cover | undefined {
  const paths = documents.flatMap((doc) => sourceOf(doc)?.path ?? []).filter((path) => files?.(path));
  return paths.length === 0 ? undefined : { kind: 'files', paths };
}

/** Who is not known to be meant is not silenced. */
function declarationsIn(estate: Estate, match: Match): Cover | undefined {
  const meant = estate.declarations.filter((declaration) => {
    const view = declaration.subject && unlessOpen(() => estate.view(declaration, estate.plain));
    return unlessOpen(() => isMeant(match, { declaration, view }).truth === 'yes') ?? false;
  });
  return meant.length === 0 ? undefined : { kind: 'declarations', declarations: new Set(meant) };
}
