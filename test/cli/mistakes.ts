/** A repository with many findings of `require-versioning`: half of them in templates, half in Terraform. */

const COUNT = 200;

export const asked = ['--only', 'require-versioning', '--rule', 'require-versioning=error'];

export function templateWith(names: readonly string[]): string {
  return ["AWSTemplateFormatVersion: '2010-09-09'", 'Resources:', ...names.map((name) => `  ${name}:\n    Type: AWS::S3::Bucket`), ''].join('\n');
}

export function terraformWith(names: readonly string[]): string {
  return names.map((name) => `resource "aws_s3_bucket" "${name}" {\n  bucket = "acme-${name}"\n}\n`).join('\n');
}

export function manyMistakes(): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let file = 0; file < 10; file++) {
    const names = Array.from({ length: COUNT / 20 }, (_, index) => `B${index}`);
    files[`stacks/s${file}.yaml`] = templateWith(names);
    files[`infra/t${file}/main.tf`] = terraformWith(names.map((name) => name.toLowerCase()));
  }
  return files;
}
