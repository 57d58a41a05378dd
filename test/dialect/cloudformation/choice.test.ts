import { describe, expect, it } from 'vitest';
import { declareTemplate } from '../../../src/dialect/cloudformation/declare.js';
import { writeTemplate } from '../../../src/dialect/cloudformation/write.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import type { Subjects } from '../../../src/model/subjects.js';
import { parseYaml } from '../../../src/syntax/yaml.js';
import { applyEdits } from '../../../src/text/edit.js';
import { Mapped } from '../../../src/text/mapped.js';
import { Source } from '../../../src/text/source.js';
import type { Slot } from '../../../src/truth/value.js';

/** The last lines of a bucket after some of its values were set. */
function after(properties: string, changes: (bucket: Subjects['bucket']) => readonly (readonly [Slot | undefined, string])[]): string | undefined {
  const source = new Source('t.yaml', `Resources:\n  A:\n    Type: AWS::S3::Bucket\n    Properties:\n${properties}\n`);
  const unit = declareTemplate('t.yaml', parseYaml(Mapped.of(source)), new Map());
  const estate = new JoinedEstate([unit]);
  const [declaration] = unit.declarations;
  if (!declaration) throw new Error('no bucket');
  const wanted = changes(estate.view(declaration, estate.plain) as Subjects['bucket']).map(([slot, value]) => ({
    slot: slot as Slot,
    edit: { kind: 'set', value } as const,
  }));
  const edits = declaration.write?.(wanted, estate.plain);
  return edits && applyEdits(source, edits).split('Properties:\n')[1]?.trimEnd();
}

const topic =
  '      NotificationConfiguration: { TopicConfigurations: [{ Event: e, Topic: t, Filter: { S3Key: { Rules: [{ Name: Suffix, Value: .jpg }] } } }] }';

describe('an item that is chosen by its name', () => {
  it('is changed where it stands', () => {
    expect(after(topic, ({ notification }) => [[notification.topics.items[0]?.suffix.slot, '.png']])).toBe(topic.replace('.jpg', '.png'));
  });

  it('is added with its name where it is missing', () => {
    expect(after(topic, ({ notification }) => [[notification.topics.items[0]?.prefix.slot, 'a/']])).toBe(
      topic.replace('.jpg }', '.jpg }, {Name: prefix, Value: a/}'),
    );
  });

  it('is not added beside one whose name is not known, which may be it', () => {
    expect(after(topic.replace('Suffix', '!Ref N'), ({ notification }) => [[notification.topics.items[0]?.prefix.slot, 'a/']])).toBeUndefined();
  });

  it('keeps apart from another that is added with it', () => {
    const properties = '      NotificationConfiguration:\n        TopicConfigurations:\n          - Event: e\n            Topic: t';
    const filter =
      '            Filter:\n              S3Key:\n                Rules:\n                  - Name: prefix\n                    Value: a/\n                  - Name: suffix\n                    Value: .c';
    const made = after(properties, ({ notification }) => {
      const [one] = notification.topics.items;
      return [
        [one?.prefix.slot, 'a/'],
        [one?.suffix.slot, '.c'],
      ];
    });
    expect(made).toBe(`${properties}\n${filter}`);
  });

  it('is written with its name in a template made of facts', () => {
    const { template } = writeTemplate({
      B: { of: 'bucket', facts: { notification: { topics: [{ events: ['s3:ObjectCreated:*'], target: 't', prefix: 'a/' }] } } },
    });
    expect(template).toMatchObject({
      Resources: {
        B: {
          Properties: {
            NotificationConfiguration: {
              TopicConfigurations: [{ Event: 's3:ObjectCreated:*', Topic: 't', Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'a/' }] } } }],
            },
          },
        },
      },
    });
  });
});

describe('an empty list', () => {
  it('takes its first item', () => {
    expect(after('      OwnershipControls: { Rules: [] }', ({ ownership }) => [[ownership.objectOwnership.slot, 'BucketOwnerEnforced']])).toBe(
      '      OwnershipControls: { Rules: [{ObjectOwnership: BucketOwnerEnforced}] }',
    );
  });
});
