/** What `s3lint policy` reads: files as the linter reads them, joined, with what the call says about the account. */

import { JoinedEstate } from '../link/estate.js';
import { load } from '../load/load.js';
import type { Facts } from '../model/facts.js';
import { whereabouts } from '../report/region.js';
import { secretIn } from '../text/secrets.js';
import type { ColourWish } from './colour.js';
import { type ExitCode, exit } from './exit.js';
import { inputsFor } from './inputs.js';
import { loadConfig } from './load-config.js';
import { parametersFrom } from './parameters.js';
import { harmless, inLine } from './say.js';
import { filesOfValues, terraformValues } from './terraform-values.js';
import type { World } from './world.js';

/** The flags that `check` and `diff` share. */
export interface PolicyFlags {
  /** False: `--no-config`. */
  readonly config?: string | false;
  readonly executableConfig: boolean;
  readonly account?: string;
  readonly org?: string;
  readonly bucket?: string;
  readonly parameter: readonly (readonly [name: string, value: string])[];
  readonly parameters: readonly string[];
  readonly var: readonly (readonly [name: string, value: string])[];
  readonly varFile: readonly string[];
  readonly format: 'pretty' | 'json';
  readonly color: ColourWish;
}

const MAX_BYTES = 16 * 1024 * 1024;

export interface PolicyInput {
  readonly estate: JoinedEstate;
  readonly facts: Facts;
  /** What stands in the files or came with the call and no answer may show. */
  readonly secrets: readonly string[];
  /** What kept it from being read whole; missing: nothing. */
  readonly trouble?: ExitCode;
}

/**
 * Reads files and says on the error stream what is wrong with them, and what was supposed about them.
 * @param asDeployed whether each deployment of Terraform that the configuration names is one by itself
 */
export async function policyInput(given: readonly string[], flags: PolicyFlags, world: World, asDeployed: boolean): Promise<PolicyInput> {
  const { config } = await loadConfig(flags, world.cwd);
  const facts: Facts = {
    ...config.facts,
    ...(flags.account !== undefined && { account: flags.account }),
    ...(flags.org !== undefined && { organization: flags.org }),
  };
  const parameters = new Map(parametersFrom(config.parameters, flags, world.cwd));
  if (facts.account !== undefined && (flags.account !== undefined || !parameters.has('AWS::AccountId'))) parameters.set('AWS::AccountId', facts.account);
  const terraform = terraformValues(asDeployed ? config : { terraform: [] }, flags, world.cwd);
  const inputs = await inputsFor(given, { maxFileSize: MAX_BYTES }, () => false, world, filesOfValues(terraform));
  const { units, documents, problems, notices } = load({ ...inputs, parameters, terraform, account: facts.account });
  const secrets = [
    ...[...parameters, ...terraform.values].flatMap(([name, value]) => (secretIn(name, value) ? [value] : [])),
    ...documents.flatMap((document) => document.mapped.place(0, 0)?.source.secrets ?? []),
  ];
  const unreadable = problems.filter(({ id }) => id === 'unreadable-input');
  for (const { message, help, place } of unreadable)
    world.stderr.write(`error: ${inLine(`${whereabouts(place)}: ${message}`)}\n${help === undefined ? '' : `  ${harmless(help)}\n`}`);
  for (const { message, file = '' } of notices) world.stderr.write(`error: ${inLine(`${file}: ${message}`)}\n`);
  for (const { path, dialect, notSeen } of units)
    if (dialect === 'policy-file') for (const { message } of notSeen) world.stderr.write(`note: ${inLine(`${path}: ${message}`)}\n`);
  const trouble = unreadable.length > 0 ? exit.unreadable : notices.length > 0 ? exit.noInput : undefined;
  return { estate: new JoinedEstate(units, facts), facts, secrets, ...(trouble !== undefined && { trouble }) };
}
