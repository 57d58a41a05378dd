/** Suppressions: what a comment or metadata silences, and what of that is wrong itself. This room may not know how a dialect writes metadata. */

import type { Estate } from '../model/estate.js';
import type { Notice, Suppressed } from '../rule/finding.js';
import type { RuleMeta } from '../rule/meta.js';
import type { AnyDocument } from '../syntax/any.js';
import type { Found } from './findings.js';
import type { Verdict } from './judge.js';
import type { BuiltinSetting, RuleSetting } from './setting.js';
import type { SuppressionEntry } from './suppression-entry.js';
import { sift } from './suppression-sift.js';

export interface SuppressRequest {
  /** Built-in rules that are on. */
  readonly builtins: ReadonlyMap<string, BuiltinSetting>;
  /** Every rule there is, by id and by former id. */
  readonly known: ReadonlyMap<string, RuleMeta>;
  /** Rules that are on: a suppression of another one is not called unused. */
  readonly settings: readonly RuleSetting[];
  /** All verdicts of the run: where a rule could not decide, or was not asked, its suppression is not called unused. */
  readonly verdicts: readonly Verdict[];
  /** ISO date. */
  readonly today: string;
  /** Where the working directory stands in its repository. */
  readonly base?: string;
  /** False: suppressions are read past. */
  readonly suppressions: boolean;
  /** Those that stand in the configuration. */
  readonly entries?: readonly SuppressionEntry[];
}

export interface Sifted {
  /** What is left, and what is wrong with the suppressions. */
  readonly found: readonly Found[];
  readonly suppressed: readonly Suppressed[];
  readonly notices: readonly Notice[];
}

export function suppress(found: readonly Found[], documents: readonly AnyDocument[], estate: Estate, request: SuppressRequest): Sifted {
  // Most files say nothing to s3lint, and then nothing is looked for.
  const marked = request.suppressions ? documents.filter(({ mapped }) => /s3lint/i.test(mapped.text)) : [];
  const isSilent = marked.length === 0 && (!request.suppressions || (request.entries ?? []).length === 0);
  return isSilent ? { found, suppressed: [], notices: [] } : sift(found, documents, marked, estate, request);
}
