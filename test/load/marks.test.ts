import { describe, expect, it } from 'vitest';
import { isCandidate, isMarked, isTemplated, isTerraform } from '../../src/load/marks.js';

describe('which files are ours', () => {
  it.each(['a.yaml', 'dir.d/a.yml', 'A.JSON', 'stack.template', 'stack.template.json', 'dir/template', 'x.cfn'])('looks at %s', (path) => {
    expect(isCandidate(path)).toBe(true);
  });

  it.each(['a.ts', 'yaml', 'json/readme', 'template.md', 'a.yaml.bak', 'template/notes.txt'])('passes by %s', (path) => {
    expect(isCandidate(path)).toBe(false);
  });

  it.each(['main.tf', 'a/b.tofu', 'x.tf.json', 'C:\\a\\b.tf'])('reads %s as Terraform does', (path) => {
    expect([isCandidate(path), isTerraform(path)]).toEqual([true, true]);
  });

  it.each(['.main.tf', 'a/#main.tf#', 'main.tf~', 'main.tfvars', 'main.tf.bak', '.terraform.lock.hcl'])('leaves %s aside as Terraform does', (path) => {
    expect(isTerraform(path)).toBe(false);
  });

  it('takes a file that names an AWS type or the template version', () => {
    expect(isMarked(Buffer.from('Resources: {B: {Type: AWS::S3::Bucket}}'))).toBe(true);
    expect(isMarked(Buffer.from('AWSTemplateFormatVersion: 2010-09-09'))).toBe(true);
    expect(isMarked(Buffer.from('apiVersion: v1\nkind: ConfigMap\n'))).toBe(false);
    expect(isMarked(new Uint8Array())).toBe(false);
  });

  it('finds the mark in UTF-16 too', () => {
    const bytes = Buffer.from('\uFEFFType: AWS::S3::Bucket', 'utf16le');
    expect(isMarked(bytes)).toBe(true);
    expect(isMarked(Buffer.from(bytes).swap16())).toBe(true);
    expect(isMarked(Buffer.from('\uFEFFkind: Pod', 'utf16le'))).toBe(false);
  });

  it('looks only at its own part of a larger buffer', () => {
    const bytes = Buffer.from('AWS::S3 apiVersion: v1');
    expect(isMarked(bytes.subarray(8))).toBe(false);
  });
});

describe('texts for a template engine', () => {
  it.each(['name: {{ .Values.name }}', '{{- if .Values.on }}', '{% for b in buckets %}', 'key: {{name}}', '<%= name %>', '{{/* note */}}'])(
    'knows %s',
    (text) => {
      expect(isTemplated(text)).toBe(true);
    },
  );

  it.each(["Password: '{{resolve:secretsmanager:db:SecretString:password}}'", 'Name: !Sub ${Env}-logs', '{a: {b: 1}}'])('does not take %s for one', (text) => {
    expect(isTemplated(text)).toBe(false);
  });
});
