import { boundsOf, isFirstOfItsTier, isInBounds } from '../src/model/archive-tiers.js';
import { isInSight } from '../src/model/list.js';
import { computed } from '../src/model/shape.js';
import type { Computed } from '../src/model/shape.js';
import { nameOfRule } from '../src/model/transitions.js';
import { inText } from '../src/rule/example.js';
import { set, unsafe } from '../src/rule/fix.js';
import { defineRule } from '../src/rule/rule.js';
import type { FactsOf } from '../src/rule/rule.js';

const tiers = (...of: readonly (readonly ['ARCHIVE_ACCESS' | 'DEEP_ARCHIVE_ACCESS', number | Computed])[]): FactsOf<'bucket'> => ({
  intelligentTiering: [{ id: 'cold', status: 'Enabled', tierings: of.map(([tier, days]) => ({ tier, days })) }],
});

export default defineRule({
  meta: {
    id: 'intelligent-tiering-days',
    group: 'lifecycle',
    severity: 'error',
    preset: 'recommended',
    refusedByAws: true,
    fixable: true,
    docs: {
      summary: 'Give each archive tier of Intelligent-Tiering once, and with a number of days that S3 takes, because the deployment fails otherwise.',
      why: 'Intelligent-Tiering watches how long an object is left alone. Its archive tiers are opt-in, and they have limits: Archive Access begins after 90 days at the earliest, Deep Archive Access after 180, and neither later than after 730. A configuration with 30 days, copied from a lifecycle rule, or with the same tier twice, is refused, and the deployment stops there.',
      fix: 'Write 90 to 730 days for `ARCHIVE_ACCESS` and 180 to 730 for `DEEP_ARCHIVE_ACCESS`, each at most once. The fix takes the nearest number that S3 accepts. Objects in these tiers must be restored before they can be read, which takes minutes to hours. Which of two equal tiers was meant is not for a fix to say.',
      limits: 'A configuration that is disabled is judged as well: S3 checks it all the same. Tiers that are newer than this version are passed over.',
      links: ['https://docs.aws.amazon.com/AmazonS3/latest/API/API_Tiering.html (read November 2026)'],
    },
    messages: {
      days: 'S3 refuses Intelligent-Tiering configuration "{{configuration}}" of bucket "{{bucket}}": {{tier}} takes {{least}} to {{most}} days, not {{days}}.',
      twice: 'S3 refuses Intelligent-Tiering configuration "{{configuration}}" of bucket "{{bucket}}": it gives {{tier}} twice.',
    },
  },
  on: 'bucket',
  reads: ['intelligentTiering'],
  create:
    ({ require }) =>
    ({ intelligentTiering }) => {
      for (const [index, { id, tierings }] of intelligentTiering.items.entries()) {
        const configuration = nameOfRule({ id }, index);
        for (const [place, tiering] of tierings.items.entries()) {
          const { tier, days } = tiering;
          const { least = 0, most = 0 } = boundsOf(tier) ?? {};
          const name = tier.kind === 'known' ? tier.value : String(place + 1);
          const subject = `${configuration}/${name}`;
          require(isInBounds(tiering), {
            messageId: 'days',
            data: { configuration, tier: name, least: String(least), most: String(most), days: days.kind === 'known' ? String(days.value) : 'these' },
            at: days.origin,
            subject,
            fix: () => {
              const nearest = days.kind === 'known' && days.value > most ? most : least;
              return unsafe(`Move objects to ${name} after ${nearest} days (they must then be restored before they can be read)`, set(days, nearest));
            },
          });
          require(isFirstOfItsTier(tiering, tierings.items.slice(0, place)), {
            messageId: 'twice',
            data: { configuration, tier: name },
            subject: `${subject} again`,
          });
        }
        require(isInSight(tierings), { messageId: 'days' });
      }
      require(isInSight(intelligentTiering), { messageId: 'days' });
    },
  examples: {
    fail: [
      inText(tiers(['ARCHIVE_ACCESS', 30])),
      inText(tiers(['ARCHIVE_ACCESS', 90], ['DEEP_ARCHIVE_ACCESS', 90])),
      inText(tiers(['DEEP_ARCHIVE_ACCESS', 731])),
      inText(tiers(['ARCHIVE_ACCESS', 90], ['ARCHIVE_ACCESS', 180])),
    ],
    pass: [tiers(['ARCHIVE_ACCESS', 90], ['DEEP_ARCHIVE_ACCESS', 180]), tiers(['ARCHIVE_ACCESS', 730], ['DEEP_ARCHIVE_ACCESS', 730]), {}],
    undecided: [inText(tiers(['ARCHIVE_ACCESS', computed]))],
  },
});
