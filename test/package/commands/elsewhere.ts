/** What does not happen here as it would happen to somebody: the one list of it, each with the reason and what is done instead. */

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { plan, state } from './stage.js';

/** A program that is not here, or may not do here what it does: somebody plays it, and answers this call and no other. */
export interface Played {
  readonly call: string;
  readonly why: string;
  /** What it prints, or what a shell does in its place. */
  readonly prints?: string;
  readonly does?: string;
}

const takesTheRegistry = 'it takes half a minute, and the registry';
/** As what was packed is installed already. */
const installs = 'test -e package.json && { test -e node_modules || ln -s "$INSTALLED/node_modules" .; }';
const installsCommand = `test "$(node -p 'require("./package.json").bin.s3lint')" = dist/cli.cjs && test -x dist/cli.cjs`;
const noTerraform = 'Terraform would want a provider from its registry';

/** `$INSTALLED` is where the package is installed, `$ORIGINAL_PATH` where programs are that nobody plays. */
export const played: readonly Played[] = [
  { call: 'terraform show -json tfplan', why: noTerraform, prints: plan },
  { call: 'terraform show -json', why: noTerraform, prints: state },
  { call: 'cdk synth -q', why: 'the app would want packages of the CDK', does: 'test -d cdk.out' },
  {
    call: 'aws s3api get-bucket-policy --bucket my-bucket',
    why: 'the AWS CLI need not be here',
    prints: readFileSync('fixtures/policies/get-bucket-policy.json', 'utf8'),
  },
  { call: 'npm ci', why: takesTheRegistry, does: `test -e package-lock.json && ${installs}` },
  { call: 'npm install --save-dev github:OWNER/s3lint#COMMIT', why: 'nobody knows where the repository will be', does: installs },
  { call: 'npm install --global .', why: 'it would change this machine', does: installsCommand },
  { call: 'npm install --global --prefix ~/.local .', why: 'it would change this machine', does: installsCommand },
  { call: 'npm start -- fixtures/projects/shop', why: 'npm is played, and hands this on', does: 'PATH=$ORIGINAL_PATH; exec npm "$@"' },
];

/** A command that nobody runs. What is done instead tells what is wrong with the page. */
export interface Instead {
  readonly fits: RegExp;
  readonly why: string;
  readonly checks: string;
  readonly wrong: (command: string) => readonly string[];
}

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: Readonly<Record<string, string>> };

export const instead: readonly Instead[] = [
  {
    fits: /^(?:npm ci && )?npm (?:test|run [\w:]+)\b/,
    why: 'it works on this repository, not on what is shipped; this test is a part of it, or it takes minutes',
    checks: 'the script is there',
    wrong: (command) =>
      (/npm (?:run )?([\w:]+)$/.exec(command.replace(/ -- .*/, ''))?.[1] ?? '') in scripts ? [] : [`package.json has no script for "${command}"`],
  },
  {
    fits: /^\.ci\//,
    why: 'it runs all tests, and this one among them',
    checks: 'the file is there',
    wrong: (command) => (existsSync(command) ? [] : [`There is no ${command}.`]),
  },
];

/** A command that is run in a way of its own. */
export interface Way {
  readonly fits: RegExp;
  readonly why: string;
  /** Who reads it, if not bash: where it is not here, the command is skipped and counted. */
  readonly shell?: string;
  /** What is typed before and after it. */
  readonly before?: string;
  readonly after?: string;
  /** When it has said this it is ended with Ctrl-C. */
  readonly until?: RegExp;
  /** It is run in this repository. */
  readonly atHome?: true;
  readonly needsTypes?: true;
}

export const ways: readonly Way[] = [
  { fits: /^eval .*completion bash/, why: 'afterwards bash must know how to complete', after: 'complete -p s3lint' },
  {
    fits: /^source .*completion zsh/,
    why: 'its place is behind compinit, and afterwards zsh must know how to complete',
    shell: 'zsh',
    before: 'autoload -Uz compinit && compinit -D -u',
    after: '[[ -n ${_comps[s3lint]} ]]',
  },
  {
    fits: /completion fish >/,
    why: 'the file is for fish',
    shell: 'fish',
    after: 'source ~/.config/fish/completions/s3lint.fish; and complete -c s3lint | string match -q "*"',
  },
  { fits: /completion powershell/, why: 'PowerShell reads it', shell: 'pwsh' },
  { fits: / --watch/, why: 'it goes on until somebody ends it', until: /watching; Ctrl-C ends it/ },
  { fits: /^npm (?:ci$|ci && npm start|install --global)/, why: 'it is about this repository', atHome: true },
  { fits: /^git fetch --unshallow$/, why: 'it is for shallow clones', before: 'git clone --quiet --depth 1 "file://$PWD" shallow && cd shallow' },
  { fits: /^node --test .*\.ts$/, why: 'Node reads TypeScript since 22.18', needsTypes: true },
];

export function wayOf(command: string): Way | undefined {
  return ways.find(({ fits }) => fits.test(command));
}

export function insteadOf(command: string): Instead | undefined {
  return instead.find(({ fits }) => fits.test(command));
}

/** Whether it takes something that not every machine has. */
export function onlySomewhere(command: string): boolean {
  const { shell, needsTypes } = wayOf(command) ?? {};
  return shell !== undefined || needsTypes === true;
}

/** Why a command cannot be run on this machine. */
export function lacking(command: string): string | undefined {
  const { shell, needsTypes } = wayOf(command) ?? {};
  if (shell !== undefined && spawnSync(shell, ['-c', 'exit 0']).status !== 0) return `there is no ${shell}`;
  if (needsTypes && !(process.features as { readonly typescript?: unknown }).typescript) return `Node ${process.versions.node} does not read TypeScript`;
  return undefined;
}
