/** The repository in which somebody types what the pages say: it holds the files that they speak of. */

import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { git } from '../../action/history.js';
import { folderWith, put } from '../../cli/folder.js';
import { readPage } from './pages.js';

const text = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const fixture = (path: string): string => readFileSync(join('fixtures', path), 'utf8');

export const bucket = (name: string): string => text(`resource "aws_s3_bucket" "${name}" {`, `  bucket = "acme-${name}"`, '}');
export const valuesOf = (values: Readonly<Record<string, string>>): string =>
  json(Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })));

export const infra = {
  'infra/variables.tf': text('variable "versioning" {', '  type = string', '}'),
  'infra/main.tf': [
    bucket('orders'),
    text(
      'resource "aws_s3_bucket_versioning" "orders" {',
      '  bucket = aws_s3_bucket.orders.id',
      '',
      '  versioning_configuration {',
      '    status = var.versioning',
      '  }',
      '}',
    ),
    text('# Named by the provider: the state tells how.', 'resource "aws_s3_bucket" "reports" {', '  bucket_prefix = "reports-"', '}'),
  ].join('\n'),
  'prod.tfvars': 'versioning = "Enabled"\n',
};

/** A bucket whose versioning hangs on the stage. */
export const template = text(
  "AWSTemplateFormatVersion: '2010-09-09'",
  'Parameters:',
  '  Stage:',
  '    Type: String',
  '    AllowedValues: [dev, prod]',
  'Conditions:',
  '  IsProd: !Equals [!Ref Stage, prod]',
  'Resources:',
  '  Uploads:',
  '    Type: AWS::S3::Bucket',
  '    Properties:',
  '      BucketName: my-bucket',
  '      VersioningConfiguration:',
  '        Status: !If [IsProd, Enabled, Suspended]',
);

const planned = (name: string, values: object): object => ({
  address: `aws_s3_bucket.${name}`,
  mode: 'managed',
  type: 'aws_s3_bucket',
  name,
  provider_name: 'registry.terraform.io/hashicorp/aws',
  values,
});

export const plan = json({
  format_version: '1.2',
  terraform_version: '1.9.8',
  planned_values: { root_module: { resources: [planned('orders', { bucket: 'acme-orders' }), planned('reports', { bucket_prefix: 'reports-' })] } },
  resource_changes: [],
});

export const state = json({
  format_version: '1.0',
  terraform_version: '1.9.8',
  values: { root_module: { resources: [planned('orders', { bucket: 'acme-orders' })] } },
});

export const policy = (...actions: readonly string[]): string =>
  json({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Everybody', Effect: 'Allow', Principal: '*', Action: actions, Resource: 'arn:aws:s3:::my-bucket/*' }],
  });

/** The template of a bucket that a page shows, without its name. */
function shownOn(page: string, bucket: string): string {
  const block = readPage(page).blocks.find(({ language, text }) => language === 'yaml' && text.includes(`\n  ${bucket}:\n`));
  return `${block?.text.replace(/^# .*\n/, '') ?? ''}\n`;
}

/** What is on `main`, and what is changed since on a branch. */
function made(): string {
  const folder = folderWith({
    '.gitignore': 'node_modules\n',
    'package.json': json({ private: true, type: 'module' }),
    'template.yaml': template,
    'prod.json': valuesOf({ Stage: 'prod' }),
    ...infra,
    'plan.json': plan,
    'state.json': fixture('projects/live-overlay/state.json'),
    'account.json': fixture('projects/live-overlay/accounts.json'),
    'policy.json': policy('s3:GetObject'),
    'bucket-policy.json': policy('s3:GetObject', 's3:PutObject'),
    'old.json': policy('s3:GetObject'),
    'new.json': policy('s3:GetObject', 's3:PutObject'),
    'assets.yaml': shownOn('docs/formats.md', 'Assets'),
    'site.yaml': shownOn('docs/how-s3lint-decides.md', 'Site'),
  });
  cpSync('fixtures/projects/cdk/cdk.out', join(folder, 'cdk.out'), { recursive: true });
  cpSync('fixtures/projects/plugin/rules', join(folder, 'rules'), { recursive: true });
  git(folder, 'init', '--quiet', '--template=');
  commit(folder, 'What was there');
  git(folder, 'switch', '--quiet', '--create', 'topic');
  put(folder, { 'infra/logs.tf': bucket('logs'), 'policy.json': policy('s3:GetObject', 's3:PutObject') });
  commit(folder, 'What is proposed');
  return folder;
}

function commit(folder: string, message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

/** A folder of which every passage gets a copy, with s3lint installed there. */
export function stageWith(modules: string): () => string {
  const [first, copies] = [made(), folderWith({})];
  let count = 0;
  return () => {
    const folder = join(copies, String(++count));
    cpSync(first, folder, { recursive: true });
    symlinkSync(modules, join(folder, 'node_modules'), 'junction');
    return folder;
  };
}
