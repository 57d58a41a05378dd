import { describe, expect, it } from 'vitest';
import requireVersioning from '../../rules/require-versioning.js';
import { partStartingIn } from '../../src/judge/suppression-hcl.js';
import { lint } from '../../src/lint.js';
import { parseHcl } from '../../src/syntax/hcl/parse.js';
import { requestFor } from '../../src/testing/judge-text.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';

/** What is left, what is silenced, and what is wrong with the suppressions, each as `rule line`. */
function run(files: Readonly<Record<string, string>>): { readonly left: readonly string[]; readonly silent: readonly string[] } {
  const request = requestFor([requireVersioning], files);
  const { findings, suppressed } = lint(request);
  const told = ({ ruleId, place }: (typeof findings)[number]): string => `${ruleId} ${place.source.path}:${place.source.position(place.start).line}`;
  return { left: findings.map(told), silent: suppressed.map(({ finding }) => told(finding)) };
}

const bucket = (...lines: readonly string[]): string => ['resource "aws_s3_bucket" "b" {', ...lines, '}', ''].join('\n');
const suspended = ['  versioning {', '    enabled = false', '  }'];

describe('suppressions in HCL', () => {
  it.each([['#'], ['//']])('a comment (%s) in a block is about what the block declares', (sign) => {
    expect(run({ 'main.tf': bucket(`  ${sign} s3lint-disable require-versioning -- rebuilt every night`) })).toEqual({
      left: [],
      silent: ['require-versioning main.tf:1'],
    });
  });

  it('a comment between strokes and stars counts too', () => {
    expect(run({ 'main.tf': bucket('  /* s3lint-disable require-versioning -- rebuilt every night */') }).left).toEqual([]);
  });

  it('above a resource it means the resource', () => {
    expect(run({ 'main.tf': `# s3lint-disable-next require-versioning -- rebuilt\n${bucket()}` }).left).toEqual([]);
  });

  it('above an argument it means the argument alone', () => {
    const [open, argument, close] = suspended as [string, string, string];
    const silent = bucket(open, '    # s3lint-disable-next require-versioning -- rebuilt', argument, close);
    expect(run({ 'main.tf': silent })).toEqual({ left: [], silent: ['require-versioning main.tf:4'] });
    const other = bucket('  # s3lint-disable-next require-versioning -- rebuilt', '  bucket = "acme-data"', ...suspended);
    expect(run({ 'main.tf': other }).left).toEqual(['unused-suppression main.tf:2', 'require-versioning main.tf:5']);
  });

  it('of the attachment or of the bucket: the finding stands in the one and is about the other', () => {
    const attached = (comment: string): string =>
      [
        bucket(),
        'resource "aws_s3_bucket_versioning" "b" {',
        comment,
        '  bucket = aws_s3_bucket.b.id',
        '  versioning_configuration {',
        '    status = "Suspended"',
        '  }',
        '}',
        '',
      ].join('\n');
    expect(run({ 'main.tf': attached('  # s3lint-disable require-versioning -- rebuilt') }).left).toEqual([]);
    expect(run({ 'main.tf': `# s3lint-disable-next require-versioning -- rebuilt\n${attached('')}` }).left).toEqual([]);
  });

  it('one in a module call is about all that the call deploys', () => {
    const call = (comment: string): string => ['module "store" {', comment, '  source = "./store"', '}', ''].join('\n');
    const store = { 'store/main.tf': bucket() };
    expect(run({ 'main.tf': call(''), ...store }).left).toEqual(['require-versioning store/main.tf:1']);
    expect(run({ 'main.tf': call('  # s3lint-disable require-versioning -- rebuilt'), ...store }).left).toEqual([]);
    expect(run({ 'main.tf': `# s3lint-disable-next require-versioning -- rebuilt\n${call('')}`, ...store }).left).toEqual([]);
  });

  it('in a block that declares nothing it is about what stands there', () => {
    const told = run({ 'main.tf': `locals {\n  # s3lint-disable require-versioning -- rebuilt\n  a = 1\n}\n${bucket()}` });
    expect(told.left).toEqual(['unused-suppression main.tf:2', 'require-versioning main.tf:5']);
  });

  it('one that silences nothing is said, and so is one without a reason', () => {
    const versioned = bucket('  # s3lint-disable require-versioning -- rebuilt', '  versioning {', '    enabled = true', '  }');
    expect(run({ 'main.tf': versioned }).left).toEqual(['unused-suppression main.tf:2']);
    expect(run({ 'main.tf': bucket('  # s3lint-disable require-versioning') }).left).toEqual(['require-versioning main.tf:1', 'invalid-suppression main.tf:2']);
  });

  it('words in a text are no comment', () => {
    const text = bucket('  bucket = "# s3lint-disable require-versioning -- no"');
    expect(run({ 'main.tf': text }).left).toContain('require-versioning main.tf:1');
  });
});

describe('what begins on a line of HCL', () => {
  it('may be an attribute of something on the line above', () => {
    const text = 'a = (\n  b\n    .name\n)\n';
    const start = text.indexOf('.name');
    const part = partStartingIn(parseHcl(Mapped.of(new Source('main.tf', text))), { start, end: text.indexOf('\n', start) });
    expect(part).toMatchObject({ start: start + 1, end: start + 5 });
  });
});
