/** `s3lint init`: writes a configuration that fits what is here, and says what comes next. It asks nothing that it can see. */

import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ExitCode, exit } from '../exit.js';
import { shownPath } from '../repository.js';
import { inLine } from '../say.js';
import type { World } from '../world.js';
import { WrongCall, systemCode } from '../wrong-call.js';
import { type Seen, lookAround } from './look.js';
import { configText, workflowText } from './texts.js';

export interface InitFlags {
  readonly workflow?: true;
}

const SCHEMA = './node_modules/s3lint/docs/schema/config.schema.json';

export async function initCommand(flags: InitFlags, world: World): Promise<ExitCode> {
  const { cwd } = world;
  const seen = await lookAround(cwd);
  const lines = [`Here: ${inLine(said(seen))}.`];
  if (seen.config !== undefined) lines.push(`${seen.config} is here already, and stays as it is.`);
  else lines.push(written(join(cwd, 's3lint.config.yaml'), configText(seen, SCHEMA), cwd));
  if (flags.workflow) lines.push(workflow(seen, cwd));
  world.stdout.write(
    `${lines.join('\n')}\n\nNext:\n${nextSteps(seen, flags)
      .map((step) => `  ${inLine(step)}\n`)
      .join('')}`,
  );
  return exit.clean;
}

function workflow(seen: Seen, cwd: string): string {
  if (!seen.git) throw new WrongCall('There is no git repository here, so a workflow would have nowhere to stand.', 'git init');
  // It runs at the top of the repository.
  if (!seen.git.isTop) throw new WrongCall('A workflow stands at the top of the repository.', 'Call `s3lint init --workflow` there.');
  const file = seen.git.workflow;
  if (existsSync(file)) return `${shownPath(cwd, file)} is here already, and stays as it is.`;
  return written(file, workflowText(seen), cwd);
}

/** Never over something that is there. */
function written(file: string, text: string, cwd: string): string {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new WrongCall(`Cannot write ${shownPath(cwd, file)}: ${(error as Error).message}.`);
  }
  return `Wrote ${shownPath(cwd, file)}.`;
}

function said({ documents, isSam, terraform, cdk, git }: Seen): string {
  const found = [
    documents.length > 0
      ? `${counted(documents.length, 'file')} of CloudFormation${isSam ? ' and SAM' : ''}, policies or plans (${few(documents)})`
      : undefined,
    terraform.length > 0 ? `Terraform in ${few(terraform.map((folder) => (folder === '.' ? 'this folder' : `${folder}/`)))}` : undefined,
    cdk === undefined ? undefined : `a CDK app${cdk === '.' ? '' : ` in ${cdk}/`}`,
    git ? `a git repository${git.github ? ' for GitHub' : ''}` : undefined,
  ].filter((part) => part !== undefined);
  return found.length === 0 ? 'nothing that s3lint reads' : found.join(', ');
}

function nextSteps({ cdk, git, npm, varFiles, config }: Seen, { workflow: hasWorkflow }: InitFlags): readonly string[] {
  const out = cdk === undefined || cdk === '.' ? 'cdk.out' : `${cdk}/cdk.out`;
  return [
    ...(npm === 'without' ? ['npm install --save-dev github:OWNER/s3lint#COMMIT   the same version for everybody, and the schema for editors'] : []),
    's3lint                            lint what is here',
    ...(cdk === undefined ? [] : [`npx cdk synth -q && s3lint ${out}   lint what the CDK app deploys`]),
    ...(varFiles.length > 0 && config === undefined ? ['s3lint.config.yaml: name the deployments of Terraform under terraform.roots'] : []),
    's3lint baseline write             let what is known be, and count only what is new',
    ...(hasWorkflow && npm !== 'with' && git?.hasWorkflow === false
      ? ['.github/workflows/s3lint.yml: put in a repository of s3lint and its commit for OWNER and COMMIT']
      : []),
    ...(git?.github && !git.hasWorkflow && !hasWorkflow ? ['s3lint init --workflow            lint every pull request on GitHub'] : []),
    's3lint aws                        look at what is live',
  ];
}

function counted(count: number, what: string): string {
  return count === 1 ? `1 ${what}` : `${count} ${what}s`;
}

function few(names: readonly string[]): string {
  return names.length > 3 ? `${names.slice(0, 3).join(', ')}, …` : names.join(', ');
}
