/** The commit that a change is held against. */

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { inLine } from '../say.js';
import { WrongCall } from '../wrong-call.js';
import type { Git } from './git.js';

export interface Base {
  /** The real path of the work tree's top. */
  readonly top: string;
  readonly commit: string;
}

/** Where this change began: the last commit that HEAD and `ref` have in common. */
export function baseSince(ref: string, git: Git): Base {
  if (ref === '' || ref.startsWith('-')) throw new WrongCall(`"${inLine(ref)}" is no name of a commit.`, 'Name a branch, a tag or a commit: --new-since main.');
  const top = realpathSync.native(resolve(textOf(git.tell(['rev-parse', '--show-toplevel']))));
  const commit = commitOf(ref, git);
  if (commit === undefined)
    throw new WrongCall(
      `git knows no commit "${inLine(ref)}" here.`,
      isShallow(git) ? DEEPEN : `Is it fetched? A branch of a remote has its name before it: origin/${inLine(ref)}.`,
    );
  if (commitOf('HEAD', git) === undefined) throw new WrongCall('There is no commit here yet, so nothing was there before.');
  const common = git.ask(['merge-base', 'HEAD', commit]);
  if (!common)
    throw new WrongCall(
      `HEAD and "${inLine(ref)}" have no commit in common here.`,
      isShallow(git) ? DEEPEN : 'Name the commit that this work began with: --new-since COMMIT.',
    );
  return { top, commit: textOf(common) };
}

const DEEPEN = 'This clone is shallow: fetch its history with `git fetch --unshallow`; for actions/checkout with `fetch-depth: 0`.';

function commitOf(ref: string, git: Git): string | undefined {
  const found = git.ask(['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return found && textOf(found);
}

function isShallow(git: Git): boolean {
  const said = git.ask(['rev-parse', '--is-shallow-repository']);
  return said !== undefined && textOf(said) === 'true';
}

function textOf(bytes: Buffer): string {
  return bytes.toString().replace(/\r?\n$/, '');
}
