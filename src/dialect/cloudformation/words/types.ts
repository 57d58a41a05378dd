/** Which CloudFormation type is which subject, and which says something about another. */

import type { SubjectKind } from '../../../model/kinds.js';
import type { BlockField, Shape } from '../../../model/shape.js';
import type { BlockWords, LeafWords, TypeWords } from '../../words.js';
import { unsaid } from '../../words.js';
import type { key, lambda, role } from '../../../model/subjects.js';
import { bucketWords } from './bucket.js';

/** A type that declares a subject. */
export interface SubjectType {
  readonly subject: SubjectKind;
  readonly words: TypeWords<Shape>;
}

/** A type that attaches a facet to another subject. */
export interface AttachmentType {
  readonly attaches: SubjectKind;
  readonly facet: string;
  /** Where it names the subject. */
  readonly target: string;
  readonly words: BlockWords | LeafWords;
}

const keyWords: TypeWords<typeof key> = {
  naming: unsaid,
  rotation: { at: '', fields: { enabled: 'EnableKeyRotation' } },
  policy: { at: '', fields: { document: 'KeyPolicy' } },
};

const roleWords: TypeWords<typeof role> = {
  naming: { at: '', fields: { name: 'RoleName' } },
  trust: { at: '', fields: { document: 'AssumeRolePolicyDocument' } },
  policies: { at: 'Policies', of: { at: '', fields: { name: 'PolicyName', document: 'PolicyDocument' } } },
};

const lambdaWords: TypeWords<typeof lambda> = {
  naming: { at: '', fields: { name: 'FunctionName' } },
  environment: { at: '', fields: { variables: 'Environment.Variables', key: 'KmsKeyArn' } },
  code: { at: '', fields: { inline: 'Code.ZipFile', bucket: 'Code.S3Bucket' } },
  execution: { at: '', fields: { role: 'Role' } },
};

export const subjectTypes: Readonly<Record<string, SubjectType>> = {
  'AWS::S3::Bucket': { subject: 'bucket', words: bucketWords as TypeWords<Shape> },
  'AWS::KMS::Key': { subject: 'key', words: keyWords as TypeWords<Shape> },
  'AWS::IAM::Role': { subject: 'role', words: roleWords as TypeWords<Shape> },
  'AWS::Lambda::Function': { subject: 'lambda', words: lambdaWords as TypeWords<Shape> },
};

export const attachmentTypes: Readonly<Record<string, AttachmentType>> = {
  'AWS::S3::BucketPolicy': { attaches: 'bucket', facet: 'policy', target: 'Bucket', words: { at: '', fields: { document: 'PolicyDocument' } } as BlockWords },
};

export type { BlockField };
