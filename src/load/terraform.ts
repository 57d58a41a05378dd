/** Directories of Terraform: which are deployed by themselves, and what is read for them. */

import { posix } from 'node:path';
import type { ModuleText, OpenedModule, OpenedText, Surroundings, TerraformRoot } from '../dialect/terraform/declare.js';
import { WORKSPACE, calledBy, declareTerraform, unreadableFor, valuesInJson, variablesIn } from '../dialect/terraform/declare.js';
import { bodyOfJson } from '../dialect/terraform/json/body.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { isTree } from '../syntax/any.js';
import { parseHcl } from '../syntax/hcl/parse.js';
import { parseJson } from '../syntax/json.js';
import { Mapped } from '../text/mapped.js';
import { pathIn, plainPath } from '../text/plain-path.js';
import type { Place } from '../text/source.js';
import { suggest } from '../text/suggest.js';
import type { Files } from './files.js';
import { isTerraform } from './marks.js';
import type { Reader } from './reader.js';
import { rootsAmong } from './roots.js';
import type { TerraformValues } from './values.js';

/**
 * The configuration that a plan was made of: its files count as input.
 * @param given with the values that the plan was made with
 */
export function loadText(path: string, files: Files, reader: Reader, given: TerraformValues, account: string | undefined): Unit | undefined {
  const directory = asDirectory(path);
  const around = new Around(files, reader, new Map());
  const unit = declareTerraform({ directory, files: given.files, values: given.values, account }, around);
  for (const one of [directory, ...reachable(directory, around)]) around.take(one);
  return unit;
}

/** Without a slash at its end. */
function asDirectory(path: string): string {
  return plainPath(path).replace(/(?<=.)\/$/, '');
}

/**
 * @param paths files of the directories that are wanted
 * @param account the account that the user says all of this is deployed to
 */
export function loadTerraform(
  paths: readonly string[],
  files: Files,
  reader: Reader,
  given: TerraformValues,
  account: string | undefined,
  notices: Notice[] = [],
): readonly Unit[] {
  const directories = new Map<string, Directory>();
  for (const path of paths) {
    const directory = posix.dirname(plainPath(path));
    const known = directories.get(directory);
    if (known) known.named.push(path);
    else directories.set(directory, new Directory(directory, [path]));
  }
  const around = new Around(files, reader, directories);
  const all = [...directories.keys()].map((path) => ({ path, opens: reachable(path, around) }));
  const text = given.textIn === undefined ? undefined : asDirectory(given.textIn);
  const roots = rootsAmong(all);
  const wanted = [...new Set([...roots.map(({ path }) => path), ...(text === undefined ? [] : [text])])];
  notices.push(...unheard([...given.values.keys()], wanted, around), ...misspelled(given.values, wanted, around));
  return roots.flatMap(({ path, opens }) => {
    if (path === text) return [];
    const units = deploymentsOf(path, given, account).flatMap((root) => declareTerraform(root, around) ?? []);
    for (const one of [path, ...opens]) around.take(one);
    return units;
  });
}

/** Values on the command line for variables that none of the roots has: a slip of the finger would pass for a value. */
function unheard(names: readonly string[], roots: readonly string[], around: Surroundings): readonly Notice[] {
  if (names.length === 0 || roots.length === 0) return [];
  const known = new Set([WORKSPACE, ...roots.flatMap((path) => variablesIn(path, around))]);
  return names
    .filter((name) => !known.has(name))
    .map((name) => {
      const meant = suggest(name, known);
      return {
        level: 'warn',
        message: `no Terraform root here declares or uses the variable "${name}"${meant === undefined ? '' : `; did you mean "${meant}"?`}`,
      };
    });
}

/** Lists and objects on the command line that are none: what they say is not known. */
function misspelled(values: ReadonlyMap<string, string>, roots: readonly string[], around: Surroundings): readonly Notice[] {
  const names = new Set(roots.flatMap((path) => unreadableFor(path, values, around)));
  return [...names].map((name) => ({
    level: 'warn',
    message: `what --var gives to "${name}" is no expression of Terraform, so its value is not known; write it like this: --var '${name}=["a", "b"]'`,
  }));
}

function deploymentsOf(directory: string, { values, files, roots }: TerraformValues, account: string | undefined): readonly TerraformRoot[] {
  const own = roots.filter((root) => plainPath(root.directory).replace(/(?<=.)\/$/, '') === directory);
  if (own.length === 0) return [{ directory, files, values, account }];
  const nameOf = (root: TerraformValues['roots'][number]): string | undefined =>
    root.name ?? (own.length === 1 ? undefined : root.files.map((path) => posix.basename(path)).join(' and ') || 'itself');
  return own.map((root) => {
    const name = nameOf(root);
    return { directory, values, account, files: [...root.files, ...files], ...(name === undefined ? {} : { name }) };
  });
}

/** Everything that a directory calls, by way of others too. */
function reachable(path: string, around: Surroundings): ReadonlySet<string> {
  const met = new Set<string>();
  const pending = [path];
  for (let one = pending.pop(); one !== undefined; one = pending.pop()) {
    for (const called of calledBy(one, around)) {
      if (met.has(called) || called === path) continue;
      met.add(called);
      pending.push(called);
    }
  }
  return met;
}

/** A directory, and those of its files that were named: a listing may not know them (standard input). */
class Directory {
  constructor(
    readonly path: string,
    readonly named: string[],
  ) {}
}

/** A file of a module of which nothing is known. */
function unread(path: string): ModuleText {
  return { path, body: { kind: 'body', in: Mapped.literal(''), start: 0, end: 0, items: [] }, unread: true };
}

class Around implements Surroundings {
  readonly #modules = new Map<string, OpenedModule>();
  /** The files of directories: each is asked for when it is read, and when it counts as input. */
  readonly #files = new Map<string, readonly string[] | undefined>();

  constructor(
    private readonly files: Files,
    private readonly reader: Reader,
    private readonly directories: ReadonlyMap<string, Directory>,
  ) {}

  module(directory: string, standsFor?: Place): OpenedModule {
    if (standsFor) return this.#opened(directory, (path) => this.#foreign(path, standsFor));
    const known = this.#modules.get(directory);
    if (known) return known;
    const opened = this.#opened(directory, (path) => this.#own(path));
    this.#modules.set(directory, opened);
    return opened;
  }

  values(path: string): OpenedModule {
    const key = plainPath(path);
    const read = this.#own(key);
    this.reader.take(key);
    return read ? { kind: 'module', texts: [read] } : { kind: 'refused', reason: `${path} cannot be read` };
  }

  read(path: string): OpenedText {
    return this.reader.text(path);
  }

  list(directory: string): readonly string[] | undefined {
    return this.files.list?.(directory) ?? this.#named(directory);
  }

  /** Lets the files of a directory count as input. */
  take(directory: string): void {
    for (const path of this.#filesIn(directory) ?? []) this.reader.take(path);
  }

  #opened(directory: string, read: (path: string) => ModuleText | undefined): OpenedModule {
    const files = this.#filesIn(directory);
    if (!files) return { kind: 'refused', reason: `there is no ${directory} in the folders that were given` };
    if (files.length === 0) return { kind: 'refused', reason: `there is no Terraform in ${directory}` };
    return { kind: 'module', texts: files.map((path) => read(path) ?? unread(path)) };
  }

  #filesIn(directory: string): readonly string[] | undefined {
    if (!this.#files.has(directory)) this.#files.set(directory, this.#listed(directory));
    return this.#files.get(directory);
  }

  /** OpenTofu reads `main.tofu` in place of `main.tf`. */
  #listed(directory: string): readonly string[] | undefined {
    const listed = this.list(directory);
    const names = new Set([...(listed ?? []), ...(this.#named(directory) ?? [])].filter((name) => isTerraform(name)));
    if (!listed && names.size === 0) return undefined;
    return [...names]
      .filter((name) => !names.has(name.replace(/\.tf(\.json)?$/, '.tofu$1')) || !/\.tf(?:\.json)?$/.test(name))
      .sort()
      .map((name) => pathIn(directory, name));
  }

  #named(directory: string): readonly string[] | undefined {
    return this.directories.get(directory)?.named.map((path) => posix.basename(path));
  }

  #own(path: string): ModuleText | undefined {
    const read = this.reader.read(path, () => true);
    if (read.kind !== 'document') return undefined;
    const { document } = read;
    if (!isTree(document)) return { path, body: document.body };
    return { path, body: path.endsWith('.tfvars.json') ? valuesInJson(document) : bodyOfJson(document) };
  }

  /** A file of somebody else: all of it stands where its module is called. */
  #foreign(path: string, standsFor: Place): ModuleText | undefined {
    const read = this.reader.text(path);
    if (read.kind !== 'text') return undefined;
    const text = Mapped.foreign(read.text, standsFor);
    return { path, body: path.endsWith('.json') ? bodyOfJson(parseJson(text)) : parseHcl(text).body };
  }
}
