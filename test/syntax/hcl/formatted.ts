/** A text that Terraform leaves as it is, with comments where they make a difference. */
export const FORMATTED = `# at the top
terraform { required_version = ">= 1.5" }

locals {
  one    = 1 # first
  second = {}
  list   = ["a", "b"] // both
  empty  = []
  lines = [
    "a", # one
    "b", # two
  ]
  open = [
    "a",
    "b"
  ]
  tight = [{
    a = 1
    }, {
    b = 2
  }]
  object = { a = 1, "b:c" = [2] }
  long = {
    a     = 1
    bbb   = "two" # why
    "c:d" = { e = 1 }
    f = {
      g = 1
    }
  }
  colons = {
    a : 1,
    b : 2,
  }
  text   = <<EOT
x = 1
  y = \${2}
EOT
  called = merge(local.long, { z = 1 })
  chosen = var.a ? "\${var.b}-c" : null
}

resource "aws_s3_bucket" "a" {
  bucket        = "logs"
  force_destroy = true # really

  # why it has tags
  tags = {
    Name = "logs"
  }

  lifecycle { prevent_destroy = true }

  versioning {
    enabled = true
  }
  dynamic "rule" {
    for_each = var.rules
    content {
      id = rule.value
    }
  }
}
data "aws_region" "here" {}

output "x" {
  value = aws_s3_bucket.a.id
}
`;
