import type { Location, Result as SarifResult, ThreadFlowLocation } from 'sarif';
import type { Note } from '../rule/finding.js';
import type { Level } from '../rule/meta.js';
import type { Place, Source } from '../text/source.js';
import type { Alert } from './alerts.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { fixSentence } from './fix-sentence.js';
import { LineHashes } from './line-hash.js';
import { visibleRegion, whereabouts } from './region.js';
import { repositoryPath, repositoryUri } from '../text/repository-path.js';
import { mostRelated, mostSteps } from './sarif-limits.js';

export const sarifLevel = { error: 'error', warn: 'warning', info: 'note' } as const satisfies Record<Level, string>;

const MOST_RESOURCES = 20;

export interface Suppression {
  readonly reason: string;
  readonly place: Place;
}

/** The lines' own fingerprints of each file, made once and only when lines are the identity. */
export class LinePrints {
  readonly #bySource = new Map<Source, LineHashes>();

  constructor(readonly identity: 'semantic' | 'line') {}

  of(alert: Alert): string {
    const { place, fingerprint } = alert.finding;
    if (this.identity === 'semantic') return `${fingerprint}:1`;
    const hashes = this.#bySource.get(place.source) ?? new LineHashes(place.source);
    this.#bySource.set(place.source, hashes);
    return hashes.of(visibleRegion(place).startLine) ?? `${fingerprint}:1`;
  }
}

export interface ResultSetting {
  readonly index: number;
  readonly context: ReportContext;
  readonly prints: LinePrints;
  readonly suppression?: Suppression;
}

/** One alert as a SARIF result. */
export function resultOf(alert: Alert, setting: ResultSetting): SarifResult {
  const { context, suppression } = setting;
  const { finding } = alert;
  const base = context.base ?? '';
  const related = relatedOf(alert);
  const steps = stepsOf(finding);
  const full = context.sarif.profile === 'full';
  return {
    ruleId: finding.ruleId,
    ruleIndex: setting.index,
    level: sarifLevel[finding.severity],
    message: { text: messageOf(alert, related, base) },
    locations: [
      {
        ...locationOf(finding.place, base),
        logicalLocations: [{ fullyQualifiedName: visibleText(finding.arn ?? finding.resource) || finding.ruleId, kind: 'resource' }],
      },
    ],
    partialFingerprints: { primaryLocationLineHash: setting.prints.of(alert), 's3lint/v1': finding.fingerprint },
    ...(steps.length > 1 && { codeFlows: [{ threadFlows: [{ locations: steps.map((step) => stepOf(step, base)) }] }] }),
    ...(related.length > 0 && {
      relatedLocations: related.map((note, at) => ({ id: at + 1, ...locationOf(note.place, base), message: { text: sentence(note.message) } })),
    }),
    ...(suppression && { suppressions: [suppressionOf(suppression, alert, base)] }),
    ...(full && context.newSince?.stateOf && { baselineState: context.newSince.stateOf(finding) }),
    ...(full && { properties: propertiesOf(alert) }),
  };
}

/** What leads to the finding; a request that proves it ends the way. */
function stepsOf({ because, witness, place }: Alert['finding']): readonly PlacedNote[] {
  const steps = because.flatMap((note) => (note.place ? [{ message: note.message, place: note.place }] : []));
  if (!witness) return steps.slice(0, mostSteps);
  return [...steps.slice(0, mostSteps - 1), { message: `So this request succeeds: ${witness.says}`, place }];
}

interface PlacedNote extends Note {
  readonly place: Place;
}

/** Places that explain, other than the alert's own, each once. */
function relatedOf(alert: Alert): readonly PlacedNote[] {
  const { finding } = alert;
  const seen = new Set([whereabouts(finding.place)]);
  const notes: PlacedNote[] = [];
  for (const { message, place } of [...finding.because, ...(finding.related ?? [])]) {
    if (!place || seen.has(whereabouts(place)) || notes.length === mostRelated) continue;
    seen.add(whereabouts(place));
    notes.push({ message, place });
  }
  return notes;
}

/** The first sentence is the title on GitHub; what follows is all a reader there gets to see. */
function messageOf(alert: Alert, related: readonly PlacedNote[], base: string): string {
  const { finding } = alert;
  const linked = (note: Note): string => {
    const id = related.findIndex((own) => own.message === note.message && own.place === note.place) + 1;
    const { place } = note;
    if (id === 0 || !place) return plain(note.message);
    const name = visibleText(`${repositoryPath(place.source.path, base)}:${visibleRegion(place).startLine}`);
    // Viewers disagree on brackets inside a link's text, so such a place is named without a link.
    return /[[\]\\]/.test(name) ? `${plain(note.message)} (${plain(name)})` : `${plain(note.message)} ([${name}](${id}))`;
  };
  const reasons = [...finding.because.filter((note) => note.message !== finding.message), ...(finding.related ?? [])];
  const further = alert.resources.slice(1);
  const named = further.slice(0, MOST_RESOURCES).map(plain).join(', ');
  const lines = [
    sentence(finding.message),
    ...alert.others.map(sentence),
    ...(alert.when === undefined ? [] : [sentence(`Holds when ${alert.when}`)]),
    ...(reasons.length > 0 ? [`Because: ${stop(reasons.map(linked).join('; '))}`] : []),
    ...(finding.witness && !finding.message.includes(finding.witness.says) ? [sentence(`Proof: ${finding.witness.says}`)] : []),
    ...(finding.assumes && finding.assumes.length > 0 ? [sentence(`Assumed: ${finding.assumes.join('; ')}`)] : []),
    ...(further.length > 0 ? [stop(`Applies also to ${named}${further.length > MOST_RESOURCES ? ` and ${further.length - MOST_RESOURCES} more` : ''}`)] : []),
    ...(finding.remedy === undefined ? [] : [sentence(finding.remedy)]),
    ...(finding.fix ? [sentence(fixSentence(finding.fix))] : []),
  ];
  return lines.join('\n');
}

/** Text that no viewer takes for an embedded link or a placeholder. */
function plain(text: string): string {
  return visibleText(text)
    .replace(/\]\(/g, '] (')
    .replace(/\{(\d+)\}/g, '{ $1 }');
}

function sentence(text: string): string {
  return stop(plain(text).trim() || 'No text');
}

function stop(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function locationOf(place: Place, base: string): Location {
  return { physicalLocation: { artifactLocation: { uri: repositoryUri(place.source.path, base) }, region: visibleRegion(place) } };
}

function stepOf(step: PlacedNote, base: string): ThreadFlowLocation {
  return { location: { ...locationOf(step.place, base), message: { text: sentence(step.message) } } };
}

function suppressionOf(suppression: Suppression, alert: Alert, base: string): NonNullable<SarifResult['suppressions']>[number] {
  const inSource = suppression.place.source.path === alert.finding.place.source.path;
  return { kind: inSource ? 'inSource' : 'external', justification: visibleText(suppression.reason), location: locationOf(suppression.place, base) };
}

function propertiesOf(alert: Alert): NonNullable<SarifResult['properties']> {
  const { finding } = alert;
  return {
    confidence: finding.confidence,
    resources: [...alert.resources],
    resourceType: finding.resourceType,
    ...(finding.account !== undefined && { account: finding.account }),
    ...(finding.region !== undefined && { region: finding.region }),
  };
}
