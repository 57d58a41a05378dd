import { type CommandWords, type FlagWords, allOf, nameOf, stepsOf } from './tree.js';

/** A script for PowerShell 5.1 and later. */
export function powershellScript(root: CommandWords, ruleIds: readonly string[]): string {
  const commands = allOf(root);
  const entries = (lines: readonly string[]): string => lines.map((line) => `        ${line}`).join('\n');
  return `# Completion of s3lint for PowerShell. To have it in every shell: s3lint completion powershell | Out-String | Invoke-Expression in $PROFILE
Register-ArgumentCompleter -Native -CommandName s3lint -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $rules = ${list(ruleIds)}
    $steps = @{
${entries(stepsOf(root).map(({ from, to }) => `${quoted(from)} = ${quoted(to)}`))}
    }
    $words = @{
${entries(commands.map((own) => `${quoted(own.path)} = ${own.operand.rules ? '$rules' : list([...own.commands.map(nameOf), ...(own.operand.words ?? [])])}`))}
    }
    $flags = @{
${entries(commands.map((own) => `${quoted(own.path)} = ${list(own.flags.flatMap(({ names }) => names))}`))}
    }
    $values = @{
${entries(commands.flatMap((own) => own.flags.flatMap((flag) => valuesOf(own.path, flag))))}
    }
    $at = ''
    $before = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition } | ForEach-Object { $_.ToString() })
    foreach ($word in $before | Select-Object -Skip 1) { if ($steps.ContainsKey("$at/$word")) { $at = $steps["$at/$word"] } }
    $flag = $before[-1]; $prefix = ''; $typed = $wordToComplete
    if ($typed -match '^(--[\\w-]+=)(.*)$') { $flag = $Matches[1].TrimEnd('='); $prefix = $Matches[1]; $typed = $Matches[2] }
    $offers = if ($values.ContainsKey("$at|$flag")) { $values["$at|$flag"] } elseif ($typed -like '-*') { $flags[$at] } else { $words[$at] }
    if ($typed -match '^(.*,)(.*)$') { $prefix += $Matches[1]; $typed = $Matches[2] }
    $offers | Where-Object { $_ -like "$typed*" } | ForEach-Object { [System.Management.Automation.CompletionResult]::new("$prefix$_", $_, 'ParameterValue', $_) }
}
`;
}

function valuesOf(path: string, { names, value, offers }: FlagWords): readonly string[] {
  if (value === 'none' || (offers.words === undefined && !offers.rules)) return [];
  return names.map((name) => `${quoted(`${path}|${name}`)} = ${offers.rules ? '$rules' : list(offers.words ?? [])}`);
}

function list(words: readonly string[]): string {
  return `@(${words.map(quoted).join(', ')})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
