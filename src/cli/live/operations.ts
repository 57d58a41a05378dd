import type { Operation } from '../../dialect/api/operations.js';
import { operationsFor } from '../../dialect/api/plan.js';
import type { RuleSetting } from '../../judge/setting.js';
import { scanNeedsOf } from '../../rule/needs.js';
import type { ScanFlags } from './flags.js';

/** What has to be asked for these rules; what takes a call for each of many things only if somebody wants it. */
export function operationsOf(settings: readonly RuleSetting[], include: ScanFlags['include']): readonly Operation[] {
  const needs = settings.flatMap(({ rule }) => scanNeedsOf(rule));
  return operationsFor(needs, { include });
}
