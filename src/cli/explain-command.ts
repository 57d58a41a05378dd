import { knownRules } from '../config/config.js';
import { didYouMean } from '../config/did-you-mean.js';
import { pageOnScreen } from '../report/explain.js';
import { allRules } from './all-rules.js';
import { hasColour, hasUnicode, widthOf } from './colour.js';
import { loadCatalogue } from './load-config.js';
import type { ListFlags } from './options.js';
import { pageOf } from './rule-page.js';
import { version } from './version.js';
import type { World } from './world.js';
import { WrongCall } from './wrong-call.js';

/** `s3lint explain ID`: the page of a rule. */
export async function explainCommand(id: string, flags: Omit<ListFlags, 'format'>, world: World): Promise<void> {
  // Of our own rules all is told, however a configuration is broken.
  const own = pageOf(id, allRules);
  const { rules, metas } = own === undefined ? await loadCatalogue(flags, world.cwd) : { rules: allRules, metas: [] };
  const page = own ?? pageOf(id, rules);
  if (page === undefined) throw new WrongCall(`There is no rule "${id}".${didYouMean(id, knownRules(metas).keys())}`, '`s3lint rules` lists all rules.');
  const { stdout, env } = world;
  stdout.write(
    pageOnScreen(page, {
      tool: { name: 's3lint', version },
      colour: hasColour(flags.color, stdout, env),
      width: widthOf(stdout),
      unicode: hasUnicode(stdout, env),
      showUndecided: true,
      failOn: 'error',
      time: world.now().getTime(),
      sarif: { fingerprint: 'semantic', profile: 'github' },
    }),
  );
}
