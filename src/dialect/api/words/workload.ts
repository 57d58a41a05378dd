/** What runs and uses S3. Lambda, ECS and EC2 API References, read 2026-11-21. */

import type { instance, lambda, task } from '../../../model/workload.js';
import type { TypeWords } from '../../words.js';
import { tagsAt, unasked } from './parts.js';

export const lambdaWords: TypeWords<ReturnType<typeof lambda>> = {
  naming: { at: 'ListFunctions', fields: { name: 'FunctionName' } },
  environment: { at: 'ListFunctions', fields: { variables: 'Environment.Variables', key: { at: 'KMSKeyArn', arn: true } } },
  code: { at: 'ListFunctions', fields: { inline: unasked, bucket: unasked, key: unasked, version: unasked, runtime: 'Runtime' } },
  execution: { at: 'ListFunctions', fields: { role: { at: 'Role', arn: true } } },
  // Lambda writes the statements of its policies itself, each in this form.
  permissions: {
    at: 'GetPolicy.Policy.Statement',
    of: {
      at: '',
      fields: {
        action: 'Action',
        principal: 'Principal',
        sourceArn: 'Condition.ArnLike.AWS:SourceArn',
        sourceAccount: 'Condition.StringEquals.AWS:SourceAccount',
        organization: 'Condition.StringEquals.aws:PrincipalOrgID',
        urlAuth: 'Condition.StringEquals.lambda:FunctionUrlAuthType',
      },
    },
  },
  tags: unasked,
};

export const taskWords: TypeWords<ReturnType<typeof task>> = {
  naming: { at: 'DescribeTaskDefinition.taskDefinition', fields: { family: 'family' } },
  containers: {
    at: 'DescribeTaskDefinition.taskDefinition.containerDefinitions',
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
    at: 'DescribeTaskDefinition.taskDefinition',
    fields: { taskRole: { at: 'taskRoleArn', arn: true }, executionRole: { at: 'executionRoleArn', arn: true }, networkMode: 'networkMode' },
  },
};

export const instanceWords: TypeWords<ReturnType<typeof instance>> = {
  launch: {
    at: '',
    fields: {
      image: 'DescribeInstances.ImageId',
      template: unasked,
      userData: 'DescribeInstanceAttribute.UserData.Value',
      profile: 'DescribeInstances.IamInstanceProfile.Arn',
    },
  },
  metadataService: {
    at: 'DescribeInstances.MetadataOptions',
    fields: { tokens: 'HttpTokens', endpoint: 'HttpEndpoint', hopLimit: 'HttpPutResponseHopLimit' },
  },
  tags: tagsAt('DescribeInstances.Tags'),
};
