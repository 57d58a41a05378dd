/** What `s3lint init` writes. */

import type { Seen } from './look.js';

/** @param schema the way to the schema from the configuration, for editors */
export function configText(seen: Seen, schema: string): string {
  return [
    `# yaml-language-server: $schema=${schema}`,
    '',
    '# What is asked: recommended, strict (more), all of it; cis-aws and fsbp beside them. The later wins; files and packages can stand here too.',
    'extends: recommended',
    '',
    '# Single rules: off, info, warn or error. `s3lint rules` lists all of them, `s3lint explain ID` tells more of one.',
    'rules: {}',
    '#  require-versioning: error',
    '',
    '# Other levels for some of what is judged, told apart by files, resource, account, region, role or tags.',
    '# overrides:',
    '#   - match: { tags: { env: dev } }',
    '#     rules: { require-versioning: off }',
    '',
    '# What the text of a configuration cannot show.',
    'facts: {}',
    "#  account: '111122223333'",
    "#  trustedAccounts: ['444455556666']",
    '#  blockPublicAccess: all # at the account, or for the organization',
    '',
    ...ignoresText(seen),
    ...terraformText(seen),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

function ignoresText({ examples }: Seen): readonly string[] {
  const says = '# Files that are passed by, as in .gitignore (which counts anyway).';
  if (examples.length === 0) return [says, '# ignores: [examples/]', ''];
  return [says, '# These look as if nobody deployed them:', `# ignores: [${examples.map((folder) => `/${folder}`).join(', ')}]`, ''];
}

function terraformText({ varFiles, terraform }: Seen): readonly string[] {
  if (varFiles.length === 0) return [];
  const roots = varFiles.map((file) => {
    const dir = terraform.findLast((folder) => folder === '.' || file.startsWith(`${folder}/`)) ?? terraform[0] ?? '.';
    const name = /([^/]+?)\.tfvars(?:\.json)?$/.exec(file)?.[1] ?? file;
    return `#     - { dir: ${JSON.stringify(dir)}, name: ${JSON.stringify(name)}, varFiles: [${JSON.stringify(file)}] }`;
  });
  return ['# Deployments of a Terraform folder, each judged with its own values.', '# terraform:', '#   roots:', ...roots, ''];
}

/** Pinned by their commits, because tags can be moved. */
const CHECKOUT = 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1';

/** What the packages of the repository hold. */
const OWN = [
  '      # Configuration that is code is not run, as it may come with the pull request of a stranger.',
  '      - run: npx s3lint -f github --no-executable-config',
];

/** A name that is asked of a registry could be anybody's, so what is not installed comes as a commit. */
const ACTION = [
  '      # OWNER holds the repository of s3lint that you use, COMMIT is one of its commits, with all 40 characters.',
  '      - uses: OWNER/s3lint@COMMIT',
];

export function workflowText({ npm, git, cdk }: Seen): string {
  const synth =
    cdk === undefined ? [] : ['      # What a CDK app deploys is not in git: make it first, then lint cdk.out as well.', '      # - run: npx cdk synth -q'];
  return [
    'name: s3lint',
    'on:',
    '  pull_request:',
    '  push:',
    `    branches: [${JSON.stringify(git?.branch ?? 'main')}]`,
    '',
    'permissions:',
    '  contents: read',
    '',
    'jobs:',
    '  s3lint:',
    '    runs-on: ubuntu-latest',
    '    steps:',
    `      - uses: ${CHECKOUT}`,
    '        with:',
    ...(npm === 'with' ? [] : ['          fetch-depth: 2 # the merge, and the commit that it is compared with']),
    '          persist-credentials: false',
    ...(npm === 'with' ? ['      - run: npm ci --ignore-scripts'] : []),
    ...synth,
    ...(npm === 'with' ? OWN : ACTION),
    '',
  ].join('\n');
}
