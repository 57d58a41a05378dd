import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { bashScript } from '../../src/cli/completion/bash.js';
import { fishScript } from '../../src/cli/completion/fish.js';
import { powershellScript } from '../../src/cli/completion/powershell.js';
import { wordsOf } from '../../src/cli/completion/tree.js';
import { zshScript } from '../../src/cli/completion/zsh.js';
import { oneOf } from '../../src/cli/parse.js';
import { formatNames } from '../../src/report/format-names.js';
import { call } from './call.js';
import { folderWith, put } from './folder.js';

const folder = folderWith({ 'package.json': '{}', 'aside.yaml': '', 'infra/main.tf': '' });
for (const shell of ['bash', 'zsh', 'fish', 'powershell']) put(folder, { [`.script.${shell}`]: (await call(folder, ['completion', shell])).out });

const isHere = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

function said(shell: string, argv: readonly string[], input?: string): string {
  const { status, stdout, stderr } = spawnSync(shell, argv, {
    cwd: folder,
    encoding: 'utf8',
    timeout: 50_000,
    env: { ...process.env, HOME: folder },
    ...(input && { input }),
  });
  if (status !== 0) throw new Error(`${shell} ended with ${String(status)}: ${stderr}`);
  return stdout;
}

/** What bash offers for the last word; an equals sign is a word of its own there. */
function offeredByBash(typed: string): readonly string[] {
  const words = typed
    .split(' ')
    .flatMap((word) => word.split(/(=)/))
    .filter((word, index, all) => word !== '' || index === all.length - 1);
  const last = typed.endsWith('=') ? words.slice(0, -1) : words;
  const quoted = last.map((word) => `'${word}'`).join(' ');
  return said('bash', ['--norc'], `. ./.script.bash; COMP_WORDS=(${quoted}); COMP_CWORD=${last.length - 1}; _s3lint; printf '%s\\n' "\${COMPREPLY[@]}"`)
    .split('\n')
    .filter(Boolean);
}

describe.skipIf(!isHere('bash'))('bash completes (skipped where there is none)', () => {
  it.each([
    ['s3lint --fo', ['--format']],
    ['s3lint --preset st', ['strict']],
    ['s3lint --preset=st', ['strict']],
    ['s3lint --preset strict,rec', ['strict,recommended']],
    ['s3lint --only a,require-versio', ['a,require-versioning']],
    ['s3lint --rule require-versio', ['require-versioning=']],
    ['s3lint --rule require-versioning=w', ['warn']],
    ['s3lint explain require-versio', ['require-versioning']],
    ['s3lint completion f', ['fish']],
    ['s3lint policy ', ['check', 'diff']],
    ['s3lint policy check --quest', ['--question']],
    ['s3lint permissions -f t', ['terraform']],
    ['s3lint infra --fail-on w', ['warn']],
    ['s3lint --fix=u', ['unsafe']],
    ['s3lint as', []],
    ['s3lint a', ['aws', 'aside.yaml']],
    ['s3lint --config pack', []],
  ] as const)('%s', (typed, offered) => {
    expect(offeredByBash(typed)).toEqual(offered);
  });

  it('every format that there is', () => {
    expect(offeredByBash('s3lint -f ')).toEqual(formatNames);
    expect(offeredByBash('s3lint --format=')).toEqual(formatNames);
  });

  it('without starting a process: a script of constants and words of the shell', () => {
    expect(said('bash', ['--norc'], `. ./.script.bash; PATH=; COMP_WORDS=(s3lint --fo); COMP_CWORD=1; _s3lint; echo "\${COMPREPLY[@]}"`)).toBe('--format\n');
  });
});

/** Types lines into a zsh of its own, a tab behind each, and reads what then stands there. */
const DRIVER = `
zmodload zsh/zpty
zpty z zsh -f -i
zpty -w z "PROMPT=; unsetopt zle_bracketed_paste; autoload -Uz compinit && compinit -D -u; source ./.script.zsh; told() { print -r -- \\"<<\\$BUFFER>>\\"; BUFFER=; }; zle -N told; bindkey '^T' told; echo REA''DY"
zpty -r z out '*READY*'
for line in "$@"; do
  zpty -n -w z "$line"$'\\t\\C-t'
  zpty -r z out '*<<*>>*'
  print -r -- "\${\${out##*<<}%%>>*}"
done
zpty -d z
`;

describe.skipIf(!isHere('zsh'))('zsh completes (skipped where there is none)', () => {
  it('commands, flags, values, rules and files', () => {
    const typed = {
      's3lint --form': 's3lint --format=',
      's3lint --preset st': 's3lint --preset strict,',
      's3lint --rule require-versio': 's3lint --rule require-versioning=',
      's3lint --rule require-versioning=w': 's3lint --rule require-versioning=warn ',
      's3lint explain require-versio': 's3lint explain require-versioning ',
      's3lint po': 's3lint policy ',
      's3lint policy check --fail-on y': 's3lint policy check --fail-on yes ',
      's3lint --fix=u': 's3lint --fix=unsafe ',
      's3lint asi': 's3lint aside.yaml ',
      's3lint --config pack': 's3lint --config package.json ',
    };
    put(folder, { 'driver.zsh': DRIVER });
    const lines = said('zsh', ['-f', join(folder, 'driver.zsh'), ...Object.keys(typed)])
      .trimEnd()
      .split('\n');
    expect(lines.map((line) => line.trimEnd())).toEqual(Object.values(typed).map((line) => line.trimEnd()));
  });
});

describe.skipIf(!isHere('fish'))('fish completes (skipped where there is none)', () => {
  const offered = (typed: string): readonly string[] =>
    said('fish', ['--no-config', '-c', `source ./.script.fish; complete -C '${typed}'`])
      .split('\n')
      .map((line) => line.split('\t')[0] ?? '')
      .filter(Boolean);

  it.each([
    ['s3lint --form', ['--format']],
    ['s3lint --preset st', ['strict']],
    ['s3lint --preset strict,rec', ['strict,recommended']],
    ['s3lint --rule require-versio', ['require-versioning=']],
    ['s3lint explain require-versio', ['require-versioning']],
    ['s3lint policy ', ['check', 'diff']],
    ['s3lint --fix=', ['--fix=safe', '--fix=unsafe']],
    ['s3lint asi', ['aside.yaml']],
    ['s3lint --config pack', ['package.json']],
  ] as const)('%s', (typed, words) => {
    expect(offered(typed)).toEqual(words);
  });
});

describe.skipIf(!isHere('pwsh'))('PowerShell completes (skipped where there is none)', () => {
  it.each([
    ['s3lint --form', '--format'],
    ['s3lint --preset st', 'strict'],
    ['s3lint explain require-versio', 'require-versioning'],
  ])('%s', (typed, word) => {
    const script = `. ./.script.ps1; (TabExpansion2 '${typed}').CompletionMatches.CompletionText`;
    put(folder, { '.script.ps1': said('bash', ['-c', 'cat .script.powershell']) });
    expect(said('pwsh', ['-NoProfile', '-Command', script]).trim()).toBe(word);
  });
});

describe('the scripts', () => {
  it('are made from the program alone: what it gains they gain', () => {
    const program = new Command('s3lint').addOption(new Option('--moon <phase>', "how it's seen").argParser(oneOf(['waxing', 'waning'])));
    program.command('tide').description("tell the sea's height");
    const root = wordsOf(program);
    for (const write of [bashScript, zshScript, fishScript, powershellScript]) {
      const script = write(root, ['some-rule']);
      for (const word of ['tide', 'moon', 'waxing', 'waning', 'some-rule']) expect(script).toContain(word);
    }
  });

  it('are refused for other shells, with the name that was meant', async () => {
    expect(await call(folder, ['completion', 'fsh'])).toMatchObject({ code: 2, err: expect.stringContaining('fish') });
  });
});
