import type { Level } from '../rule/meta.js';
import { type Alert, alertsOf } from './alerts.js';
import { type Format, type ReportContext, shownFindings } from './context.js';
import { visibleText, workflowData, workflowProperty } from './escape.js';
import { fixSentence } from './fix-sentence.js';
import { undecidedCount } from './undecided.js';
import { bySeverity, levels, visibleRegion } from './region.js';
import { repositoryPath } from '../text/repository-path.js';

/** GitHub shows so many annotations of a level for each step; the others vanish without a word. */
const MOST_OF_A_LEVEL = 10;

const command = { error: 'error', warn: 'warning', info: 'notice' } as const satisfies Record<Level, string>;

/** Annotations for a workflow run, worst first. Every line is a command of ours; nothing a user wrote begins one. */
export const github: Format = (result, context) => {
  const alerts = [...alertsOf(shownFindings(result, context), 'semantic')].sort((a, b) => bySeverity(a.finding, b.finding));
  const open = undecidedCount(result.undecided);
  const lines = levels.flatMap((level) => {
    const own = alerts.filter((alert) => alert.finding.severity === level);
    const room = level === 'info' && open > 0 ? MOST_OF_A_LEVEL - 1 : MOST_OF_A_LEVEL;
    if (own.length <= room) return own.map((alert) => annotation(alert, context));
    const more = own.length - (room - 1);
    const rest = line(
      level,
      { title: 's3lint' },
      `${more} more ${command[level]}${more === 1 ? '' : 's'}: GitHub shows ten annotations of a level. The job's log or the SARIF report has them all.`,
    );
    return [...own.slice(0, room - 1).map((alert) => annotation(alert, context)), rest];
  });
  if (open > 0) {
    lines.push(
      line(
        'info',
        { title: 's3lint: undecided' },
        `${open} question${open === 1 ? '' : 's'} could not be decided. This is neither a pass nor a finding; the pretty and JSON reports name the causes.`,
      ),
    );
  }
  return lines.join('');
};

function annotation(alert: Alert, context: ReportContext): string {
  const { finding } = alert;
  const { startLine, startColumn, endLine, endColumn } = visibleRegion(finding.place);
  const further = alert.resources.length - 1;
  const text = [
    finding.message,
    ...alert.others,
    ...finding.because
      .filter((note) => note.message !== finding.message)
      .slice(0, 3)
      .map((note) => `Because: ${note.message}`),
    ...(alert.when === undefined ? [] : [`When: ${alert.when}`]),
    ...(further > 0 ? [`Applies also to ${alert.resources.slice(1, 6).join(', ')}${further > 5 ? ` and ${further - 5} more` : ''}`] : []),
    ...(finding.remedy === undefined ? [] : [finding.remedy]),
    ...(finding.fix ? [fixSentence(finding.fix)] : []),
    `More: s3lint explain ${finding.ruleId}`,
  ];
  const where = {
    file: visibleText(repositoryPath(finding.place.source.path, context.base)),
    line: String(startLine),
    endLine: String(endLine),
    // GitHub takes columns only within one line.
    ...(startLine === endLine && { col: String(startColumn), endColumn: String(endColumn) }),
    title: `s3lint: ${finding.ruleId}`,
  };
  return line(finding.severity, where, text.map(visibleText).join('\n'));
}

function line(level: Level, properties: Readonly<Record<string, string>>, message: string): string {
  const named = Object.entries(properties).map(([name, value]) => `${name}=${workflowProperty(visibleText(value))}`);
  return `::${command[level]} ${named.join(',')}::${workflowData(message)}\n`;
}
