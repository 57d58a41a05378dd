import { describe, expect, it } from 'vitest';
import versioning from '../../rules/require-versioning.js';
import actions from '../../rules/valid-policy-actions.js';
import { type Entry, compared, entriesOf, marked } from '../../src/judge/baseline.js';
import { baselineText, entriesIn } from '../../src/judge/baseline-text.js';
import { run } from '../../src/lint.js';
import type { Rule } from '../../src/rule/rule.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { Source } from '../../src/text/source.js';

type Files = Readonly<Record<string, string>>;

const foundIn = (rule: Rule, files: Files) => marked(run(requestFor([rule], files)).found, (text) => text);
const entriesFor = (rule: Rule, files: Files): readonly Entry[] => entriesOf(foundIn(rule, files).flatMap(({ marks }) => marks));

/** The files of findings that are new, held against other files. */
function newIn(rule: Rule, before: Files, after: Files): readonly string[] {
  const { held } = compared(
    foundIn(rule, after),
    entriesFor(rule, before),
    (path) => path in after || Object.keys(after).some((file) => file.startsWith(`${path}/`)),
  );
  return held.filter(({ marks }) => marks.length > 0).map(({ finding }) => finding.place.source.path);
}

const bucket = (...names: readonly string[]): string => names.map((name) => `resource "aws_s3_bucket" "${name}" {}\n`).join('');

describe('a finding is known again', () => {
  it('at its own path first, so that what moved there takes nothing away', () => {
    expect(newIn(versioning, { 'a/main.tf': bucket('x') }, { 'a/main.tf': bucket('x'), 'b/main.tf': bucket('x') })).toEqual(['b/main.tf']);
    expect(newIn(versioning, { 'a/main.tf': bucket('x'), 'c/main.tf': bucket('x') }, { 'a/main.tf': bucket('x'), 'b/main.tf': bucket('x') })).toEqual([]);
  });

  it('once for each time it was counted', () => {
    const before = { 'c/main.tf': bucket('x') };
    expect(newIn(versioning, before, { 'a/main.tf': bucket('x'), 'b/main.tf': bucket('x') })).toEqual(['b/main.tf']);
  });

  it('by its address: another name is another finding', () => {
    expect(newIn(versioning, { 'a/main.tf': bucket('x') }, { 'a/main.tf': bucket('y') })).toEqual(['a/main.tf']);
  });

  it('by what of the resource it is about: one statement is not the other', () => {
    const policy = (sid: string, ...more: readonly string[]): string =>
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [sid, ...more].map((Sid) => ({ Sid, Effect: 'Allow', Principal: '*', Action: 's3:ListObjects', Resource: '*' })),
      });
    expect(newIn(actions, { 'p.json': policy('A') }, { 'p.json': policy('A') })).toEqual([]);
    expect(newIn(actions, { 'p.json': policy('A') }, { 'p.json': policy('B', 'A') })).toEqual(['p.json']);
    expect(newIn(actions, { 'p.json': policy('A') }, { 'q.json': policy('A') })).toEqual([]);
  });
});

describe('the text of a baseline', () => {
  const read = (text: string) => entriesIn(new Source('b.json', text));

  it('says all that is needed to read it back', () => {
    const entries = entriesFor(versioning, { 'a/main.tf': bucket('x', 'y'), 'b.yaml': 'Resources: {B: {Type: AWS::S3::Bucket}}' });
    expect(entries).toHaveLength(3);
    expect(read(baselineText(entries))).toEqual({ kind: 'entries', entries });
  });

  it('takes the larger count where two branches left an entry twice', () => {
    const [entry] = entriesFor(versioning, { 'a/main.tf': bucket('x') }) as [Entry];
    const text = baselineText([entry, { ...entry, count: 3 }, { ...entry, count: 2 }]);
    expect(read(text)).toEqual({ kind: 'entries', entries: [{ ...entry, count: 3 }] });
  });
});
