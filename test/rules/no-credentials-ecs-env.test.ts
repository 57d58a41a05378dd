import { describe, expect, it } from 'vitest';
import rule from '../../rules/no-credentials-ecs-env.js';
import { RuleTester } from '../../src/testing/rule-tester.js';
import { hcl } from './hcl.js';
import { everythingSaid } from './said.js';

const task = (...containers: readonly string[]): string =>
  `Parameters: { Token: { Type: String, NoEcho: true } }\nResources:\n  Shop:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n${containers.map((one) => `        - ${one}\n`).join('')}`;

const taskInHcl = hcl`
  resource "aws_ecs_task_definition" "shop" {
    family = "shop"
    container_definitions = jsonencode([
      {
        name        = "web"
        image       = "nginx"
        environment = [{ name = "DB_PASSWORD", value = "Tr0ub4dor&3" }]
      },
    ])
  }
`;

new RuleTester({ describe, it }).run(rule, {
  valid: [
    { name: 'a parameter brings its value from elsewhere', code: task('{ Name: web, Image: nginx, Environment: [{ Name: API_TOKEN, Value: !Ref Token }] }') },
    {
      name: 'a dynamic reference is no secret',
      code: task("{ Name: web, Image: nginx, Environment: [{ Name: DB_PASSWORD, Value: '{{resolve:secretsmanager:prod/db:SecretString:password}}' }] }"),
    },
  ],
  invalid: [
    {
      name: 'each variable of each container is a finding of its own',
      code: task(
        '{ Name: web, Image: nginx, Environment: [{ Name: DB_PASSWORD, Value: Tr0ub4dor&3 }, { Name: TABLE, Value: orders }] }',
        '{ Name: log, Image: log, Environment: [{ Name: DB_PASSWORD, Value: Hunt3rs&Dog }] }',
      ),
      findings: [
        {
          message: 'Variable "DB_PASSWORD" of container "web" in task definition "Shop" holds what looks like a credential (password, 11 characters).',
          at: 'Tr0ub4dor&3',
          line: 7,
        },
        {
          message: 'Variable "DB_PASSWORD" of container "log" in task definition "Shop" holds what looks like a credential (password, 11 characters).',
          at: 'Hunt3rs&Dog',
          line: 8,
        },
      ],
      output: null,
    },
    {
      name: 'in containers that are made as JSON',
      file: 'main.tf',
      code: taskInHcl,
      findings: [{ resource: 'aws_ecs_task_definition.shop', at: '"Tr0ub4dor&3"', line: 7 }],
      output: null,
    },
    {
      name: 'in containers that are written as a text of JSON',
      file: 'main.tf',
      code: hcl`
        resource "aws_ecs_task_definition" "shop" {
          family                = "shop"
          container_definitions = <<-EOF
            [{ "name": "web", "image": "nginx", "environment": [{ "name": "DB_PASSWORD", "value": "Tr0ub4dor&3" }] }]
          EOF
        }
      `,
      findings: [{ at: '"Tr0ub4dor&3"', line: 4 }],
    },
  ],
  undecided: [
    {
      name: 'variables that come from elsewhere as a whole',
      file: 'main.tf',
      code: hcl`
        variable "environment" {}

        resource "aws_ecs_task_definition" "shop" {
          family                = "shop"
          container_definitions = jsonencode([{ name = "web", image = "nginx", environment = var.environment }])
        }
      `,
      reason: 'environment',
    },
  ],
});

describe('no-credentials-ecs-env', () => {
  it('never says the value, in no part of the result', () => {
    const said = everythingSaid(rule, { 'main.tf': taskInHcl });
    expect(said).toContain('DB_PASSWORD');
    expect(said).not.toContain('Tr0ub');
  });
});
