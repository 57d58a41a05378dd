import { describe, expect, it } from 'vitest';
import requireVersioning from '../../../rules/require-versioning.js';
import { lint } from '../../../src/lint.js';
import { requestFor } from '../../../src/testing/judge-text.js';
import { ways } from './expressions.js';
import { differing, switches } from './worlds.js';

describe('What is not known and is converted is asked for as what it was', () => {
  it('of a boolean', () => {
    expect(
      differing({
        values: { on: ['true', 'false'] },
        types: { on: 'bool' },
        expressions: [
          ...switches(
            'var.on',
            '!var.on',
            'var.on == true',
            'tostring(var.on)',
            'tobool(tostring(var.on))',
            'tostring(var.on) == "true"',
            'tostring(var.on) == "false"',
            'tostring(var.on) == "x"',
            'tostring(var.on) == true',
            '"is ${var.on}" == "is true"',
            '"is ${var.on}" == "is x"',
            'format("%s", var.on) == "false"',
            'format("x%s", tostring(var.on)) == "xfalse"',
            'lookup({ "true" = true }, tostring(var.on), false)',
          ),
          '{ "true" = 1, "false" = 2, "x" = 3 }[tostring(var.on)]',
          'tostring(var.on) == "true" ? "${var.on}!" : tostring(var.on)',
          'coalesce(tostring(var.on), "x") == "true" ? 1 : 0',
        ],
      }),
    ).toEqual([]);
  });

  it('of a number', () => {
    expect(
      differing({
        values: { n: ['1', '3', '1.5', '7'] },
        types: { n: 'number' },
        expressions: switches(
          'var.n == 3',
          'tostring(var.n) == "3"',
          'tostring(var.n) == "03"',
          '"${var.n}d" == "1.5d"',
          'tostring(var.n) == 3',
          '"${var.n}" == "3"',
        ),
      }),
    ).toEqual([]);
  });

  it('of a text', () => {
    expect(
      differing({
        values: { text: ['"true"', '"false"'] },
        types: { text: 'string' },
        expressions: switches(
          'var.text',
          'var.text == "true"',
          'tobool(var.text)',
          'tobool(var.text) == true',
          'tobool(var.text) == false',
          'tostring(tobool(var.text)) == "true"',
          '"${tobool(var.text)}x" == "falsex"',
        ),
      }),
    ).toEqual([]);
    expect(
      differing({
        values: { n: ['"1"', '"3"', '"7"'] },
        types: { n: 'string' },
        expressions: switches('var.n == "3"', 'tonumber(var.n) == 3', 'tonumber(var.n) == 1'),
      }),
    ).toEqual([]);
  });

  it('of what is made of another', () => {
    const fake = { variables: { names: { type: 'list(string)' } } };
    expect(ways('"${length(var.names)} names" == "3 names" ? 1 : 0', fake)).toEqual({ 'length(var.names) is 3': 1, 'length(var.names) is not 3': 0 });
  });
});

describe('A variable of a module that is of another type than what it is given', () => {
  const status = (given: string, type: string, wanted: string, condition: string): unknown => {
    const versioning = `resource "aws_s3_bucket" "b" {}\nresource "aws_s3_bucket_versioning" "b" {\n  bucket = aws_s3_bucket.b.id\n  versioning_configuration {\n    status = ${condition} ? "Enabled" : "Suspended"\n  }\n}\n`;
    const files = {
      'main.tf': `variable "x" {\n  type = ${type}\n}\nmodule "m" {\n  source = "./m"\n  x = ${given}\n}\n`,
      'm/main.tf': `variable "x" {\n  type = ${wanted}\n}\n${versioning}`,
    };
    return lint(requestFor([requireVersioning], files)).findings.map(({ when }) => when);
  };

  it('is what it is given', () => {
    expect(status('var.x', 'bool', 'string', 'var.x == "true"')).toEqual(['var.x is false']);
    expect(status('var.x', 'bool', 'string', 'var.x')).toEqual(['var.x is false']);
    expect(status('var.x', 'number', 'string', 'var.x == "3"')).toEqual(['var.x is not 3']);
    expect(status('var.x', 'string', 'bool', 'var.x == true')).toEqual(['var.x is not "true"']);
    expect(status('var.x', 'string', 'bool', 'var.x')).toEqual(['var.x is not "true"']);
    expect(status('var.x', 'map(string)', 'object({ on = bool })', 'var.x.on == true')).toEqual(['var.x.on is not "true"']);
    expect(status('var.x', 'set(string)', 'list(string)', 'var.x[0] == "a"')).toEqual(['var.x[0] is not "a"']);
  });
});
