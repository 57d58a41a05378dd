import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { call } from './cli/call.js';
import { folderWith, put } from './cli/folder.js';
import { terraformOnPath } from './dialect/terraform/console.js';

interface Project {
  /** What is run in it, and how it ends. The first is run as JSON and as SARIF as well. */
  readonly calls: readonly (readonly [argv: string, code: number])[];
  /** What lies there on somebody's disk and is not kept by git. */
  readonly unkept?: Readonly<Record<string, string>>;
  /** Folders that a build copies, and where to. */
  readonly built?: Readonly<Record<string, string>>;
}

/** Whole small repositories in `fixtures/projects`; what is said of them stands in `fixtures/expected`, to be read by people. */
const projects: Readonly<Record<string, Project>> = {
  shop: {
    calls: [
      ['', 1],
      ['--fix-dry-run=unsafe', 1],
      ['--parameter Stage=prod --parameter InvoiceVersioning=Enabled -f compact', 1],
    ],
  },
  'half-broken': {
    calls: [
      ['-v', 3],
      ['good.yaml values.yaml -f compact', 0],
    ],
  },
  sam: {
    calls: [
      ['', 1],
      ['--parameter Stage=prod -f compact', 1],
      ['--fix-dry-run=unsafe', 1],
    ],
  },
  cdk: {
    calls: [
      ['cdk.out', 1],
      ['', 5],
    ],
    unkept: { '.gitignore': 'node_modules\ncdk.out\n' },
  },
  monorepo: {
    calls: [
      ['', 1],
      ['-f compact --no-suppressions', 1],
      ['-f compact --require-complete --skip require-versioning,replication-needs-versioning-both,lifecycle-transition-order', 4],
      ['--print-config examples/how-not-to.yaml', 0],
    ],
    unkept: { '.gitignore': '/.build/\n' },
    built: { stacks: '.build/stacks' },
  },
  policies: {
    calls: [
      ['', 1],
      ['-f compact -v policies', 1],
      ['policy check policies/site.json', 0],
      ['policy check policies/site.next.json --question anonymous,other-accounts,http --fail-on yes', 0],
      ['policy diff policies/site.json policies/site.next.json', 0],
      ['policy diff policies/site.next.json policies/site.json', 1],
    ],
  },
  reference: {
    calls: [
      ['', 0],
      ['--preset strict --require-complete --parameter RecordsName=acme-records', 0],
    ],
  },
  'terraform-reference': {
    calls: [
      ['', 0],
      ['-f compact --preset strict --require-complete', 0],
      ['-f compact --preset cis-aws,fsbp', 0],
    ],
  },
  'live-reference': {
    calls: [
      ['account.json', 0],
      ['-f compact --preset strict --require-complete account.json', 0],
      ['-f compact --preset cis-aws,fsbp account.json', 0],
    ],
  },
  // Rules of one's own, in TypeScript beside what they are about.
  plugin: {
    calls: [
      ['', 1],
      ['-f compact --parameter Tier=gold --only acme/owner-tag', 1],
      ['-f compact --no-config --plugin acme=rules/index.ts --only acme/owner-tag', 0],
      ['-f compact --no-executable-config', 2],
      ['explain acme/owner-tag', 0],
    ],
  },
  // One bucket for each entry of a map.
  'terraform-for-each': { calls: [['', 1]] },
  // A module that calls a module: what decides stands in the root.
  'terraform-nested-modules': { calls: [['', 1]] },
  // Locals made of locals.
  'terraform-locals': { calls: [['', 1]] },
  // Blocks that repeat, over what is known and what is not.
  'terraform-dynamic': {
    calls: [
      ['', 1],
      ['--var extra_rules=[{id="all",days=30}] -f compact', 1],
    ],
  },
  // A policy as text in text, with values of Terraform in it.
  'terraform-heredoc': { calls: [['', 1]] },
  // Policy documents made of others.
  'terraform-policy-document': { calls: [['', 1]] },
  // All settings inside of the bucket, as version 3 of the provider had them.
  'terraform-legacy': {
    calls: [
      ['', 1],
      ['--fix-dry-run', 1],
    ],
  },
  // Variables that nobody gives a value to, until somebody does.
  'terraform-unknown-variable': {
    calls: [
      ['', 1],
      ['-f compact --var environment=prod --var versioning=Enabled --var block_public_policy=true', 0],
      ['-f compact --require-complete', 4],
    ],
  },
  // Resources that are there or not.
  'terraform-toggle': {
    calls: [
      ['', 0],
      ['-f compact --var attach_policy=true --var versioning_enabled=true', 0],
      ['-f compact --var create_bucket=false', 0],
    ],
  },
  // One root, deployed twice.
  'terraform-twins': {
    calls: [
      ['', 1],
      ['infra -f compact --no-config --var-file env/prod.tfvars', 0],
    ],
  },
  // A policy for a bucket of which only the end of the name is known leaves all others decided.
  'terraform-many-buckets': {
    calls: [
      ['-f compact --only require-secure-transport,no-public-read', 0],
      ['-f compact --only require-secure-transport,no-public-read --var prefix=acme-warehouse', 0],
    ],
  },
  // What `terraform init` fetched, which git does not keep.
  'terraform-fetched-module': { calls: [['', 1]], unkept: { '.gitignore': '.terraform/\n' } },
  // Modules of a registry that are not at hand.
  'terraform-registry-module': { calls: [['-v', 1]] },
  // A policy in a file of its own.
  'terraform-templatefile': { calls: [['', 1]] },
  // A merge that somebody forgot to finish.
  'terraform-half-broken': {
    calls: [
      ['', 3],
      ['other -f compact', 0],
    ],
  },
  // Providers of two regions.
  'terraform-regions': { calls: [['', 1]] },
  // What an account answered, as it was kept: some of it denied.
  'live-account': {
    calls: [
      ['', 1],
      ['-f compact --only require-versioning', 0],
    ],
  },
  // Three accounts, of which one could not be read and one was read in part.
  'live-organization': { calls: [['', 3]] },
  // One template in two accounts, a configuration with its state, and what of both is live.
  'live-overlay': {
    calls: [
      ['infra state.json --tf-dir infra/terraform --with accounts.json', 0],
      ['infra --with accounts.json -f compact', 0],
      ['infra -f compact -v', 0],
      ['drift infra state.json --tf-dir infra/terraform --with accounts.json', 1],
    ],
  },
  // Block Public Access of the account, above that of its buckets.
  'terraform-account': { calls: [['', 1]] },
};

// Types are taken out of plugins before Node sees them, also where Node could not do it.
Object.defineProperty(process.features, 'typescript', { value: 'strip', configurable: true });

const isTerraform = (name: string): boolean => name.startsWith('terraform-');
const terraform = terraformOnPath();

/** A copy of a project as it lies on somebody's disk. */
function checkedOut(name: string): string {
  const { unkept = {}, built = {} } = projects[name] as Project;
  const folder = folderWith({ '.git/HEAD': 'ref: refs/heads/main\n', ...unkept });
  cpSync(join('fixtures/projects', name), folder, { recursive: true });
  for (const [from, to] of Object.entries(built)) cpSync(join(folder, from), join(folder, to), { recursive: true });
  return folder;
}

/** All files below a folder, in order; none where there is no such folder. */
function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The words of a project's first call, but for those that say how it is told. */
const firstOf = ({ calls }: Project): readonly string[] => words((calls[0]?.[0] ?? '').replace(/-v\b|-f compact/g, ''));

const words = (argv: string): readonly string[] => argv.split(' ').filter(Boolean);
const expected = (name: string): string => join('../fixtures/expected', name);

it('every project has its expectations', () => {
  expect(readdirSync('fixtures/projects').sort()).toEqual(Object.keys(projects).sort());
});

describe.each(Object.keys(projects))('the project %s', (name) => {
  const project = projects[name] as Project;
  const { calls } = project;
  const folder = checkedOut(name);

  it('is told as expected, and ends as it should', async () => {
    const said: string[] = [];
    for (const [argv, code] of calls) {
      const ended = await call(folder, words(argv));
      expect([argv, ended.code]).toEqual([argv, code]);
      said.push(`$ s3lint${argv === '' ? '' : ` ${argv}`}\n${ended.out}${ended.err}exit ${code}\n`);
    }
    await expect(said.join('\n')).toMatchFileSnapshot(expected(`${name}.txt`));
  });

  it('is told as expected in JSON', async () => {
    const argv = firstOf(project);
    await expect((await call(folder, [...argv, '-f', 'json'])).out).toMatchFileSnapshot(expected(`${name}.json`));
  });

  it('is told as expected in SARIF', async () => {
    const argv = firstOf(project);
    const { runs } = JSON.parse((await call(folder, [...argv, '-f', 'sarif'])).out) as { readonly runs: readonly { readonly results: readonly object[] }[] };
    await expect(`${JSON.stringify(runs[0]?.results, null, 2)}\n`).toMatchFileSnapshot(expected(`${name}.sarif.json`));
  });

  it('is fixed as expected', async () => {
    const fixed = checkedOut(name);
    const argv = firstOf(project);
    await call(fixed, [...argv, '--fix=unsafe', '--quiet']);
    const changed = filesIn(fixed).filter((path) => readFileSync(join(fixed, path), 'utf8') !== readFileSync(join(folder, path), 'utf8'));
    for (const path of changed) await expect(readFileSync(join(fixed, path), 'utf8')).toMatchFileSnapshot(expected(join(name, path)));
    expect(filesIn(join('fixtures/expected', name))).toEqual(changed);
  });

  it('can be fixed: then nothing more would change, nothing is new and nothing was lost', async () => {
    const fixed = checkedOut(name);
    const argv = firstOf(project);
    const before = JSON.parse((await call(fixed, [...argv, '-f', 'json'])).out) as Report;
    await call(fixed, [...argv, '--fix=unsafe', '--quiet']);
    const after = JSON.parse((await call(fixed, [...argv, '-f', 'json'])).out) as Report;
    expect((await call(fixed, [...argv, '--fix-dry-run=unsafe'])).out).toBe('');
    // A setting that stands by itself may be new; nothing goes.
    expect(seen(after)).toEqual({ ...seen(before), resources: expect.toSatisfy((count) => Number(count) >= before.coverage.resources) });
    const known = new Set(before.findings.map(({ fingerprint }) => fingerprint));
    expect(after.findings.filter(({ fingerprint }) => !known.has(fingerprint))).toEqual([]);
  });
});

describe.skipIf(!terraform)('as `terraform fmt` sees it (skipped where Terraform is not installed)', () => {
  const roots = Object.keys(projects).filter((name) => isTerraform(name) && name !== 'terraform-half-broken');

  it.each(['fixtures/projects', 'fixtures/expected'])('what is in %s is formatted', (folder) => {
    const { TF_CLI_CONFIG_FILE: _unset, ...env } = process.env;
    const files = roots.flatMap((name) =>
      filesIn(join(folder, name))
        .filter((path) => /\.tf(?:vars)?$/.test(path))
        .map((path) => join(folder, name, path)),
    );
    const { status, stdout } = spawnSync(terraform as string, ['fmt', '-check', '-diff', ...files], { encoding: 'utf8', env });
    expect(stdout).toBe('');
    expect([status, files.length > 0]).toEqual([0, true]);
  });
});

/** Lines that are written above move what stands below. */
function seen({ coverage }: Report): object {
  return { ...coverage, notSeen: coverage.notSeen.map(({ file, message }) => `${file}: ${message}`).sort() };
}

interface Report {
  readonly findings: readonly { readonly fingerprint: string }[];
  readonly coverage: { readonly resources: number; readonly notSeen: readonly { readonly file?: string; readonly message: string }[] };
}

it('what git ignores is a copy that nobody edits: it adds nothing to a monorepo', async () => {
  const folder = checkedOut('monorepo');
  const before = await call(folder, []);
  put(folder, { '.gitignore': '' });
  const copied = await call(folder, []);
  expect(before.out).not.toContain('.build/');
  expect(copied.out).toContain('.build/stacks/web/template.yaml');
});
