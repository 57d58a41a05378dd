import type { Operation } from '../../dialect/api/operations.js';
import { operationsFor } from '../../dialect/api/plan.js';
import { inventoryNeeds } from '../../judge/inventory-needs.js';
import { scanNeedsOf } from '../../rule/needs.js';
import type { Output } from '../options.js';
import type { ScanFlags } from './flags.js';
import type { LiveRules } from './rules.js';

/** What has to be asked for these rules and reports; what takes a call for each of many things only if somebody wants it. */
export function operationsOf(
  { settings, needs: configured }: Pick<LiveRules, 'settings' | 'needs'>,
  include: ScanFlags['include'],
  outputs: readonly Output[] = [],
): readonly Operation[] {
  const needs = [...settings.flatMap(({ rule }) => scanNeedsOf(rule)), ...configured];
  return operationsFor(outputs.some(({ format }) => format === 'html') ? [...needs, ...inventoryNeeds] : needs, { include });
}
