import { existsSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { type ExitCode, exit } from '../cli/exit.js';
import type { Git } from '../cli/git/git.js';
import { tellFault } from '../cli/fault.js';
import { main } from '../cli/main.js';
import { shownPath } from '../cli/repository.js';
import { inLine } from '../cli/say.js';
import { version } from '../cli/version.js';
import type { World } from '../cli/world.js';
import { WrongCall } from '../cli/wrong-call.js';
import { annotationLine } from '../report/workflow-command.js';
import { argumentsFor } from './arguments.js';
import { countsOf } from './counts.js';
import { hearing } from './hearing.js';
import { type Inputs, inputsFrom } from './inputs.js';
import { occasionOf } from './occasion.js';
import { planFor } from './plan.js';
import { outputsText, tellRunner, unobeyed } from './runner.js';
import { refuseBoundless, refuseWayOut, refuseWaysOut } from './workspace.js';

/** What it takes beside the world. */
export interface Means {
  readonly git: (folder: string) => Git;
  /** A word that nobody can know before. */
  readonly random: () => string;
}

/** Runs as a step of a workflow: by its inputs, on its event, in its workspace. */
export async function act(world: World, means: Means): Promise<ExitCode> {
  const [out, err] = [hearing(), hearing()];
  const { code, outputs, annotations } = await step({ ...world, stdout: out.screen, stderr: err.screen, stdin: () => new Uint8Array() }, means);
  world.stdout.write(unobeyed(out.text() + err.text(), means.random()));
  world.stdout.write(annotations);
  const ending = ENDINGS[code];
  if (ending !== undefined) world.stdout.write(annotationLine('error', { title: 's3lint' }, [ending, ...err.text().trimEnd().split('\n').slice(0, 20)]));
  tellRunner(world.env['GITHUB_OUTPUT'], outputsText({ ...outputs, 'exit-code': String(code) }, means.random()));
  return code;
}

/** What no annotation of a finding tells. */
const ENDINGS: Readonly<Partial<Record<ExitCode, string>>> = {
  [exit.wrongCall]: 'Nothing was linted:',
  [exit.incomplete]: 'Something is undecided, and `require-complete` asks for all.',
  [exit.noInput]: 'There was nothing to lint:',
  [exit.internal]: 'The run broke off:',
};

interface Done {
  readonly code: ExitCode;
  readonly outputs: Readonly<Record<string, string>>;
  /** Lines for the runner. */
  readonly annotations: string;
}

async function step(world: World, means: Means): Promise<Done> {
  try {
    return await lintStep(world, means);
  } catch (error) {
    return { code: tellFault(error, isDebug(world), world), outputs: countsOf(undefined), annotations: '' };
  }
}

async function lintStep(world: World, means: Means): Promise<Done> {
  const { env } = world;
  const inputs = inputsFrom(env);
  const cwd = workingFolder(inputs, world.cwd);
  const occasion = occasionOf(env['GITHUB_EVENT_NAME'] ?? '', payloadFrom(env['GITHUB_EVENT_PATH']));
  const plan = planFor(inputs, occasion, () => means.git(cwd));
  if (plan.refusesCode) refuseBoundless(cwd, world.cwd);
  const folder = mkdtempSync(join(env['RUNNER_TEMP'] || tmpdir(), 's3lint-'));
  const reports = {
    json: join(folder, 'report.json'),
    ...(inputs.annotations && { github: join(folder, 'annotations.txt') }),
    ...(inputs.summary && { markdown: join(folder, 'summary.md') }),
  };
  world.stdout.write([`s3lint ${version}`, ...plan.says, ''].map((line) => `${line}\n`).join(''));
  const code = await main(argumentsFor(inputs, { ...plan, reports, debug: isDebug(world) }), { ...world, cwd });
  tellRunner(env['GITHUB_STEP_SUMMARY'], textOf(reports.markdown) ?? '');
  return {
    code,
    outputs: {
      ...countsOf(textOf(reports.json)),
      'json-file': existsSync(reports.json) ? reports.json : '',
      'sarif-file': writtenSarif(inputs, cwd, world.cwd),
    },
    annotations: plan.warning + (textOf(reports.github) ?? ''),
  };
}

function workingFolder(inputs: Inputs, workspace: string): string {
  const cwd = resolve(workspace, inputs.workingDirectory);
  refuseWayOut(inputs.workingDirectory || '.', workspace, workspace);
  if (statSync(cwd, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new WrongCall(`There is no folder "${inLine(inputs.workingDirectory)}".`, 'The input `working-directory` counts from the top of the workspace.');
  refuseWaysOut(inputs, cwd, workspace);
  return cwd;
}

function payloadFrom(file: string | undefined): unknown {
  try {
    return JSON.parse(readFileSync(file ?? '', 'utf8')) as unknown;
  } catch {
    // Without one the event says less, and strangers are suspected.
    return undefined;
  }
}

/** As `upload-sarif` takes it: from the top of the workspace. */
function writtenSarif({ sarifFile }: Inputs, cwd: string, workspace: string): string {
  const file = resolve(cwd, sarifFile);
  if (sarifFile === '' || !existsSync(file)) return '';
  return relative(workspace, file).startsWith('..') ? file : shownPath(workspace, file);
}

function textOf(file: string | undefined): string | undefined {
  return file !== undefined && existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** The workflow was run again with debug logging. */
function isDebug({ env }: World): boolean {
  return env['RUNNER_DEBUG'] === '1';
}
