/** What runs and uses S3. */

import type { build, instance, lambda, launchTemplate, permission, task } from '../../../model/workload.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { count, tags, text } from './parts.js';

/** Code stands in files or in a bucket: no text of it in the resource. */
export const lambdaWords = (): TypeWords<ReturnType<typeof lambda>> => ({
  naming: { at: '', fields: { name: 'function_name' } },
  environment: { at: '', fields: { variables: 'environment[0].variables', key: { ...text('kms_key_arn'), arn: true } } },
  code: { at: '', fields: { inline: unsaid, bucket: text('s3_bucket'), key: text('s3_key'), version: text('s3_object_version'), runtime: text('runtime') } },
  execution: { at: '', fields: { role: { at: 'role', arn: true } } },
  permissions: unsaid,
  tags,
});

export const invocationWords = {
  at: '',
  fields: {
    action: 'action',
    principal: 'principal',
    sourceArn: text('source_arn'),
    sourceAccount: text('source_account'),
    organization: text('principal_org_id'),
    urlAuth: text('function_url_auth_type'),
  },
} as const;

export const permissionWords = (): TypeWords<ReturnType<typeof permission>> => ({ function: 'function_name', grant: invocationWords });

/** The containers are written as ECS takes them, as a text that holds JSON. */
export const taskWords = (): TypeWords<ReturnType<typeof task>> => ({
  naming: { at: '', fields: { family: 'family' } },
  containers: {
    at: 'container_definitions',
    json: true,
    of: {
      at: '',
      fields: {
        name: 'name',
        image: 'image',
        command: 'command',
        variables: { at: 'environment', of: { at: '', fields: { name: 'name', value: 'value' } } },
        environmentFiles: { at: 'environmentFiles', of: { at: '', fields: { type: 'type', location: 'value' } } },
        secrets: { at: 'secrets', of: { at: '', fields: { name: 'name', from: 'valueFrom' } } },
      },
    },
  },
  execution: {
    at: '',
    fields: {
      taskRole: { ...text('task_role_arn'), arn: true },
      executionRole: { ...text('execution_role_arn'), arn: true },
      networkMode: text('network_mode'),
    },
  },
});

const metadataService = {
  at: 'metadata_options[0]',
  fields: { tokens: text('http_tokens'), endpoint: text('http_endpoint'), hopLimit: count('http_put_response_hop_limit') },
} as const;

export const instanceWords = (): TypeWords<ReturnType<typeof instance>> => ({
  launch: {
    at: '',
    fields: {
      image: text('ami'),
      template: text(['launch_template[0].id', 'launch_template[0].name']),
      userData: { ...text(['user_data', 'user_data_base64']), base64: true },
      profile: text('iam_instance_profile'),
    },
  },
  metadataService,
  tags,
});

export const launchTemplateWords = (): TypeWords<ReturnType<typeof launchTemplate>> => ({
  naming: { at: '', fields: { name: 'name' } },
  launch: {
    at: '',
    fields: {
      image: text('image_id'),
      userData: { ...text('user_data'), base64: true },
      profile: text(['iam_instance_profile[0].name', 'iam_instance_profile[0].arn']),
    },
  },
  metadataService,
});

/** The elder form of a launch template. */
export const launchConfigurationWords = (): TypeWords<ReturnType<typeof launchTemplate>> => ({
  naming: { at: '', fields: { name: 'name' } },
  launch: {
    at: '',
    fields: { image: text('image_id'), userData: { ...text(['user_data', 'user_data_base64']), base64: true }, profile: text('iam_instance_profile') },
  },
  metadataService,
});

/** Batch gives the machines that it starts a profile, whatever their template says (Batch User Guide, launch templates, read November 2026). */
export const computeEnvironmentWords = {
  at: '',
  fields: { image: unsaid, userData: unsaid, profile: text('compute_resources[0].instance_role') },
} as const;

const source = { type: 'type', location: text('location'), buildspec: text('buildspec') } as const;
const artifacts = { type: 'type', location: text('location'), encryptionDisabled: 'encryption_disabled' } as const;

export const buildWords = (): TypeWords<ReturnType<typeof build>> => ({
  naming: { at: '', fields: { name: 'name' } },
  execution: { at: '', fields: { role: { at: 'service_role', arn: true }, key: text('encryption_key'), privileged: 'environment[0].privileged_mode' } },
  environment: {
    at: 'environment[0]',
    fields: { variables: { at: 'environment_variable', of: { at: '', fields: { name: 'name', value: 'value', type: text('type') } } } },
  },
  source: { at: 'source[0]', fields: source },
  secondarySources: { at: 'secondary_sources', of: { at: '', fields: source } },
  artifacts: { at: 'artifacts[0]', fields: artifacts },
  secondaryArtifacts: { at: 'secondary_artifacts', of: { at: '', fields: artifacts } },
  cache: { at: 'cache[0]', fields: { type: text('type'), location: text('location') } },
  logs: {
    at: 'logs_config[0].s3_logs[0]',
    fields: {
      status: { ...text('status'), otherwise: 'DISABLED' },
      location: text('location'),
      encryptionDisabled: { at: 'encryption_disabled', otherwise: 'false' },
    },
  },
});
