import type { Offer } from '../parse.js';
import { type CommandWords, type FlagWords, allOf, nameOf, quoted, stepsOf } from './tree.js';

/** A script for the completion system of zsh, with a sentence beside each word. */
export function zshScript(root: CommandWords, ruleIds: readonly string[]): string {
  const commands = allOf(root);
  return `#compdef s3lint
# Completion of s3lint for zsh. To have it in every shell: source <(s3lint completion zsh) in ~/.zshrc, behind compinit
_s3lint_rules() { compadd "$@" -- ${ruleIds.join(' ')} }
_s3lint_settings() { if compset -P '*='; then compadd -- off info warn error; else compadd -S = -- ${ruleIds.join(' ')}; fi }
_s3lint_commands() {
  local -a names
  case $1 in
${commands
  .filter((own) => own.commands.length > 0)
  .map((own) => `    ${quoted(own.path)}) names=(${own.commands.map((one) => quoted(`${nameOf(one)}:${one.says}`)).join(' ')}) ;;`)
  .join('\n')}
  esac
  _describe -t commands command names
}
_s3lint() {
  local at='' curcontext=$curcontext
  local -i i last=1
  for ((i = 2; i < CURRENT; i++)); do
    case "$at/$words[i]" in
${stepsOf(root)
  .map(({ from, to }) => `      ${quoted(from)}) at=${quoted(to)} last=i ;;`)
  .join('\n')}
    esac
  done
  words=("s3lint $at" "\${(@)words[last+1,-1]}")
  ((CURRENT -= last - 1))
  case $at in
${commands.map((own) => `    ${quoted(own.path)}) _arguments ${[...own.flags.flatMap(specsOf), operandOf(own)].map(quoted).join(' ')} ;;`).join('\n')}
  esac
}
if [[ $funcstack[1] == _s3lint ]]; then _s3lint "$@"; else compdef _s3lint s3lint; fi
`;
}

function specsOf({ names, says, value, offers }: FlagWords): readonly string[] {
  const about = `[${says.replace(/[[\\\]:]/g, '\\$&')}]`;
  return names.map((name) => {
    if (value === 'none') return `*${name}${about}`;
    const sign = !name.startsWith('--') ? '' : value === 'attached' ? '=-' : '=';
    return `*${name}${sign}${about}${value === 'attached' ? '::' : ':'}value:${actionOf(offers)}`;
  });
}

function actionOf({ words, rules, list, then }: Offer): string {
  if (then) return '_s3lint_settings';
  if (rules) return list ? '_sequence _s3lint_rules' : '_s3lint_rules';
  if (words) return list ? `_sequence compadd - ${words.join(' ')}` : `(${words.join(' ')})`;
  return '_files';
}

function operandOf({ path, commands, operand, takesFiles }: CommandWords): string {
  if (operand.rules || operand.words) return `*:value:${actionOf(operand)}`;
  const own = commands.length > 0 ? `_s3lint_commands "${path}"` : '';
  if (own !== '') return `*:command:{${takesFiles ? `${own}; _files` : own}}`;
  return takesFiles ? '*:file:_files' : '*: :';
}
