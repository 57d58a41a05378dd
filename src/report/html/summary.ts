import type { Finding, Result } from '../../rule/finding.js';
import { alwaysOn } from '../../rule/builtin.js';
import type { ReportContext } from '../context.js';
import { countOf } from '../paint.js';
import { compare, levels } from '../region.js';
import { undecidedCount } from '../undecided.js';
import { type Verdict, verdictOf } from '../verdict.js';
import { placeLink } from './finding.js';
import { levelCounts } from './findings.js';
import { type Filling, type Markup, markup } from './markup.js';

const WORDS: Readonly<Record<Verdict['state'], readonly [sign: string, word: string]>> = {
  failed: ['✖', 'Failed'],
  warned: ['▲', 'Passed with findings'],
  passed: ['✔', 'Passed'],
  nothing: ['○', 'Nothing to lint'],
};

/** The verdict, what it rests on, and what was read. */
export function summary(result: Result, shown: readonly Finding[], context: ReportContext): Markup {
  const verdict = verdictOf(result, shown, context);
  const reasons = reasonsOf(result, shown, context);
  const state = reasons.length > 0 ? 'failed' : verdict.state === 'failed' ? 'warned' : verdict.state;
  const [sign, word] = WORDS[state];
  const open = undecidedCount(result.undecided);
  return markup`<section class="verdict ${state}" aria-labelledby="verdict">
<h1 id="verdict"><span class="sign" aria-hidden="true">${sign}</span> ${word}<span class="says">${verdict.state === 'nothing' ? '' : verdict.text}</span></h1>
<p class="why">${[...(reasons.length > 0 ? reasons : [barOf(context)]), ...(context.newSince ? [`Only what is new since ${context.newSince.ref} counts.`] : [])].join(' ')}</p>
<ul class="tiles">
${levelCounts(shown).map(({ level, word: name, count }) => tile(level, count, name))}${tile('undecided', open, 'undecided')}${tile('quiet', result.suppressed.length, 'suppressed')}${tile('quiet', result.coverage.buckets, result.coverage.buckets === 1 ? 'bucket' : 'buckets')}
</ul>
<details class="ground"><summary>What was read, and what decides</summary>
<dl>${groundOf(result, shown, context)}</dl>
</details>
</section>`;
}

function tile(name: string, count: number, word: string): Markup {
  return markup`<li class="tile ${name}${count === 0 ? ' none' : ''}"><b>${count}</b> <span>${word}</span></li>`;
}

/** Why the run fails, as its exit code says it; nothing where it does not. */
function reasonsOf({ findings, undecided }: Result, shown: readonly Finding[], { failOn, gates = {} }: ReportContext): readonly string[] {
  const warnings = shown.filter(({ severity }) => severity === 'warn').length;
  const over = failOn === 'never' ? 0 : shown.filter(({ severity }) => levels.indexOf(severity) <= levels.indexOf(failOn)).length;
  return [
    ...(findings.some(({ ruleId }) => ruleId === alwaysOn) ? ['An input could not be read.'] : []),
    ...(gates.requireComplete && undecided.length > 0 ? ['Something is undecided, and the run was to be complete (--require-complete).'] : []),
    ...(over > 0 ? [`${countOf(over, 'finding')} at or above the level that fails a run (--fail-on ${failOn}).`] : []),
    ...(gates.maxWarnings !== undefined && warnings > gates.maxWarnings ? [`More warnings than are allowed (--max-warnings ${gates.maxWarnings}).`] : []),
  ];
}

function barOf({ failOn }: ReportContext): string {
  return failOn === 'never' ? 'No finding fails this run (--fail-on never).' : `No finding at or above the level that fails a run (--fail-on ${failOn}).`;
}

function groundOf(result: Result, shown: readonly Finding[], context: ReportContext): readonly Markup[] {
  const { coverage, diagnostics, findings, suppressed } = result;
  const accounts = new Set([
    ...(context.sarif.accounts ?? []),
    ...[...findings, ...suppressed.map(({ finding }) => finding)].flatMap(({ account }) => account ?? []),
  ]);
  const row = (term: string, what: Filling): Markup => markup`<dt>${term}</dt><dd>${what}</dd>`;
  const older = findings.length - shown.length;
  const gaps = (coverage.gaps ?? []).filter(({ rules }) => rules.length > 0);
  return [
    row(
      'read',
      `${countOf(coverage.files, 'file')}, ${countOf(coverage.resources, 'resource')}, ${countOf(coverage.buckets, 'bucket')}${coverage.skipped > 0 ? `; ${countOf(coverage.skipped, 'other file')} skipped` : ''}`,
    ),
    ...(accounts.size > 0 ? [row('accounts', markup`<span class="mono">${[...accounts].sort(compare).join(', ')}</span>`)] : []),
    row('rules', `${coverage.rules} on`),
    row('call', markup`<code class="command">s3lint ${(context.call ?? []).map(shellWord).join(' ')}</code>`),
    row('made', `${new Date(context.time).toISOString().replace('T', ' ').slice(0, 16)} UTC by s3lint ${context.tool.version}`),
    ...(older > 0 ? [row('older', `${countOf(older, 'older finding')} not shown`)] : []),
    ...(coverage.notSeen.length > 0
      ? [
          row(
            'not read',
            markup`<ul>${coverage.notSeen.map(({ message, place }) => markup`<li>${message}${place ? markup` ${placeLink(place, context)}` : ''}</li>`)}</ul>`,
          ),
        ]
      : []),
    ...(gaps.length > 0
      ? [
          row(
            'not told by AWS',
            markup`<ul>${gaps.map(({ action, operation, reason, resources, of, rules, account }) => markup`<li><code>${reason === 'denied' ? action : operation}</code> ${reason}, ${resources} of ${of}${account === undefined ? '' : ` in ${account}`}: keeps ${countOf(rules.length, 'rule')} open</li>`)}</ul>`,
          ),
        ]
      : []),
    ...(diagnostics.length > 0
      ? [
          row(
            'notices',
            markup`<ul>${diagnostics.map(({ message, file }) => markup`<li>${file === undefined ? '' : markup`<span class="mono">${file}</span> `}${message}</li>`)}</ul>`,
          ),
        ]
      : []),
  ];
}

function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
