import type { LintFlags } from '../options.js';

/** How an account is found and what of it is scanned. */
export interface ScanFlags {
  readonly profile?: string;
  readonly region: readonly string[];
  readonly bucket: readonly string[];
  readonly tag: readonly TagFlag[];
  readonly roleArn?: string;
  readonly externalId?: string;
  readonly org?: true;
  readonly roleName?: string;
  readonly accounts: readonly string[];
  readonly endpointUrl?: string;
  readonly concurrency?: number;
  readonly include: readonly ('tasks' | 'instances')[];
  readonly resume?: string;
}

/** A tag that a bucket must have; without a value, any. */
export interface TagFlag {
  readonly key: string;
  readonly value?: string;
}

/** Which rules are asked. */
export type RuleFlags = Pick<LintFlags, 'config' | 'executableConfig' | 'plugin' | 'preset' | 'rule' | 'only' | 'skip'>;

/** What is told, where, and when it fails. */
export type ReportFlags = Pick<
  LintFlags,
  | 'format'
  | 'failOn'
  | 'maxWarnings'
  | 'requireComplete'
  | 'suppressions'
  | 'baseline'
  | 'sarifCategory'
  | 'sarifFingerprint'
  | 'sarifProfile'
  | 'color'
  | 'quiet'
  | 'verbose'
>;

export interface AwsFlags extends ScanFlags, RuleFlags, ReportFlags {
  /** Where the snapshot is kept as well. */
  readonly snapshot?: string;
  readonly allowPartial?: true;
}

export interface SnapshotFlags extends ScanFlags, RuleFlags, Pick<ReportFlags, 'quiet' | 'color'> {
  readonly output: string;
}

export interface PermissionsFlags extends RuleFlags, Pick<ScanFlags, 'include'> {
  readonly format: 'json' | 'terraform' | 'cloudformation';
}

/** `s3lint drift [paths…] --with SNAPSHOT` */
export interface DriftFlags
  extends Pick<
    LintFlags,
    'config' | 'executableConfig' | 'parameter' | 'parameters' | 'var' | 'varFile' | 'tfDir' | 'maxFileSize' | 'requireComplete' | 'color' | 'quiet' | 'verbose'
  > {
  readonly with: readonly string[];
  readonly format: 'pretty' | 'json';
}

export interface DoctorFlags extends ScanFlags, RuleFlags, Pick<ReportFlags, 'color'> {}
