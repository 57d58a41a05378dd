/** Tests of rules: their own examples in every format, and texts with exact places and required outputs. */

import { run } from '../lint.js';
import { repair } from '../repair.js';
import { asEstate } from '../rule/example.js';
import type { Finding } from '../rule/finding.js';
import type { Rule } from '../rule/rule.js';
import { formats, unsaidIn } from './format.js';
import type { Format } from './format.js';
import { requestFor } from './judge-text.js';
import type { Given } from './judge-text.js';

/** A text that the rule must pass. */
export interface ValidText extends Given {
  readonly name?: string;
  /** `template.yaml`, `template.json`, `main.tf`; decides how it is read. */
  readonly file?: string;
  readonly code: string;
  /** Other files by their paths: modules, templates, files of values. */
  readonly beside?: Readonly<Record<string, string>>;
}

export interface ExpectedFinding {
  readonly message?: string;
  readonly resource?: string;
  /** The exact text at the finding's place. */
  readonly at?: string;
  readonly line?: number;
  readonly column?: number;
  readonly endLine?: number;
  readonly endColumn?: number;
  readonly when?: string;
  readonly confidence?: Finding['confidence'];
  readonly instances?: readonly string[];
}

export interface InvalidText extends ValidText {
  readonly findings: readonly ExpectedFinding[];
  /** The text after all fixes, safe and unsafe; null: nothing can be fixed. */
  readonly output?: string | null;
}

export interface UndecidedText extends ValidText {
  /** A part of the reason. */
  readonly reason: string;
}

export interface Texts {
  readonly valid?: readonly ValidText[];
  readonly invalid?: readonly InvalidText[];
  readonly undecided?: readonly UndecidedText[];
}

interface TestApi {
  describe(name: string, body: () => void): void;
  it(name: string, body: () => void): void;
}

/**
 * Runs a rule's tests with the `describe` and `it` at hand (Vitest's, Mocha's, node:test's): pass them, or have them
 * as globals.
 */
export class RuleTester {
  readonly #api: TestApi;

  constructor(api?: TestApi) {
    const found = api ?? (globalThis as unknown as Partial<TestApi>);
    if (!found.describe || !found.it) throw new Error('RuleTester needs describe and it: pass them, new RuleTester({ describe, it }), or make them global');
    this.#api = { describe: found.describe, it: found.it };
  }

  run(rule: Rule, texts: Texts = {}): void {
    const { describe, it } = this.#api;
    describe(rule.meta.id, () => {
      for (const format of formats) {
        for (const verdict of ['fail', 'pass', 'undecided'] as const) {
          for (const [index, example] of (rule.examples[verdict] ?? []).entries()) {
            if (unsaidIn(format, asEstate(example, rule.on), verdict, rule.meta).length > 0) continue;
            it(`example ${index + 1} is ${verdict} in ${format.name}`, () => raise(checkExample(rule, format, example, verdict)));
          }
        }
      }
      for (const [index, text] of (texts.valid ?? []).entries())
        it(text.name ?? `valid ${index + 1}`, () => raise(checkText(rule, { ...text, findings: [] }, true)));
      for (const [index, text] of (texts.invalid ?? []).entries()) it(text.name ?? `invalid ${index + 1}`, () => raise(checkText(rule, text, false)));
      for (const [index, text] of (texts.undecided ?? []).entries()) it(text.name ?? `undecided ${index + 1}`, () => raise(checkUndecided(rule, text)));
    });
  }
}

function raise(problem: string | undefined): void {
  if (problem !== undefined) throw new Error(problem);
}

/** What is wrong with one example in one format; undefined when it is as the rule says. */
export function checkExample(rule: Rule, format: Format, example: object, verdict: 'fail' | 'pass' | 'undecided'): string | undefined {
  const estate = asEstate(example, rule.on);
  const written = format.write(estate);
  if ('unsayable' in written) return `${format.name} has no words for ${written.unsayable.join(', ')}`;
  const request = requestFor([rule], { [format.file]: written.text }, estate.options ? { options: estate.options } : {});
  const { result, found } = run(request);
  const strange = result.findings.find((finding) => finding.ruleId !== rule.meta.id);
  if (strange) return `the example is not clean: ${strange.message}\n${written.text}`;
  const outcome = result.findings.length > 0 ? 'fail' : result.undecided.length > 0 ? 'undecided' : 'pass';
  if (outcome !== verdict)
    return `expected ${verdict}, got ${outcome}: ${[...result.findings.map((finding) => finding.message), ...result.undecided.map((open) => open.reason)].join('; ')}\n${written.text}`;
  if (verdict !== 'fail' || !found.some(({ finding: { fix } }) => fix && fix.command === undefined)) return undefined;
  const repaired = repair(request, 'unsafe');
  const left = repaired.result.findings.map((finding) => finding.message);
  return left.length === 0 ? undefined : `the fix leaves: ${left.join('; ')}\n${repaired.changed[0]?.after ?? written.text}`;
}

function checkText(rule: Rule, text: InvalidText, decided: boolean): string | undefined {
  const file = text.file ?? 'template.yaml';
  const request = requestFor([rule], { ...text.beside, [file]: text.code }, text);
  const { result } = run(request);
  const [seen, wanted] = [result.findings, text.findings];
  if (seen.length !== wanted.length) return `expected ${wanted.length} findings, got ${seen.length}: ${seen.map((finding) => finding.message).join('; ')}`;
  if (decided && result.undecided.length > 0) return `expected a decision, got undecided: ${result.undecided.map((open) => open.reason).join('; ')}`;
  for (const [index, expected] of wanted.entries()) {
    const problem = differs(seen[index] as Finding, expected);
    if (problem) return `finding ${index + 1}: ${problem}`;
  }
  if (text.output === undefined) return undefined;
  const after = repair(request, 'unsafe').changed.find((one) => one.path === file)?.after ?? null;
  return after === text.output ? undefined : `the output differs:\n--- expected\n${text.output}\n--- got\n${after}`;
}

function differs(finding: Finding, expected: ExpectedFinding): string | undefined {
  const { source, start, end } = finding.place;
  const [from, to] = [source.position(start), source.position(end)];
  const seen: Readonly<Record<keyof ExpectedFinding, unknown>> = {
    message: finding.message,
    resource: finding.resource,
    at: source.text.slice(start, end),
    line: from.line,
    column: from.column,
    endLine: to.line,
    endColumn: to.column,
    when: finding.when,
    confidence: finding.confidence,
    instances: finding.instances,
  };
  for (const key of Object.keys(expected) as (keyof ExpectedFinding)[]) {
    if (JSON.stringify(seen[key]) !== JSON.stringify(expected[key])) return `${key} is ${JSON.stringify(seen[key])}, expected ${JSON.stringify(expected[key])}`;
  }
  return undefined;
}

function checkUndecided(rule: Rule, text: UndecidedText): string | undefined {
  const { result } = run(requestFor([rule], { ...text.beside, [text.file ?? 'template.yaml']: text.code }, text));
  if (result.findings.length > 0) return `expected undecided, got findings: ${result.findings.map((finding) => finding.message).join('; ')}`;
  return result.undecided.some((open) => open.reason.includes(text.reason))
    ? undefined
    : `expected undecided because "${text.reason}", got ${result.undecided.map((open) => open.reason).join('; ') || 'a pass'}`;
}
