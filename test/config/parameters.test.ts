import { describe, expect, it } from 'vitest';
import { readParameters } from '../../src/config/parameters.js';
import { Source } from '../../src/text/source.js';

function read(text: string, path = 'parameters.json'): unknown {
  const result = readParameters(new Source(path, text));
  if (result.kind === 'parameters') return Object.fromEntries(result.values);
  return result.problems.map(({ message, place }) => `${place.source.position(place.start).line}: ${message}`);
}

describe('a file of parameter values', () => {
  it.each([
    ['of the AWS CLI', '[{"ParameterKey": "Env", "ParameterValue": "prod"}, {"ParameterKey": "Old", "UsePreviousValue": true}]'],
    ['of CodePipeline', '{"Parameters": {"Env": "prod"}, "Tags": {"a": "b"}}'],
    ['of plain names and values', '{"Env": "prod"}'],
  ])('may have the shape %s', (_, text) => {
    expect(read(text)).toEqual({ Env: 'prod' });
  });

  it('may be YAML, and its values are taken as they are written', () => {
    expect(read('Account: 012345678901\nFlag: True\nZones: [a, b]\n', 'p.yaml')).toEqual({ Account: '012345678901', Flag: 'True', Zones: 'a,b' });
  });

  it.each([
    ['[{"Key": "Env"}]', ['1: An element has no ParameterKey with a ParameterValue.']],
    ['{"Env":\n {"a": 1}}', ['2: The value of parameter Env must be text, or a list of texts.']],
    ['"Env"', ['1: This file holds no parameters.']],
    ['', ['1: This file holds no parameters.']],
  ])('is told where it is wrong: %j', (text, problems) => {
    expect(read(text)).toEqual(problems);
  });
});
