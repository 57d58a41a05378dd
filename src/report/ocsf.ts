import type { Finding, Result, Suppressed } from '../rule/finding.js';
import { repositoryPath } from '../text/repository-path.js';
import type { Format, ReportContext } from './context.js';
import { printableJson } from './escape.js';
import { byPlace, compare, regionOf } from './region.js';
import { band, frameworks } from './rule-words.js';

/** The version of the schema that events are written in (schema.ocsf.io, read November 2026); later ones of 1.x take them as well. */
const SCHEMA = '1.6.0';

const CLASS = { class_uid: 2003, class_name: 'Compliance Finding', category_uid: 2, category_name: 'Findings' } as const;
const CREATE = { activity_id: 1, activity_name: 'Create', type_uid: CLASS.class_uid * 100 + 1, type_name: 'Compliance Finding: Create' } as const;

/**
 * Events of the Open Cybersecurity Schema Framework, for data lakes and SIEM: an array of Compliance Findings, complete whatever is new.
 * Suppressed ones say so in their status. What is undecided failed no check and is left out.
 */
export const ocsf: Format = (result, context) => {
  const seen = new Map<string, number>();
  // Several mistakes of one file may have one fingerprint; a finding of this schema is its uid.
  const uid = ({ fingerprint }: Finding): string => {
    const times = (seen.get(fingerprint) ?? 0) + 1;
    seen.set(fingerprint, times);
    return times === 1 ? fingerprint : `${fingerprint}-${times}`;
  };
  const open = [...result.findings].sort(byPlace).map((finding) => eventOf(finding, uid(finding), result, context));
  const suppressed = [...result.suppressed]
    .sort((a, b) => byPlace(a.finding, b.finding))
    .map((own) => ({ ...eventOf(own.finding, uid(own.finding), result, context), ...suppressionOf(own) }));
  return `${printableJson(JSON.stringify([...open, ...suppressed], undefined, 2))}\n`;
};

function eventOf(finding: Finding, uid: string, { rules }: Result, context: ReportContext): object {
  const { ruleId, message, account, region, fix } = finding;
  const meta = rules.get(ruleId);
  const file = repositoryPath(finding.place.source.path, context.base);
  const controls = Object.entries(finding.controls ?? {}).sort(([a], [b]) => compare(a, b));
  const remedy = finding.remedy ?? fix?.title ?? meta?.docs.fix;
  const { startLine, startColumn, endLine, endColumn } = regionOf(finding.place);
  return {
    ...CLASS,
    ...CREATE,
    time: context.time,
    ...severityOf(finding),
    status_id: 1,
    status: 'New',
    ...confidenceOf(finding),
    message,
    metadata: {
      version: SCHEMA,
      product: { name: 's3lint', vendor_name: 's3lint', version: context.tool.version },
      profiles: ['cloud'],
      event_code: ruleId,
    },
    cloud: {
      provider: 'AWS',
      ...(account !== undefined && { account: { uid: account, type_id: 10, type: 'AWS Account' } }),
      ...(region !== undefined && { region }),
    },
    finding_info: {
      uid,
      title: message,
      ...(meta && { desc: meta.docs.summary, types: [meta.group] }),
      analytic: { type_id: 1, type: 'Rule', uid: ruleId, name: ruleId },
      data_sources: [file],
    },
    compliance: {
      control: ruleId,
      ...(controls.length > 0 && {
        standards: controls.map(([name]) => frameworks[name] ?? name),
        requirements: controls.flatMap(([name, ids]) => ids.map((id) => `${name}: ${id}`)),
      }),
      status_id: 3,
      status: 'Fail',
      status_details: [message, ...finding.because.map((note) => note.message).filter((text) => text !== message)],
    },
    resources: [finding.resource, ...(finding.instances ?? [])].map((name, index) => ({
      uid: (index === 0 ? finding.arn : undefined) ?? name,
      name,
      ...(finding.resourceType !== '' && { type: finding.resourceType }),
      ...(region !== undefined && { region }),
    })),
    ...(remedy !== undefined && { remediation: { desc: remedy, ...(meta && meta.docs.links.length > 0 && { references: meta.docs.links.map(addressOf) }) } }),
    evidences: [
      {
        name: 'where it stands',
        file: { name: file.split('/').at(-1) ?? file, path: file, type_id: 1, type: 'Regular File' },
        data: {
          startLine,
          startColumn,
          endLine,
          endColumn,
          ...(finding.witness && { request: finding.witness.says }),
          ...(finding.when !== undefined && { when: finding.when }),
        },
      },
    ],
    ...(context.newSince && { unmapped: { new: context.newSince.isNew(finding) } }),
  };
}

function suppressionOf({ reason, until }: Suppressed): object {
  return { status_id: 3, status: 'Suppressed', status_detail: until === undefined ? reason : `${reason} (until ${until})` };
}

const BANDS = {
  critical: { severity_id: 5, severity: 'Critical' },
  high: { severity_id: 4, severity: 'High' },
  medium: { severity_id: 3, severity: 'Medium' },
  low: { severity_id: 2, severity: 'Low' },
  none: { severity_id: 1, severity: 'Informational' },
} as const;

/** By the risk where a rule names one; a deployment that fails is no risk, but an error. */
function severityOf({ severity, securitySeverity }: Finding): object {
  if (securitySeverity !== undefined) return BANDS[band(securitySeverity)];
  return BANDS[({ error: 'high', warn: 'medium', info: 'none' } as const)[severity]];
}

function confidenceOf({ confidence }: Finding): object {
  return { low: { confidence_id: 1, confidence: 'Low' }, medium: { confidence_id: 2, confidence: 'Medium' }, high: { confidence_id: 3, confidence: 'High' } }[
    confidence
  ];
}

/** The address alone, of what says when it was read as well. */
function addressOf(link: string): string {
  return link.split(' ')[0] ?? link;
}
