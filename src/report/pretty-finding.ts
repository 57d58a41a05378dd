import type { Finding, Note } from '../rule/finding.js';
import type { Place } from '../text/source.js';
import { together } from '../truth/sentences.js';
import { columns, pad, wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { frameOf } from './frame.js';
import { levelWord, type Paint } from './paint.js';
import { whereabouts } from './region.js';

const MOST_INSTANCES = 12;
const WORD = 8;

/** One finding: what, where, the code, why, and what to do. @param explained whether the rule's page was named before */
export function findingLines(finding: Finding, digits: number, context: ReportContext, paint: Paint, explained: boolean): readonly string[] {
  const reasons = joined(finding.because.filter(({ message }) => message !== finding.message));
  const own = captionOf(finding, reasons);
  const width = Math.max(40, context.width);
  const look = { width: width - digits - 3, ellipsis: paint.ellipsis };
  // What the title says already is not said again below the code.
  const frame = frameOf(finding.place, own === undefined || finding.message.includes(own.message) ? '' : own.message, look);
  const place = placeLine(finding, digits, width, paint);
  const rail = ' '.repeat(digits + 1) + paint.quiet(paint.rail);
  return [
    ...titleLines(finding, width, paint),
    place.line,
    ...(frame.length > 0 ? [rail] : []),
    ...frame.map((line) =>
      line.kind === 'mark'
        ? `${rail} ${paint.level(finding.severity, line.text)}`
        : `${paint.quiet(`${String(line.number ?? '').padStart(digits)} ${paint.rail}`)} ${line.text}`,
    ),
    ...(frame.length > 0 ? [rail] : []),
    ...noteLines([...place.left, ...notesOf(finding, own ? reasons.slice(1) : reasons, explained)], digits, width, paint),
  ];
}

function titleLines(finding: Finding, width: number, paint: Paint): readonly string[] {
  const head = `${levelWord[finding.severity]}[${visibleText(finding.ruleId)}]`;
  const [first = '', ...rest] = wrap(`${head} ${visibleText(finding.message)}`, width);
  const painted = first.startsWith(head) ? paint.strong(paint.level(finding.severity, head)) + paint.strong(first.slice(head.length)) : paint.strong(first);
  return [painted, ...(rest.length > 0 ? wrap(rest.join(' '), width - 4) : []).map((text) => `    ${paint.strong(text)}`)];
}

/** Where, of what, how bad; what finds no room on the line comes back as notes. */
function placeLine(finding: Finding, digits: number, width: number, paint: Paint): { readonly line: string; readonly left: readonly Line[] } {
  const where = visibleText(whereabouts(finding.place));
  const extras: Line[] = [];
  if (finding.resource !== finding.place.source.path) extras.push({ word: 'resource', text: visibleText(finding.resource) });
  const score = [
    ...(finding.securitySeverity === undefined ? [] : [`security ${finding.securitySeverity.toFixed(1)}`]),
    ...(finding.confidence === 'high' ? [] : [`confidence ${finding.confidence}`]),
  ];
  if (score.length > 0) extras.push({ word: 'score', text: score.join(` ${paint.dot} `) });
  let used = digits + 4 + columns(where);
  let line = `${' '.repeat(digits)}${paint.quiet('-->')} ${where}`;
  const left: Line[] = [];
  for (const extra of extras) {
    const more = ` ${paint.dot} ${extra.text}`;
    if (used + columns(more) > width) {
      left.push(extra);
      continue;
    }
    used += columns(more);
    line += paint.quiet(more);
  }
  return { line, left };
}

/** The first reason is the caption of the code if it speaks of the same line. */
function captionOf({ because, message, place }: Finding, [first]: readonly Note[]): Note | undefined {
  if (!first?.place || first.place.source !== place.source || because[0]?.message === message) return undefined;
  const lineOf = ({ start }: Place): number => place.source.position(start).line;
  return lineOf(first.place) === lineOf(place) ? first : undefined;
}

interface Line {
  readonly word: string;
  readonly text: string;
  /** A place that stands in a column of its own. */
  readonly at?: string;
}

function notesOf(finding: Finding, reasons: readonly Note[], explained: boolean): readonly Line[] {
  const lines: Line[] = [];
  const say = (word: string, text: string): void => {
    lines.push({ word, text: visibleText(text) });
  };
  const sayNote = (word: string, note: Note): void => {
    lines.push({ word, text: visibleText(note.message), ...(note.place && { at: visibleText(whereabouts(note.place)) }) });
  };
  for (const note of reasons) sayNote('because', note);
  for (const note of finding.related ?? []) sayNote('see', note);
  // Where the message shows the request itself, once is enough.
  if (finding.witness && !finding.message.includes(finding.witness.says)) say('proof', finding.witness.says);
  if (finding.witness?.command !== undefined) say('try', finding.witness.command);
  if (finding.when !== undefined) say('when', finding.when);
  for (const assumed of finding.assumes ?? []) say('assumes', assumed);
  if (finding.instances && finding.instances.length > 0) say('applies', instancesOf(finding.resource, finding.instances));
  if (finding.account !== undefined) say('account', finding.account);
  if (finding.region !== undefined) say('region', finding.region);
  if (finding.writtenBy !== undefined) say('written', finding.writtenBy);
  if (finding.remedy !== undefined) say('fix', finding.remedy);
  if (finding.fix) say('fix', `${finding.fix.title} (${finding.fix.safety}${finding.fix.held === undefined ? '' : `, held back: ${finding.fix.held}`})`);
  if (finding.fix?.command !== undefined) say('run', finding.fix.command);
  if (!explained) say('help', `s3lint explain ${finding.ruleId}`);
  return lines;
}

/** Reasons at one place are one line, where the first of them stands. */
function joined(notes: readonly Note[]): readonly Note[] {
  const places: Note[][] = [];
  for (const note of notes) {
    const { place } = note;
    const same = place && places.find(([one]) => one?.place?.source === place.source && one.place.start === place.start);
    if (same) same.push(note);
    else places.push([note]);
  }
  return places.map((all) => ({ ...(all[0] as Note), message: together(all.map(({ message }) => message)) }));
}

/** The further instances; those that differ from the first only in their key, or are a part of it, are named by that. */
function instancesOf(resource: string, instances: readonly string[]): string {
  const stem = resource.replace(/\[[^\]]*\]$/, '');
  const short = instances.map((name) => {
    if (name.startsWith(`${resource} `)) return name.slice(resource.length + 1);
    return stem !== resource && name.startsWith(`${stem}[`) ? name.slice(stem.length) : name;
  });
  const named = short.slice(0, MOST_INSTANCES).join(', ');
  const more = short.length - MOST_INSTANCES;
  return `also to ${named}${more > 0 ? ` and ${more} more` : ''}`;
}

function noteLines(lines: readonly Line[], digits: number, width: number, paint: Paint): readonly string[] {
  const indent = digits + 1 + 2 + WORD + 1;
  const column = Math.max(0, ...lines.map((line) => columns(line.at ?? '')).filter((size) => size <= width / 3));
  return lines.flatMap((line) => {
    const gap = line.at === undefined ? '' : `${pad(line.at, column)}  `;
    const inset = indent + columns(gap);
    // Beside a long path there is no room for a sentence, or for its longest word: it goes below.
    const longest = Math.max(...line.text.split(' ').map(columns));
    const below = gap !== '' && width - inset < Math.max(30, longest);
    const texts = wrap(line.text, width - (below ? indent : inset));
    const rest = ' '.repeat(below ? indent : inset);
    const head = `${' '.repeat(digits + 1)}${paint.quiet('=')} ${paint.strong(pad(line.word, WORD))} `;
    return below
      ? [head + paint.quiet(gap), ...texts.map((text) => rest + text)]
      : texts.map((text, index) => (index === 0 ? head + paint.quiet(gap) + text : rest + text));
  });
}
