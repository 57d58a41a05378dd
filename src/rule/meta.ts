/** The contract with rule authors. This room may not judge, load or print. */

export type Level = 'info' | 'warn' | 'error';
/** How much is asked, from the least to the most. */
export type Tier = 'recommended' | 'strict' | 'all';
/** Of others: the CIS AWS Foundations Benchmark, and AWS Foundational Security Best Practices. */
export type Framework = 'cis-aws' | 'fsbp';
export type Preset = Tier | Framework;

export type Group =
  | 'access'
  | 'credentials'
  | 'data-protection'
  | 'delivery'
  | 'encryption'
  | 'events'
  | 'input'
  | 'lifecycle'
  | 'logging'
  | 'naming'
  | 'network'
  | 'policy'
  | 'replication'
  | 'website';

/** What a rule is, for people, configuration and reports. */
export interface RuleMeta {
  /** Lives for ever: it stands in configurations, suppressions and baselines. */
  readonly id: string;
  readonly formerIds?: readonly string[];
  readonly group: Group;
  readonly severity: Level;
  /** 0.1–10, never 9.0 exactly (it falls between GitHub's bands). Missing: no security finding, such as "the deployment fails". */
  readonly securitySeverity?: number;
  /** The smallest tier that has it on. */
  readonly preset: Tier;
  readonly fixable?: boolean;
  readonly docs: {
    /** One sentence in the imperative: what to do and what for. */
    readonly summary: string;
    /** Why it matters, as paragraphs. */
    readonly why: string;
    /** How to repair, with side effects and cost; also why there is no automatic fix, when there is none. */
    readonly fix?: string;
    /** What it does not report, and why. */
    readonly limits?: string;
    /** AWS pages, with the date they were read. */
    readonly links: readonly string[];
  };
  /** By message id; `{{name}}` is replaced from the report's data. */
  readonly messages: Readonly<Record<string, string>>;
  /** JSON Schema of the options object. */
  readonly schema?: object;
  readonly defaultOptions?: Readonly<Record<string, unknown>>;
  /** The same or a similar check elsewhere: tool → ids. */
  readonly peers?: Readonly<Record<string, readonly string[]>>;
  /**
   * Framework → the controls it answers for. `cis-aws` (versions 3 to 7, as `v5 2.1.1`) and `fsbp` put it into the preset of that name;
   * `security-hub` are controls of AWS Security Hub that are in other standards than that.
   */
  readonly controls?: Readonly<Record<string, readonly string[]>>;
  /** What it reports, AWS refuses to take, so nothing that is live can be so: live accounts are not asked about it. */
  readonly refusedByAws?: true;
  /** Sharper rules: where one of them reports the same subject, this one is silent. */
  readonly yieldsTo?: readonly string[];
}
