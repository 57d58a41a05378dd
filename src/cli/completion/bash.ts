import type { Offer } from '../parse.js';
import { type CommandWords, allOf, nameOf, quoted, stepsOf } from './tree.js';

/** A script that knows all by itself: no process is started while somebody types. It runs in bash 3.2, which macOS has, and later. */
export function bashScript(root: CommandWords, ruleIds: readonly string[]): string {
  const commands = allOf(root);
  const cases = valueCases(commands);
  return `# Completion of s3lint for bash. To have it in every shell: eval "$(s3lint completion bash)" in ~/.bashrc
_s3lint_rules=${quoted(ruleIds.join(' '))}
_s3lint() {
  local IFS=$' \\t\\n' at='' flag='' flags='' words='' files='' list='' more='' before='' line i
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]}
  COMPREPLY=()
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at/\${COMP_WORDS[i]}" in
${stepsOf(root)
  .map(({ from, to }) => `      ${quoted(from)}) at=${quoted(to)} ;;`)
  .join('\n')}
    esac
  done
  # The shell takes an equals sign for a word of its own.
  if [[ $cur == '=' ]]; then flag=$prev= cur=''
  elif [[ $prev == '=' ]]; then flag=\${COMP_WORDS[COMP_CWORD-2]}=
  else flag=$prev
  fi
  if [[ $flag == *= && COMP_CWORD -gt 2 ]]; then
    i=$((COMP_CWORD - 2)); [[ $prev == '=' ]] && ((i--))
    [[ \${COMP_WORDS[i]} == --rule ]] && flag=--rule==
  fi
  case "$at|$flag" in
${cases.map(({ patterns, body }) => `    ${patterns.map(quoted).join('|')}) ${body} ;;`).join('\n')}
  esac
  if [[ -n $words ]]; then
    if [[ -n $list && $cur == *,* ]]; then before=\${cur%,*}, cur=\${cur##*,}; fi
    COMPREPLY=($(compgen -P "$before" -S "$more" -W "$words" -- "$cur"))
    if [[ -n $more ]]; then compopt -o nospace 2> /dev/null; fi
    return
  fi
  case "$at" in
${commands.map((command) => `    ${quoted(command.path)}) ${operandOf(command)} ;;`).join('\n')}
  esac
  if [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$flags" -- "$cur"))
    return
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ -n $files && \${#COMPREPLY[@]} -gt 0 ]]; then
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$cur")
    compopt -o filenames 2> /dev/null
  fi
}
complete -o default -F _s3lint s3lint
`;
}

function valueCases(commands: readonly CommandWords[]): readonly { readonly patterns: readonly string[]; readonly body: string }[] {
  const byBody = new Map<string, string[]>();
  const put = (body: string, patterns: readonly string[]): void => void byBody.set(body, [...(byBody.get(body) ?? []), ...patterns]);
  for (const { path, flags } of commands) {
    for (const { names, value, offers } of flags) {
      if (value === 'none') continue;
      const spaced = value === 'next' ? names.map((name) => `${path}|${name}`) : [];
      put(bodyOf(offers), [...spaced, ...names.filter((name) => name.startsWith('--')).map((name) => `${path}|${name}=`)]);
      if (offers.then) put(`words=${quoted(offers.then.join(' '))}`, [`${path}|${names.at(-1)}==`]);
    }
  }
  return [...byBody].map(([body, patterns]) => ({ patterns, body }));
}

/** Without an offer the shell completes files. */
function bodyOf({ words, rules, list, then }: Offer): string {
  if (words === undefined && !rules) return 'return';
  const from = rules ? '$_s3lint_rules' : quoted((words ?? []).join(' '));
  return `words=${from}${list ? ' list=1' : ''}${then ? ' more==' : ''}`;
}

function operandOf(command: CommandWords): string {
  const { operand, commands, takesFiles, flags } = command;
  const words = operand.rules ? '$_s3lint_rules' : quoted([...commands.map(nameOf), ...(operand.words ?? [])].join(' '));
  return `words=${words}${takesFiles ? ' files=1' : ''} flags=${quoted(flags.flatMap(({ names }) => names).join(' '))}`;
}
