import { expect, it } from 'vitest';
import { regionOfConstraint, regionsToAsk } from '../../src/fetch/regions.js';

const buckets = ['eu-west-1', 'us-east-1', 'eu-west-1', undefined].map((region, index) => ({
  arn: `arn:aws:s3:::${index}`,
  name: `${index}`,
  ...(region !== undefined && { region }),
}));

it('Where nobody chooses, the Regions that hold buckets are asked, and the one that is set', () => {
  expect(regionsToAsk({ home: 'ap-southeast-2', buckets })).toEqual(['ap-southeast-2', 'eu-west-1', 'us-east-1']);
});

it('A choice is all there is', () => {
  expect(regionsToAsk({ home: 'us-east-1', buckets, chosen: ['sa-east-1', 'eu-north-1'] })).toEqual(['eu-north-1', 'sa-east-1']);
});

it('All Regions are those that are enabled, each once', () => {
  expect(regionsToAsk({ home: 'us-east-1', buckets, enabled: ['us-east-1', 'ca-central-1'] })).toEqual(['ca-central-1', 'eu-west-1', 'us-east-1']);
});

it.each([
  ['', 'us-east-1'],
  [undefined, 'us-east-1'],
  ['EU', 'eu-west-1'],
  ['ap-south-1', 'ap-south-1'],
])('A location of %j is %s', (constraint, region) => {
  expect(regionOfConstraint(constraint)).toBe(region);
});
