import type { Gap } from '../model/declaration.js';
import type { Place } from '../text/source.js';
import type { Confidence } from '../truth/answer.js';
import type { Witness } from '../truth/witness.js';
import type { Inventory } from './inventory.js';
import type { Level, RuleMeta } from './meta.js';

/** A sentence with the place it speaks of. */
export interface Note {
  readonly message: string;
  readonly place?: Place;
}

/** What would mend a finding. */
export interface FindingFix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  /** It is for a person to run, and nothing that `--fix` does. */
  readonly command?: string;
  /** It belongs into the text of which a plan was made, and nothing that `--fix` does: the plan stays as it is. */
  readonly planned?: true;
  /** Why `--fix` did not make it: `policy-version-2012 would be found instead`. */
  readonly held?: string;
}

/** Something wrong, at its narrowest place. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Level;
  readonly securitySeverity?: number;
  readonly message: string;
  /** The address as its users write it: a logical id, `aws_s3_bucket.b["x"]`, an ARN; for a file, its path. */
  readonly resource: string;
  /** `AWS::S3::Bucket`, `aws_s3_bucket`; empty for a file. */
  readonly resourceType: string;
  readonly arn?: string;
  readonly account?: string;
  readonly region?: string;
  readonly place: Place;
  readonly confidence: Confidence;
  /** The reasons, most important first; the first is usually what `place` shows. */
  readonly because: readonly Note[];
  readonly related?: readonly Note[];
  /** Addresses of further instances of one declaration that have the same finding; of what a loop makes in it, with its name: `aws_s3_bucket_policy.b statement #2`. */
  readonly instances?: readonly string[];
  /** A request that proves it. */
  readonly witness?: Witness;
  /** The choices under which it holds: `Env is "prod"`. Missing: always. */
  readonly when?: string;
  /** What had to be supposed. */
  readonly assumes?: readonly string[];
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  readonly fix?: FindingFix;
  /** What a person would do, where no fix does it. */
  readonly remedy?: string;
  /** The construct path of a CDK resource, or what else leads to its source. */
  readonly writtenBy?: string;
  /** Stable over edits and moves inside a file: 16 hex digits over rule, address and subject. */
  readonly fingerprint: string;
}

/** A rule that could not decide, and why. Never a finding, never a pass. */
export interface Undecided {
  readonly ruleId: string;
  /** Every subject with this cause. */
  readonly resources: readonly string[];
  readonly reason: string;
  readonly place?: Place;
  /** Of several deployments of the same files: `it is deployed as prod`. */
  readonly when?: string;
}

export interface Suppressed {
  readonly finding: Finding;
  readonly reason: string;
  /** Where it is suppressed. */
  readonly place: Place;
  /** ISO date after which it counts no more. */
  readonly until?: string;
}

/** Something the person at the keyboard should know that is not about a resource: an old rule id, a file that was left out. */
export interface Notice {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly file?: string;
}

/** What was looked at, so that silence can be understood. */
export interface Coverage {
  /** Files that were read as input. */
  readonly files: number;
  readonly resources: number;
  readonly buckets: number;
  readonly rules: number;
  /** Files found that are not ours (no mark), by walking. */
  readonly skipped: number;
  /** Declarations that could not be understood or attach to nothing in sight, each with its reason. */
  readonly notSeen: readonly Note[];
  /** What accounts did not tell, one row an account and a cause. Missing where no account was read. */
  readonly gaps?: readonly UnansweredReads[];
}

/** An operation that an account did not answer, and the rules that cannot decide without it. */
export interface UnansweredReads extends Gap {
  readonly account?: string;
  /** Ids of enabled rules, in order. */
  readonly rules: readonly string[];
}

/** All that a run found out: what every report format prints. In source order. */
export interface Result {
  readonly findings: readonly Finding[];
  readonly undecided: readonly Undecided[];
  readonly suppressed: readonly Suppressed[];
  readonly diagnostics: readonly Notice[];
  /** A rule of a plugin threw, as the diagnostics tell: what it would have said is undecided. */
  readonly brokenPlugins?: boolean;
  readonly coverage: Coverage;
  /** Values that came with the call and that no report may show, wherever they end up in a sentence. */
  readonly secrets?: readonly string[];
  /** The buckets themselves and who reaches them; made when it is called, as few reports show it. */
  readonly inventory?: () => Inventory;
  /** Metadata of every rule that a finding, an undecided question or a suppression names. */
  readonly rules: ReadonlyMap<string, RuleMeta>;
}
