import { describe, expect, it } from 'vitest';
import { loadTexts } from './reading.js';

const said = (values: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) =>
  loadTexts({ 'main.tf': 'variable "env" {}\nresource "aws_s3_bucket" "b" {\n  bucket = var.env\n}\n', ...files }, { values }).notices.map(
    ({ message }) => message,
  );

describe('a value on the command line', () => {
  it('for a variable that no root declares or uses is said to be of no use, with the name that was probably meant', () => {
    expect(said({ enb: 'prod' })).toEqual(['no Terraform root here declares or uses the variable "enb"; did you mean "env"?']);
  });

  it('is of use where one of several roots declares it', () => {
    expect(said({ env: 'prod', region: 'eu-west-1' }, { 'other/main.tf': 'variable "region" {}\n' })).toEqual([]);
  });

  it('is of use where a root uses what no file declares', () => {
    expect(said({ name: 'x', region: 'eu-west-1' }, { 'more.tf': 'locals {\n  a = "${var.name}-b"\n}\n' })).toEqual([
      'no Terraform root here declares or uses the variable "region"',
    ]);
  });

  it('means the variables of roots, not of the modules that they call', () => {
    const files = { 'call.tf': 'module "m" {\n  source = "./m"\n}\n', 'm/main.tf': 'variable "size" {}\n' };
    expect(said({ size: '3' }, files)).toEqual(['no Terraform root here declares or uses the variable "size"']);
  });

  it('may be that of the workspace, which no root declares', () => {
    expect(said({ 'terraform.workspace': 'prod' })).toEqual([]);
  });
});
