import { describe, expect, it } from 'vitest';
import { run, template } from './suppress-run.js';

const form = 's3lint-disable RULE[, RULE] [until=YYYY-MM-DD] [owner=NAME] -- reason';

/** What is said about a comment in a bucket that has nothing to silence. */
function said(comment: string): readonly string[] {
  const told = run(template('  Data:', `    # ${comment}`, '    Type: AWS::SNS::Topic'));
  return told.findings.map((line) => line.replace('invalid-suppression at line 4 ', ''));
}

describe('an invalid suppression', () => {
  it.each([
    ['s3lint-disable -- because', `<s3lint-disable> This suppression names no rule. Name what it silences: ${form}.`],
    ['s3lint-disable require-versioning', '<s3lint-disable> This suppression gives no reason. Write after two dashes why it is right here: `-- reason`.'],
    ['s3lint-disable require-versioning --', '<--> This suppression gives no reason. Write after two dashes why it is right here: `-- reason`.'],
    ['s3lint-disable require-versioning it is rebuilt', '<it is rebuilt> This suppression gives no reason. Two dashes begin the reason: `-- reason`.'],
    ['s3lint-disable require-versioning — rebuilt', '<— rebuilt> This suppression gives no reason. Two dashes begin the reason: `-- reason`.'],
    ['s3lint-disable requir-versionign -- r', '<requir-versionign> There is no rule "requir-versionign". Did you mean "require-versioning"?'],
    ['s3lint-disable versioning -- r', '<versioning> There is no rule "versioning". Did you mean "require-versioning"?'],
    ['s3lint-disable XX_NAME_1 -- r', '<XX_NAME_1> There is no rule "XX_NAME_1". Did you mean "require-name"?'],
    ['s3lint-disable qqqqqqqqqqqqqqqq -- r', '<qqqqqqqqqqqqqqqq> There is no rule "qqqqqqqqqqqqqqqq". `s3lint rules` lists the rules.'],
    [
      's3lint-disable all -- r',
      '<all> "all" is no rule: a suppression names what it silences. Name each rule; `ignores` in the configuration leaves a whole file out.',
    ],
    [
      's3lint-disable require-name require-versioning -- r',
      `<require-versioning> A comma is missing before "require-versioning". Separate rules by commas: ${form}.`,
    ],
    [
      's3lint-disable require-name, require-versioning until=soon -- r',
      '<soon> "soon" is no date. Write the last day on which the suppression counts as YYYY-MM-DD.',
    ],
    [
      's3lint-disable require-name until=2027-02-29 -- r',
      '<2027-02-29> "2027-02-29" is no date. Write the last day on which the suppression counts as YYYY-MM-DD.',
    ],
    ['s3lint-disable require-name until= -- r', '<until> "until" gives no date. Write the last day on which the suppression counts as YYYY-MM-DD.'],
    ['s3lint-disable require-name until=2027-01-01 until=2028-01-01 -- r', '<until> "until" is given twice. Keep one of them.'],
    ['s3lint-disable require-name untill=2027-01-01 -- r', '<untill> A suppression has no "untill". Did you mean "until"?'],
    ['s3lint-disable require-name ticket=7 -- r', '<ticket> A suppression has no "ticket". It may have "until", "owner".'],
    ['s3lint-disable require-name owner= -- r', '<owner> "owner" names nobody. Write `owner=NAME` without spaces, or leave it out.'],
    [
      's3lint-disable unreadable-input -- r',
      '<unreadable-input> "unreadable-input" cannot be suppressed. Mend the file, or leave it out with `ignores` in the configuration.',
    ],
    [
      's3lint-disable unused-suppression -- r',
      '<unused-suppression> "unused-suppression" cannot be suppressed. Switch it in the configuration: `unused-suppression: off` under `rules`.',
    ],
    ['s3lint-disble require-name -- r', '<s3lint-disble> There is no "s3lint-disble". Did you mean "s3lint-disable"?'],
    ['S3LINT-DISABLE require-name -- r', '<S3LINT-DISABLE> There is no "S3LINT-DISABLE". Did you mean "s3lint-disable"?'],
    ['s3lint-disable: require-name -- r', `<s3lint-disable> Behind "s3lint-disable" comes a space. Write it so: ${form}.`],
    ['s3lint-disable[require-name] -- r', `<s3lint-disable> Behind "s3lint-disable" comes a space. Write it so: ${form}.`],
    ['s3lint-ignore require-name -- r', '<s3lint-ignore> There is no "s3lint-ignore". Did you mean "s3lint-disable"?'],
    ['s3lint-ignore-file require-name -- r', '<s3lint-ignore-file> There is no "s3lint-ignore-file". Did you mean "s3lint-disable-file"?'],
    ['s3lint:skip=require-name:r', '<s3lint:skip> There is no "s3lint:skip". Did you mean "s3lint-disable"?'],
    ['s3lint: ignore require-name', '<s3lint: ignore> There is no "s3lint: ignore". Did you mean "s3lint-disable"?'],
    ['s3lint disable require-name -- r', '<s3lint disable> There is no "s3lint disable". Did you mean "s3lint-disable"?'],
    ['s3lint-disable-nxt require-name -- r', '<s3lint-disable-nxt> There is no "s3lint-disable-nxt". Did you mean "s3lint-disable-next"?'],
    [
      's3lint-disable-line require-name -- r',
      '<s3lint-disable-line> There is no "s3lint-disable-line". Write "s3lint-disable-next-line" on the line above, or "s3lint-disable" inside the declaration.',
    ],
    ['s3lint-enable require-name', '<s3lint-enable> There is no "s3lint-enable". Nothing is switched on again: "s3lint-disable" ends with its declaration.'],
    [
      'checkov:skip=X:y s3lint-disable require-name -- r',
      '<s3lint-disable> "s3lint-disable" stands behind other words and has no effect. Give it a comment of its own.',
    ],
  ])('%s', (comment, expected) => {
    expect(said(comment)).toEqual([expected]);
  });

  it.each([
    's3lint is run by the pipeline',
    's3lint-action runs this',
    'see s3lint-disable in the guide',
    's3lint disable comments need a reason',
    'https://example.com/s3lint-disable',
  ])('is not %s', (comment) => {
    expect(said(comment)).toEqual([]);
  });

  it('has no effect: the finding it was meant for is reported', () => {
    const told = run(template('  Data:', '    # s3lint-disable require-versioning', '    Type: AWS::S3::Bucket'));
    expect(told.findings[0]).toBe('require-versioning Data');
    expect(told.suppressed).toEqual([]);
  });

  it('is so only for the word that is wrong: the other rules are silenced', () => {
    const told = run(template('  Data:', '    # s3lint-disable require-versioning, require-nme -- r', '    Type: AWS::S3::Bucket'));
    expect(told.findings).toEqual(['invalid-suppression at line 4 <require-nme> There is no rule "require-nme". Did you mean "require-name"?']);
    expect(told.suppressed).toHaveLength(1);
  });

  it('tells each fault at its word', () => {
    expect(said('s3lint-disable a-rule, until=x by=me -- r').map((line) => line.split(' ', 1)[0])).toEqual(['<x>', '<by>']);
  });

  it('stays short however long its words are, and tells at most ten faults', () => {
    const long = 'x'.repeat(10_000);
    expect(said(`s3lint-disable ${long} -- r`)[0]?.length).toBeLessThan(long.length + 200);
    expect(said(`s3lint-disable require-name ${'a=b '.repeat(500)}-- r`)).toHaveLength(10);
    expect(said(`s3lint-disable ${'nothing, '.repeat(500)}-- r`)).toHaveLength(10);
  });
});
