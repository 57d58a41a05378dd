/** Verdicts become findings: placed and sorted. */

import { accountOf, regionOf } from '../model/declaration.js';
import type { Unit } from '../model/declaration.js';
import type { Finding, Note, Undecided } from '../rule/finding.js';
import type { Diagnostic } from '../text/diagnostic.js';
import type { Origin } from '../text/origin.js';
import { placeAll, wayTo } from '../text/origin.js';
import { repositoryPath } from '../text/repository-path.js';
import { Source } from '../text/source.js';
import type { Place } from '../text/source.js';
import { confidenceOf } from '../truth/answer.js';
import type { Evidence } from '../truth/answer.js';
import { unlessOpen } from '../truth/explore.js';
import { literalOf } from '../truth/symbol.js';
import type { Value } from '../truth/value.js';
import { settingOfFile } from './elsewhere.js';
import { writtenFix } from './fix.js';
import type { WrittenFix } from './fix.js';
import { hash } from './hash.js';
import { deploymentsSay } from './merge.js';
import type { Verdict } from './judge.js';
import { reasonOf } from './reasons.js';
import type { BuiltinSetting } from './setting.js';

/** A finding that still knows what it is about. */
export interface Found {
  readonly finding: Finding;
  /** Missing for findings about a file. */
  readonly verdict?: Verdict | undefined;
  /** Those that were put together in it. */
  readonly parts?: readonly Found[];
}

/** @param base where the working directory stands in its repository */
export function findingsOf(verdicts: readonly Verdict[], base = ''): readonly Found[] {
  const failing = verdicts.filter((verdict) => verdict.outcome === 'fail');
  const places = placeAll(originsOf(failing));
  return failing.map((verdict) => ({ verdict, finding: findingOf(verdict, places, base) }));
}

function originsOf(verdicts: readonly Verdict[]): readonly Origin[] {
  const origins: Origin[] = [];
  for (const { at, because } of verdicts) {
    origins.push(at);
    for (let index = 0; index < because.length; index++) {
      const { origin } = because[index] as Evidence;
      if (origin) origins.push(origin, ...wayTo(origin));
    }
  }
  return origins;
}

type Places = ReadonlyMap<Origin, Place>;

/** Of what is asked for so seldom that it is not looked up with the others. */
function placeOf(origin: Origin): Place | undefined {
  return placeAll([origin]).get(origin);
}

function findingOf(verdict: Verdict, places: Places, base: string): Finding {
  const { setting, declaration } = verdict;
  const { meta } = setting.rule;
  const place = places.get(verdict.at) ?? placeOf(declaration.header);
  if (!place) throw new Error(`${meta.id} on ${declaration.address} has no place`);
  const because = notes(verdict.because, places);
  const confidence = verdict.openRoles.length > 0 ? 'low' : confidenceOf(verdict.because);
  const assumes = assumedBy(verdict);
  const remedy = verdict.fix ? undefined : verdict.remedy?.();
  const account = known(accountOf(declaration));
  const region = known(regionOf(declaration));
  const said: Writable<Omit<Finding, 'fingerprint'>> = {
    ruleId: meta.id,
    severity: setting.level,
    message: verdict.message,
    resource: declaration.address,
    resourceType: declaration.type,
    place,
    confidence,
    because,
  };
  if (meta.securitySeverity !== undefined) said.securitySeverity = meta.securitySeverity;
  if (declaration.arn !== undefined) said.arn = declaration.arn;
  if (account !== undefined) said.account = account;
  if (region !== undefined) said.region = region;
  if (verdict.when) said.when = verdict.when;
  if (assumes.length > 0) said.assumes = assumes;
  if (meta.controls) said.controls = meta.controls;
  if (remedy !== undefined) said.remedy = remedy;
  const { writtenBy } = declaration;
  if (writtenBy) said.writtenBy = writtenBy;
  return withLater(said as Finding, verdict, base);
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const NOTHING_ASSUMED: readonly string[] = [];

function assumedBy({ because, openRoles }: Verdict): readonly string[] {
  if (openRoles.length === 0 && !because.some(({ assumed }) => assumed)) return NOTHING_ASSUMED;
  return [
    ...new Set([
      ...because.flatMap(({ assumed }) => (assumed ? [assumed] : [])),
      ...openRoles.map((role) => `it is no ${roleName(role)}, which cannot be told`),
    ]),
  ];
}

/** What of a finding is made when somebody reads it. */
class Later {
  #fingerprint: string | undefined;
  #fix: Pick<Finding, 'fix' | 'remedy'> | undefined;

  constructor(
    private readonly verdict: Verdict,
    private readonly base: string,
    private readonly proof: Evidence | undefined,
  ) {}

  /** What a person reads has none, and a hash takes its time where code has only just been loaded. */
  get fingerprint(): string {
    const { setting, declaration, subject } = this.verdict;
    const path = (): string => repositoryPath(declaration.unit.path, this.base);
    return (this.#fingerprint ??= fingerprintOf(setting.rule.meta.id, path(), declaration.address, veiledSubject(subject)));
  }

  get witness(): Finding['witness'] {
    return unlessOpen(() => this.proof?.witness);
  }

  get fix(): Finding['fix'] {
    return (this.#fix ??= fixOf(this.verdict)).fix;
  }

  get remedy(): Finding['remedy'] {
    return (this.#fix ??= fixOf(this.verdict)).remedy;
  }
}

const LATER = Symbol('later');

/** One for all findings, so that they stay objects of one shape. */
function readLater(name: keyof Later): PropertyDescriptor {
  return {
    enumerable: true,
    configurable: true,
    get(this: Readonly<Record<typeof LATER, Later>>) {
      return this[LATER][name];
    },
  };
}

const FINGERPRINT = readLater('fingerprint');
const WITNESS = readLater('witness');
const FIX = { fix: readLater('fix'), remedy: readLater('remedy') };

function withLater(finding: Finding, verdict: Verdict, base: string): Finding {
  const proof = verdict.because.find((evidence) => 'witness' in evidence);
  Object.defineProperty(finding, LATER, { value: new Later(verdict, base, proof) });
  Object.defineProperty(finding, 'fingerprint', FINGERPRINT);
  if (proof) Object.defineProperty(finding, 'witness', WITNESS);
  return verdict.fix ? Object.defineProperties(finding, FIX) : finding;
}

/** Whether a fix can be written shows only when it is. */
function fixOf(verdict: Verdict): Pick<Finding, 'fix' | 'remedy'> {
  const made = writtenFix(verdict);
  if (made) return { fix: told(made, verdict.declaration.unit) };
  const says = verdict.remedy?.();
  return says === undefined ? {} : { remedy: says };
}

function told({ fix: { title, safety }, command }: WrittenFix, { planned }: Unit): NonNullable<Finding['fix']> {
  return { title, safety, ...(command === undefined ? {} : { command }), ...(planned ? { planned } : {}) };
}

function known(value: Value<string>): string | undefined {
  if (value.kind === 'known') return value.value;
  return value.kind === 'unknown' && value.text ? literalOf(value.text) : undefined;
}

function notes(because: readonly Evidence[], places: Places): readonly Note[] {
  const [only] = because;
  if (!only) return NO_NOTES;
  if (because.length === 1 && (!only.origin || wayTo(only.origin).length === 0)) {
    const note = noteOf(only, places);
    return note ? [note] : NO_NOTES;
  }
  const out = new Map<string, Note>();
  for (const evidence of because) {
    const note = noteOf(evidence, places);
    if (!note) continue;
    out.set(`${note.message} ${note.place?.source.path}:${note.place?.start}`, note);
    for (const via of evidence.origin ? wayTo(evidence.origin) : []) {
      const there = places.get(via);
      if (there) out.set(`via ${there.source.path}:${there.start}`, { message: messageOf(via), place: there });
    }
  }
  return [...out.values()];
}

const NO_NOTES: readonly Note[] = [];

/** What is merely supposed is told as such. */
function noteOf({ says, assumed, origin }: Evidence, places: Places): Note | undefined {
  if (says === assumed) return undefined;
  const place = origin && places.get(origin);
  return place ? { message: says, place } : { message: says };
}

/** What a place on the way has to do with it. */
function messageOf({ use, leavesOut, inside, told }: Origin): string {
  if (told !== undefined) return told;
  if (inside) return 'in the module it stands here';
  if (leavesOut !== undefined) return `${leavesOut} is left out here`;
  return use ? 'it is used here' : 'its value comes from here';
}

function roleName(role: string): string {
  return role.replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** Names that users chose stand in a subject; not even a hash may tell what a credential among them is. */
function veiledSubject(subject: string | undefined): string | undefined {
  return subject === undefined ? undefined : new Source('', subject).visible();
}

/** Version 1 of the key. A change re-opens every alert on GitHub, so the version stands in the hashed text. */
function fingerprintOf(ruleId: string, path: string, address: string, subject: string | undefined): string {
  return hash(`s3lint/v1|${ruleId}|${path}|${address}|${subject ?? ''}`);
}

/** Undecided questions, one a cause and for the same deployments. */
export function undecidedOf(verdicts: readonly Verdict[]): readonly Undecided[] {
  const open = verdicts.filter((verdict) => verdict.outcome === 'undecided');
  const places = placeAll(originsOf(open));
  const causes = new Map<string, { readonly ruleId: string; readonly reason: string; readonly place?: Place; readonly resources: Map<string, Set<string>> }>();
  for (const { setting, declaration, because, at } of open) {
    const reason = reasonOf(because);
    const place = places.get(at) ?? placeOf(declaration.header);
    const { id } = setting.rule.meta;
    const key = `${id} ${reason} ${place?.source.path}`;
    const cause = causes.get(key) ?? { ruleId: id, reason, resources: new Map<string, Set<string>>(), ...(place ? { place } : {}) };
    causes.set(key, cause);
    const deployments = cause.resources.get(declaration.address) ?? new Set<string>();
    cause.resources.set(declaration.address, deployments);
    if (declaration.unit.name !== undefined) deployments.add(declaration.unit.name);
  }
  return [...causes.values()].flatMap(perDeployment).sort((a, b) => comparePlaces(a.place, b.place) || compare(a.ruleId, b.ruleId));
}

function perDeployment({
  ruleId,
  reason,
  place,
  resources,
}: Omit<Undecided, 'resources'> & { readonly resources: ReadonlyMap<string, ReadonlySet<string>> }): Undecided[] {
  const byDeployment = new Map<string | undefined, string[]>();
  for (const [address, deployments] of resources) {
    const when = deploymentsSay([...deployments]);
    const known = byDeployment.get(when);
    if (known) known.push(address);
    else byDeployment.set(when, [address]);
  }
  return Array.from(byDeployment, ([when, addresses]) => {
    const cause = place ? { ruleId, reason, place, resources: addresses } : { ruleId, reason, resources: addresses };
    return when === undefined ? cause : { ...cause, when };
  });
}

/** A problem of a file as a finding of its built-in rule; none where that rule is off. */
export function findingOfProblem(problem: Diagnostic, configured: BuiltinSetting | undefined, base = ''): Finding | undefined {
  const { path } = problem.place.source;
  const setting = settingOfFile(configured, path);
  if (!setting) return undefined;
  const { line, column } = problem.place.source.position(problem.place.start);
  return {
    ruleId: problem.id,
    severity: setting.level,
    message: problem.message,
    resource: path,
    resourceType: '',
    place: problem.place,
    confidence: 'high',
    because: [],
    ...(problem.help ? { remedy: problem.help } : {}),
    ...(problem.related ? { related: problem.related } : {}),
    fingerprint: hash(`s3lint/v1|${problem.id}|${repositoryPath(path, base)}|${problem.id === 'unreadable-input' ? '' : `${line}:${column}`}`),
  };
}

/** Source order: path, place, rule. */
export function bySource(a: Finding, b: Finding): number {
  return comparePlaces(a.place, b.place) || compare(a.ruleId, b.ruleId) || compare(a.resource, b.resource);
}

function comparePlaces(a: Place | undefined, b: Place | undefined): number {
  if (!a || !b) return a ? -1 : b ? 1 : 0;
  return (a.source === b.source ? 0 : compare(a.source.path, b.source.path)) || a.start - b.start || a.end - b.end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
