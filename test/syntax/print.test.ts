import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { print } from '../../src/syntax/print.js';
import { parseJson } from '../../src/syntax/json.js';
import { parseYaml } from '../../src/syntax/yaml.js';
import { Mapped } from '../../src/text/mapped.js';
import { Source } from '../../src/text/source.js';
import { parse as parseOther } from 'yaml';
import { dataOf, dataOfPlain, plains } from './data.js';

test('YAML is written as people write it', () => {
  const value = {
    Resources: {
      Bucket: {
        Type: 'AWS::S3::Bucket',
        Properties: { Enabled: true, Days: 30, Mode: 'on', Account: '012345678901', Tags: [{ Key: 'a', Value: '' }, 'x'], Empty: {}, None: [] },
      },
      Policy: { Text: 'two\nlines\n', Sub: { 'Fn::Sub': '${A}: b' }, Nested: [['a', 'b'], []] },
    },
  };
  expect(print(value, 'yaml')).toBe(`Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Properties:
      Enabled: true
      Days: 30
      Mode: 'on'
      Account: '012345678901'
      Tags:
        - Key: a
          Value: ''
        - x
      Empty: {}
      None: []
  Policy:
    Text: |
      two
      lines
    Sub:
      Fn::Sub: '\${A}: b'
    Nested:
      - - a
        - b
      - []
`);
});

test('JSON is written with two spaces a level', () => {
  const value = { a: [1, { b: null }], c: {} };
  expect(print(value, 'json')).toBe(`${JSON.stringify(value, null, 2)}\n`);
});

test('whatever is written reads back as it was', () => {
  fc.assert(
    fc.property(plains, (value) => {
      for (const [syntax, parse] of [
        ['yaml', parseYaml],
        ['json', parseJson],
      ] as const) {
        const doc = parse(Mapped.of(new Source('f', print(value, syntax))));
        expect(doc.problems).toEqual([]);
        expect(dataOf(doc.root)).toEqual(dataOfPlain(value));
      }
    }),
    { numRuns: 300 },
  );
});

test('readers of YAML 1.1 and 1.2 read the same texts', () => {
  fc.assert(
    fc.property(plains, (value) => {
      const text = print([value], 'yaml');
      expect(parseOther(text, { version: '1.1' })).toEqual(parseOther(text, { version: '1.2' }));
    }),
  );
});
