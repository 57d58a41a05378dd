/** What suppressions silence, and what of them is wrong itself. */

import type { Declaration } from '../model/declaration.js';
import type { Estate } from '../model/estate.js';
import type { Finding, Notice, Suppressed } from '../rule/finding.js';
import type { AnyDocument } from '../syntax/any.js';
import { sourceOf } from '../syntax/tree.js';
import type { Diagnostic } from '../text/diagnostic.js';
import { placeAll } from '../text/origin.js';
import type { Place } from '../text/source.js';
import { bySource, findingOfProblem } from './findings.js';
import type { Found } from './findings.js';
import type { Sifted, SuppressRequest } from './suppress.js';
import { quote } from './suppression.js';
import type { Fault } from './suppression.js';
import { inConfiguration } from './suppression-entry.js';
import { Surroundings } from './suppression-extent.js';
import { RuleNames } from './suppression-rules.js';
import { Silences } from './suppression-silence.js';
import type { Group, Silence } from './suppression-silence.js';
import { statementsOf } from './suppression-statement.js';
import type { Statement } from './suppression-statement.js';

/** Sifts findings by what files say to s3lint (those that are `marked`), and the configuration. */
export function sift(
  found: readonly Found[],
  documents: readonly AnyDocument[],
  marked: readonly AnyDocument[],
  estate: Estate,
  request: SuppressRequest,
): Sifted {
  const entries = request.entries ?? [];
  const speaking = new Set(marked);
  const meant = documents.filter((doc) => !speaking.has(doc) && entries.some(({ match }) => !match.files || match.files(sourceOf(doc)?.path ?? '')));
  const files = surroundingsOf([...marked, ...meant], estate);
  const names = new RuleNames(request.known);
  const problems: Diagnostic[] = [];
  const notices: Notice[] = [];
  const inForce: Silence[] = [];
  for (const statement of [...statementsOf(marked, files, estate, names), ...inConfiguration(entries, documents, estate)]) {
    const { silences, faults } = readStatement(statement, names, notices);
    problems.push(...faults.map((fault): Diagnostic => ({ id: 'invalid-suppression', ...fault })));
    const expired = expiry(silences, request.today);
    if (expired) problems.push(expired);
    else inForce.push(...silences);
  }
  const silences = new Silences(inForce);
  const { left, suppressed, used } = silenced(found, silences, files);
  const own = [...problems, ...unused(inForce, used, silences, files, documents, request)].flatMap(
    (problem) => findingOfProblem(problem, request.builtins.get(problem.id), request.base) ?? [],
  );
  return {
    found: [...left, ...own.sort(bySource).map((finding) => ({ finding }))],
    suppressed: [...suppressed].sort((a, b) => bySource(a.finding, b.finding)),
    notices,
  };
}

/** Files that say something to s3lint, or of which the configuration does, by path. */
type Files = ReadonlyMap<string, Surroundings>;

function surroundingsOf(marked: readonly AnyDocument[], estate: Estate): Files {
  const byPath = new Map<string, Declaration[]>(marked.map((doc) => [sourceOf(doc)?.path ?? '', []]));
  for (const declaration of estate.declarations) {
    const places = [...(declaration.extent ? [declaration.extent] : []), ...(declaration.calls ?? [])];
    for (const path of new Set(places.map(({ source }) => source.path))) byPath.get(path)?.push(declaration);
  }
  return new Map(marked.map((doc) => [sourceOf(doc)?.path ?? '', new Surroundings(doc, byPath.get(sourceOf(doc)?.path ?? '') ?? [])]));
}

/** One silence for each rule that a statement names. */
function readStatement(
  { read: { suppression, faults }, cover }: Statement,
  names: RuleNames,
  notices: Notice[],
): { readonly silences: readonly Silence[]; readonly faults: readonly Fault[] } {
  if (!suppression) return { silences: [], faults };
  const rules = names.read(suppression);
  notices.push(...rules.notices);
  return {
    silences: cover ? rules.named.map(({ word, meta }) => ({ ruleId: meta.id, named: word, suppression, cover })) : [],
    faults: [...faults, ...rules.faults],
  };
}

/** The problem of a suppression whose last day is over. */
function expiry(silences: readonly Silence[], today: string): Diagnostic | undefined {
  const [first] = silences;
  const until = first?.suppression.until;
  if (!until || until.text >= today.slice(0, 10)) return undefined;
  const { owner } = first.suppression;
  return {
    id: 'expired-suppression',
    message: `This suppression of ${silences.map((silence) => silence.ruleId).join(', ')} ended on ${until.text}.`,
    help: `Mend the cause and delete the suppression, or agree ${owner === undefined ? '' : `with ${quote(owner)} `}on a new date.`,
    place: until.place,
  };
}

function silenced(
  found: readonly Found[],
  silences: Silences,
  files: Files,
): { readonly left: readonly Found[]; readonly suppressed: readonly Suppressed[]; readonly used: ReadonlySet<Group> } {
  const left: Found[] = [];
  const suppressed: Suppressed[] = [];
  const used = new Set<Group>();
  for (const one of found) {
    const { finding } = one;
    if (!silences.names(finding.ruleId)) {
      left.push(one);
      continue;
    }
    const subjects = subjectsOf(one);
    const holders = holdersOf(finding.place, files);
    const covering = silences.of({ ruleId: finding.ruleId, place: finding.place, declarations: [...subjects, ...holders] });
    for (const group of covering) used.add(group);
    const by = first(covering, (silence) => coversAll(silence, subjects, holders));
    if (by) suppressed.push(suppressedBy(by, finding));
    else left.push(one);
  }
  return { left, suppressed, used };
}

function first(groups: readonly Group[], fits: (silence: Silence) => boolean): Silence | undefined {
  for (const group of groups) {
    const found = group.find(fits);
    if (found) return found;
  }
  return undefined;
}

/** A finding that several instances share is not silenced by what covers only some of them. */
function coversAll({ cover }: Silence, subjects: readonly Declaration[], holders: readonly Declaration[]): boolean {
  if (cover.kind !== 'declarations' || subjects.length === 0) return true;
  return holders.some((holder) => cover.declarations.has(holder)) || subjects.every((subject) => cover.declarations.has(subject));
}

function subjectsOf({ finding, verdict }: Found): readonly Declaration[] {
  if (!verdict) return [];
  const { instances } = finding;
  const { declaration } = verdict;
  return instances ? [declaration, ...declaration.unit.declarations.filter(({ address }) => instances.includes(address))] : [declaration];
}

function holdersOf(place: Place | undefined, files: Files): readonly Declaration[] {
  return place ? (files.get(place.source.path)?.around(place.start) ?? []) : [];
}

function suppressedBy({ suppression, named }: Silence, finding: Finding): Suppressed {
  const { reason, until } = suppression;
  return { finding, reason, place: named.place, ...(until ? { until: until.text } : {}) };
}

/** Suppressions that silence nothing although their rule was asked, and answered, everywhere they reach. */
function unused(
  inForce: readonly Silence[],
  used: ReadonlySet<Group>,
  silences: Silences,
  files: Files,
  documents: readonly AnyDocument[],
  request: SuppressRequest,
): readonly Diagnostic[] {
  if (!request.builtins.has('unused-suppression')) return [];
  const on = new Set([...request.settings.map(({ rule }) => rule.meta.id), ...request.builtins.keys()]);
  const broken = new Set(documents.filter(({ problems }) => problems.some(({ id }) => id === 'unreadable-input')).map((doc) => sourceOf(doc)?.path));
  const busy = new Set(used);
  const open = request.verdicts.filter(({ outcome, setting }) => outcome !== 'fail' && silences.names(setting.rule.meta.id));
  const places = placeAll(open.map(({ at }) => at));
  for (const { setting, declaration, at } of open) {
    const place = places.get(at);
    for (const group of silences.near({ ruleId: setting.rule.meta.id, place, declarations: [declaration, ...holdersOf(place, files)] })) busy.add(group);
  }
  const kept = new Set([...busy].flat());
  return inForce
    .filter((silence) => !kept.has(silence) && on.has(silence.ruleId) && !filesOf(silence).some((path) => broken.has(path)))
    .map(({ ruleId, named }) => ({
      id: 'unused-suppression',
      message: `This suppression of ${ruleId} silences nothing.`,
      help: 'Delete it, or move it to the declaration whose finding it means.',
      place: named.place,
    }));
}

/** The files in which a silence might be needed: where it stands, or those that it means. */
function filesOf({ named, cover }: Silence): readonly string[] {
  return cover.kind === 'files' ? cover.paths : [named.place.source.path];
}
