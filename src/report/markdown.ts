import type { Finding, Result } from '../rule/finding.js';
import type { Place } from '../text/source.js';
import { repositoryPath, repositoryUri } from '../text/repository-path.js';
import { type Format, type ReportContext, shownFindings } from './context.js';
import { markdown, markdownBlock } from './escape.js';
import { fixSentence } from './fix-sentence.js';
import { countOf, levelWord } from './paint.js';
import { bySeverity, levels, regionOf, visibleRegion } from './region.js';
import { prose } from './rule-words.js';
import { causesOf, undecidedCount } from './undecided.js';
import { type Verdict, coverageWords, olderWords, verdictOf } from './verdict.js';

/** What GitHub takes as the summary of a step (docs.github.com, read November 2026); a longer one is not shown at all. */
export const MOST_BYTES = 1024 * 1024;
/** What follows the table of findings gets a quarter at most. */
const MOST_AFTER = MOST_BYTES / 4;
const MOST_RULES = 40;
const MOST_LISTED = 20;
const LONGEST = 240;

const signs = { nothing: '⚪', passed: '✅', warned: '⚠️', failed: '❌' } as const satisfies Record<Verdict['state'], string>;

/** For a pull request, an issue or the summary of a job on GitHub: the verdict, what is wrong and where, what stays open, how to see it at home. */
export const markdownReport: Format = (result, context) => {
  const shown = [...shownFindings(result, context)].sort(bySeverity);
  const { state, text } = verdictOf(result, shown, context);
  const verdict = plain(text.charAt(0).toLowerCase() + text.slice(1));
  const before = joined([`## ${signs[state]} s3lint: ${verdict}`, sumOf(result, context), countsOf(result, shown, context)]);
  const after = fitting([rulesOf(result, shown), undecidedOf(result, context), suppressedOf(result, context), again(context)], MOST_AFTER);
  const room = MOST_BYTES - bytesOf(before) - bytesOf(after) - LONGEST;
  return `${joined([before, findingsOf(shown, context, room), after])}\n`;
};

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** As many of the parts as there is room for. */
function fitting(parts: readonly string[], room: number): string {
  return parts.reduce((before, part) => (bytesOf(before) + bytesOf(part) + 2 > room ? before : joined([before, part])), '');
}

function sumOf(result: Result, context: ReportContext): string {
  const open = undecidedCount(result.undecided);
  const gaps = (result.coverage.gaps ?? []).filter(({ rules }) => rules.length > 0).length;
  return [
    ...olderWords(result, context),
    ...(result.suppressed.length > 0 ? [`${result.suppressed.length} suppressed`] : []),
    ...(open > 0 ? [`${open} undecided`] : []),
    ...(gaps > 0 ? [`${countOf(gaps, 'operation')} not answered by AWS`] : []),
    ...coverageWords(result),
  ].join(' · ');
}

/** By severity; with a base to compare to, new and older side by side. */
function countsOf(result: Result, shown: readonly Finding[], context: ReportContext): string {
  if (result.findings.length === 0) return '';
  const count = (findings: readonly Finding[], level: string): number => findings.filter(({ severity }) => severity === level).length;
  const rows = levels.flatMap((level) => {
    const all = count(result.findings, level);
    const own = count(shown, level);
    return all === 0 ? [] : [context.newSince ? [levelWord[level], own, all - own] : [levelWord[level], all]];
  });
  return table(
    context.newSince ? ['severity', 'new', 'older'] : ['severity', 'findings'],
    rows.map((row) => row.map(String)),
    ['---', '---:', '---:'],
  );
}

function findingsOf(shown: readonly Finding[], context: ReportContext, room: number): string {
  if (shown.length === 0) return '';
  const rows: string[] = [];
  let left = room;
  for (const finding of shown) {
    const row = line([levelWord[finding.severity], whatOf(finding), linkTo(finding.place, context), `<code>${plain(finding.ruleId)}</code>`]);
    left -= bytesOf(row) + 1;
    if (left < 0) break;
    rows.push(row);
  }
  const more = shown.length - rows.length;
  const rest = more > 0 ? `\n\n${more} more: there is no room for them here. The JSON and SARIF reports have them all.` : '';
  return `${[line(['', 'finding', 'where', 'rule']), line(['---', '---', '---', '---']), ...rows].join('\n')}${rest}`;
}

function whatOf(finding: Finding): string {
  const reason = finding.because.find(({ message }) => message !== finding.message);
  const { instances = [], witness, when, remedy, fix, resource, place } = finding;
  const small = [
    ...(resource === place.source.path ? [] : [`<code>${clipped(resource)}</code>${instances.length > 0 ? ` and ${instances.length} more` : ''}`]),
    ...(reason ? [`because ${clipped(reason.message)}`] : []),
    ...(witness && !finding.message.includes(witness.says) ? [`proof: ${clipped(witness.says)}`] : []),
    ...(when === undefined ? [] : [`when ${clipped(when)}`]),
    ...(finding.confidence === 'high' ? [] : [`confidence ${finding.confidence}`]),
    ...(remedy === undefined ? [] : [clipped(remedy)]),
    ...(fix ? [clipped(fixSentence(fix))] : []),
  ];
  return [`**${clipped(finding.message.trim())}**`, ...small].join('<br>');
}

/** Links lead to files of the repository; what is live, or lies outside of it, has no page. */
function linkTo(place: Place, context: ReportContext): string {
  const { startLine, endLine } = visibleRegion(place);
  const text = plain(`${place.source.path}:${regionOf(place).startLine}`);
  const lines = endLine > startLine ? `#L${startLine}-L${endLine}` : `#L${startLine}`;
  const base = context.linkBase === undefined ? '' : (context.base ?? '');
  const isLive = context.sarif.accounts !== undefined || /^aws\/\d{12}\//.test(place.source.path);
  if (isLive || /^outside-the-repository(?:\/|$)/.test(repositoryPath(place.source.path, base))) return text;
  return `[${text}](${context.linkBase ?? ''}${repositoryUri(place.source.path, base)}${lines})`;
}

function rulesOf({ rules }: Result, shown: readonly Finding[]): string {
  const ids = [...new Set(shown.map(({ ruleId }) => ruleId))];
  const lines = ids.slice(0, MOST_RULES).map((id) => `- <code>${plain(id)}</code> ${prose(rules.get(id)?.docs.summary ?? '')}`);
  const more = ids.length - MOST_RULES;
  if (lines.length === 0) return '';
  return details('What these rules ask for', [...lines, ...(more > 0 ? [`- and ${more} more`] : []), '', 'With reasons and examples: `s3lint explain RULE`']);
}

function undecidedOf({ undecided }: Result, { showUndecided }: ReportContext): string {
  if (!showUndecided || undecided.length === 0) return '';
  const causes = causesOf(undecided);
  const lines = causes.slice(0, MOST_LISTED).map(({ reason, where, questions }) => {
    const rules = questions.slice(0, MOST_LISTED).map(({ ruleId }) => `<code>${plain(ruleId)}</code>`);
    const more = questions.length - rules.length;
    return `- ${clipped(reason)}${where === '' ? '' : ` (${clipped(where)})`}: ${rules.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  });
  const more = causes.length - lines.length;
  const head = 'This is neither a pass nor a finding: the text does not tell.';
  return details(`${undecidedCount(undecided)} undecided`, [head, '', ...lines, ...(more > 0 ? [`- and ${countOf(more, 'more cause')}`] : [])]);
}

function suppressedOf({ suppressed }: Result, context: ReportContext): string {
  if (suppressed.length === 0) return '';
  const rows = suppressed
    .slice(0, MOST_LISTED)
    .map(({ finding, reason, until, place }) => [
      `<code>${plain(finding.ruleId)}</code>`,
      `<code>${clipped(finding.resource)}</code>`,
      clipped(reason),
      until ?? '',
      linkTo(place, context),
    ]);
  const more = suppressed.length - rows.length;
  return details(`${suppressed.length} suppressed`, [
    table(['rule', 'resource', 'reason', 'until', 'where'], rows),
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ]);
}

function again({ call = [], tool, base }: ReportContext): string {
  const lines = [...(base === undefined ? [] : [`cd ${shellWord(base)}`]), ['s3lint', ...call.map(shellWord)].join(' ')];
  return details(`The same at home (s3lint ${tool.version})`, [markdownBlock(lines.join('\n'), 'sh')]);
}

/** A word as a shell takes it, if it must be quoted at all. */
function shellWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

function details(summary: string, lines: readonly string[]): string {
  return `<details><summary>${summary}</summary>\n\n${lines.join('\n')}\n\n</details>`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[], rules: readonly string[] = []): string {
  return [line(head), line(head.map((_, column) => rules[column] ?? '---')), ...rows.map(line)].join('\n');
}

function line(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

/** Text of others that neither mentions anybody nor refers to anything nor becomes a formula. GitHub looks for those after entities are read. */
function plain(text: string): string {
  return markdown(text)
    .replace(/&#(?:64|35);/g, '$&&#8203;')
    .replaceAll('$', '<span>$</span>');
}

function clipped(text: string): string {
  return plain(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);
}

function bytesOf(text: string): number {
  return new TextEncoder().encode(text).length;
}
