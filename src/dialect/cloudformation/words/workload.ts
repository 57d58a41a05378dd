/** What runs and uses S3. */

import type { build, instance, lambda, launchTemplate, permission, task } from '../../../model/workload.js';
import type { TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import { tags } from './parts.js';

export const lambdaWords = (): TypeWords<ReturnType<typeof lambda>> => ({
  naming: { at: '', fields: { name: 'FunctionName' } },
  environment: { at: '', fields: { variables: 'Environment.Variables', key: { at: 'KmsKeyArn', arn: true } } },
  code: { at: '', fields: { inline: 'Code.ZipFile', bucket: 'Code.S3Bucket', key: 'Code.S3Key', version: 'Code.S3ObjectVersion', runtime: 'Runtime' } },
  execution: { at: '', fields: { role: { at: 'Role', arn: true } } },
  permissions: unsaid,
  tags,
});

export const invocationWords = {
  at: '',
  fields: {
    action: 'Action',
    principal: 'Principal',
    sourceArn: 'SourceArn',
    sourceAccount: 'SourceAccount',
    organization: 'PrincipalOrgID',
    urlAuth: 'FunctionUrlAuthType',
  },
} as const;

export const permissionWords = (): TypeWords<ReturnType<typeof permission>> => ({ function: 'FunctionName', grant: invocationWords });

export const taskWords = (): TypeWords<ReturnType<typeof task>> => ({
  naming: { at: '', fields: { family: 'Family' } },
  containers: {
    at: 'ContainerDefinitions',
    of: {
      at: '',
      fields: {
        name: 'Name',
        image: 'Image',
        command: 'Command',
        variables: { at: 'Environment', of: { at: '', fields: { name: 'Name', value: 'Value' } } },
        environmentFiles: { at: 'EnvironmentFiles', of: { at: '', fields: { type: 'Type', location: 'Value' } } },
        secrets: { at: 'Secrets', of: { at: '', fields: { name: 'Name', from: 'ValueFrom' } } },
      },
    },
  },
  execution: {
    at: '',
    fields: { taskRole: { at: 'TaskRoleArn', arn: true }, executionRole: { at: 'ExecutionRoleArn', arn: true }, networkMode: 'NetworkMode' },
  },
});

const metadataService = { at: 'MetadataOptions', fields: { tokens: 'HttpTokens', endpoint: 'HttpEndpoint', hopLimit: 'HttpPutResponseHopLimit' } } as const;

export const instanceWords = (): TypeWords<ReturnType<typeof instance>> => ({
  launch: {
    at: '',
    fields: {
      image: 'ImageId',
      template: ['LaunchTemplate.LaunchTemplateId', 'LaunchTemplate.LaunchTemplateName'],
      userData: { at: 'UserData', base64: true },
      profile: 'IamInstanceProfile',
    },
  },
  metadataService,
  tags,
});

export const launchTemplateWords = (): TypeWords<ReturnType<typeof launchTemplate>> => ({
  naming: { at: '', fields: { name: 'LaunchTemplateName' } },
  launch: {
    at: 'LaunchTemplateData',
    fields: { image: 'ImageId', userData: { at: 'UserData', base64: true }, profile: ['IamInstanceProfile.Name', 'IamInstanceProfile.Arn'] },
  },
  metadataService: { ...metadataService, at: 'LaunchTemplateData.MetadataOptions' },
});

/** The elder form of a launch template. */
export const launchConfigurationWords = (): TypeWords<ReturnType<typeof launchTemplate>> => ({
  naming: { at: '', fields: { name: 'LaunchConfigurationName' } },
  launch: { at: '', fields: { image: 'ImageId', userData: { at: 'UserData', base64: true }, profile: 'IamInstanceProfile' } },
  metadataService,
});

const source = { type: 'Type', location: 'Location', buildspec: 'BuildSpec' } as const;
const artifacts = { type: 'Type', location: 'Location', encryptionDisabled: 'EncryptionDisabled' } as const;

export const buildWords = (): TypeWords<ReturnType<typeof build>> => ({
  naming: { at: '', fields: { name: 'Name' } },
  execution: { at: '', fields: { role: { at: 'ServiceRole', arn: true }, key: 'EncryptionKey', privileged: 'Environment.PrivilegedMode' } },
  environment: {
    at: 'Environment',
    fields: { variables: { at: 'EnvironmentVariables', of: { at: '', fields: { name: 'Name', value: 'Value', type: 'Type' } } } },
  },
  source: { at: 'Source', fields: source },
  secondarySources: { at: 'SecondarySources', of: { at: '', fields: source } },
  artifacts: { at: 'Artifacts', fields: artifacts },
  secondaryArtifacts: { at: 'SecondaryArtifacts', of: { at: '', fields: artifacts } },
  cache: { at: 'Cache', fields: { type: 'Type', location: 'Location' } },
  logs: { at: 'LogsConfig.S3Logs', fields: { status: 'Status', location: 'Location', encryptionDisabled: 'EncryptionDisabled' } },
});
