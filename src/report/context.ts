/** Results, for people and machines. This room may not judge, and may not drop a finding; it sees findings, not models. */

import type { Finding, Notice, Result } from '../rule/finding.js';

export type FailOn = 'info' | 'warn' | 'error' | 'never';

/** All that a format may know beside the result. The command line fills it; a format asks nobody else. */
export interface ReportContext {
  readonly tool: { readonly name: 's3lint'; readonly version: string };
  readonly colour: boolean;
  /** Columns of the screen. */
  readonly width: number;
  /** Whether to draw with characters beyond ASCII. What users wrote stays as they wrote it. */
  readonly unicode: boolean;
  /** List the undecided questions; they are counted in any case. */
  readonly showUndecided: boolean;
  /** List what was not understood or skipped as well. */
  readonly verbose?: boolean;
  readonly failOn: FailOn;
  /** What else makes the run fail: more warnings than this, or anything that is undecided. */
  readonly gates?: { readonly maxWarnings?: number; readonly requireComplete?: boolean };
  readonly elapsedMs?: number;
  /** When the run took place, in milliseconds since 1970, for formats that must say it. */
  readonly time: number;
  /** The call without `s3lint` and without where its reports go, for a person to do the same again. */
  readonly call?: readonly string[];
  /** What stands before a path from the root of the repository in a link: `https://github.com/acme/infra/blob/SHA/`. */
  readonly linkBase?: string;
  /**
   * Where the working directory stands in the repository, with forward slashes: `infra/prod`.
   * GitHub wants paths from the repository's root; people want them from where they stand.
   */
  readonly base?: string;
  /** Annotations of a level, in a workflow; missing: as many as GitHub shows. */
  readonly maxAnnotations?: number;
  readonly sarif: {
    readonly category?: string;
    readonly fingerprint: 'semantic' | 'line';
    readonly profile: 'github' | 'full';
    /** Accounts of a live scan. Each gets a run of its own, also when it has no findings, so that its fixed alerts close. */
    readonly accounts?: readonly string[];
  };
  /** Hears what a report has no room for. */
  readonly leftOut?: (notice: Notice) => void;
  /** "New only" changes what is shown to people and annotated; SARIF and JSON keep everything. */
  readonly newSince?: Newness;
}

/** What of a result is new, held against a commit, a baseline or both. */
export interface Newness {
  /** As it reads after "since": `main`, `the baseline`. */
  readonly ref: string;
  readonly isNew: (finding: Finding) => boolean;
  /** In SARIF's words. `updated`: it was there before, and is worse or says something else; that is new as well. */
  readonly stateOf?: (finding: Finding) => 'new' | 'updated' | 'unchanged';
  /** Of what is not new: whether the baseline has it. */
  readonly inBaseline?: (finding: Finding) => boolean;
}

/** A way to write a result down. Pure: same result, same context, same text. */
export type Format = (result: Result, context: ReportContext) => string;

/** What a reader with `newSince` is shown. */
export function shownFindings(result: Result, context: ReportContext): readonly Finding[] {
  const since = context.newSince;
  return since ? result.findings.filter((finding) => since.isNew(finding)) : result.findings;
}
