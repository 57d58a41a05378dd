import type { Finding, Note, Result, Suppressed, Undecided } from '../rule/finding.js';
import type { Place } from '../text/source.js';
import type { Format, ReportContext } from './context.js';
import { printableJson } from './escape.js';
import { byPlace, compare, regionOf } from './region.js';

export const SCHEMA_VERSION = 1;

/** For programs. Its schema is `docs/schema/report.schema.json`; members may be added, none changes. */
export const json: Format = (result, context) => `${printableJson(JSON.stringify(reportOf(result, context), undefined, 2))}\n`;

function reportOf(result: Result, context: ReportContext): object {
  return {
    schemaVersion: SCHEMA_VERSION,
    findings: [...result.findings].sort(byPlace).map((finding) => findingOf(finding, context)),
    undecided: [...result.undecided].sort(byQuestion).map((own) => ({
      ruleId: own.ruleId,
      resources: own.resources,
      reason: own.reason,
      ...(own.when !== undefined && { when: own.when }),
      ...startOf(own.place),
    })),
    suppressed: [...result.suppressed]
      .sort((a, b) => byPlace(a.finding, b.finding))
      .map((own) => ({ ...findingOf(own.finding, context), suppression: suppressionOf(own) })),
    diagnostics: result.diagnostics.map((own) => ({ level: own.level, message: own.message, ...(own.file !== undefined && { file: own.file }) })),
    coverage: {
      files: result.coverage.files,
      resources: result.coverage.resources,
      buckets: result.coverage.buckets,
      rules: result.coverage.rules,
      skipped: result.coverage.skipped,
      notSeen: result.coverage.notSeen.map(noteOf),
      ...(result.coverage.gaps && { gaps: result.coverage.gaps }),
    },
  };
}

function findingOf(finding: Finding, context: ReportContext): object {
  const { related, instances, assumes, controls, fix } = finding;
  return {
    ruleId: finding.ruleId,
    severity: finding.severity,
    ...(finding.securitySeverity !== undefined && { securitySeverity: finding.securitySeverity }),
    message: finding.message,
    resource: finding.resource,
    resourceType: finding.resourceType,
    ...(finding.arn !== undefined && { arn: finding.arn }),
    ...(finding.account !== undefined && { account: finding.account }),
    ...(finding.region !== undefined && { region: finding.region }),
    file: finding.place.source.path,
    ...regionOf(finding.place),
    confidence: finding.confidence,
    because: finding.because.map(noteOf),
    ...(related && related.length > 0 && { related: related.map(noteOf) }),
    ...(instances && instances.length > 0 && { instances }),
    ...(finding.witness && { witness: finding.witness }),
    ...(finding.when !== undefined && { when: finding.when }),
    ...(assumes && assumes.length > 0 && { assumes }),
    ...(controls && { controls: sorted(controls) }),
    ...(fix && {
      fix: {
        title: fix.title,
        safety: fix.safety,
        ...(fix.command !== undefined && { command: fix.command }),
        ...(fix.held !== undefined && { held: fix.held }),
      },
    }),
    ...(finding.remedy !== undefined && { remedy: finding.remedy }),
    ...(finding.writtenBy !== undefined && { writtenBy: finding.writtenBy }),
    ...(context.newSince && { new: context.newSince.isNew(finding) }),
    ...(context.newSince?.stateOf && { baselineState: context.newSince.stateOf(finding) }),
    fingerprint: finding.fingerprint,
  };
}

function noteOf(note: Note): object {
  return { message: note.message, ...startOf(note.place) };
}

function startOf(place: Place | undefined): object {
  if (!place) return {};
  const { startLine, startColumn } = regionOf(place);
  return { file: place.source.path, startLine, startColumn };
}

function suppressionOf(own: Suppressed): object {
  return { reason: own.reason, ...startOf(own.place), ...(own.until !== undefined && { until: own.until }) };
}

function byQuestion(a: Undecided, b: Undecided): number {
  const where = (own: Undecided): string => (own.place ? own.place.source.path : '');
  return (
    compare(where(a), where(b)) ||
    (a.place?.start ?? 0) - (b.place?.start ?? 0) ||
    compare(a.ruleId, b.ruleId) ||
    compare(a.reason, b.reason) ||
    compare(a.resources.join('\n'), b.resources.join('\n'))
  );
}

function sorted(record: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => compare(a, b)));
}
