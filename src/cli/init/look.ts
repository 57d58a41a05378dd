/** What lies here, as far as it decides how s3lint is set up. */

import { type Dirent, existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isMarked, isTerraform, isTreeless } from '../../load/marks.js';
import { headOf } from '../disk.js';
import { configNames } from '../load-config.js';
import { repositoryTop, shownPath } from '../repository.js';
import { walk } from '../walk.js';

export interface Seen {
  /** A configuration that is here already. */
  readonly config?: string;
  /** Templates, policies, plans and snapshots. */
  readonly documents: readonly string[];
  readonly isSam: boolean;
  /** Folders with Terraform in them that no other of them calls as a module. */
  readonly terraform: readonly string[];
  /** Files of values that Terraform does not read by itself. */
  readonly varFiles: readonly string[];
  /** The folder of a CDK app. */
  readonly cdk?: string;
  /** Folders whose names say that what is in them is not deployed. */
  readonly examples: readonly string[];
  readonly git?: { readonly branch: string; readonly isTop: boolean; readonly github: boolean; readonly workflow: string; readonly hasWorkflow: boolean };
  readonly npm: 'none' | 'without' | 'with';
}

const MAX_BYTES = 16 * 1024 * 1024;

export async function lookAround(cwd: string): Promise<Seen> {
  const { files } = await walk({ cwd, paths: ['.'], ignores: () => false, maxBytes: MAX_BYTES });
  const paths = files.map(({ path }) => path);
  const terraform = [...new Set(paths.filter(isTerraform).map(dirname))].sort();
  const documents = paths.filter((path) => !isTerraform(path) && isOurs(join(cwd, path)));
  const config = configNames.find((name) => existsSync(join(cwd, name)));
  const cdk = ['.', ...foldersIn(cwd)].find((folder) => existsSync(join(cwd, folder, 'cdk.json')));
  return {
    ...(config !== undefined && { config }),
    documents,
    isSam: documents.some((path) => textOf(join(cwd, path)).includes('AWS::Serverless')),
    terraform: terraform.filter((folder) => !isCalled(folder, terraform, cwd)),
    varFiles: terraform.length === 0 ? [] : varFilesIn(cwd).map((file) => shownPath(cwd, file)),
    ...(cdk !== undefined && { cdk }),
    examples: [...new Set(paths.flatMap((path) => EXAMPLES.exec(path)?.[0] ?? []))].sort(),
    ...gitOf(cwd),
    npm: npmOf(cwd),
  };
}

function isOurs(file: string): boolean {
  try {
    const head = headOf(file);
    return isMarked(head) || isTreeless(head);
  } catch {
    return false;
  }
}

const EXAMPLES = /^(?:.*?\/)?(?:examples?|fixtures|testdata|tests?)\/(?=.)/;

function isCalled(folder: string, all: readonly string[], cwd: string): boolean {
  return all.some((other) => {
    if (other === folder) return false;
    const sources = namesIn(join(cwd, other))
      .filter(isTerraform)
      .flatMap((name) => [...textOf(join(cwd, other, name)).matchAll(/source\s*=\s*"(\.{1,2}\/[^"]*)"/g)]);
    return sources.some(([, source = '']) => shownPath(cwd, join(cwd, other, source)) === folder);
  });
}

/** Such files are kept near the top. */
const DEEPEST = 3;

/** Those that Terraform does not read by itself. */
function varFilesIn(folder: string, depth = 0): readonly string[] {
  const own = namesIn(folder).filter((name) => /\.tfvars(?:\.json)?$/.test(name) && !/^terraform\.tfvars|\.auto\.tfvars/.test(name));
  const below = depth < DEEPEST ? foldersIn(folder).flatMap((name) => varFilesIn(join(folder, name), depth + 1)) : [];
  return [...own.map((name) => join(folder, name)), ...below];
}

function gitOf(cwd: string): Pick<Seen, 'git'> {
  const top = repositoryTop(cwd);
  if (top === undefined) return {};
  const workflow = join(top, '.github/workflows/s3lint.yml');
  const head = /refs\/remotes\/origin\/(\S+)/.exec(textOf(join(top, '.git/refs/remotes/origin/HEAD')))?.[1];
  const branch = head ?? /refs\/heads\/(\S+)/.exec(textOf(join(top, '.git/HEAD')))?.[1] ?? 'main';
  const github = existsSync(join(top, '.github')) || /url\s*=.*github\.com/.test(textOf(join(top, '.git/config')));
  return { git: { branch, isTop: top === cwd, github, workflow, hasWorkflow: existsSync(workflow) } };
}

function npmOf(cwd: string): Seen['npm'] {
  if (!existsSync(join(cwd, 'package.json'))) return 'none';
  return existsSync(join(cwd, 'node_modules/s3lint/package.json')) || /"s3lint"\s*:/.test(textOf(join(cwd, 'package.json'))) ? 'with' : 'without';
}

function foldersIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isDirectory() && !/^(?:\.|node_modules$)/.test(entry.name))
    .map(({ name }) => name)
    .sort();
}

function namesIn(folder: string): readonly string[] {
  return entriesOf(folder)
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)
    .sort();
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}

/** What cannot be read says nothing. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
