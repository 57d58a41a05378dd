import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Run, sessionIn } from './session.js';

/** The page is made of the files of a project that runs. */
export const PROJECT = 'fixtures/projects/plugin';

function file(path: string): string {
  const language = path.endsWith('.ts') ? 'ts' : 'yaml';
  return `\`${path}\`\n\n\`\`\`${language}\n${readFileSync(join(PROJECT, path), 'utf8')}\`\`\``;
}

/** `docs/write-a-rule.md`. */
export async function ruleWritingPage(run: Run): Promise<string> {
  const seen = await sessionIn(
    run,
    'plugin',
    '-f compact --only acme/owner-tag infra/template.yaml',
    '-f compact --no-config --plugin acme=rules/index.ts --only acme/owner-tag infra/scratch.yaml',
  );
  return `# Write your own rule

A rule asks something of a subject (a bucket, a policy, a statement, a role …), and the answer is yes, no or unknown. It sees neither files nor lines: whether the
bucket stands in CloudFormation, in Terraform, in a plan or in an account makes no difference. The whole project on this page is
[\`${PROJECT}\`](../${PROJECT}); it runs in the tests of s3lint.

\`\`\`sh
npm install --save-dev github:OWNER/s3lint#COMMIT
\`\`\`

\`OWNER\` is who holds the repository in which you read this, \`COMMIT\` the one of its commits that you want.

## The rule

${file('rules/owner-tag.ts')}

- **\`meta\`** is what people read: \`s3lint explain\`, the reports and the configuration are made of it. \`preset\` says from which preset on the rule is on; \`all\` leaves it
  to those who name it. \`schema\` and \`defaultOptions\` are its options.
- **\`on\`** is what it is about, **\`reads\`** which facets of it. What is not named there is not asked for when an account is scanned, and the types do not show it.
- **\`require\`** is the demand, as an answer. \`key.is('owner')\` knows three ways to come out: a tag whose key is a parameter without a value is *unknown*, and then
  the rule is undecided and not wrong. \`some\`, \`every\`, \`all\`, \`any\`, \`not\` and \`implies\` put answers together; the reasons of a no become the place of the finding.
- **\`exempt\`** names roles that make the demand pointless, each with the reason.
- **\`message\`** is needed only where there are several, or where they have data of their own. \`{{bucket}}\` is always there.
- **\`examples\`** are facts, not files. They are written into every format that can say them, judged there, and shown on the page of the rule.
- A **\`fix\`** would be \`({ tags }) => unsafe('…', add(tags, { key: 'owner', value: '…' }))\`; this rule has none, as nobody but the team knows its name.

Where a rule is not one demand it writes \`create: ({ require }) => (bucket) => { … }\` instead and calls \`require(answer, { messageId })\` as often as it likes.

## The plugin

${file('rules/index.ts')}

Ids begin with the name that the plugin has where it is used: \`acme/owner-tag\`. Its configurations name its rules without it. A plugin may be a package, with this as its
main export; Node reads TypeScript in the project, but not below \`node_modules\`, so build it first.

## The test

${file('rules/owner-tag.test.ts')}

\`RuleTester\` runs the examples in all formats, then these texts: what must pass, what must be found (and where, and how it is fixed), and what cannot be decided. It takes
\`describe\` and \`it\` of any test runner.

\`\`\`sh
node --test rules/owner-tag.test.ts
\`\`\`

Node 22.18 and later read TypeScript; on older ones it is \`node --import jiti/register --test rules/owner-tag.test.ts\`.

## Use it

${file('s3lint.config.yaml')}

${seen}

On the command line \`--plugin\` names a file or a package, and maybe how its rules are called. [Configuration](configuration.md) has the rest, also who should not run plugins at all
(\`--no-executable-config\`).

## In a program

${file('lint.ts')}

## When it fails

A plugin that has another shape is refused with all that is missing (exit code 2). A rule that throws, or that answers with anything but an answer, leaves its question
undecided: the error stream names the rule and its plugin, the exit code is 2, and all other findings are told. Rules of a plugin may run next to another copy of the library than the
one that they import; so look at the \`kind\` of a value, and never use \`instanceof\`.
`;
}
