/** The packages of AWS's SDK: installed by those who scan accounts, and loaded when they are needed, each by itself. */

import { createRequire } from 'node:module';
import type { Service } from '../../dialect/api/operations.js';

/** Which package asks which service. */
export const packageOf: Readonly<Record<Service, string>> = {
  s3: '@aws-sdk/client-s3',
  s3control: '@aws-sdk/client-s3-control',
  sts: '@aws-sdk/client-sts',
  iam: '@aws-sdk/client-iam',
  organizations: '@aws-sdk/client-organizations',
  lambda: '@aws-sdk/client-lambda',
  cloudtrail: '@aws-sdk/client-cloudtrail',
  cloudfront: '@aws-sdk/client-cloudfront',
  ec2: '@aws-sdk/client-ec2',
  ecs: '@aws-sdk/client-ecs',
  kms: '@aws-sdk/client-kms',
  sns: '@aws-sdk/client-sns',
  sqs: '@aws-sdk/client-sqs',
  glacier: '@aws-sdk/client-glacier',
};

export const CREDENTIALS = '@aws-sdk/credential-providers';
export const HANDLER = '@smithy/node-http-handler';

/** A loaded package, of which we know what we name. */
export type Package = Readonly<Record<string, unknown>>;

/** Written out one by one, so that a bundler sees them and leaves them where they are. */
const loaders: Readonly<Record<string, () => Promise<unknown>>> = {
  '@aws-sdk/client-s3': () => import('@aws-sdk/client-s3'),
  '@aws-sdk/client-s3-control': () => import('@aws-sdk/client-s3-control'),
  '@aws-sdk/client-sts': () => import('@aws-sdk/client-sts'),
  '@aws-sdk/client-iam': () => import('@aws-sdk/client-iam'),
  '@aws-sdk/client-organizations': () => import('@aws-sdk/client-organizations'),
  '@aws-sdk/client-lambda': () => import('@aws-sdk/client-lambda'),
  '@aws-sdk/client-cloudtrail': () => import('@aws-sdk/client-cloudtrail'),
  '@aws-sdk/client-cloudfront': () => import('@aws-sdk/client-cloudfront'),
  '@aws-sdk/client-ec2': () => import('@aws-sdk/client-ec2'),
  '@aws-sdk/client-ecs': () => import('@aws-sdk/client-ecs'),
  '@aws-sdk/client-kms': () => import('@aws-sdk/client-kms'),
  '@aws-sdk/client-sns': () => import('@aws-sdk/client-sns'),
  '@aws-sdk/client-sqs': () => import('@aws-sdk/client-sqs'),
  '@aws-sdk/client-glacier': () => import('@aws-sdk/client-glacier'),
  '@aws-sdk/credential-providers': () => import('@aws-sdk/credential-providers'),
  '@smithy/node-http-handler': () => import('@smithy/node-http-handler'),
};

export type Load = (name: string) => Promise<unknown>;

export const load: Load = (name) => {
  const loader = loaders[name];
  if (!loader) throw new Error(`no package ${name}`);
  // The SDK speaks about versions of Node that it will give up one day: not to our users, who cannot help it.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return loader();
};

/** Packages of the SDK that are not there. Told by its `kind`; its message is the sentence to show. */
export class MissingPackages extends Error {
  readonly kind = 'missing-packages';
  /** The one line that helps. */
  readonly install: string;

  constructor(readonly packages: readonly string[]) {
    const install = `npm install ${packages.join(' ')}`;
    super(`AWS's SDK is not installed, which asking accounts takes: ${install}`);
    this.name = 'MissingPackages';
    this.install = install;
  }
}

export function isMissingPackages(error: unknown): error is MissingPackages {
  return typeof error === 'object' && error !== null && 'kind' in error && error.kind === 'missing-packages';
}

interface Wanted {
  readonly load: Load;
  readonly find: Find;
  /** Those that are loaded at once; of the others it is enough that they are there. */
  readonly now: ReadonlySet<string>;
}

/** Loads what is wanted now, or says at once which of them all are missing. */
export async function loadAll(names: readonly string[], { load: by, find: has, now }: Wanted): Promise<ReadonlyMap<string, Package>> {
  const missing = names.filter((name) => !has(name)).sort();
  if (missing.length > 0) throw new MissingPackages(missing);
  return new Map(await Promise.all([...now].map(async (name) => [name, (await by(name)) as Package] as const)));
}

export type Find = (name: string) => boolean;

const { resolve } = createRequire(import.meta.url);

export const find: Find = (name) => {
  try {
    resolve(name);
    return true;
  } catch (error) {
    return !isNotFound(error);
  }
};

function isNotFound(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND';
}
