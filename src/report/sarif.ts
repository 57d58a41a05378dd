import type { Log, Notification, Run } from 'sarif';
import type { Finding, Notice, Result } from '../rule/finding.js';
import { type Alert, alertsOf } from './alerts.js';
import type { Format, ReportContext } from './context.js';
import { printableJson, visibleText } from './escape.js';
import { compare } from './region.js';
import { repositoryUri } from '../text/repository-path.js';
import { kept, mostRuns, tooLarge } from './sarif-limits.js';
import { LinePrints, resultOf, sarifLevel, type Suppression } from './sarif-result.js';
import { ruleOf } from './sarif-rule.js';
import { undecidedCount } from './undecided.js';

/** The last form of the 2.1.0 schema. */
const SCHEMA = 'https://json.schemastore.org/sarif-2.1.0.json';

/** SARIF 2.1.0, as GitHub code scanning reads it (`github`) or with all that the standard has room for (`full`). */
export const sarif: Format = (result, context) => {
  const { text, notices } = sarifLog(result, context);
  for (const notice of notices) context.leftOut?.(notice);
  return text;
};

interface Written {
  readonly text: string;
  /** What had to be left out, for the person who ran it. */
  readonly notices: readonly Notice[];
}

function sarifLog(result: Result, context: ReportContext): Written {
  const whole = write(result, context, 1);
  // Only GitHub counts bytes.
  if (context.sarif.profile === 'full' || !tooLarge(whole.text)) return whole;
  // Take the worst half, again and again, until GitHub would take the file.
  for (let share = 0.5; share > 1e-5; share /= 2) {
    const less = write(result, context, share);
    if (!tooLarge(less.text)) return less;
  }
  return write(result, context, 0);
}

function write(result: Result, context: ReportContext, share: number): Written {
  const notices: Notice[] = [];
  const parts = partsOf(result, context);
  if (parts.length > mostRuns) {
    notices.push({
      level: 'error',
      message: `SARIF takes ${mostRuns} runs in a file; ${parts.length - mostRuns} of ${parts.length} accounts were left out. Scan in several turns.`,
    });
  }
  const runs = parts.slice(0, mostRuns).map((part) => runOf(part, result, context, share, notices));
  const log: Log = { $schema: SCHEMA, version: '2.1.0', runs };
  return { text: `${printableJson(JSON.stringify(log, undefined, 2))}\n`, notices };
}

/** What becomes one run. */
interface Part {
  readonly id?: string;
  readonly alerts: readonly Alert[];
  readonly suppressed: readonly { readonly alert: Alert; readonly suppression: Suppression }[];
}

/** One run for the files, and one for each account of a live scan, even an account without findings. */
function partsOf(result: Result, context: ReportContext): readonly Part[] {
  const { accounts = [], category, fingerprint, profile } = context.sarif;
  const suppressed = profile === 'full' ? result.suppressed : [];
  const accountOf = (finding: Finding): string | undefined => accounts.find((account) => finding.place.source.path.startsWith(`aws/${account}/`));
  const part = (account: string | undefined, id: string | undefined): Part => ({
    ...(id !== undefined && { id }),
    alerts: alertsOf(
      result.findings.filter((finding) => accountOf(finding) === account),
      fingerprint,
    ),
    suppressed: suppressed
      .filter((own) => accountOf(own.finding) === account)
      .flatMap((own) => alertsOf([own.finding], fingerprint).map((alert) => ({ alert, suppression: own }))),
  });
  const files = part(undefined, category === undefined ? undefined : categoryId(category));
  const live = [...accounts].sort(compare).map((account) => part(account, categoryId(`${category ?? 's3lint'}/aws/${account}`)));
  return live.length > 0 && files.alerts.length === 0 && files.suppressed.length === 0 ? live : [files, ...live];
}

/** With a slash at the end the whole text is the category and nothing of it a run's own name. */
function categoryId(category: string): string {
  const name = category.replace(/^\/+|\/+$/g, '');
  return `${name === '' ? 's3lint' : name}/`;
}

function runOf(part: Part, result: Result, context: ReportContext, share: number, notices: Notice[]): Run {
  const chosen = kept(part.alerts, context.sarif.profile, share);
  const left = part.alerts.length - chosen.length;
  if (left > 0)
    notices.push({
      level: 'warn',
      message: `The SARIF report keeps the ${chosen.length} worst of ${part.alerts.length} results, as many as code scanning takes; ${left} are left out.`,
    });
  const { suppressed } = part;
  const ids = [...new Set([...chosen, ...suppressed.map((own) => own.alert)].map((alert) => alert.finding.ruleId))].sort(compare);
  const index = new Map(ids.map((id, at) => [id, at]));
  const prints = new LinePrints(context.sarif.fingerprint);
  const make = (alert: Alert, suppression?: Suppression) =>
    resultOf(alert, { index: index.get(alert.finding.ruleId) ?? -1, context, prints, ...(suppression && { suppression }) });
  return {
    tool: {
      driver: {
        name: context.tool.name,
        version: context.tool.version,
        semanticVersion: context.tool.version,
        rules: ids.map((id) => ruleOf(id, result.rules.get(id))),
      },
    },
    ...(part.id !== undefined && { automationDetails: { id: part.id } }),
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notificationsOf(result, context, left > 0 ? notices.slice(-1) : []) }],
    columnKind: 'utf16CodeUnits',
    results: [...chosen.map((alert) => make(alert)), ...suppressed.map((own) => make(own.alert, own.suppression))],
  };
}

function notificationsOf(result: Result, context: ReportContext, own: readonly Notice[]): Notification[] {
  const open = undecidedCount(result.undecided);
  const undecided: readonly Notice[] =
    open > 0
      ? [{ level: 'info', message: `${open} question${open === 1 ? '' : 's'} could not be decided; the JSON report lists them with their causes.` }]
      : [];
  return [...result.diagnostics, ...undecided, ...own].map((notice) => ({
    level: sarifLevel[notice.level],
    message: { text: visibleText(notice.message) || 'No text.' },
    ...(notice.file !== undefined && { locations: [{ physicalLocation: { artifactLocation: { uri: repositoryUri(notice.file, context.base) } } }] }),
  }));
}
