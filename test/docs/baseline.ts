import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { put } from '../cli/folder.js';
import { terraformWith } from '../cli/mistakes.js';
import { repositoryWith } from '../cli/repository.js';
import { buckets, ok, snapshot } from '../dialect/api/live.js';
import { type Run, screen } from './session.js';

/** `docs/baseline.md`. */
export async function baselinePage(run: Run): Promise<string> {
  const cwd = repositoryWith({
    's3lint.config.yaml': 'rules:\n  require-versioning: error\n',
    'infra/main.tf': terraformWith(['orders', 'invoices']),
  });
  const written = await screen(run, cwd, 'baseline write');
  put(cwd, { 'infra/reports.tf': terraformWith(['reports']) });
  const next = await screen(run, cwd, '-f compact', 'baseline show');
  rmSync(join(cwd, 'infra/reports.tf'));
  put(cwd, { 'infra/main.tf': terraformWith(['orders']) });
  const mended = await screen(run, cwd, '-f compact', 'baseline prune');
  rmSync(join(cwd, '.s3lint-baseline.json'));
  put(cwd, {
    'infra/main.tf': terraformWith(['orders', 'invoices', 'reports']),
    'account.json': snapshot({ resources: { bucket: buckets({ 'acme-orders': { GetBucketVersioning: ok({}) } }) } }),
  });
  const since = await screen(run, cwd, 'infra --new-since main --only require-versioning');
  const live = await screen(run, cwd, 'baseline write account.json', 'account.json -f compact');
  return `# A repository that is not clean yet

Whoever lints for the first time what has grown for years finds more than can be mended today. Two ways let only what is new count: a
baseline, which is a list that is kept, and \`--new-since\`, which asks git. Both change what is shown and annotated, and the exit code
(\`--fail-on\`, \`--max-warnings\`). JSON and SARIF stay complete: on GitHub an alert that is missing counts as fixed. \`--require-complete\`
asks as before, and what could not be read (\`unreadable-input\`) is always told.

## The baseline

${written}

The file \`.s3lint-baseline.json\` goes into the repository. From then on \`s3lint\` tells what is not in it:

${next}

What was mended is stale. That fails nothing, but it could hide the same mistake when somebody makes it again, so it is said:

${mended}

**Which file.** The one of \`--baseline FILE\`; else the one the configuration names (\`baseline: FILE\`, or \`false\` for none); else
\`.s3lint-baseline.json\` beside the configuration; without a configuration the nearest from here to the top of the repository.
\`--no-baseline\` reports all.

**When a finding is known.** By its rule, the address of its resource and what of the resource it is about: lines do not count. The path of
the entry comes first (of a template; of Terraform the folder of the root). Entries whose path is gone are taken for findings that have
moved. So a file may be moved or renamed, and a copy of it is new.

**When it comes back.** Its level is higher; it holds in more cases; another instance, root or deployment has it; or it says something
else: other settings are off, a statement allows something else. Better or worse is not told apart there: whoever changes a statement
that is known looks at it again. \`s3lint baseline show\` calls such entries changed.

**What a call does not look at** (other paths, rules that are off, what is undecided or could not be read) is neither stale nor removed:
\`s3lint baseline write infra/\` leaves the entries of other folders as they are.

**Branches.** One entry stands on one line, in order, so that git can merge what branches add and remove. Of an entry that is there twice
the larger count is meant. A file with marks of a conflict is refused (exit code 2): take the lines of both sides, or write it anew.

**Accounts.** Findings about live accounts are known by their ARNs:

${live}

\`s3lint aws\` uses the same file. An account read in part, such as with \`--bucket\`, makes nothing stale that it did not read.

## What is new since a commit

${since}

\`--new-since main\` judges two trees by the same rules: the working tree as it is, and the commit at which this branch left \`main\` (their
merge base). What both have is old. So a finding is new also where the change that made it is far away: in the default of a variable, in a
module, in a file of values or parameters.

- The older tree is read from git's objects. Nothing is checked out, written, fetched or run; it takes a program called git.
- The configuration, the rules and the flags are those of today for both: a rule that is new finds nothing new.
- What could not be read in the older tree makes nothing old.
- What git does not hold (plans, snapshots, \`cdk.out\`, submodules) is new as a whole: use a baseline for that. Modules that \`terraform init\`
  fetched are read as they lie there now.
- \`--new-since HEAD\` tells what is not committed yet. With a baseline, what either knows is old.
- A shallow clone lacks the older commit, and that is said (exit code 2): \`git fetch --unshallow\`, for actions/checkout \`fetch-depth: 0\`.
`;
}
