/** Terraform's plans and states: read without making a tree of them, as they may be larger than any; places are looked up when somebody asks. */

import { PlanSource, declarePlan, planInParts, recognise, valuesOf } from '../dialect/terraform/plan/declare.js';
import type { Unit } from '../model/declaration.js';
import type { Notice } from '../rule/finding.js';
import { jsonLocator } from '../syntax/json-locate.js';
import { Waymarks } from '../syntax/json-waymarks.js';
import { asDocument, readParsed, refuse } from './parsed.js';
import type { Reader } from './reader.js';
import { translated } from './translated.js';

/** Where the text of a configuration is, for the values that a plan was made with. */
export type TextFor = (values: ReadonlyMap<string, string>) => Unit | undefined;

export interface PlanRead {
  readonly units: readonly Unit[];
  readonly notices: readonly Notice[];
}

export function loadPlan(path: string, bytes: Uint8Array, reader: Reader, account: string | undefined, text: TextFor | undefined): PlanRead {
  const nothing: PlanRead = { units: [], notices: [] };
  const refused = (reason: string, help: string): PlanRead => {
    refuse(path, reader, reason, help);
    return nothing;
  };
  const other = translated(path, bytes);
  if (other) return refused(other.reason, other.help);
  const waymarks = new Waymarks();
  const inParts = (text: string): unknown => planInParts(text, waymarks);
  const parsed = readParsed(path, bytes, reader, (name, text) => new PlanSource(name, text), 'Print it again with `terraform show -json`.', inParts);
  if (!parsed) return nothing;
  const { source } = parsed;
  const found = recognise(parsed.value as never);
  if (!found) return { units: [], notices: [{ level: 'warn', message: NEITHER, file: path }] };
  if (found.kind === 'refused') return refused(found.reason, found.help);
  source.value = found.value;
  reader.documents.push(asDocument(source));
  const unit = declarePlan({ path, kind: found.kind, value: found.value, locator: jsonLocator(source, waymarks), account }, text?.(valuesOf(found.value)));
  return { units: [unit], notices: [] };
}

const NEITHER = 'it looks like a plan or a state of Terraform, but is neither';
