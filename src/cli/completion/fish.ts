import type { Offer } from '../parse.js';
import { type CommandWords, type FlagWords, allOf, nameOf, stepsOf } from './tree.js';

/** A script for fish, with a sentence beside each word. */
export function fishScript(root: CommandWords, ruleIds: readonly string[]): string {
  const commands = allOf(root);
  return `# Completion of s3lint for fish. To have it in every shell: s3lint completion fish > ~/.config/fish/completions/s3lint.fish
set -g __s3lint_rules ${ruleIds.join(' ')}
function __s3lint_at
    set -l at ''
    for word in (commandline -opc)[2..-1]
        switch "$at/$word"
${stepsOf(root)
  .map(({ from, to }) => `            case ${quoted(from)}\n                set at ${quoted(to)}`)
  .join('\n')}
        end
    end
    test "$at" = "$argv"
end
function __s3lint_list
    __fish_complete_list , "printf '%s\\n' $argv"
end
complete -c s3lint -e
${commands.flatMap(linesOf).join('\n')}
`;
}

function linesOf(command: CommandWords): readonly string[] {
  const start = `complete -c s3lint -n ${quoted(`__s3lint_at ${quoted(command.path)}`)}`;
  const { operand, commands, flags, takesFiles } = command;
  return [
    ...commands.map((own) => `${start}${takesFiles ? '' : ' -f'} -a ${quoted(nameOf(own))} -d ${quoted(own.says)}`),
    ...(operand.words || operand.rules ? [`${start} -f -a ${quoted(wordsOf(operand))}`] : []),
    ...flags.map((flag) => `${start} ${flagOf(flag)} -d ${quoted(flag.says)}`),
  ];
}

function flagOf({ names, value, offers }: FlagWords): string {
  const named = names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ');
  if (value === 'none') return named;
  const has = offers.words !== undefined || offers.rules === true;
  return `${named}${value === 'attached' ? ' -f' : has ? ' -x' : ' -r'}${has ? ` -a ${quoted(wordsOf(offers))}` : ''}`;
}

function wordsOf({ words = [], rules, list, then }: Offer): string {
  if (then) return '$__s3lint_rules=';
  const all = rules ? '$__s3lint_rules' : words.join(' ');
  return list ? `(__s3lint_list ${all})` : all;
}

/** A word in the single quotes of fish, where a backslash means something too. */
function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}
