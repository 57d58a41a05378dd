import type { Finding, Result } from '../rule/finding.js';
import type { Place } from '../text/source.js';
import { aboutLines } from './about.js';
import type { Format, ReportContext } from './context.js';
import { csvField } from './escape.js';
import { byPlace, compare, regionOf } from './region.js';

/** The columns, in order; new ones go to the end. */
const COLUMNS = [
  'state',
  'severity',
  'security_severity',
  'rule',
  'file',
  'line',
  'column',
  'resource',
  'resource_type',
  'account',
  'region',
  'message',
  'details',
  'confidence',
  'reason',
  'until',
  'controls',
  'fingerprint',
] as const;

type Row = Partial<Readonly<Record<(typeof COLUMNS)[number], string | number>>>;

/**
 * For spreadsheets: a row for each finding, suppression and open question, told apart by `state` (`open`, or `new` and `known`; `suppressed`;
 * `undecided`), so that a filter answers what would otherwise be three reports.
 */
export const csv: Format = (result, context) => `${[COLUMNS.join(','), ...rowsOf(result, context).map(written)].join('\n')}\n`;

function rowsOf(result: Result, context: ReportContext): readonly Row[] {
  const state = (finding: Finding): string => (context.newSince ? (context.newSince.isNew(finding) ? 'new' : 'known') : 'open');
  return [
    ...[...result.findings].sort(byPlace).map((finding) => rowOf(finding, state(finding))),
    ...[...result.suppressed]
      .sort((a, b) => byPlace(a.finding, b.finding))
      .map(({ finding, reason, until }) => ({ ...rowOf(finding, 'suppressed'), reason, ...(until !== undefined && { until }) })),
    ...result.undecided.flatMap(({ ruleId, resources, reason, place, when }) =>
      (resources.length === 0 ? [''] : resources).map((resource) => ({
        state: 'undecided',
        rule: ruleId,
        ...(place && whereOf(place)),
        resource,
        reason,
        ...(when !== undefined && { details: `when: ${when}` }),
      })),
    ),
  ];
}

function rowOf(finding: Finding, state: string): Row {
  const controls = Object.entries(finding.controls ?? {}).sort(([a], [b]) => compare(a, b));
  return {
    state,
    severity: finding.severity,
    ...(finding.securitySeverity !== undefined && { security_severity: finding.securitySeverity }),
    rule: finding.ruleId,
    ...whereOf(finding.place),
    resource: finding.resource,
    resource_type: finding.resourceType,
    ...(finding.account !== undefined && { account: finding.account }),
    ...(finding.region !== undefined && { region: finding.region }),
    message: finding.message,
    details: aboutLines(finding).join(' | '),
    confidence: finding.confidence,
    controls: controls.map(([name, ids]) => `${name}: ${ids.join(' ')}`).join(' | '),
    fingerprint: finding.fingerprint,
  };
}

function whereOf(place: Place): Row {
  const { startLine, startColumn } = regionOf(place);
  return { file: place.source.path, line: startLine, column: startColumn };
}

/** Numbers stand bare, so that they can be sorted; words of ours and of users alike stand in quotes. */
function written(row: Row): string {
  return COLUMNS.map((name) => {
    const value = row[name];
    return value === undefined || value === '' ? '' : typeof value === 'number' ? String(value) : csvField(value);
  }).join(',');
}
