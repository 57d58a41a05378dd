import { type Run, named, session, sessionIn, shown } from './session.js';
import { page } from './table.js';

const open = named({
  'template.yaml': `
Parameters:
  Versioning:
    Type: String
Resources:
  Orders:
    Type: AWS::S3::Bucket
    Properties:
      VersioningConfiguration:
        Status: !Ref Versioning
`,
});

const module = named({
  'main.tf': `
variable "retention" {
  type = number
}

resource "aws_s3_bucket" "orders" {
  bucket = "acme-orders"
}

resource "aws_s3_bucket_lifecycle_configuration" "orders" {
  bucket = aws_s3_bucket.orders.id

  rule {
    id     = "old"
    status = "Enabled"

    filter {}

    transition {
      days          = var.retention
      storage_class = "STANDARD_IA"
    }
  }
}
`,
});

/** `docs/undecided.md`. */
export async function undecidedPage(run: Run): Promise<string> {
  const versioning = '--only require-versioning';
  const days = '--only lifecycle-min-days-ia';
  return page(
    '# What undecided means',
    'A question has three answers: yes, no, and *it cannot be known from here*. Where a value is set at deployment, comes from another stack, or could not be read, s3lint does not take it for off, and not for on either. The rule is *undecided* for that bucket: no finding, and no pass.',
    shown(open),
    await session(run, open, versioning),
    'It is listed with its cause, once for each cause however many rules wait for it, and it does not fail the run. Whoever wants an answer to everything asks for it, and gets exit code 4:',
    await session(run, open, `${versioning} --require-complete`),
    '## How to decide it',
    'Give the value. Then the answer is for that deployment:',
    await session(run, open, `${versioning} --parameter Versioning=Enabled`, `${versioning} --parameter Versioning=Suspended -f compact`),
    'The same in Terraform, where a value that has no default is not known either:',
    shown(module),
    await session(run, module, days, `${days} --var retention=30`, `${days} --var retention=7 -f compact`),
    [
      'What helps, by what is open:',
      '',
      '- a parameter without a default: `--parameter NAME=VALUE`, `--parameters FILE`, or `parameters` in the configuration',
      '- a variable without a default: `--var NAME=VALUE`, `--var-file FILE`, or `terraform.roots`',
      '- what only the deployment knows, such as the output of another stack: [what is live](live.md), with `--with SNAPSHOT`; in Terraform a plan',
      '- what no text shows (the account, the organization, its Block Public Access): `facts` in the configuration',
      '- a module that is not at hand: `terraform init`',
    ].join('\n'),
    '## Live accounts',
    'AWS may refuse to tell. That is undecided as well, with the permission that would help, and never taken for "not configured":',
    await sessionIn(run, 'live-account', '--only no-mfa-bool-pattern account.json'),
    '## What follows from it',
    [
      '- A finding is never made of something unknown alone. Where it rests on a likely value, such as the default of a parameter, it says so, and its confidence is `medium` or `low`.',
      '- A run without findings and with something undecided is not called clean: `ok No findings, 3 undecided`.',
      '- JSON has them under `undecided`. SARIF has no word that GitHub would not show as an alert, so they are not in it.',
      '- A `Deny` or a grant that cannot be seen leaves open what it could change, and only that.',
    ].join('\n'),
  );
}
