import { computed } from '../src/model/shape.js';
import { METADATA_BYTES, tagLimits } from '../src/model/tag-limits.js';
import { estate, inText, subject } from '../src/rule/example.js';
import { defineRule } from '../src/rule/rule.js';

const tags = (count: number): readonly { readonly key: string; readonly value: string }[] =>
  Array.from({ length: count }, (_, index) => ({ key: `tag${index + 1}`, value: 'x' }));

export default defineRule({
  meta: {
    id: 'object-tag-limits',
    group: 'data-protection',
    severity: 'error',
    securitySeverity: 2.0,
    preset: 'recommended',
    refusedByAws: true,
    docs: {
      summary: 'Keep tags and user metadata within what S3 takes, so that the deployment does not stop in the middle.',
      why: 'The limits are in the API and in no editor. An object takes ten tags, and the tags that a module or the provider adds to everything count as well; the eleventh, written by somebody in another file, makes S3 refuse the whole upload. Nobody finds out in review, the deployment fails half way, and what was to depend on the tags (who may read it, when it expires) is not there.',
      fix: 'Take tags away or join several into one, and shorten what is too long. Put longer descriptions into an object of their own. There is no automatic fix, because nobody but you knows which tag is read by whom.',
      limits: `Objects take 10 tags, buckets 50; a key up to 128 characters, a value up to 256; a key that begins with \`aws:\` belongs to AWS. The names and values of an object’s own metadata are ${METADATA_BYTES} bytes together in UTF-8. Tags that a provider adds to all it makes (default_tags) are not counted, and neither are those of a list that is not known to its end.`,
      links: [
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/CostAllocTagging.html (read October 2026)',
        'https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html (read October 2026)',
      ],
    },
    messages: {
      many: '"{{holder}}" has {{count}} tags: S3 takes {{most}} at most and refuses more.',
      key: 'The tag key "{{key}}" of "{{holder}}" is {{count}} characters long: S3 takes {{most}} at most.',
      value: 'The value of tag "{{key}}" of "{{holder}}" is {{count}} characters long: S3 takes {{most}} at most.',
      reserved: 'The tag key "{{key}}" of "{{holder}}" begins with aws:, which only AWS may set: S3 refuses it.',
      metadata: 'The user metadata of "{{holder}}" is {{count}} bytes long: S3 takes {{most}} at most.',
    },
  },
  on: ['object', 'bucket'],
  reads: ['tags', 'metadata'],
  create:
    ({ require }) =>
    (holder) => {
      for (const { limit, answer, key, count, most, origin } of tagLimits(holder)) {
        const data = { holder: holder.says, key: key ?? '', count: String(count), most: String(most) };
        require(answer, { messageId: limit, data, at: origin, subject: key === undefined ? limit : `${limit}/${key}` });
      }
    },
  examples: {
    fail: [
      { naming: { key: 'a' }, tags: tags(11) },
      { naming: { key: 'a' }, tags: [{ key: 'k'.repeat(129), value: 'x' }] },
      { naming: { key: 'a' }, tags: [{ key: 'note', value: 'x'.repeat(257) }] },
      { naming: { key: 'a' }, tags: [{ key: 'AWS:owner', value: 'x' }] },
      { naming: { key: 'a' }, metadata: { note: 'x'.repeat(2050) } },
      inText(estate({ Data: subject('bucket', { tags: tags(51) }) })),
    ],
    pass: [
      { naming: { key: 'a' }, tags: tags(10) },
      { naming: { key: 'a' }, tags: [{ key: 'k'.repeat(128), value: 'ü'.repeat(256) }], metadata: { note: 'x'.repeat(2000) } },
      { naming: { key: 'a' }, tags: [{ key: 'team:aws:owner', value: 'x' }] },
      inText(estate({ Data: subject('bucket', { tags: tags(50) }) })),
      { naming: { key: 'a' }, tags: [{ key: 'note', value: computed }] },
      {},
    ],
  },
});
