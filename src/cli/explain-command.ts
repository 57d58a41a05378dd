import { knownRules } from '../config/config.js';
import { didYouMean } from '../config/did-you-mean.js';
import { pageOnScreen } from '../report/explain.js';
import { allMetas } from './all-metas.js';
import { hasColour, hasUnicode, widthOf } from './colour.js';
import type { ListFlags } from './options.js';
import { pageOf } from './rule-page.js';
import { version } from './version.js';
import type { World } from './world.js';
import { WrongCall } from './wrong-call.js';

/** `s3lint explain ID`: the page of a rule. */
export function explainCommand(id: string, flags: Pick<ListFlags, 'color'>, world: World): void {
  const page = pageOf(id);
  if (page === undefined) throw new WrongCall(`There is no rule "${id}".${didYouMean(id, knownRules(allMetas).keys())}`, '`s3lint rules` lists all rules.');
  const { stdout, env } = world;
  stdout.write(
    pageOnScreen(page, {
      tool: { name: 's3lint', version },
      colour: hasColour(flags.color, stdout, env),
      width: widthOf(stdout),
      unicode: hasUnicode(stdout, env),
      showUndecided: true,
      failOn: 'error',
      sarif: { fingerprint: 'semantic', profile: 'github' },
    }),
  );
}
