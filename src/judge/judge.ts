/** Rules × subjects → verdicts. The judge knows worlds and answers; it may not know a dialect. */

import type { Declaration } from '../model/declaration.js';
import type { Facts } from '../model/facts.js';
import { isDerived } from '../model/derived.js';
import type { Estate, Twin } from '../model/estate.js';
import { identityOf } from '../model/declaration.js';
import type { ChosenPolicies, DerivedCommon } from '../model/policies.js';
import type { List, Unknown } from '../truth/value.js';
import type { World } from '../truth/world.js';
import { subjectsOf } from '../rule/rule.js';
import type { Rule, RuleSubject } from '../rule/rule.js';
import { explore, isCovered, stoppedBy, stoppedIn, straightPath, unlessOpen, whenOf } from '../truth/explore.js';
import type { Begun, Choice, Path, TooMany } from '../truth/explore.js';
import { hearAbout } from './elsewhere.js';
import { type Asking, type Heard, type Hearer, type Said, SILENT, hearerOf, locusKey } from './hear.js';
import { inOtherWords, weaker } from './other-words.js';
import type { Sentence } from './other-words.js';
import type { RuleSetting } from './setting.js';
import { Sight } from './sight.js';
import type { Seen, Sort } from './sight.js';
import { askOnce, isImpartial } from './twins.js';

/** A rule's word about a subject: wrong, or not to be decided. Origins are not looked up yet. */
export interface Verdict extends Omit<Said, 'outcome' | 'setting'> {
  /** Off: an override takes the subject out. */
  readonly outcome: 'fail' | 'undecided' | 'off';
  readonly setting: RuleSetting;
  readonly declaration: Declaration;
  readonly when?: string | undefined;
  /** The choices under which it holds, one way a row. */
  readonly within: readonly (readonly Choice[])[];
}

interface Judged extends Asking {
  /** Hears it of one subject after the other. */
  readonly hear: Hearer;
  readonly verdicts: Verdict[];
  /** It is the same question about all that differ in names alone. */
  readonly impartial: boolean;
}

export function judge(estate: Estate, settings: readonly RuleSetting[], facts: Facts): readonly Verdict[] {
  const chosen = new Map<string, ChosenPolicies>();
  const asked = settings.flatMap((setting): readonly Judged[] => {
    const context = { options: setting.options, facts };
    const some = sameOf(chosen, setting.rule);
    const impartial = isImpartial(setting);
    return subjectsOf(setting.rule).map((on) => {
      const asking: Asking = { setting, on, context, chosen: some };
      const hear: Hearer = setting.elsewhere ? (...about) => hearAbout(estate, asking, ...about) : hearerOf(asking);
      return { setting, on, context, chosen: some, hear, verdicts: [], impartial };
    });
  });
  const waiting = waitingFor(estate, asked);
  // One declaration after the other, so that what all rules read of it is kept no longer than they need it.
  for (const declaration of estate.declarations) {
    const questions = waiting.get(declaration);
    if (questions) judgeAll(estate, questions, declaration);
    estate.forget();
  }
  return yielded(NOTHING.concat(...asked.map(({ verdicts }) => verdicts)));
}

/** Questions about one sort of subjects. */
interface Group extends Sort {
  readonly on: RuleSubject;
  readonly questions: readonly Judged[];
}

/** What there is to ask, by declaration. */
function waitingFor(estate: Estate, asked: readonly Judged[]): ReadonlyMap<Declaration, readonly Group[]> {
  const waiting = new Map<Declaration, Group[]>();
  for (const all of grouped(asked)) {
    const { on } = all;
    const left: Group = { ...all, questions: all.questions.filter(({ setting }) => !setting.rule.meta.refusedByAws) };
    const declarations = isDerived(on) ? estate.holders(on) : estate.subjects(on);
    for (let at = 0; at < declarations.length; at++) {
      const declaration = declarations[at] as Declaration;
      if (estate.passesBy(declaration, on)) continue;
      // What was read back was taken before.
      const group = declaration.unit.floor === 'notConfigured' ? left : all;
      const others = waiting.get(declaration);
      if (others) others.push(group);
      else waiting.set(declaration, [group]);
    }
  }
  return waiting;
}

function grouped(asked: readonly Judged[]): readonly Group[] {
  const groups: (Group & { readonly questions: Judged[] })[] = [];
  for (const one of asked) {
    const others = groups.find(({ on, chosen }) => on === one.on && chosen === one.chosen);
    if (others) others.questions.push(one);
    else groups.push({ on: one.on, made: isDerived(one.on) ? one.on : undefined, chosen: one.chosen, questions: [one] });
  }
  return groups;
}

/** The one choice of those that are equal, so that what is chosen by it is chosen once. */
function sameOf(known: Map<string, ChosenPolicies>, { uses, concerning }: Rule): ChosenPolicies | undefined {
  if (!uses) return undefined;
  const key = [...uses, concerning].join();
  const same = known.get(key) ?? { uses, concerning };
  known.set(key, same);
  return same;
}

/** Puts all questions about one declaration. */
function judgeAll(estate: Estate, groups: readonly Group[], declaration: Declaration): void {
  const there = unlessOpen(() => declaration.exists(estate.plain));
  if (there === false) return;
  const twin = there && estate.twin(declaration);
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index] as Group;
    const { made, chosen, questions } = group;
    if (there === true && chosen && made && !estate.mayHold(made, declaration, chosen.uses)) continue;
    const sight = new Sight(estate, declaration, group, there === true);
    if (!twin && sight.isEmpty) continue;
    for (let at = 0; at < questions.length; at++) {
      const one = questions[at] as Judged;
      const said = twin ? judgeTwin(estate, one, sight, twin) : judgeOne(estate, one, sight);
      if (said.length > 0) one.verdicts.push(...said);
    }
  }
}

const NOTHING: readonly Verdict[] = [];

function judgeTwin(estate: Estate, one: Judged, sight: Sight, twin: Twin): readonly Verdict[] {
  const ask = (): readonly Verdict[] => (sight.isEmpty ? NOTHING : judgeOne(estate, one, sight));
  return one.impartial ? askOnce(twin, one, sight.declaration, ask) : ask();
}

/** Most depends on no choice, and nearly all is silent. */
function judgeOne(estate: Estate, asking: Judged, sight: Sight): readonly Verdict[] {
  const { straight, declaration } = sight;
  if (!straight) return judgeByWay(estate, asking, sight, sight.ways);
  let heard: Heard;
  try {
    heard = ask(asking, declaration, straight, estate.plain);
  } catch (thrown) {
    return judgeByWay(estate, asking, sight, [stoppedIn(estate.plain, stoppedBy(thrown, estate.plain))]);
  }
  return heard === SILENT ? NOTHING : verdictsOfOne(heard, estate, asking, declaration);
}

/** What comes of it where nothing hangs on a choice: a rule mostly says one thing, or is kept from saying it. */
function verdictsOfOne(heard: Heard, estate: Estate, asking: Asking, declaration: Declaration): readonly Verdict[] {
  const { said, exempt, off } = heard;
  if (off || (said.length > 1 && !exempt)) return verdictsOf([straightPath(heard)], estate, asking, declaration);
  return exempt ? NOTHING : said.map((one) => verdictOf(one, asking.setting, declaration, ALWAYS));
}

/** Within no choices. */
const ALWAYS: Verdict['within'] = [[]];

function judgeByWay(estate: Estate, asking: Judged, sight: Sight, ways: readonly Begun<Seen>[] | undefined): readonly Verdict[] {
  const { declaration } = sight;
  const paths = explore(estate.plain, (world, seen: Seen = sight.in(world)) => ask(asking, declaration, seen, world), ways);
  if (!('kind' in paths) && paths.length === 1 && paths[0]?.outcome === SILENT) return NOTHING;
  return verdictsOf(paths, estate, asking, declaration);
}

function verdictsOf(paths: readonly Path<Heard>[] | TooMany, estate: Estate, { setting }: Asking, declaration: Declaration): readonly Verdict[] {
  if ('kind' in paths) {
    const names = [...new Set(paths.atoms.map((atom) => atom.says(true)))].slice(0, 4).join(', ');
    const option = declaration.unit.dialect === 'terraform' ? '--var' : '--parameter';
    return [untried(estate, setting, declaration, `it depends on more combinations than are tried (${names}, …): give values with ${option}`)];
  }
  if (paths.length === 0) return [untried(estate, setting, declaration, 'the rules of its template refuse every combination of values on which it depends')];
  const off = paths.some(({ outcome }) => outcome.off) ? [untried(estate, setting, declaration, 'it is off here', 'off')] : [];
  return [...together(paths, setting, declaration), ...off];
}

/** A question that was put in no world. */
function untried(estate: Estate, setting: RuleSetting, declaration: Declaration, says: string, outcome: Verdict['outcome'] = 'undecided'): Verdict {
  const at = declaration.header;
  return {
    outcome,
    setting,
    declaration,
    messageId: '',
    message: '',
    at,
    because: [{ says, origin: at }],
    within: ALWAYS,
    openRoles: [],
    about: [identityOf(declaration)],
    world: estate.plain,
  };
}

/**
 * Puts the worlds together: what some of them say is said once, with the choices under which it holds. Who has a role in
 * one world is meant for it in all: where nobody in sight uses a log bucket, somebody out of sight does.
 */
function together(paths: readonly Path<Heard>[], setting: RuleSetting, declaration: Declaration): readonly Verdict[] {
  if (paths.every(({ outcome }) => outcome.said.length === 0) || paths.some(({ outcome }) => outcome.exempt)) return [];
  const [only, ...more] = paths;
  const [said, ...others] = only?.outcome.said ?? [];
  if (only && said && more.length === 0 && others.length === 0) return [verdictOf(said, setting, declaration, [only.choices])];
  const groups = new Map<string, Sentence>();
  for (const path of paths) {
    const failed = new Set(path.outcome.said.flatMap(({ outcome, subject }) => (outcome === 'fail' ? [subject ?? ''] : [])));
    for (const said of path.outcome.said) {
      // A finding makes a doubt about the same thing superfluous, but not where it does not hold.
      if (said.outcome === 'undecided' && failed.has(said.subject ?? '')) continue;
      const key = JSON.stringify([said.outcome, said.message, said.subject, locusKey(said.at), said.setting?.level]);
      const group = groups.get(key);
      groups.set(key, { said: group ? weaker(group.said, said) : said, choices: [...(group?.choices ?? []), path.choices] });
    }
  }
  return inOtherWords([...groups.values()]).map(({ said, choices }) => {
    const others = paths.filter((path) => !choices.includes(path.choices)).map((path) => path.choices);
    const when = whenOf(choices, others);
    return verdictOf(said, setting, declaration, choices, when || undefined);
  });
}

function verdictOf(said: Said, setting: RuleSetting, declaration: Declaration, within: Verdict['within'], when?: string): Verdict {
  const { outcome, messageId, message, at, because, openRoles, subject, about, cause, told, allows, remedy, fix, world, failure } = said;
  return {
    setting: said.setting ?? setting,
    outcome,
    messageId,
    message,
    at,
    because,
    openRoles,
    subject,
    about,
    cause,
    told,
    allows,
    remedy,
    fix,
    world,
    failure,
    declaration,
    within,
    when,
  };
}

function ask(asking: Judged, declaration: Declaration, seen: Seen, world: World): Heard {
  if (seen.kind === 'itself') return asking.hear(declaration, seen.view, undefined, world);
  return seen.kind === 'made' ? askEach(asking, declaration, seen.list, world) : SILENT;
}

function askEach(asking: Judged, declaration: Declaration, { items, open }: List<DerivedCommon>, world: World): Heard {
  const said: Said[] = [];
  // What a role takes out of one of several is still asked of the others.
  let exempt = items.length > 0;
  let off = false;
  for (let at = 0; at < items.length; at++) {
    const one = items[at] as DerivedCommon;
    const heard = asking.hear(declaration, one, one, world);
    if (heard.said.length > 0) said.push(...heard.said);
    exempt &&= heard.exempt;
    off ||= heard.off === true;
  }
  if (open && !asking.setting.onlyThere) said.push(unseen(declaration, open, world));
  return said.length === 0 && !exempt && !off ? SILENT : { said, exempt, off };
}

/** Of what cannot be seen nothing can be said. */
function unseen(declaration: Declaration, open: Unknown<never>, world: World): Said {
  return {
    outcome: 'undecided',
    messageId: '',
    message: '',
    at: open.origin,
    because: [{ says: `${open.origin.label ?? 'a part of it'} is ${open.reason}`, origin: open.origin }],
    openRoles: [],
    about: [identityOf(declaration)],
    world,
  };
}

/**
 * Where a sharper rule reports a subject, the blunter one is silent: in the same worlds, and in no other. Two that each
 * speak of a part of it (a statement) must speak of the same.
 */
function yielded(verdicts: readonly Verdict[]): readonly Verdict[] {
  const failing = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    if (verdict.outcome !== 'fail') continue;
    for (const about of verdict.about) {
      const known = failing.get(about);
      if (known) known.push(verdict);
      else failing.set(about, [verdict]);
    }
  }
  return verdicts.filter(({ setting, within, about, cause }) => {
    const ids = setting.rule.meta.yieldsTo;
    if (!ids) return true;
    const isSharper = (other: Verdict): boolean =>
      ids.includes(other.setting.rule.meta.id) && (cause === undefined || other.cause === undefined || other.cause === cause);
    const sharper = about.flatMap((identity) => failing.get(identity)?.filter(isSharper) ?? []);
    return (
      sharper.length === 0 ||
      !within.every((path) =>
        isCovered(
          path,
          sharper.flatMap((one) => one.within),
        ),
      )
    );
  });
}
