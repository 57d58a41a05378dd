import type { Finding, Note, Suppressed } from '../../rule/finding.js';
import type { Level } from '../../rule/meta.js';
import type { Place } from '../../text/source.js';
import { repositoryUri } from '../../text/repository-path.js';
import type { ReportContext } from '../context.js';
import { fixSentence } from '../fix-sentence.js';
import { frameOf } from '../frame.js';
import { levelWord } from '../paint.js';
import { regionOf, whereabouts } from '../region.js';
import { frameworks } from '../rule-words.js';
import { type Filling, type Markup, markup } from './markup.js';

const LOOK = { width: 108, ellipsis: '…' };
const MOST_INSTANCES = 40;

/** Severity is told by word and sign; colour only repeats it. */
/** Outside of the markup, which is taken as it stands where the command is built: that is ASCII. */
const SILENCED = '⊘';
const signs: Readonly<Record<Level, string>> = { error: '✖', warn: '▲', info: 'ℹ' };

/** Between several places of one card: no break, which would be spelled out, and nothing that names contain. */
export const BETWEEN = '␟';

/** What the filters ask: the file, and the account where it is known. */
export function whereOf(place: Place | undefined, account?: string): string {
  return [...(place ? [`file ${place.source.path}`] : []), ...(account === undefined ? [] : [`account ${account}`])].join(BETWEEN);
}

export function findingCard(finding: Finding, id: string, context: ReportContext): Markup {
  return card(finding, id, context, 'finding', badge(finding.severity), []);
}

export function suppressedCard({ finding, reason, place, until }: Suppressed, id: string, context: ReportContext): Markup {
  const more = [row('suppressed', markup`${reason}${until === undefined ? '' : ` (until ${until})`} ${placeLink(place, context)}`)];
  return card(finding, id, context, 'suppressed', markup`<span class="badge quiet">${SILENCED} suppressed</span>${badge(finding.severity)}`, more);
}

function card(finding: Finding, id: string, context: ReportContext, kind: 'finding' | 'suppressed', badges: Markup, first: readonly Markup[]): Markup {
  const { ruleId, severity, message, resource, place, securitySeverity, confidence } = finding;
  const fresh = kind === 'finding' && context.newSince?.isNew(finding) ? markup`<span class="badge new">new</span>` : '';
  const facts = [
    markup`<span class="mono">${whereabouts(place)}</span>`,
    ...(resource === place.source.path ? [] : [markup`<span class="mono">${resource}</span>`]),
    ...(securitySeverity === undefined ? [] : [markup`security ${securitySeverity.toFixed(1)}`]),
    ...(confidence === 'high' ? [] : [markup`confidence ${confidence}`]),
  ];
  return markup`<article class="card ${severity}" id="${id}" data-kind="${kind}" data-severity="${severity}" data-rules="${ruleId}" data-where="${whereOf(place, finding.account)}"><details><summary><span class="head">${badges}${fresh}<code class="rule">${ruleId}</code></span><h3>${message}</h3><span class="facts">${facts.map((fact) => markup`<span>${fact}</span>`)}</span></summary><div class="body">${frame(finding)}<dl>${first}${rowsOf(finding, context)}</dl><p class="links"><a href="#rule-${ruleId}">About this rule</a><code>s3lint explain ${ruleId}</code><a href="#${id}" aria-label="Link to this finding">#${finding.fingerprint}</a></p></div></details></article>\n`;
}

export function badge(severity: Level): Markup {
  return markup`<span class="badge ${severity}">${signs[severity]} ${levelWord[severity]}</span>`;
}

/** The code, with marks below what is meant. */
function frame(finding: Finding): Markup | string {
  const { place, because } = finding;
  const lines = frameOf(place, isCaption(finding) ? (because[0]?.message ?? '') : '', LOOK);
  if (lines.length === 0) return '';
  return markup`<pre class="frame" tabindex="0" aria-label="${whereabouts(place)}">${lines.map((line) =>
    line.kind === 'mark'
      ? markup`<span class="n"></span><span class="m">${line.text}</span>\n`
      : markup`<span class="n">${line.number ?? ''}</span><span>${line.text}</span>\n`,
  )}</pre>`;
}

/** Whether the first reason speaks of the place that is shown: then it stands there. */
function isCaption({ place, because: [first], message }: Finding): boolean {
  if (!first?.place || place.source.text.length === 0 || message.includes(first.message)) return false;
  return first.place.source === place.source && first.place.start === place.start;
}

function row(term: string, what: Filling): Markup {
  return markup`<dt>${term}</dt><dd>${what}</dd>`;
}

function rowsOf(finding: Finding, context: ReportContext): readonly Markup[] {
  const { because, related = [], witness, when, assumes = [], instances = [], account, region, arn, writtenBy, remedy, fix, controls = {}, message } = finding;
  const reasons = because.filter((note, index) => note.message !== message && !(index === 0 && isCaption(finding)));
  const says = witness && !message.includes(witness.says) ? witness.says : undefined;
  const held = Object.entries(controls).filter(([, ids]) => ids.length > 0);
  return [
    ...(reasons.length > 0 ? [row('because', markup`<ul>${reasons.map((note) => noteItem(note, context))}</ul>`)] : []),
    ...(related.length > 0 ? [row('see', markup`<ul>${related.map((note) => noteItem(note, context))}</ul>`)] : []),
    ...(says === undefined ? [] : [row('proof', says)]),
    ...(witness?.command === undefined ? [] : [row('try', markup`<code class="command">${witness.command}</code>`)]),
    ...(when === undefined ? [] : [row('when', when)]),
    ...(assumes.length === 0 ? [] : [row('assumes', markup`<ul>${assumes.map((one) => markup`<li>${one}</li>`)}</ul>`)]),
    ...(instances.length === 0 ? [] : [row('also', manyOf(instances))]),
    ...(fix ? [row('fix', fixOf(fix))] : []),
    ...(remedy === undefined ? [] : [row('fix', remedy)]),
    ...(account === undefined ? [] : [row('account', markup`<span class="mono">${account}</span>`)]),
    ...(region === undefined ? [] : [row('region', region)]),
    ...(arn === undefined || arn === finding.resource ? [] : [row('ARN', markup`<span class="mono">${arn}</span>`)]),
    ...(writtenBy === undefined ? [] : [row('written by', writtenBy)]),
    ...(held.length > 0
      ? [row('controls', markup`<ul>${held.map(([name, ids]) => markup`<li>${frameworks[name] ?? name}: ${ids.join(', ')}</li>`)}</ul>`)]
      : []),
    ...(context.linkBase === undefined ? [] : [row('file', placeLink(finding.place, context))]),
  ];
}

function fixOf(fix: NonNullable<Finding['fix']>): Markup {
  if (fix.command !== undefined) return markup`${fix.title}<code class="command">${fix.command}</code>`;
  return markup`${fixSentence(fix).replace(/^Fix: /, '')}${fix.safety === 'unsafe' ? ' – unsafe: read what may stop working first' : ''}`;
}

function noteItem({ message, place }: Note, context: ReportContext): Markup {
  return markup`<li>${message}${place ? markup` ${placeLink(place, context)}` : ''}</li>`;
}

/** A place, as a link where the repository is to be seen. */
export function placeLink(place: Place, { linkBase, base }: Pick<ReportContext, 'linkBase' | 'base'>): Markup {
  const text = markup`<span class="mono">${whereabouts(place)}</span>`;
  if (linkBase === undefined || place.source.path.startsWith('aws/')) return text;
  return markup`<a rel="noreferrer" href="${linkBase}${repositoryUri(place.source.path, base)}#L${regionOf(place).startLine}">${text}</a>`;
}

/** Many names; the most of them behind a click. */
export function manyOf(names: readonly string[]): Markup {
  const list = (some: readonly string[]): Filling => some.map((name, index) => markup`${index > 0 ? ', ' : ''}<span class="mono">${name}</span>`);
  const rest = names.slice(MOST_INSTANCES);
  if (rest.length === 0) return markup`${list(names)}`;
  return markup`${list(names.slice(0, MOST_INSTANCES))} <details class="more"><summary>and ${rest.length} more</summary>${list(rest)}</details>`;
}
