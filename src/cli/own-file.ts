import { repositoryTop, shownPath } from './repository.js';
import { isInside, realPath } from './roots.js';
import { inLine } from './say.js';
import { WrongCall } from './wrong-call.js';

/**
 * Why a file is not opened that the tree itself names, in its configuration or by what it is called: it does not lie in the repository.
 * Whoever proposes a change could have anything of this machine read otherwise. Where there is no repository nobody proposes anything.
 *
 * @param by where it is named
 */
export function whyNotOwn(file: string, by: string, cwd: string): string | undefined {
  const top = repositoryTop(by);
  if (top === undefined) return undefined;
  const shown = inLine(shownPath(cwd, file));
  if (!isInside([top], file)) return `${shown} lies outside of the repository.`;
  return leadsOut(file, top) ? `${shown} leads out of the repository by a link.` : undefined;
}

/** Gives the file, or refuses it. */
export function ownFile(file: string, by: string, cwd: string): string {
  const why = whyNotOwn(file, by, cwd);
  if (why !== undefined) throw new WrongCall(why, OWN_HELP);
  return file;
}

export const OWN_HELP = 'Copy it into the repository, or name it on the command line.';

/** @param top the folder out of which nothing may lead */
export function leadsOut(file: string, top: string): boolean {
  const real = realPath(file);
  return real !== undefined && !isInside([realPath(top) ?? top], real);
}
