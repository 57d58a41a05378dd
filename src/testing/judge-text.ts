import { builtinRules } from '../rule/builtin.js';
import type { RuleMeta } from '../rule/meta.js';
import type { Rule } from '../rule/rule.js';
import type { LintRequest } from '../lint.js';
import { memoryFiles } from './memory.js';

/** What a test may tell besides the text. */
export interface Given {
  readonly options?: Readonly<Record<string, unknown>>;
  readonly parameters?: Readonly<Record<string, string>>;
  /** Values of Terraform variables. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly facts?: LintRequest['facts'];
  /** ISO date. */
  readonly today?: string;
}

/** A run of one or several rules over texts. */
export function requestFor(rules: readonly Rule[], files: Readonly<Record<string, string | Uint8Array>>, given: Given = {}): LintRequest {
  const metas: readonly RuleMeta[] = [...rules.map((rule) => rule.meta), ...builtinRules];
  return {
    files: memoryFiles(files),
    paths: Object.keys(files).map((path) => ({ path, named: true })),
    settings: rules.map((rule) => ({ rule, level: rule.meta.severity, options: { ...rule.meta.defaultOptions, ...given.options } })),
    builtins: new Map(builtinRules.map((meta) => [meta.id, { meta, level: meta.severity }])),
    known: new Map(metas.flatMap((meta) => [meta.id, ...(meta.formerIds ?? [])].map((id) => [id, meta]))),
    parameters: new Map(Object.entries(given.parameters ?? {})),
    terraform: { values: new Map(Object.entries(given.variables ?? {})), files: [], roots: [] },
    facts: given.facts ?? {},
    today: given.today ?? '2000-01-01',
    suppressions: true,
  };
}
