import { alwaysOn } from '../rule/builtin.js';
import type { Finding, Undecided } from '../rule/finding.js';
import { repositoryPath } from '../text/repository-path.js';
import { aboutLines } from './about.js';
import { type Format, type ReportContext, shownFindings } from './context.js';
import { xmlText } from './escape.js';
import { byPlace, compare, whereabouts } from './region.js';
import { coverageWords } from './verdict.js';

/** What a viewer lists as one test. */
interface Case {
  readonly file: string;
  /** Viewers group by it. */
  readonly rule: string;
  readonly name: string;
  readonly kind: 'failure' | 'error' | 'skipped' | 'passed';
  readonly type?: string;
  readonly message?: string;
  readonly lines: readonly string[];
}

/** Where questions stand that no file raises. */
const NOWHERE = 's3lint';

/**
 * JUnit XML as Jenkins describes it (junit-10.xsd of its xUnit plugin): a suite a file, a test a finding, grouped by rule. An input that could not
 * be read is an error, what is undecided is skipped. GitLab and others compare tests of two branches by name, so no line is part of one.
 */
export const junit: Format = (result, context) => {
  const open = context.showUndecided ? result.undecided : [];
  const found = [
    ...[...shownFindings(result, context)].sort(byPlace).map((finding) => caseOf(finding, context)),
    ...open.flatMap((own) => skipped(own, context)),
  ];
  // Some viewers take a report without a test for a mistake.
  const passed: Case = {
    file: NOWHERE,
    rule: NOWHERE,
    name: `no ${context.newSince ? 'new ' : ''}findings`,
    kind: 'passed',
    lines: [coverageWords(result).join(', ')],
  };
  const cases = distinct(found.length === 0 ? [passed] : found);
  const byFile = new Map<string, Case[]>();
  for (const own of cases) {
    const before = byFile.get(own.file);
    if (before) before.push(own);
    else byFile.set(own.file, [own]);
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    element('testsuites', { name: 's3lint', tests: cases.length, failures: count(cases, 'failure'), errors: count(cases, 'error') }),
    ...[...byFile].sort(([a], [b]) => compare(a, b)).flatMap(([file, own]) => suite(file, own)),
    '</testsuites>\n',
  ].join('\n');
};

function caseOf(finding: Finding, context: ReportContext): Case {
  return {
    file: repositoryPath(finding.place.source.path, context.base),
    rule: finding.ruleId,
    name: finding.resource === finding.place.source.path ? finding.message : `${finding.resource}: ${finding.message}`,
    kind: finding.ruleId === alwaysOn ? 'error' : 'failure',
    type: finding.severity,
    message: finding.message,
    lines: [`at: ${whereabouts(finding.place)}`, ...aboutLines(finding)],
  };
}

function skipped({ ruleId, resources, reason, place, when }: Undecided, { base }: ReportContext): readonly Case[] {
  return (resources.length === 0 ? [''] : resources).map((resource) => ({
    file: place ? repositoryPath(place.source.path, base) : NOWHERE,
    rule: ruleId,
    name: `${resource === '' ? '' : `${resource}: `}undecided${when === undefined ? '' : ` when ${when}`}`,
    kind: 'skipped',
    message: reason,
    lines: [reason, ...(place ? [`at: ${whereabouts(place)}`] : [])],
  }));
}

/** Of tests with one name GitLab shows the first alone. */
function distinct(cases: readonly Case[]): readonly Case[] {
  const seen = new Map<string, number>();
  return cases.map((own) => {
    const key = JSON.stringify([own.rule, own.name]);
    const times = (seen.get(key) ?? 0) + 1;
    seen.set(key, times);
    return times === 1 ? own : { ...own, name: `${own.name} (${times})` };
  });
}

function suite(file: string, cases: readonly Case[]): readonly string[] {
  const where = file === NOWHERE ? { name: file } : { name: file, file };
  const counts = { tests: cases.length, failures: count(cases, 'failure'), errors: count(cases, 'error'), skipped: count(cases, 'skipped') };
  return [`  ${element('testsuite', { ...where, ...counts })}`, ...cases.flatMap(testcase), '  </testsuite>'];
}

function testcase({ rule, name, kind, type, message, lines }: Case): readonly string[] {
  const head = element('testcase', { classname: rule, name });
  const body = lines.map(xmlText).join('\n');
  if (kind === 'passed') return [`    ${head}`, `      <system-out>${body}</system-out>`, '    </testcase>'];
  const told = element(kind, { ...(type !== undefined && { type }), ...(message !== undefined && { message }) });
  return [`    ${head}`, `      ${told}${body}</${kind}>`, '    </testcase>'];
}

function element(name: string, attributes: Readonly<Record<string, string | number>>): string {
  return `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}="${xmlText(String(value))}"`)].join(' ')}>`;
}

function count(cases: readonly Case[], kind: Case['kind']): number {
  return cases.filter((own) => own.kind === kind).length;
}
