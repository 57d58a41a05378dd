import { describe, expect, it } from 'vitest';
import { mayName } from '../../../src/dialect/cloudformation/edit-graph.js';
import { declared, unitOf } from './reading.js';

/** Whether Late waits for Early, by what is written of it, so that Early may not name it. */
function waits(late: string, beside = ''): boolean {
  const unit = unitOf(`Resources:
  Early: { Type: AWS::SNS::Topic }
  Late: { Type: AWS::SNS::Topic, ${late} }
  ${beside}
`);
  return !mayName('Late', declared(unit, 'Early').resource);
}

describe('a resource waits', () => {
  it.each([
    'DependsOn: Early',
    'DependsOn: [Other, Early]',
    'Properties: { TopicName: !Ref Early }',
    'Properties: { TopicName: { "Fn::GetAtt": [Early, TopicName] } }',
    'Properties: { TopicName: !GetAtt Early.TopicName }',
    'Properties: { TopicName: !Sub "${ Early }-x" }',
    'Properties: { TopicName: !Sub ["${Early.TopicName}-${own}", { own: x }] }',
    'Properties: { TopicName: !Sub ["${own}", { own: !Ref Early }] }',
    'Properties: { Tags: [{ Key: a, Value: !If [Some, !Ref Early, b] }] }',
  ])('by %s', (late) => expect(waits(late)).toBe(true));

  it.each(['Metadata: { Note: Early }', 'Properties: { TopicName: !Sub "${!Early}" }', 'DependsOn: Other'])('not by %s', (late) =>
    expect(waits(late)).toBe(false),
  );

  it('for what another waits for that it waits for, in a circle too', () => {
    expect(waits('DependsOn: Between', 'Between: { Type: AWS::SNS::Topic, DependsOn: Early }')).toBe(true);
    expect(waits('DependsOn: Between', 'Between: { Type: AWS::SNS::Topic, DependsOn: Late }')).toBe(false);
  });

  it('and what stands under another condition may not be there', () => {
    expect(waits('Condition: Some')).toBe(true);
    expect(waits('Condition: { "Fn::Equals": [a, b] }')).toBe(true);
    expect(waits('Properties: { TopicName: x }')).toBe(false);
  });
});
