/** The whole way: texts become declarations, declarations an estate, rules ask it, answers become findings. */

import { failuresIn } from './judge/failures.js';
import { bySource, findingOfProblem, findingsOf, undecidedOf } from './judge/findings.js';
import type { Found } from './judge/findings.js';
import { gapsIn } from './judge/gaps.js';
import { inventoryOf } from './judge/inventory.js';
import { judge } from './judge/judge.js';
import { merged } from './judge/merge.js';
import type { BuiltinSetting, Facts, RuleSetting } from './judge/setting.js';
import { suppress } from './judge/suppress.js';
import { unlistedOf } from './judge/unlisted.js';
import type { SuppressionEntry } from './judge/suppression-entry.js';
import { JoinedEstate } from './link/estate.js';
import { liveNotes } from './link/live/notes.js';
import { notesOf } from './link/notes.js';
import type { Files, FileToRead } from './load/files.js';
import { load } from './load/load.js';
import type { Loaded } from './load/load.js';
import type { TerraformValues } from './load/values.js';
import type { Unit } from './model/declaration.js';
import type { Note, Result } from './rule/finding.js';
import type { RuleMeta } from './rule/meta.js';
import { placeAll } from './text/origin.js';
import { secretIn } from './text/secrets.js';

/** One run over files. */
export interface LintRequest {
  readonly files: Files;
  readonly paths: readonly FileToRead[];
  /** Snapshots that are laid under what the texts declare. */
  readonly live?: readonly FileToRead[];
  /** Rules that are on. */
  readonly settings: readonly RuleSetting[];
  /** Built-in rules that are on, by id. */
  readonly builtins: ReadonlyMap<string, BuiltinSetting>;
  /** Metadata of every rule there is, built-in ones too, by id and by former id: what a suppression may name. */
  readonly known: ReadonlyMap<string, RuleMeta>;
  /** CloudFormation parameter values by name. */
  readonly parameters: ReadonlyMap<string, string>;
  readonly terraform?: TerraformValues;
  readonly facts: Facts;
  /** ISO date that decides whether a suppression has expired; the command line gives today. */
  readonly today: string;
  /** Where the working directory stands in its repository (`infra/prod`), so that a finding is the same from wherever one looks. */
  readonly base?: string;
  /** False: suppressions are read past. */
  readonly suppressions: boolean;
  /** Suppressions that stand in the configuration. */
  readonly entries?: readonly SuppressionEntry[];
  /** Hears when a part of the way is behind; whoever asks has the clock. */
  readonly mark?: (part: Phase) => void;
}

export type Phase = 'parsing' | 'joining' | 'rules' | 'findings';

/** What of it tells what there is to judge. */
export type Joining = Pick<LintRequest, 'files' | 'paths' | 'live' | 'parameters' | 'terraform' | 'facts' | 'mark'>;

/** A run with what a repair needs besides the report. */
export interface Run {
  readonly result: Result;
  readonly found: readonly Found[];
  readonly loaded: Loaded;
}

export function lint(request: LintRequest): Result {
  return run(request).result;
}

export function run(request: LintRequest): Run {
  const { loaded, estate } = joined(request);
  const verdicts = judge(estate, request.settings, request.facts);
  request.mark?.('rules');
  const problems = loaded.problems.flatMap((problem) => findingOfProblem(problem, request.builtins.get(problem.id), request.base) ?? []);
  const sifted = suppress([...problems.map((finding) => ({ finding })), ...findingsOf(verdicts, request.base)], loaded.documents, estate, {
    ...request,
    verdicts,
  });
  const found = merged(sifted.found);
  const failures = failuresIn(verdicts);
  const result: Result = {
    findings: found.map((one) => one.finding).sort(bySource),
    // Laid under a text, an account is asked about what the text declares, and not for all that it has.
    undecided: [...undecidedOf(verdicts), ...(request.live?.length ? [] : unlistedOf(loaded.units, request.settings))],
    suppressed: sifted.suppressed,
    diagnostics: [...loaded.notices, ...sifted.notices, ...failures],
    ...(failures.length > 0 && { brokenPlugins: true }),
    coverage: {
      files: loaded.documents.length,
      resources: estate.declarations.filter(({ subject }) => subject !== 'provider' && subject !== 'input').length,
      buckets: estate.subjects('bucket').filter((one) => !estate.live?.isCovered(one)).length,
      rules: request.settings.length,
      skipped: loaded.skipped.length,
      ...gapsOf(loaded.units, request.settings),
      notSeen: notSeen([...loaded.units.flatMap((unit) => unit.notSeen), ...notesOf(estate), ...(estate.live ? liveNotes(estate) : [])]),
    },
    secrets: [...request.parameters, ...(request.terraform?.values ?? [])].flatMap(([name, value]) => (secretIn(name, value) ? [value] : [])),
    inventory: () => inventoryOf(estate),
    rules: request.known,
  };
  request.mark?.('findings');
  return { result, found, loaded };
}

function gapsOf(units: readonly Unit[], settings: LintRequest['settings']): Pick<Result['coverage'], 'gaps'> {
  const gaps = gapsIn(units, settings);
  return gaps ? { gaps } : {};
}

/** The files of a request, read and joined. */
export function joined(request: Joining): { readonly loaded: Loaded; readonly estate: JoinedEstate } {
  const { live = [] } = request;
  const loaded = load({ ...request, paths: [...request.paths, ...live], parameters: withAccount(request), account: request.facts.account });
  request.mark?.('parsing');
  const estate = new JoinedEstate(loaded.units, request.facts, live.length > 0);
  request.mark?.('joining');
  return { loaded, estate };
}

/** The account that the user names is that of every stack, unless a value was given. */
function withAccount({ parameters, facts }: Joining): ReadonlyMap<string, string> {
  return facts.account === undefined || parameters.has('AWS::AccountId') ? parameters : new Map([...parameters, ['AWS::AccountId', facts.account]]);
}

/** What the files hold and nobody could read or join, with its places; said once, however often a template is deployed. */
function notSeen(notes: Unit['notSeen']): readonly Note[] {
  const places = placeAll(notes.flatMap(({ origin }) => origin ?? []));
  const distinct = new Map<string, Note>();
  for (const { message, origin } of notes) {
    const place = origin && places.get(origin);
    distinct.set(JSON.stringify([message, place?.source.path, place?.start]), place ? { message, place } : { message });
  }
  return [...distinct.values()];
}
