import { describe, expect, it } from 'vitest';
import { type FormatName, formatNames } from '../../src/report/format-names.js';
import { formats } from '../../src/report/formats.js';
import { noticeText } from '../../src/report/notices.js';
import type { Finding, Result } from '../../src/rule/finding.js';
import { Source } from '../../src/text/source.js';
import { context, metaOf, placeOf, publicRead, resultOf } from './sample.js';

const HOSTILE = 'x\u001b]0;pwned\u0007\u001b[2J\n::error::injected\r\n##[error]injected\u2028]]>\u202e<script>"`|{0}](1)\u009b31m';

/** A finding in which everything that comes from the linted files is `text`. */
function poisoned(text: string, path = `dir/${text}.tf`): Finding {
  const source = new Source(path, `a = 1\nb = "${text}"\n`);
  const place = placeOf(source, 'b = "');
  const note = { message: text, place };
  return {
    ...publicRead,
    message: `Bucket ${text} is open.`,
    resource: text,
    resourceType: text,
    arn: text,
    account: text,
    region: text,
    place,
    because: [note, { message: `${text}2` }],
    related: [note],
    instances: [text, `${text}3`],
    when: text,
    assumes: [text],
    controls: { [text]: [text] },
    fix: { title: text, safety: 'safe' },
    writtenBy: text,
  };
}

function poisonedResult(text: string, path?: string): Result {
  const finding = poisoned(text, path);
  return resultOf([finding], {
    undecided: [{ ruleId: 'no-public-write', resources: [text], reason: text, place: finding.place }],
    suppressed: [{ finding, reason: text, place: finding.place }],
    diagnostics: [{ level: 'warn', message: text, file: finding.place.source.path }],
    coverage: { files: 1, resources: 1, buckets: 1, rules: 1, skipped: 0, notSeen: [{ message: text, place: finding.place }] },
    rules: new Map([[finding.ruleId, metaOf(finding.ruleId)]]),
  });
}

const verbose = { ...context, verbose: true, sarif: { fingerprint: 'semantic', profile: 'full' } } as const;

async function written(name: FormatName, result: Result): Promise<string> {
  return (await formats[name]())(result, verbose);
}

describe.each(formatNames)('%s', (name) => {
  it('prints no control character, no override and no invisible one', async () => {
    const text = await written(name, poisonedResult(HOSTILE));
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
  });

  it('lets no text begin a line with a workflow command', async () => {
    const lines = (await written(name, poisonedResult(HOSTILE))).split('\n');
    const commands = lines.filter((line) => /^\s*(?:::|##\[)/.test(line));
    expect(commands.every((line) => /^::(?:error file=|notice title=s3lint)/.test(line))).toBe(true);
    expect(commands.length > 0).toBe(name === 'github');
    expect(lines.filter((line) => line.includes('##['))).toEqual([]);
  });

  it('lets no text begin a line with a workflow command where it is broken into lines', async () => {
    const text = `${'x'.repeat(37)} ::error::injected \u00a0::warning::injected ##[error]injected ${'y '.repeat(90)}`;
    for (const poison of [text, '::error::injected', '##[error]injected.json', text.repeat(4)]) {
      const lines = (await written(name, poisonedResult(poison, poison))).split('\n');
      expect(lines.filter((line) => /^\s*::|##\[/.test(line) && !/^::(?:error file=|notice title=s3lint)/.test(line))).toEqual([]);
    }
  });

  it('never shows a secret, wherever it was put', async () => {
    const secret = 'AKIAIOSFODNN7EXAMPLX';
    const text = await written(name, poisonedResult(`the key ${secret} is here`, 'a.tf'));
    expect(text).not.toContain(secret);
    expect(text).toMatch(/(?:\\?\*){4}/);
  });
});

it('knows which findings are new although it shows veiled ones', async () => {
  const finding = { ...publicRead, message: 'AKIAIOSFODNN7EXAMPLX' };
  const text = (await formats.compact())(resultOf([finding, { ...publicRead, ruleId: 'other' }]), {
    ...context,
    newSince: { ref: 'main', isNew: (own) => own === finding },
  });
  expect(text).toContain('[no-public-read]');
  expect(text).not.toContain('[other]');
});

it('writes notices for the error stream in one safe line each', () => {
  const text = noticeText([{ level: 'warn', message: `a\u001b[2J\nb AKIAIOSFODNN7EXAMPLX`, file: 'c\n.yaml' }], context);
  expect(text).toBe('warning: c\\n.yaml: a\\u{1b}[2J\\nb ********************\n');
});
