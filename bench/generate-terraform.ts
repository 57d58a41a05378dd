/** Terraform as teams keep it: roots that call shared modules, three files in ten about S3, the rest other people's. */

/** Files of a root, in the order in which they are handed out. */
const ROOT: readonly ((stack: number) => string)[] = [
  settings,
  variables,
  locals,
  buckets,
  network,
  functions,
  policies,
  queues,
  database,
  calls,
  alarms,
  outputs,
];

/** @returns texts by path, so many of them */
export function generateConfiguration(files: number): Readonly<Record<string, string>> {
  const texts: Record<string, string> = {
    'modules/bucket/main.tf': moduleMain(),
    'modules/bucket/variables.tf': moduleVariables(),
    'modules/bucket/outputs.tf': moduleOutputs(),
  };
  const names = ['settings', 'variables', 'locals', 'buckets', 'network', 'functions', 'policies', 'queues', 'database', 'modules', 'alarms', 'outputs'];
  for (let index = Object.keys(texts).length, made = 0; index < files; index++, made++) {
    const stack = Math.floor(made / ROOT.length);
    const kind = made % ROOT.length;
    texts[`stacks/s${stack}/${names[kind]}.tf`] = ROOT[kind]?.(stack) ?? '';
  }
  return texts;
}

function settings(stack: number): string {
  return `terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }

  backend "s3" {
    bucket = "example-state"
    key    = "stacks/s${stack}/terraform.tfstate"
    region = "eu-west-1"
  }
}

# All that is made here bears these tags.
provider "aws" {
  region = var.region

  default_tags {
    tags = local.tags
  }
}

data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
`;
}

function variables(stack: number): string {
  const one = (name: string, type: string, fallback: string, description: string): string => `
variable "${name}" {
  description = "${description}"
  type        = ${type}${fallback === '' ? '' : `\n  default     = ${fallback}`}
}
`;
  return `variable "environment" {
  description = "Where this is deployed: dev, staging or prod."
  type        = string

  validation {
    condition     = contains(["dev", "staging", "prod"], var.environment)
    error_message = "The environment is dev, staging or prod."
  }
}
${one('region', 'string', '"eu-west-1"', 'Where all of it stands.')}${one('name', 'string', `"stack-${stack}"`, 'The beginning of every name.')}${one('team', 'string', '"storage"', 'Who is asked about it.')}${one('retention_days', 'number', '30', 'How long old versions are kept.')}${one('log_bucket', 'string', '', 'Where access logs go.')}${one('readers', 'list(string)', '["arn:aws:iam::111122223333:role/reader"]', 'Who may read.')}
variable "stores" {
  description = "A bucket for each."
  type = map(object({
    versioning = optional(bool, true)
    prefix     = optional(string, "")
    days       = optional(number, 90)
  }))
  default = {
    raw     = { days = 30 }
    clean   = { prefix = "in/" }
    reports = { versioning = false, days = 365 }
  }
}
`;
}

function locals(stack: number): string {
  return `locals {
  name       = "\${var.name}-\${var.environment}"
  is_prod    = var.environment == "prod"
  account_id = data.aws_caller_identity.me.account_id

  tags = merge(
    {
      Team        = var.team
      Environment = var.environment
      Stack       = "s${stack}"
    },
    local.is_prod ? { Pager = "yes" } : {},
  )

  names   = { for key, store in var.stores : key => lower("\${local.name}-\${key}") }
  kept    = [for key, store in var.stores : key if store.versioning]
  subnets = [for index in range(3) : cidrsubnet("10.${stack % 256}.0.0/16", 8, index)]
}
`;
}

function buckets(stack: number): string {
  const facets = (name: string, reference: string, each: string): string => `
resource "aws_s3_bucket_versioning" "${name}" {${each}
  bucket = ${reference}.id

  versioning_configuration {
    status = ${each === '' ? '"Enabled"' : 'each.value.versioning ? "Enabled" : "Suspended"'}
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "${name}" {${each}
  bucket = ${reference}.bucket

  rule {
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.data.arn
    }
    bucket_key_enabled = true
  }
}

resource "aws_s3_bucket_public_access_block" "${name}" {${each}
  bucket                  = ${reference}.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = ${stack % 7 === 0 ? 'false' : 'true'}
}

resource "aws_s3_bucket_lifecycle_configuration" "${name}" {${each}
  bucket = ${reference}.id

  rule {
    id     = "old-versions"
    status = "Enabled"

    filter {
      prefix = ${each === '' ? '""' : 'each.value.prefix'}
    }

    noncurrent_version_expiration {
      noncurrent_days = var.retention_days
    }

    abort_incomplete_multipart_upload {
      days_after_initiation = 7
    }
  }
}
`;
  return `resource "aws_kms_key" "data" {
  description         = "Key of \${local.name}"
  enable_key_rotation = true
}

resource "aws_s3_bucket" "store" {
  for_each = var.stores
  bucket   = local.names[each.key]

  tags = {
    Name = local.names[each.key]
  }
}
${facets('store', 'aws_s3_bucket.store[each.key]', '\n  for_each = var.stores')}
resource "aws_s3_bucket" "site" {
  bucket = "\${local.name}-site-${stack}"
}
${facets('site', 'aws_s3_bucket.site', '')}
resource "aws_s3_bucket_logging" "site" {
  count = local.is_prod ? 1 : 0

  bucket        = aws_s3_bucket.site.id
  target_bucket = var.log_bucket
  target_prefix = "site-${stack}/"
}
`;
}

function policies(): string {
  return `data "aws_iam_policy_document" "store" {
  for_each = var.stores

  statement {
    sid     = "DenyPlainHttp"
    effect  = "Deny"
    actions = ["s3:*"]
    resources = [
      aws_s3_bucket.store[each.key].arn,
      "\${aws_s3_bucket.store[each.key].arn}/*",
    ]

    principals {
      type        = "*"
      identifiers = ["*"]
    }

    condition {
      test     = "Bool"
      variable = "aws:SecureTransport"
      values   = ["false"]
    }
  }

  statement {
    sid       = "Readers"
    actions   = ["s3:GetObject", "s3:GetObjectVersion"]
    resources = ["\${aws_s3_bucket.store[each.key].arn}/*"]

    principals {
      type        = "AWS"
      identifiers = var.readers
    }
  }
}

resource "aws_s3_bucket_policy" "store" {
  for_each = var.stores

  bucket = aws_s3_bucket.store[each.key].id
  policy = data.aws_iam_policy_document.store[each.key].json
}

resource "aws_s3_bucket_policy" "site" {
  bucket = aws_s3_bucket.site.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "DenyPlainHttp"
        Effect    = "Deny"
        Principal = "*"
        Action    = "s3:*"
        Resource  = [aws_s3_bucket.site.arn, "\${aws_s3_bucket.site.arn}/*"]
        Condition = { Bool = { "aws:SecureTransport" = "false" } }
      },
      {
        Sid       = "Site"
        Effect    = "Allow"
        Principal = { Service = "cloudfront.amazonaws.com" }
        Action    = "s3:GetObject"
        Resource  = "\${aws_s3_bucket.site.arn}/*"
        Condition = { StringEquals = { "aws:SourceAccount" = local.account_id } }
      },
    ]
  })
}

resource "aws_iam_policy" "reader" {
  name = "\${local.name}-reader"

  policy = <<-EOT
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["s3:GetObject", "s3:ListBucket"],
          "Resource": ["\${aws_s3_bucket.site.arn}", "\${aws_s3_bucket.site.arn}/*"]
        }
      ]
    }
  EOT
}
`;
}

function calls(stack: number): string {
  return `module "archive" {
  source = "../../modules/bucket"

  name       = "\${local.name}-archive"
  versioning = true
  log_bucket = var.log_bucket
  tags       = merge(local.tags, { Purpose = "archive" })
}

module "team" {
  source   = "../../modules/bucket"
  for_each = toset(["web", "app", "batch"])

  name       = format("%s-%s-%02d", local.name, each.key, ${stack})
  versioning = each.key != "batch"
  log_bucket = var.log_bucket
  readers    = [for reader in var.readers : reader if length(reader) > 0]
}
`;
}

function network(stack: number): string {
  const group = (name: string, port: number): string => `
resource "aws_security_group" "${name}" {
  name        = "\${local.name}-${name}"
  description = "Who may speak to ${name}"
  vpc_id      = aws_vpc.main.id

  dynamic "ingress" {
    for_each = local.subnets
    content {
      from_port   = ${port}
      to_port     = ${port}
      protocol    = "tcp"
      cidr_blocks = [ingress.value]
      description = "Subnet \${ingress.key}"
    }
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }

  lifecycle {
    create_before_destroy = true
  }
}
`;
  return `resource "aws_vpc" "main" {
  cidr_block           = "10.${stack % 256}.0.0/16"
  enable_dns_hostnames = true
  enable_dns_support   = true
  tags                 = { Name = local.name }
}

resource "aws_subnet" "private" {
  count = length(local.subnets)

  vpc_id            = aws_vpc.main.id
  cidr_block        = local.subnets[count.index]
  availability_zone = "\${var.region}\${element(["a", "b", "c"], count.index)}"

  tags = {
    Name = "\${local.name}-private-\${count.index}"
    Tier = "private"
  }
}

resource "aws_vpc_endpoint" "s3" {
  vpc_id            = aws_vpc.main.id
  service_name      = "com.amazonaws.\${data.aws_region.here.name}.s3"
  vpc_endpoint_type = "Gateway"
}
${group('web', 443)}${group('app', 8080)}${group('database', 5432)}`;
}

function functions(stack: number): string {
  return ['import', 'export', 'report']
    .map(
      (name) => `data "aws_iam_policy_document" "${name}_trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

resource "aws_iam_role" "${name}" {
  name               = "\${local.name}-${name}"
  assume_role_policy = data.aws_iam_policy_document.${name}_trust.json
}

resource "aws_lambda_function" "${name}" {
  function_name = "\${local.name}-${name}-${stack}"
  role          = aws_iam_role.${name}.arn
  handler       = "index.handler"
  runtime       = "nodejs20.x"
  filename      = "\${path.module}/${name}.zip"
  timeout       = local.is_prod ? 60 : 10
  memory_size   = 512

  environment {
    variables = {
      BUCKET = aws_s3_bucket.site.id
      STAGE  = var.environment
    }
  }

  vpc_config {
    subnet_ids         = aws_subnet.private[*].id
    security_group_ids = [aws_security_group.app.id]
  }

  depends_on = [aws_iam_role.${name}]
}

resource "aws_cloudwatch_log_group" "${name}" {
  name              = "/aws/lambda/\${aws_lambda_function.${name}.function_name}"
  retention_in_days = 14
}
`,
    )
    .join('\n');
}

function queues(): string {
  return ['orders', 'invoices', 'mails', 'exports']
    .map(
      (name) => `resource "aws_sqs_queue" "${name}_dead" {
  name                      = "\${local.name}-${name}-dead"
  message_retention_seconds = 1209600
}

resource "aws_sqs_queue" "${name}" {
  name                       = "\${local.name}-${name}"
  visibility_timeout_seconds = 60
  sqs_managed_sse_enabled    = true

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.${name}_dead.arn
    maxReceiveCount     = 5
  })
}

resource "aws_sns_topic" "${name}" {
  name         = "\${local.name}-${name}"
  display_name = title(replace("${name} of \${var.team}", "-", " "))
}

resource "aws_sns_topic_subscription" "${name}" {
  topic_arn = aws_sns_topic.${name}.arn
  protocol  = "sqs"
  endpoint  = aws_sqs_queue.${name}.arn
}
`,
    )
    .join('\n');
}

function database(stack: number): string {
  return `resource "aws_db_subnet_group" "main" {
  name       = local.name
  subnet_ids = aws_subnet.private[*].id
}

resource "aws_db_instance" "main" {
  identifier              = "\${local.name}-${stack}"
  engine                  = "postgres"
  engine_version          = "16.3"
  instance_class          = local.is_prod ? "db.r6g.large" : "db.t4g.micro"
  allocated_storage       = 20
  max_allocated_storage   = 200
  db_name                 = replace(var.name, "-", "_")
  username                = "owner"
  password                = random_password.database.result
  db_subnet_group_name    = aws_db_subnet_group.main.name
  vpc_security_group_ids  = [aws_security_group.database.id]
  storage_encrypted       = true
  backup_retention_period = try(var.retention_days, 7)
  skip_final_snapshot     = !local.is_prod

  lifecycle {
    ignore_changes  = [password]
    prevent_destroy = false
  }
}

resource "random_password" "database" {
  length  = 32
  special = false
}

resource "aws_dynamodb_table" "state" {
  name         = "\${local.name}-state"
  billing_mode = "PAY_PER_REQUEST"
  hash_key     = "id"
  range_key    = "at"

  attribute {
    name = "id"
    type = "S"
  }

  attribute {
    name = "at"
    type = "N"
  }

  point_in_time_recovery {
    enabled = true
  }
}
`;
}

function alarms(): string {
  return ['errors', 'throttles', 'duration', 'age', 'depth']
    .map(
      (name) => `resource "aws_cloudwatch_metric_alarm" "${name}" {
  alarm_name          = "\${local.name}-${name}"
  alarm_description   = "Too much of ${name}; see the pages of the team."
  comparison_operator = "GreaterThanThreshold"
  evaluation_periods  = 2
  metric_name         = "${name}"
  namespace           = "AWS/Lambda"
  period              = 300
  statistic           = "Sum"
  threshold           = local.is_prod ? 1 : 10
  treat_missing_data  = "notBreaching"
  alarm_actions       = [aws_sns_topic.mails.arn]

  dimensions = {
    FunctionName = aws_lambda_function.import.function_name
  }
}
`,
    )
    .join('\n');
}

function outputs(): string {
  return ['site', 'store', 'archive', 'queue', 'database', 'vpc']
    .map(
      (name) => `output "${name}" {
  description = "What others need of ${name}."
  value       = ${name === 'store' ? '{ for key, bucket in aws_s3_bucket.store : key => bucket.arn }' : name === 'archive' ? 'module.archive.arn' : 'aws_s3_bucket.site.arn'}
}
`,
    )
    .join('\n');
}

function moduleMain(): string {
  return `resource "aws_s3_bucket" "this" {
  bucket = var.name
  tags   = var.tags
}

resource "aws_s3_bucket_versioning" "this" {
  bucket = aws_s3_bucket.this.id
  versioning_configuration {
    status = var.versioning ? "Enabled" : "Suspended"
  }
}

resource "aws_s3_bucket_logging" "this" {
  count         = var.log_bucket == null ? 0 : 1
  bucket        = aws_s3_bucket.this.id
  target_bucket = var.log_bucket
  target_prefix = "\${var.name}/"
}

resource "aws_s3_bucket_public_access_block" "this" {
  bucket                  = aws_s3_bucket.this.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_policy" "this" {
  count  = length(var.readers) > 0 ? 1 : 0
  bucket = aws_s3_bucket.this.id
  policy = data.aws_iam_policy_document.this.json
}

data "aws_iam_policy_document" "this" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ["\${aws_s3_bucket.this.arn}/*"]

    dynamic "principals" {
      for_each = length(var.readers) > 0 ? [var.readers] : []
      content {
        type        = "AWS"
        identifiers = principals.value
      }
    }
  }
}
`;
}

function moduleVariables(): string {
  return `variable "name" { type = string }

variable "versioning" {
  type    = bool
  default = true
}

variable "log_bucket" {
  type    = string
  default = null
}

variable "readers" {
  type    = list(string)
  default = []
}

variable "tags" {
  type    = map(string)
  default = {}
}
`;
}

function moduleOutputs(): string {
  return `output "arn" { value = aws_s3_bucket.this.arn }
output "id" { value = aws_s3_bucket.this.id }
`;
}
