/** Texts that together hold everything HCL has. Terraform reads them all. */

/** Bodies, blocks, labels and comments. */
export const BODIES = `# A comment
// another
/* and one
   over two lines */
terraform { required_version = ">= 1.5" }

resource "aws_s3_bucket" "logs" {
  bucket        = "logs" # behind a value
  force_destroy = true
  tags          = { team = "storage", cost-center : 42 }

  lifecycle {
    prevent_destroy = true /* inside */
    ignore_changes  = [tags]
  }

  dynamic "rule" {
    for_each = var.rules
    content {
      id = rule.value.id
    }
  }
}
data aws_iam_policy_document "empty" {}
locals {

  größe = 1
  a-b   = -1.5e+3
}
output "x" { value = "\\u00e9 \\U0001F600" }
`;

/** Operators, calls, collections and traversals. */
export const EXPRESSIONS = `locals {
  sum      = 1 + 2 * 3 - -4 / 5 % 6
  logic    = !a && b || c != d == e
  compare  = a < 1 || a <= 2 || a > 3 || a >= 4
  choice   = var.on ? "yes" : var.off ? "no" : null
  lines = (
    a
    ? b
    : c
  )
  calls    = max(1, min(xs...), length([]),)
  provided = provider::aws::arn_parse("arn:aws:s3:::x")
  list = [
    1, 2,
    [3], # three
  ]
  map = {
    a       = 1
    "b"     = 2, (var.c) = 3
    d.e     : 4
    true    = 5
    "f\${g}" = 6
  }
  names   = [for b in aws_s3_bucket.all : b.id if b.id != ""]
  by_name = { for k, v in var.xs : k => v... if v != null }
  nested = {
    for k, v in var.xs :
    k => [for w in v : upper(w)]
  }
  ids     = aws_s3_bucket.all[*].id
  deep    = aws_s3_bucket.all[0].rule[*].filter[0].prefix
  old     = aws_s3_bucket.all.0.rule.*.id
  after   = aws_s3_bucket.all.*.rule.0.id[1]
  by_key  = aws_s3_bucket.all["x"].arn
  of_call = f(x).y[0]
  of_text = "abc"[0]
}
`;

/** Templates, heredocs and what trims them. */
export const TEMPLATES = `locals {
  plain   = "a \\"b\\" \\\\ \\n\\t"
  inner   = "\${a}-\${"x\${b}y"}-\${ { c = "}" }.c }"
  literal = "$\${a} %%{if} $ % $$ $a"
  trim    = "a   \${~ b ~}   c \${d ~}  \\n  e"
  rule    = "%{ if a }x%{ else }y%{ endif }%{for i, v in b}\${i}%{endfor}"
  text = <<EOT
one \${two}
  "three" \\n
%{ for x in y ~}
  - \${x}
%{ endfor ~}

EOT
  policy = <<-JSON
    {
      "Resource": "\${aws_s3_bucket.logs.arn}/*",

      "Deny": %{ if a }"*"%{ else }[]%{ endif }
    }
    JSON
  call = jsondecode(<<-EOT
    {"a": $\${b}}
  EOT
  )
  multi = "\${
    join(",", [ # why
      "a",
    ])
  }"
}
`;

export const ALL: readonly string[] = [BODIES, EXPRESSIONS, TEMPLATES];
