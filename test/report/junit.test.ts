import { describe, expect, it } from 'vitest';
import { junit } from '../../src/report/junit.js';
import { advice, context, everything, publicRead, resultOf, versioning } from './sample.js';
import { type Element, readXml } from './xml.js';

/** What junit-10.xsd of Jenkins' xUnit plugin (github.com/jenkinsci/xunit-plugin, read 2026-11-21) allows and demands, in our words. */
const SHAPE: Readonly<Record<string, { readonly attributes: readonly string[]; readonly required: readonly string[]; readonly children: readonly string[] }>> =
  {
    testsuites: { attributes: ['name', 'time', 'tests', 'failures', 'errors'], required: [], children: ['testsuite'] },
    testsuite: {
      attributes: 'name tests failures errors group time skipped timestamp hostname id package file log url'.split(' '),
      required: ['name', 'tests', 'failures', 'errors'],
      children: ['testsuite', 'properties', 'testcase', 'system-out', 'system-err'],
    },
    testcase: { attributes: ['name', 'time', 'classname', 'group'], required: ['name'], children: ['skipped', 'error', 'failure', 'system-out', 'system-err'] },
    failure: { attributes: ['type', 'message'], required: [], children: [] },
    error: { attributes: ['type', 'message'], required: [], children: [] },
    skipped: { attributes: ['type', 'message'], required: [], children: [] },
    'system-out': { attributes: [], required: [], children: [] },
  };

function complaints(element: Element): readonly string[] {
  const shape = SHAPE[element.name];
  if (!shape) return [`<${element.name}> is unknown`];
  const names = Object.keys(element.attributes);
  const below = element.children.map(({ name }) => name);
  return [
    ...names.filter((name) => !shape.attributes.includes(name)).map((name) => `<${element.name}> has ${name}`),
    ...shape.required.filter((name) => !names.includes(name)).map((name) => `<${element.name}> lacks ${name}`),
    ...below.filter((name) => !shape.children.includes(name)).map((name) => `<${element.name}> holds <${name}>`),
    ...(shape.children.length > 0 && element.text.trim() !== '' ? [`<${element.name}> holds text`] : []),
    ...element.children.flatMap(complaints),
  ];
}

const casesOf = (root: Element): readonly Element[] => root.children.flatMap(({ children }) => children);
const outcome = (own: Element): string => own.children[0]?.name ?? '';
const unreadable = { ...advice, ruleId: 'unreadable-input', severity: 'error', resource: 'infra/s3.tf', message: 'It ends in the middle.' } as const;

describe('the JUnit report', () => {
  it('has the shape that Jenkins checks', () => {
    for (const result of [everything, resultOf([]), resultOf([unreadable])]) expect(complaints(readXml(junit(result, context)))).toEqual([]);
  });

  it('counts what it holds', () => {
    const root = readXml(junit({ ...everything, findings: [...everything.findings, unreadable] }, context));
    expect(root.attributes).toMatchObject({ tests: '8', failures: '3', errors: '1' });
    for (const { attributes, children } of root.children) {
      const count = (name: string): string => String(children.filter((own) => outcome(own) === name).length);
      expect(attributes).toMatchObject({ tests: String(children.length), failures: count('failure'), errors: count('error'), skipped: count('skipped') });
    }
  });

  it('has a suite a file and a class a rule, because that is what viewers show', () => {
    const root = readXml(junit(resultOf([publicRead, versioning]), { ...context, base: 'teams/web' }));
    expect(root.children.map(({ attributes }) => attributes['file'])).toEqual(['teams/web/infra/s3.tf']);
    expect(casesOf(root).map(({ attributes }) => attributes)).toEqual([
      { classname: 'require-versioning', name: 'aws_s3_bucket.assets["de"]: Bucket "assets" keeps no old versions.' },
      { classname: 'no-public-read', name: 'module.web.aws_s3_bucket.assets["de"]: Bucket "assets" lets anyone read objects.' },
    ]);
  });

  it('says why a question is skipped', () => {
    const question = casesOf(readXml(junit(everything, context))).find((own) => outcome(own) === 'skipped');
    expect(question?.children[0]?.attributes['message']).toBe('sse_algorithm is set by var.algo, which has no default');
  });

  it('gives no two tests one name', () => {
    const names = casesOf(readXml(junit(resultOf([versioning, versioning, versioning]), context))).map(({ attributes }) => attributes['name'] ?? '');
    expect(names.map((name) => name.slice(-5))).toEqual(['ions.', ' (2)'.padStart(5, '.'), ' (3)'.padStart(5, '.')]);
  });

  it('of nothing is a test that passed, for those who take an empty report for a mistake', () => {
    const [only, ...others] = casesOf(readXml(junit(resultOf([]), context)));
    expect(others).toEqual([]);
    expect([only?.attributes['name'], only && outcome(only)]).toEqual(['no findings', 'system-out']);
  });

  it('shows only what is new when asked', () => {
    const root = readXml(junit(resultOf([versioning, publicRead]), { ...context, newSince: { ref: 'main', isNew: (own) => own.severity === 'error' } }));
    expect(casesOf(root).map(({ attributes }) => attributes['classname'])).toEqual(['no-public-read']);
  });
});
