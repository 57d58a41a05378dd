/** Suppressions: what a comment or metadata silences, and what of that is wrong itself. */

import type { Estate } from '../model/estate.js';
import type { Notice, Suppressed } from '../rule/finding.js';
import type { RuleMeta } from '../rule/meta.js';
import type { Document } from '../syntax/tree.js';
import type { Found } from './findings.js';
import type { BuiltinSetting } from './setting.js';

export interface SuppressRequest {
  readonly builtins: ReadonlyMap<string, BuiltinSetting>;
  readonly known: ReadonlyMap<string, RuleMeta>;
  readonly today: string;
  readonly suppressions: boolean;
}

export function suppress(found: readonly Found[], _documents: readonly Document[], _estate: Estate, _request: SuppressRequest): { readonly found: readonly Found[]; readonly suppressed: readonly Suppressed[]; readonly notices: readonly Notice[] } {
  return { found, suppressed: [], notices: [] };
}
