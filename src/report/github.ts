import { type Alert, alertsOf } from './alerts.js';
import { type Format, type ReportContext, shownFindings } from './context.js';
import { fixSentence } from './fix-sentence.js';
import { bySeverity, levels, regionOf, visibleRegion } from './region.js';
import { undecidedCount } from './undecided.js';
import { annotationLine, annotationWord } from './workflow-command.js';
import type { Finding, Note } from '../rule/finding.js';
import { repositoryPath } from '../text/repository-path.js';

/** GitHub shows so many annotations of a level for each step; the others vanish without a word. */
const MOST_OF_A_LEVEL = 10;

/** Annotations for a workflow run, worst first. Every line is a command of ours; nothing a user wrote begins one. */
export const github: Format = (result, context) => {
  const most = context.maxAnnotations ?? MOST_OF_A_LEVEL;
  if (most === 0) return '';
  const spots = spotsOf(alertsOf(shownFindings(result, context), 'semantic'));
  // What was open before is nothing new.
  const open = context.newSince ? 0 : undecidedCount(result.undecided);
  const lines = levels.flatMap((level) => {
    const own = spots.filter(({ alert }) => alert.finding.severity === level);
    const room = level === 'info' && open > 0 ? most - 1 : most;
    if (own.length <= room) return own.map((spot) => annotation(spot, context));
    if (room === 0) return [];
    const more = own.length - (room - 1);
    const rest = `${more} more ${annotationWord[level]}${more === 1 ? '' : 's'}: the job's summary lists them, or a full report. GitHub shows ten annotations of a level.`;
    return [...own.slice(0, room - 1).map((spot) => annotation(spot, context)), annotationLine(level, { title: 's3lint' }, [rest])];
  });
  if (open > 0) {
    const says = `${open} question${open === 1 ? '' : 's'} could not be decided. This is neither a pass nor a finding; the pretty and JSON reports name the causes.`;
    lines.push(annotationLine('info', { title: 's3lint: undecided' }, [says]));
  }
  return lines.join('');
};

/** What gets one annotation: all that one rule says of one resource in one file. */
interface Spot {
  readonly alert: Alert;
  /** Lines of the others, in order. */
  readonly further: readonly number[];
}

/** Worst first. */
function spotsOf(alerts: readonly Alert[]): readonly Spot[] {
  const groups = new Map<string, [Alert, ...Alert[]]>();
  for (const alert of [...alerts].sort((a, b) => bySeverity(a.finding, b.finding))) {
    const { ruleId, resource, place } = alert.finding;
    const key = JSON.stringify([ruleId, resource, place.source.path]);
    const group = groups.get(key);
    if (group) group.push(alert);
    else groups.set(key, [alert]);
  }
  return [...groups.values()].map(([alert, ...others]) => ({ alert, further: others.map(({ finding }) => regionOf(finding.place).startLine) }));
}

function annotation({ alert, further }: Spot, context: ReportContext): string {
  const { finding } = alert;
  const { startLine, startColumn, endLine, endColumn } = visibleRegion(finding.place);
  const alike = alert.resources.length - 1;
  const text = [
    finding.message,
    ...alert.others,
    ...finding.because
      .filter((note) => note.message !== finding.message)
      .slice(0, 3)
      .map((note) => `Because: ${note.message}${elsewhere(note, finding)}`),
    ...(alert.when === undefined ? [] : [`When: ${alert.when}`]),
    ...(alike > 0 ? [`Applies also to ${someOf(alert.resources.slice(1))}`] : []),
    ...(further.length > 0 ? [`Also in line ${someOf([...new Set(further)].map(String))}`] : []),
    ...(finding.remedy === undefined ? [] : [finding.remedy]),
    ...(finding.fix ? [fixSentence(finding.fix)] : []),
    `More: s3lint explain ${finding.ruleId}`,
  ];
  const where = {
    file: repositoryPath(finding.place.source.path, context.base),
    line: String(startLine),
    endLine: String(endLine),
    // GitHub takes columns only within one line.
    ...(startLine === endLine && { col: String(startColumn), endColumn: String(endColumn) }),
    title: `s3lint: ${finding.ruleId}`,
  };
  return annotationLine(finding.severity, where, text);
}

/** Where a reason stands, unless it is what the annotation is shown at. */
function elsewhere({ place }: Note, finding: Finding): string {
  if (!place || (place.source.path === finding.place.source.path && regionOf(place).startLine === regionOf(finding.place).startLine)) return '';
  return ` (${place.source.path}:${regionOf(place).startLine})`;
}

function someOf(all: readonly string[]): string {
  const more = all.length - 5;
  return `${all.slice(0, 5).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}
