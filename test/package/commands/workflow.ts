/** A workflow of GitHub, or the steps that a page shows of one, run here: its own steps as they are, and ours on a simulated runner. */

import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { parse } from 'yaml';
import { checkout, pullRequest } from '../../action/history.js';
import { downloadedAction, obeyed, runStep } from '../../action/runner.js';
import { put } from '../../cli/folder.js';
import type { Shell } from './shell.js';
import { bucket, infra, policy, template, valuesOf } from './stage.js';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly id?: string;
  readonly if?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix?: { readonly include?: readonly object[] } };
  readonly steps: readonly Step[];
}

interface Workflow {
  readonly on: string | readonly string[] | Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Steps by themselves are shown of a workflow for pull requests. */
function workflowOf(text: string): Workflow {
  const value = parse(text) as Workflow | readonly Step[];
  return 'jobs' in value ? value : { on: 'pull_request', permissions: { contents: 'read', 'security-events': 'write' }, jobs: { shown: { steps: value } } };
}

/** What starts a workflow; a pull request also when it comes from a stranger. */
export function eventsOf(text: string): readonly string[] {
  const { on } = workflowOf(text);
  const events = typeof on === 'string' ? [on] : Array.isArray(on) ? (on as readonly string[]) : Object.keys(on);
  return events.flatMap((event) => (event === 'pull_request' ? [event, FORK] : [event]));
}

const FORK = 'pull_request of a fork';
const OWN = 'acme/infra';
const of = (full_name: string): object => ({ full_name });

type Outputs = Readonly<Record<string, string>>;

/** The actions of others that pages use, and what each must be let do. What they do beside checking out and uploading is nothing here. */
const permissionOf: Readonly<Record<string, readonly [name: string, level: string] | undefined>> = {
  'actions/checkout': ['contents', 'read'],
  'actions/setup-node': undefined,
  'aws-actions/configure-aws-credentials': ['id-token', 'write'],
  'github/codeql-action/upload-sarif': ['security-events', 'write'],
};

function uploaded(file: string): void {
  const { runs } = JSON.parse(readFileSync(file, 'utf8')) as { readonly runs: readonly { readonly results: readonly unknown[] }[] };
  if (runs.flatMap(({ results }) => results).length === 0) throw new Error('The SARIF file holds nothing of what is wrong here.');
}

/** A repository with old findings, and a pull request that brings new ones: at its top and in the folders of two teams. */
const before = {
  ...infra,
  'template.yaml': template,
  'policy.json': policy('s3:GetObject'),
  'package.json': '{ "private": true }\n',
  'package-lock.json': '{}\n',
  '.gitignore': 'node_modules\n',
  'teams/web/main.tf': infra['infra/main.tf'],
  'teams/web/variables.tf': infra['infra/variables.tf'],
  'teams/web/env/prod.tfvars': infra['prod.tfvars'],
  'teams/data/template.yaml': template,
  'teams/data/params/prod.json': valuesOf({ Stage: 'prod' }),
};
const change = (folder: string): void => {
  for (const path of ['infra', 'teams/web', 'teams/data']) put(folder, { [`${path}/logs.tf`]: bucket('logs') });
};

export class Runner {
  readonly #proposed = pullRequest(before, change);
  readonly #action = downloadedAction();

  constructor(
    readonly shell: Shell,
    /** With s3lint among them. */
    readonly modules: string,
  ) {}

  /** Runs all jobs on an event. Gives what our steps put out; anything that goes wrong is thrown. */
  async run(text: string, event: string): Promise<readonly Outputs[]> {
    const workflow = workflowOf(text);
    const outputs: Outputs[] = [];
    for (const job of Object.values(workflow.jobs))
      for (const matrix of job.strategy?.matrix?.include ?? [{}])
        outputs.push(...(await this.#job({ permissions: workflow.permissions ?? {}, ...job }, matrix, event)));
    return outputs;
  }

  async #job(job: Job, matrix: object, event: string): Promise<readonly Outputs[]> {
    const { base, head, origin } = this.#proposed;
    const isFork = event === FORK;
    const payload = event.startsWith('pull_request')
      ? { pull_request: { number: 1, head: { sha: head, repo: of(isFork ? 'stranger/infra' : OWN) }, base: { sha: base, repo: of(OWN) } } }
      : {};
    const [event_name = ''] = event.split(' ');
    const fetched = (depth: number): string => checkout(origin, event_name === 'pull_request' ? 'refs/pull/1/merge' : 'refs/heads/main', depth);
    const steps: Record<string, { readonly outputs: Outputs }> = {};
    let workspace = '';
    const context = (): object => ({
      github: { event_name, repository: OWN, event: payload },
      matrix,
      steps,
      always: () => true,
      hashFiles: (path: string) => (existsSync(join(workspace, path)) ? 'some' : ''),
    });
    // Steps that are shown by themselves stand behind others, in a repository that has s3lint.
    if (!job.steps.some(({ uses }) => uses?.startsWith('actions/checkout@'))) {
      workspace = fetched(1);
      symlinkSync(this.modules, join(workspace, 'node_modules'), 'junction');
    }
    for (const { uses = '', run, id = uses, if: condition = 'true', with: inputs = {} } of job.steps) {
      const [action = ''] = uses.split('@');
      const permission = permissionOf[action];
      // Nothing is lacking here that a step could wait for, but what a fork must not do.
      const isDue = !(isFork && permission?.[1] === 'write');
      if (Boolean(evaluated(condition.replace(/^\$\{\{(.*)\}\}$/s, '$1'), context())) !== isDue)
        throw new Error(`On ${event} the step "${uses || run}" ${isDue ? 'is passed by' : 'is tried'}.`);
      if (!isDue) continue;
      const given = Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, filled(String(value), context())]));
      if (permission && job.permissions?.[permission[0]] !== permission[1]) throw new Error(`"${uses}" takes the permission "${permission.join(': ')}".`);
      if (run !== undefined) await this.#typed(filled(run, context()), workspace);
      else if (action === 'actions/checkout') workspace = fetched(Number(given['fetch-depth'] ?? 1));
      else if (action === 'github/codeql-action/upload-sarif') uploaded(join(workspace, given['sarif_file'] ?? ''));
      else if (uses === 'OWNER/s3lint@COMMIT') {
        const { outputs, log } = runStep({ workspace, event: event_name, payload, inputs: given, action: this.#action });
        if (!['0', '1'].includes(outputs['exit-code'] ?? '')) throw new Error(`The action went wrong:\n${log}`);
        steps[id] = { outputs };
      } else if (!(action in permissionOf)) throw new Error(`Nobody plays ${uses}.`);
    }
    return Object.values(steps).map(({ outputs }) => outputs);
  }

  async #typed(script: string, workspace: string): Promise<void> {
    const { code, out, err } = await this.shell.run('bash', ['-e', '-c', script], workspace);
    // What s3lint finds makes a step fail, as it should.
    if (code !== 0 && !(code === 1 && /\bs3lint\b(?!.*--fail-on never)/.test(script))) throw new Error(`"${script}" ended with ${String(code)}:\n${out}${err}`);
    for (const { name, data } of obeyed(out)) if (name === 'add-matcher') readFileSync(join(workspace, data));
  }
}

function filled(text: string, context: object): string {
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => String(evaluated(expression, context) ?? ''));
}

/** What GitHub's expressions say of these contexts, JavaScript says too, but for hyphens in names. */
function evaluated(expression: string, context: object): unknown {
  return runInNewContext(expression.replace(/\.(\w+(?:-\w+)+)/g, '["$1"]'), context);
}
