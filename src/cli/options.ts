import type { FailOn } from '../report/context.js';
import type { FormatName } from '../report/format-names.js';
import type { Preset } from '../rule/meta.js';
import type { WantedLevel } from '../config/config.js';
import type { ColourWish } from './colour.js';

/** Where a report goes: a file, or standard output. */
export interface Output {
  readonly format: FormatName;
  readonly file?: string;
}

export interface RuleFlag {
  readonly id: string;
  readonly level: WantedLevel;
  readonly options?: Readonly<Record<string, unknown>>;
}

export type FixMode = 'safe' | 'unsafe';

/** The flags of `s3lint [paths…]` as commander gives them, each already parsed. */
export interface LintFlags {
  /** False: `--no-config`. */
  readonly config?: string | false;
  /** False: `--no-executable-config`. */
  readonly executableConfig: boolean;
  readonly plugin: readonly string[];
  readonly preset: readonly Preset[];
  readonly rule: readonly RuleFlag[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly format: readonly Output[];
  readonly failOn: FailOn;
  readonly maxWarnings?: number;
  readonly requireComplete?: true;
  readonly suppressions: boolean;
  /** The file; false: `--no-baseline`. */
  readonly baseline?: string | false;
  /** The commit against which findings are held. */
  readonly newSince?: string;
  readonly fix?: FixMode;
  readonly fixDryRun?: FixMode;
  readonly parameter: readonly (readonly [name: string, value: string])[];
  readonly parameters: readonly string[];
  readonly var: readonly (readonly [name: string, value: string])[];
  readonly varFile: readonly string[];
  readonly tfDir?: string;
  /** Snapshots that are laid under what the texts declare. */
  readonly with?: readonly string[];
  readonly maxFileSize: number;
  readonly stdinFilename?: string;
  readonly printConfig?: string;
  readonly maxAnnotations?: number;
  readonly sarifCategory?: string;
  readonly sarifFingerprint: 'semantic' | 'line';
  readonly sarifProfile: 'github' | 'full';
  readonly color: ColourWish;
  readonly quiet?: true;
  readonly verbose?: true;
  readonly stats?: true;
  readonly watch?: true;
  /** The call as it was typed. */
  readonly argv?: readonly string[];
}

/** What says which rules of others there are. */
type WhichRules = Pick<LintFlags, 'config' | 'executableConfig' | 'plugin'>;

export interface ListFlags extends WhichRules {
  readonly format: 'pretty' | 'json';
  readonly color: ColourWish;
}
