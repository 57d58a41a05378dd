import { type Command, InvalidArgumentError, Option } from 'commander';
import { configOptions } from './config-options.js';
import type { Actions } from './program.js';
import { assignment, each, lists, oneOf } from './parse.js';
import type { CheckFlags } from './policy-check.js';
import type { PolicyFlags } from './policy-input.js';
import { policyQuestionNames, policyQuestions } from './policy-names.js';

/** Puts `s3lint policy …` into the program. */
export function addPolicyCommands(program: Command, actions: Pick<Actions, 'policyCheck' | 'policyDiff'>, colour: () => Option): void {
  const policy = program.command('policy').description('ask who can do what by a policy, and compare policies').helpCommand(false);

  const check = policy
    .command('check')
    .summary('ask who can reach a bucket')
    .description(
      'Ask who can reach the buckets of a policy or a template. Every answer comes with its proof: the request that succeeds, or what stands in its way.',
    )
    .showHelpAfterError('(s3lint policy check --help shows all options)')
    .argument('<files...>', 'policies, templates, folders; - is standard input')
    .addOption(
      new Option('-Q, --question <names>', 'ask these (with commas, or repeatable); otherwise the usual ones')
        .argParser(lists(oneOf(policyQuestionNames)))
        .default([]),
    )
    .addOption(new Option('--fail-on <answer>', 'exit 1 when a question is answered so: yes or never').argParser(oneOf(['yes', 'never'])).default('never'))
    .addOption(new Option('--require-complete', 'exit 4 when something is undecided'));
  for (const option of [...sharedOptions(), colour()]) check.addOption(option);
  check.addHelpText('after', CHECK_HELP).action((files: readonly string[], flags: CheckFlags) => actions.policyCheck(files, flags));

  const diff = policy
    .command('diff')
    .summary('tell what a change newly allows and denies')
    .showHelpAfterError('(s3lint policy diff --help shows all options)')
    .description('Tell what a change of a policy newly allows and newly denies, by requests that only one of the two lets through.')
    .argument('<old>', 'the policy as it was; - is standard input')
    .argument('<new>', 'the policy as it will be; - is standard input');
  for (const option of [...sharedOptions(), colour()]) diff.addOption(option);
  diff.addHelpText('after', DIFF_HELP).action((before: string, after: string, flags: PolicyFlags) => actions.policyDiff(before, after, flags));
}

function sharedOptions(): readonly Option[] {
  return [
    new Option('--account <id>', 'the account that owns the bucket: twelve digits').argParser(matching(/^\d{12}$/, 'It is twelve digits.')),
    new Option('--org <id>', 'the organization of that account: o-…').argParser(
      matching(/^o-[a-z0-9]{10,32}$/, 'It begins with o- and has 10 to 32 letters and digits.'),
    ),
    new Option('--bucket <name>', 'the bucket to which a policy is attached; of a template, the one that is meant'),
    new Option('--parameter <name=value>', 'value of a CloudFormation parameter (repeatable)').argParser(each(assignment)).default([]),
    new Option('--parameters <file>', 'file of parameter values (repeatable)').argParser(each(String)).default([]),
    new Option('--var <name=value>', 'value of a Terraform variable, or of terraform.workspace (repeatable)').argParser(each(assignment)).default([]),
    new Option('--var-file <file>', 'file of values of Terraform variables (repeatable)').argParser(each(String)).default([]),
    ...configOptions(),
    new Option('-f, --format <format>', 'pretty or json').argParser(oneOf(['pretty', 'json'])).default('pretty'),
  ];
}

function matching(pattern: RegExp, help: string): (typed: string) => string {
  return (typed) => {
    if (!pattern.test(typed)) throw new InvalidArgumentError(help);
    return typed;
  };
}

const nameWidth = Math.max(...policyQuestionNames.map((name) => name.length)) + 2;

function listed(usual: boolean): string {
  return policyQuestions
    .filter((one) => one.usual === usual)
    .map(({ name, asks }) => `  ${name.padEnd(nameWidth)}${asks}\n`)
    .join('');
}

const CHECK_HELP = `
Questions that are asked without --question:
${listed(true)}
Questions that are asked by name:
${listed(false)}
Examples:
  s3lint policy check bucket-policy.json --account 111122223333
  s3lint policy check bucket-policy.json --question http,lock-out --fail-on yes
  aws s3api get-bucket-policy --bucket my-bucket | s3lint policy check -
  s3lint policy check template.yaml --bucket my-bucket --format json
  s3lint policy check infra/ --var-file prod.tfvars

Exit codes:
  0  asked and answered                         3  an input could not be read
  1  a yes, and --fail-on yes                   4  something is undecided, and --require-complete
  2  wrong call or configuration                5  there is no bucket to ask about
`;

const DIFF_HELP = `
Examples:
  s3lint policy diff old.json new.json
  git show main:policy.json | s3lint policy diff - policy.json

Exit codes:
  0  nothing new is allowed                     3  an input could not be read
  1  something new is allowed                   4  whether something new is allowed cannot be told
  2  wrong call or configuration                5  there is no policy of a bucket to compare
`;
