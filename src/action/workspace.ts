import { lstatSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { leadsOut } from '../cli/own-file.js';
import { repositoryTop } from '../cli/repository.js';
import { isInside, realPath } from '../cli/roots.js';
import { inLine } from '../cli/say.js';
import { WrongCall } from '../cli/wrong-call.js';
import type { Inputs } from './inputs.js';

/**
 * Where the workflow may lead is not for the checked-out tree to say: a path that stands in the workspace must lie there after all links.
 * What the workflow itself names elsewhere, such as a plan in the runner's temporary folder, is its own business.
 */
export function refuseWaysOut(inputs: Inputs, cwd: string, workspace: string): void {
  const written = reportFiles(inputs);
  const named = [...inputs.paths, inputs.config, inputs.baseline, ...inputs.parameters, ...inputs.varFiles, ...inputs.snapshots].filter((path) => path !== '');
  for (const path of [...named, ...written.map((file) => dirname(file))]) refuseWayOut(path, cwd, workspace);
  // A link where a report is to be would have it written wherever the link leads, and an old report would be taken for a new one.
  for (const file of written) removeFile(resolve(cwd, file));
}

export function refuseWayOut(path: string, cwd: string, workspace: string): void {
  const whole = resolve(cwd, path);
  if (!isInside([workspace, realPath(workspace) ?? workspace], whole)) return;
  // Of a pattern, or of a file that is still to be written, there is only the beginning.
  let there = whole;
  while (realPath(there) === undefined && dirname(there) !== there) there = dirname(there);
  if (leadsOut(there, workspace)) throw new WrongCall(`"${inLine(path)}" leads out of the repository by a link.`, 'Remove the link, or name what it leads to.');
}

/** What a tree names in its configuration must lie in its repository: a stranger's tree that is none has no end. */
export function refuseBoundless(cwd: string, workspace: string): void {
  const top = repositoryTop(cwd);
  if (top === undefined || !isInside([workspace], top))
    throw new WrongCall(
      'This checkout is no git repository, so nothing tells where it ends.',
      'Install git on the runner, so that actions/checkout can use it.',
    );
}

/** Files that reports are written to. */
function reportFiles({ sarifFile, format }: Inputs): readonly string[] {
  return [sarifFile, ...format.map(({ file }) => file)].filter((file) => file !== '');
}

function removeFile(path: string): void {
  if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === false) rmSync(path, { force: true });
}
