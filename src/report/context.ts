/** Results, for people and machines. This room may not judge, and may not drop a finding; it sees findings, not models. */

import type { Finding, Result } from '../rule/finding.js';

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
  readonly elapsedMs?: number;
  /**
   * Where the working directory stands in the repository, with forward slashes: `infra/prod`.
   * GitHub wants paths from the repository's root; people want them from where they stand.
   */
  readonly base?: string;
  readonly sarif: {
    readonly category?: string;
    readonly fingerprint: 'semantic' | 'line';
    readonly profile: 'github' | 'full';
    /** Accounts of a live scan. Each gets a run of its own, also when it has no findings, so that its fixed alerts close. */
    readonly accounts?: readonly string[];
  };
  /** "New only" changes what is shown to people and annotated; SARIF and JSON keep everything. */
  readonly newSince?: { readonly ref: string; readonly isNew: (finding: Finding) => boolean };
}

/** A way to write a result down. Pure: same result, same context, same text. */
export type Format = (result: Result, context: ReportContext) => string;

/** What a reader with `newSince` is shown. */
export function shownFindings(result: Result, context: ReportContext): readonly Finding[] {
  const since = context.newSince;
  return since ? result.findings.filter((finding) => since.isNew(finding)) : result.findings;
}
