/** Fixes until they rest: applied together, judged again, kept only if their finding is gone and nothing as bad is new. */

import type { Found } from './judge/findings.js';
import { writtenFix } from './judge/fix.js';
import { run } from './lint.js';
import type { LintRequest, Run } from './lint.js';
import type { FileRead, Files } from './load/files.js';
import type { Finding, Result } from './rule/finding.js';
import type { Level } from './rule/meta.js';
import { applyEdits, overlaps } from './text/edit.js';
import { over } from './text/over.js';
import type { TextEdit } from './text/edit.js';

export interface Repaired {
  /** What is left to say after the fixes. */
  readonly result: Result;
  /** The run that says it. */
  readonly run: Run;
  readonly changed: readonly ChangedFile[];
  /** How many findings were mended. */
  readonly fixed: number;
  /** How many could be, but for the plan that tells of them: it stays as it is. */
  readonly planned: number;
}

export interface ChangedFile {
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

const MAX_ROUNDS = 10;

/** Every trial judges everything again; a project in which so many fixes do harm is not searched to its end. */
const MAX_TRIALS = 200;

/** @param mode `safe` applies safe fixes only, `unsafe` all of them */
export function repair(request: LintRequest, mode: 'safe' | 'unsafe'): Repaired {
  const session = new Session(request, mode);
  let batch = session.batch();
  for (let round = 0; round < MAX_ROUNDS && batch.length > 0; round++) {
    session.tryAll(batch);
    batch = session.batch();
  }
  const run = session.told(batch);
  return { result: run.result, run, changed: session.changed(), fixed: session.fixed, planned: session.planned() };
}

/** A finding with the edits that would mend it. */
interface Candidate {
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

class Session {
  current: Run;
  fixed = 0;
  #trials = 0;
  readonly #texts = new Map<string, string>();
  readonly #originals = new Map<string, string>();
  /** By finding, why its fix was not made. */
  readonly #refused = new Map<string, string>();

  constructor(
    private readonly request: LintRequest,
    private readonly mode: 'safe' | 'unsafe',
  ) {
    this.current = run(request);
  }

  /** Fixes that do not touch the same text, in source order. */
  batch(): readonly Candidate[] {
    const chosen: Candidate[] = [];
    for (const found of this.current.found) {
      const candidate = isPlanned(found) || this.#refused.has(keyOf(found.finding)) ? undefined : candidateOf(found, this.mode);
      if (!candidate) continue;
      if (!candidate.edits.some((edit) => chosen.some((other) => other.edits.some((taken) => overlaps(edit, taken))))) chosen.push(candidate);
    }
    return chosen;
  }

  planned(): number {
    return this.current.found.filter((found) => isPlanned(found) && candidateOf(found, this.mode)).length;
  }

  /** Applies a batch; when it does harm, halves of it, down to the culprit. */
  tryAll(batch: readonly Candidate[]): void {
    if (this.#trials++ >= MAX_TRIALS) return;
    const texts = this.#applied(batch);
    const next = run({ ...this.request, files: overlay(this.request.files, texts) });
    const harm = harmOf(this.current, next, batch);
    if (harm === undefined) {
      for (const [path, text] of texts) this.#texts.set(path, text);
      this.current = next;
      this.fixed += batch.length;
      return;
    }
    if (batch.length === 1) {
      this.#refused.set(keyOf((batch[0] as Candidate).finding), harm);
      return;
    }
    const middle = batch.length >> 1;
    this.tryAll(batch.slice(0, middle));
    // The first half may have moved the places of the second.
    const rest = this.#replanned(batch.slice(middle));
    if (rest.length > 0) this.tryAll(rest);
  }

  /** What is left, with the reasons why fixes of it were held back. */
  told(batch: readonly Candidate[]): Run {
    const { current } = this;
    if (this.#refused.size + batch.length === 0) return current;
    const untried = new Set(batch.map(({ finding }) => finding));
    const told = new Map<Finding, Finding>();
    for (const { finding } of current.found) {
      const held = this.#refused.get(keyOf(finding)) ?? (untried.has(finding) ? 'too many others were tried before it' : undefined);
      if (held !== undefined && finding.fix) told.set(finding, over(finding, { fix: { ...finding.fix, held } }));
    }
    const as = (finding: Finding): Finding => told.get(finding) ?? finding;
    return {
      ...current,
      found: current.found.map((found) => ({ ...found, finding: as(found.finding) })),
      result: { ...current.result, findings: current.result.findings.map(as) },
    };
  }

  changed(): readonly ChangedFile[] {
    return [...this.#texts].map(([path, after]) => ({ path, before: this.#originals.get(path) ?? '', after })).filter(({ before, after }) => before !== after);
  }

  #replanned(batch: readonly Candidate[]): readonly Candidate[] {
    const wanted = new Set(batch.map(({ finding }) => keyOf(finding)));
    return this.batch().filter(({ finding }) => wanted.has(keyOf(finding)));
  }

  #applied(batch: readonly Candidate[]): Map<string, string> {
    const texts = new Map(this.#texts);
    const edits = batch.flatMap((candidate) => candidate.edits);
    for (const source of new Set(edits.map((edit) => edit.source))) {
      if (!this.#originals.has(source.path)) this.#originals.set(source.path, source.text);
      texts.set(source.path, applyEdits(source, edits));
    }
    return texts;
  }
}

function candidateOf({ finding, verdict }: Found, mode: 'safe' | 'unsafe'): Candidate | undefined {
  const written = verdict && writtenFix(verdict);
  return written && written.command === undefined && (written.fix.safety === 'safe' || mode === 'unsafe') ? { finding, edits: written.edits } : undefined;
}

/** Whether a change of the text would leave the finding where it is. */
function isPlanned({ verdict }: Found): boolean {
  return verdict?.declaration.unit.planned === true;
}

function keyOf(finding: Finding): string {
  return `${finding.fingerprint} ${finding.when ?? ''}`;
}

const WEIGHT: Readonly<Record<Level, number>> = { info: 0, warn: 1, error: 2 };

/** Whether everything that could be read before still can: what a broken file no longer says is not mended. */
function isWhole(before: Run, after: Run): boolean {
  const count = ({ loaded }: Run): number => loaded.problems.length + loaded.units.reduce((sum, unit) => sum + unit.notSeen.length, 0);
  // What only says something about others may be taken out as a whole.
  const subjects = ({ loaded }: Run): number => loaded.units.reduce((sum, { declarations }) => sum + declarations.filter((one) => one.subject).length, 0);
  return count(after) <= count(before) && subjects(after) >= subjects(before);
}

/** Why a batch is not made, unless every mended finding is gone, not only in doubt, and nothing new is as bad as what was mended. */
function harmOf(all: Run, next: Run, batch: readonly Candidate[]): string | undefined {
  if (!isWhole(all, next)) return 'not all could be read any more';
  const [before, after] = [all.result, next.result];
  const left = new Set(after.findings.map(keyOf));
  if (batch.some(({ finding }) => left.has(keyOf(finding)))) return 'the finding would stay';
  const doubtful = questionsOf(before);
  const doubts = new Set([...questionsOf(after)].filter((question) => !doubtful.has(question)));
  if (batch.some(({ finding: { ruleId, resource } }) => doubts.has(`${ruleId} ${resource}`))) return 'it could not be told any more whether the finding holds';
  const known = new Set(before.findings.map(keyOf));
  const worst = Math.max(...batch.map(({ finding }) => WEIGHT[finding.severity]));
  const worse = after.findings.find((finding) => !known.has(keyOf(finding)) && WEIGHT[finding.severity] >= worst);
  if (!worse) return undefined;
  const isSame = batch.some(({ finding }) => finding.ruleId === worse.ruleId);
  return isSame ? 'another finding of the same rule would take its place' : `${worse.ruleId} would be found instead`;
}

/** What could not be decided, and about what. */
function questionsOf({ undecided }: Result): ReadonlySet<string> {
  return new Set(undecided.flatMap(({ ruleId, resources }) => resources.map((resource) => `${ruleId} ${resource}`)));
}

/** The same files with some texts replaced. */
function overlay(files: Files, texts: ReadonlyMap<string, string>): Files {
  return {
    ...files,
    read(path): FileRead {
      const text = texts.get(path);
      return text === undefined ? files.read(path) : { kind: 'bytes', bytes: new TextEncoder().encode(text) };
    },
  };
}
