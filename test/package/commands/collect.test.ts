import { describe, expect, it } from 'vitest';
import { passagesOf, strayIn } from './collect.js';
import { readPage } from './pages.js';

const fence = (language: string, ...lines: readonly string[]): string => ['```' + language, ...lines, '```', ''].join('\n');

/** What is found on a page, each as `line kind: command`. */
function found(...parts: readonly string[]): readonly string[] {
  return passagesOf(readPage('a.md', parts.join('\n'))).flatMap(({ kind, line, commands }) =>
    commands.length === 0 ? [`${line} ${kind}`] : commands.map((command) => `${command.line} ${kind}: ${command.text}`),
  );
}

describe('Commands are collected', () => {
  it('from blocks, without what is said of them', () => {
    expect(found('Type:', '', fence('sh', 's3lint infra/   # lints it', '', '# both:', 'cat a.yaml \\', '  | s3lint -', "s3lint '#'"))).toEqual([
      '4 lines: s3lint infra/',
      '8 lines: cat a.yaml | s3lint -',
      "9 lines: s3lint '#'",
    ]);
  });

  it('with what a screen shows of them, and how they end', () => {
    const [session] = passagesOf(readPage('a.md', fence('console', '$ s3lint', 'x 1 finding', '$ echo $?', '1', '', '$ s3lint b', 'ok')));
    expect(session?.commands.map(({ text, shows }) => [text, shows?.text.trim(), shows?.code])).toEqual([
      ['s3lint', 'x 1 finding', 1],
      ['s3lint b', 'ok', 0],
    ]);
  });

  it('with the block that follows as what they print', () => {
    const [lines] = passagesOf(readPage('a.md', [fence('sh', 's3lint -f json a.yaml'), fence('json', '{}')].join('\n')));
    expect(lines?.commands[0]?.shows).toEqual({ text: '{}', language: 'json' });
    expect(passagesOf(readPage('a.md', [fence('sh', 's3lint'), 'Not:', fence('json', '{}')].join('\n')))[0]?.commands[0]?.shows).toBeUndefined();
  });

  it('from sentences, also over the end of a line; a name alone is asked what it is', () => {
    expect(found('See `s3lint explain ID` and `s3lint permissions -f', 'terraform`, or `s3lint rules`. Not `s3lint`, `--only` or `s3lint-disable x`.')).toEqual(
      ['1 span: s3lint explain require-versioning', '1 span: s3lint permissions -f terraform', '2 span: s3lint rules --help'],
    );
  });

  it('from workflows and their steps, jobs of GitLab and hooks of pre-commit', () => {
    const yaml = (text: string): string => fence('yaml', ...text.split('\n'));
    expect(found(yaml('- uses: OWNER/s3lint@COMMIT'))).toEqual(['2 workflow']);
    expect(found(yaml('on: push\njobs:\n  a:\n    steps:\n      - run: npx s3lint'))).toEqual(['6 workflow: npx s3lint']);
    expect(found(yaml('lint:\n  script: s3lint -f junit'))).toEqual(['3 script: s3lint -f junit']);
    expect(found(yaml('repos:\n  - hooks:\n      - id: s3lint\n        args: [infra/]'), 'or `args: [a, --fix]`')).toEqual([
      '2 args: s3lint infra/',
      '8 args: s3lint a --fix',
    ]);
  });

  it('and what stands where none is looked for is told', () => {
    const stray = (text: string): readonly string[] => strayIn(readPage('a.md', text));
    expect(stray(fence('bash', 's3lint'))).toEqual(['a.md:2: a block of "bash": commands stand in "sh" or "console"']);
    expect(stray('So:\n\n    s3lint infra/\n')).toEqual(['a.md:3: s3lint infra/']);
    expect(stray(fence('text', 'ok', '$ s3lint infra/'))).toEqual(['a.md:3: $ s3lint infra/']);
    expect(stray(fence('sh', 's3lint infra/') + fence('yaml', 'a: 1'))).toEqual([]);
  });
});
