/** Published modules to which the name of a bucket is given: what they say of that bucket, though they are not at hand. */

import { own } from '../../text/own.js';
import { publicName } from './module-source.js';

/**
 * The facets that a module says of a bucket that it is given; undefined where the module is not known here. Of those below all versions up to the
 * middle of 2026 were looked through: most use the name in policies and settings of other things.
 */
export function saidByPublished(source: string | undefined): readonly string[] | undefined {
  const [, module, submodule] = SOURCE.exec(publicName(source) ?? '') ?? [];
  if (module === undefined) return undefined;
  return module === 'terraform-aws-modules/s3-bucket/aws' ? own(SUBMODULES, submodule ?? '') : SILENT.has(module) ? NOTHING : undefined;
}

const SOURCE = /^([\w-]+\/[\w-]+\/[\w-]+)(?:\/\/modules\/([\w-]+))?$/;

const NOTHING: readonly string[] = [];

/** Its own bucket is told by its arguments. */
const SUBMODULES: Readonly<Record<string, readonly string[] | undefined>> = { notification: ['notification'], object: NOTHING };

const SILENT: ReadonlySet<string> = new Set([
  ...['cloudfront', 'eventbridge', 'iam', 'kms', 'lambda', 'sns', 'sqs', 'step-functions'].map((name) => `terraform-aws-modules/${name}/aws`),
  ...['iam-policy', 'iam-role', 'iam-s3-user', 'iam-system-user'].map((name) => `cloudposse/${name}/aws`),
  'cloudposse/label/null',
]);
