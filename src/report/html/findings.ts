import type { Finding, Result } from '../../rule/finding.js';
import type { ReportContext } from '../context.js';
import { levelWord } from '../paint.js';
import { bySeverity, compare, levels } from '../region.js';
import { type Cause, causesOf } from '../undecided.js';
import { BETWEEN, badge, findingCard, manyOf, suppressedCard, whereOf } from './finding.js';
import { type Markup, markup } from './markup.js';

/** Findings, what is undecided, what is suppressed: one list with filters. */
export function findingsSection(result: Result, shown: readonly Finding[], context: ReportContext): Markup {
  const ids = new Ids();
  const findings = [...shown].sort(bySeverity);
  const suppressed = [...result.suppressed].sort((a, b) => bySeverity(a.finding, b.finding));
  const causes = causesOf(result.undecided);
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  return markup`<section id="findings" data-view aria-labelledby="findings-title">
<h2 id="findings-title">Findings</h2>
${filters(result, all, { finding: findings.length, undecided: causes.length, suppressed: suppressed.length })}
<div class="cards">
${findings.map((finding) => findingCard(finding, ids.of(finding.fingerprint), context))}${causes.map((cause, index) => undecidedCard(cause, index, result))}${suppressed.map((own) => suppressedCard(own, ids.of(own.finding.fingerprint), context))}</div>
<p id="nothing" class="empty"${all.length + causes.length > 0 ? markup` hidden` : ''}>${all.length + causes.length > 0 ? 'Nothing fits these filters.' : 'Nothing to report.'}</p>
</section>`;
}

/** An id is given once, also where two findings have one fingerprint. */
class Ids {
  readonly #given = new Map<string, number>();

  of(fingerprint: string): string {
    const count = (this.#given.get(fingerprint) ?? 0) + 1;
    this.#given.set(fingerprint, count);
    return `f-${fingerprint}${count === 1 ? '' : `-${count}`}`;
  }
}

type Counts = Readonly<Record<'finding' | 'undecided' | 'suppressed', number>>;

const KINDS: readonly (readonly [kind: keyof Counts, says: string])[] = [
  ['finding', 'findings'],
  ['undecided', 'undecided causes'],
  ['suppressed', 'suppressed'],
];

function filters(result: Result, all: readonly Finding[], counts: Counts): Markup {
  const rules = counted([...all.map(({ ruleId }) => ruleId), ...new Set(result.undecided.map(({ ruleId }) => ruleId))]);
  const files = counted([...all, ...result.undecided].flatMap(({ place }) => (place ? [place.source.path] : [])));
  const accounts = counted(all.flatMap(({ account }) => account ?? []));
  const options = (entries: readonly (readonly [string, number])[], before: string): readonly Markup[] =>
    entries.map(([name, count]) => markup`<option value="${before}${name}">${name} (${count})</option>`);
  return markup`<form id="filters" class="js-only" role="search" aria-label="Filters">
<fieldset><legend>Show</legend>${KINDS.map(([kind, says]) => markup`<label class="tick"><input type="checkbox" name="kind" value="${kind}" checked> ${says} <span class="count">${counts[kind]}</span></label>`)}</fieldset>
<fieldset><legend>Severity</legend>${levels.map((level) => markup`<label class="tick"><input type="checkbox" name="severity" value="${level}" checked> ${badge(level)} <span class="count">${all.filter(({ severity }) => severity === level).length}</span></label>`)}</fieldset>
<label class="field">Rule <select name="rule"><option value="">all rules</option>${options(rules, '')}</select></label>
<label class="field">Where <select name="where"><option value="">everywhere</option>${accounts.length > 0 ? markup`<optgroup label="Accounts">${options(accounts, 'account ')}</optgroup>` : ''}<optgroup label="Files">${options(files, 'file ')}</optgroup></select></label>
<label class="field wide">Search <input type="search" name="q" placeholder="words in message, resource, reasons" autocomplete="off" spellcheck="false"></label>
<div class="acts"><span id="shown" role="status"></span><button type="button" class="plain" id="open-all">Open all</button><button type="button" class="plain" id="close-all">Close all</button><button type="reset" class="plain">Reset</button></div>
<p class="keys">Keys: <kbd>/</kbd> search, <kbd>j</kbd> next, <kbd>k</kbd> previous, <kbd>Enter</kbd> open</p>
</form>`;
}

function counted(names: readonly string[]): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => compare(a, b));
}

/** What could not be decided is neither a pass nor a finding: it stands here with its cause. */
function undecidedCard({ reason, where, questions }: Cause, index: number, { undecided }: Result): Markup {
  const own = undecided.filter((one) => one.reason === reason);
  const places = [...new Set(own.map(({ place }) => whereOf(place)))].filter(Boolean).join(BETWEEN);
  const count = questions.reduce((sum, { resources }) => sum + Math.max(1, resources.length), 0);
  return markup`<article class="card undecided" id="u-${index + 1}" data-kind="undecided" data-severity="" data-rules="${[...new Set(questions.map(({ ruleId }) => ruleId))].join(' ')}" data-where="${places}"><details><summary><span class="head"><span class="badge undecided">? undecided</span></span><h3>${reason}</h3><span class="facts">${where === '' ? '' : markup`<span class="mono">${where}</span>`}<span>${count} ${count === 1 ? 'question' : 'questions'}</span></span></summary><div class="body"><p>With this not known, nobody can say whether these rules hold. It is neither a pass nor a finding.</p><dl>${questions.map(({ ruleId, resources, when }) => markup`<dt><a href="#rule-${ruleId}">${ruleId}</a></dt><dd>${manyOf(resources)}${when === undefined ? '' : ` when ${when}`}</dd>`)}</dl></div></details></article>\n`;
}

/** `2 errors`: for the tiles above. */
export function levelCounts(
  findings: readonly Finding[],
): readonly { readonly level: 'error' | 'warn' | 'info'; readonly word: string; readonly count: number }[] {
  return levels.map((level) => {
    const count = findings.filter(({ severity }) => severity === level).length;
    return { level, word: level === 'info' ? 'info' : `${levelWord[level]}${count === 1 ? '' : 's'}`, count };
  });
}
