/** Terraform: the directories of a configuration become the declarations of its units. A dialect knows the words; it may not judge. */

import type { Unit } from '../../model/declaration.js';
import { isLocal, localPath } from './module-call.js';
import { attributeOf, readDirectory } from './directory.js';
import type { Directory } from './directory.js';
import { givenValues, unreadableValues, variablesOf } from './given.js';
import type { Wanted } from './given.js';
import type { Surroundings } from './surroundings.js';
import { deploy } from './unit.js';

export type { OpenedModule, OpenedText, Surroundings } from './surroundings.js';
export type { ModuleText } from './directory.js';
export { valuesInJson } from './given.js';
export { readsOf } from './reads.js';

/** A directory that is deployed by itself. */
export interface TerraformRoot extends Wanted {
  readonly directory: string;
  /** Tells several deployments of one directory apart. */
  readonly name?: string;
  /** The account that the user says all of this is deployed to. */
  readonly account?: string | undefined;
}

/** Under which name the workspace is given: that by which it is asked for, which no variable can have. */
export const WORKSPACE = 'terraform.workspace';

export function declareTerraform(root: TerraformRoot, surroundings: Surroundings): Unit | undefined {
  const opened = surroundings.module(root.directory);
  if (opened.kind === 'refused') return undefined;
  const directory = readDirectory(root.directory, opened.texts);
  const id = root.name === undefined ? root.directory : `${root.directory} (${root.name})`;
  const given = givenValues(directory, root, surroundings);
  const workspace = root.values.get(WORKSPACE);
  return deploy(
    { id, directory: root.directory, given, account: root.account, workspace, ...(root.name === undefined ? {} : { name: root.name }) },
    directory,
    surroundings,
  );
}

/** The names of the variables that a directory declares or uses. */
export function variablesIn(path: string, surroundings: Surroundings): readonly string[] {
  const opened = surroundings.module(path);
  return opened.kind === 'refused' ? [] : [...variablesOf(readDirectory(path, opened.texts))];
}

/** The names of the single values for a directory that are lists or objects and cannot be read as such. */
export function unreadableFor(path: string, values: ReadonlyMap<string, string>, surroundings: Surroundings): readonly string[] {
  const opened = surroundings.module(path);
  return opened.kind === 'refused' ? [] : unreadableValues(readDirectory(path, opened.texts), { values });
}

/** The directories of the same tree that the modules of a directory are called from. */
export function calledBy(path: string, surroundings: Surroundings): ReadonlySet<string> {
  const opened = surroundings.module(path);
  return new Set(opened.kind === 'refused' ? [] : localCalls(readDirectory(path, opened.texts)));
}

function localCalls({ path, calls }: Directory): readonly string[] {
  return [...calls.values()].flatMap((block) => {
    const source = attributeOf(block, 'source')?.value;
    const [only, ...more] = source?.kind === 'template' ? source.parts : [];
    return only?.kind === 'text' && more.length === 0 && isLocal(only.text.text) ? [localPath(path, only.text.text)] : [];
  });
}
