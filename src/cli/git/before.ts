/** What was found in the commit that a change began with, judged by the rules of today. */

import { dirname, posix, resolve } from 'node:path';
import { type Entry, entriesOf, marked } from '../../judge/baseline.js';
import type { Found } from '../../judge/findings.js';
import { type LintRequest, type Run, run } from '../../lint.js';
import { decode } from '../../load/decode.js';
import { isTerraform } from '../../load/marks.js';
import type { Unit } from '../../model/declaration.js';
import { Source } from '../../text/source.js';
import { veilOver } from '../../report/veil.js';
import type { Inputs } from '../inputs.js';
import type { Ignores } from '../gitignore.js';
import type { ReadText } from '../parameters.js';
import { readSource } from '../config/read-source.js';
import { realPath } from '../roots.js';
import type { World } from '../world.js';
import { isWrongCall } from '../wrong-call.js';
import { baseSince } from './base.js';
import { gitIn } from './git.js';
import { Objects } from './objects.js';
import { treeFiles } from './tree-files.js';
import { treePath, walkTree } from './tree-walk.js';
import { Tree } from './tree.js';

export interface BeforeRequest {
  readonly ref: string;
  /** What is judged today. */
  readonly request: LintRequest;
  readonly inputs: Inputs;
  /** Paths as the user gave them. */
  readonly given: readonly string[];
  readonly ignores: Ignores;
  /** Files of the call itself, such as values: they may be read wherever they are. */
  readonly beside: readonly string[];
  readonly maxBytes: number;
  /** Values of parameters, from files that are read by the given function. */
  readonly parameters: (read: ReadText) => ReadonlyMap<string, string>;
}

/** Findings of that time, to hold those of today against. What could not be read then is not among them. */
export function foundBefore(before: BeforeRequest, world: World): readonly Entry[] {
  const { request, inputs, beside, maxBytes, ignores } = before;
  const cwd = realPath(world.cwd) ?? world.cwd;
  const git = gitIn(cwd, world.env);
  const { top, commit } = baseSince(before.ref, git);
  const objects = new Objects(git);
  const tree = new Tree(commit, git, objects);
  const inTree = (path: string): string | undefined => treePath(top, resolve(cwd, path));
  const given = before.given.filter((path) => path !== '-');
  const paths = inputs.stdin === undefined ? given : [...given, inputs.stdin];
  const walked = walkTree({ tree, objects, top, cwd, paths, ignores });
  const files = treeFiles({
    tree,
    objects,
    inTree,
    roots: [...walked.roots, ...beside.flatMap((path) => inTree(path) ?? [])],
    maxBytes,
    disk: inputs.files,
    beside: new Set((request.live ?? []).map(({ path }) => posix.normalize(path))),
  });
  const ended = run({ ...request, files, paths: walked.files, parameters: parametersThen(before, tree, objects, top) });
  return entriesOf(marked(ended.found.filter(isCertain(ended)), veilOver(ended.result)).flatMap(({ marks }) => marks));
}

/** What the files of parameters said. One that was not there, or could not be read, said nothing. */
function parametersThen({ parameters }: BeforeRequest, tree: Tree, objects: Objects, top: string): ReadonlyMap<string, string> {
  const read: ReadText = (path) => {
    const inside = treePath(top, realPath(path) ?? path);
    if (inside === undefined) return readSource(path, dirname(path));
    const led = tree.lead(inside);
    const decoded = led.kind === 'file' ? decode(objects.read(led.id)) : undefined;
    return decoded?.kind === 'text' ? new Source(path, decoded.text) : undefined;
  };
  try {
    return parameters(read);
  } catch (error) {
    if (isWrongCall(error)) return parameters(() => undefined);
    throw error;
  }
}

/** Whether a finding rests on nothing that could not be read: a bucket may look worse for want of what an unreadable file says of it. */
function isCertain({ loaded }: Run): (found: Found) => boolean {
  const broken = new Set(loaded.problems.filter(({ id }) => id === 'unreadable-input').map(({ place }) => posix.normalize(place.source.path)));
  if (broken.size === 0) return () => true;
  const folders = new Set([...broken].filter(isTerraform).map((path) => posix.dirname(path)));
  const isBroken = (path: string): boolean => broken.has(posix.normalize(path)) || (isTerraform(path) && folders.has(posix.dirname(posix.normalize(path))));
  const units = new Map<Unit, boolean>();
  const isWhole = (unit: Unit): boolean => {
    const known = units.get(unit);
    if (known !== undefined) return known;
    const whole =
      !broken.has(posix.normalize(unit.path)) &&
      !folders.has(posix.join(unit.path, '.')) &&
      !unit.declarations.some(({ extent, calls = [] }) => [...(extent ? [extent] : []), ...calls].some(({ source }) => isBroken(source.path)));
    units.set(unit, whole);
    return whole;
  };
  return ({ finding, verdict }) => !isBroken(finding.place.source.path) && (verdict === undefined || isWhole(verdict.declaration.unit));
}
