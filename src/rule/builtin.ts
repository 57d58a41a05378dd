import type { RuleMeta } from './meta.js';

/**
 * Findings that no rule file makes, because they are about the input or the suppressions and not about a resource.
 * They are on in every preset, and can be explained, configured and suppressed like all others.
 */
const builtins = {
  'unreadable-input': {
    id: 'unreadable-input',
    group: 'input',
    severity: 'error',
    preset: 'recommended',
    docs: {
      summary: 'Keep every input readable, so that no file passes just because nobody could look into it.',
      why: [
        'A template with a syntax error declares nothing that could be judged. Passing over it would show a green build for buckets that were never seen, and would close their alerts where findings are kept from run to run.',
        'So a file that is an input and cannot be read is a finding at its first bad line, and the exit code says so (3). All other files are judged as usual.',
      ].join('\n\n'),
      fix: 'Mend the syntax at the place shown. A file that is too large, in another encoding or without read permission says so in its message, with what would help. There is no automatic fix: only the author knows what was meant.',
      limits:
        'A file that was found by walking and bears no mark of a format that s3lint reads is not an input, and neither is a template for another engine (Helm, Jinja) that is not YAML yet. A file named on the command line always is one. This rule cannot be turned off; leave a file out with `ignores` instead.',
      links: [],
    },
    messages: { unreadable: '{{problem}}' },
  },
  'duplicate-key': {
    id: 'duplicate-key',
    group: 'input',
    severity: 'warn',
    preset: 'recommended',
    docs: {
      summary: 'Give each key of a mapping once, so that no setting is silently dropped.',
      why: 'Most readers take the last of two equal keys and say nothing. A second `PublicAccessBlockConfiguration`, pasted further down, then replaces the first as a whole: the text shows a setting that is not in force. Other readers take the first, or refuse the file.',
      fix: 'Keep one of the two, or join what they hold. There is no automatic fix, because the two usually differ and only the author knows which one was meant.',
      limits: 'A key that a YAML merge (`<<`) brings in and the mapping itself overrides is not reported: that is what merging is for.',
      links: ['https://www.rfc-editor.org/rfc/rfc8259#section-4'],
    },
    messages: { duplicate: 'The key {{key}} is given twice.' },
  },
  'unquoted-account-id': {
    id: 'unquoted-account-id',
    group: 'input',
    severity: 'warn',
    preset: 'recommended',
    docs: {
      summary: 'Put account ids into quotes, so that no reader takes them for numbers.',
      why: 'An AWS account id is twelve digits and may start with zero. Without quotes YAML makes a number of it: the leading zero is lost, and readers of YAML 1.1 take digits from 0 to 7 after a leading zero for octal. The policy then trusts an account that nobody meant, or none.',
      fix: "Write quotes around the id: `'012345678901'`.",
      limits: 'Only whole scalars of twelve digits that start with zero, or that hold no digit above 7, are reported; an id inside an ARN is text anyway.',
      links: ['https://docs.aws.amazon.com/codeguru/detector-library/java/use-string-to-store-aws-account-id/ (2026-11-21)'],
    },
    messages: { unquoted: 'The account id {{id}} has no quotes.' },
  },
  'invalid-suppression': {
    id: 'invalid-suppression',
    group: 'input',
    severity: 'warn',
    preset: 'recommended',
    docs: {
      summary: 'Write suppressions that name a rule and a reason, so that each silence is one somebody meant.',
      why: 'A suppression with a misspelled rule silences nothing, and its author believes that it does. One without a rule would silence everything, now and later. One without a reason cannot be reviewed: in a year nobody knows whether it still holds.',
      fix: 'Write `s3lint-disable RULE[, RULE] [until=YYYY-MM-DD] -- reason`, or `-next` and `-file` after `disable`. In JSON the same stands in `Metadata.s3lint`. `s3lint rules` lists the rules.',
      limits: 'A suppression that is not understood has no effect; the findings it was meant for are reported.',
      links: [],
    },
    messages: { invalid: '{{problem}}' },
  },
  'unused-suppression': {
    id: 'unused-suppression',
    group: 'input',
    severity: 'warn',
    preset: 'recommended',
    docs: {
      summary: 'Remove suppressions that silence nothing, so that they cannot hide tomorrow what nobody looked at.',
      why: 'Once the cause is mended, the suppression stays behind. It waits for the next mistake of the same kind and hides it from its first day on.',
      fix: 'Delete the comment or the entry. If it stands at the wrong declaration, move it to the one whose finding it means.',
      limits: 'A suppression of a rule that is off, or that could not decide, is not called unused: nobody knows.',
      links: [],
    },
    messages: { unused: 'This suppression of {{rule}} silences nothing.' },
  },
  'expired-suppression': {
    id: 'expired-suppression',
    group: 'input',
    severity: 'warn',
    preset: 'recommended',
    docs: {
      summary: 'Renew or remove suppressions whose date has passed, so that exceptions end when it was agreed that they end.',
      why: '`until=` is a promise to look again. After that day the suppression has no effect and its findings are reported again, together with this one, which says why they are back.',
      fix: 'Mend the cause and delete the suppression, or agree on a new date.',
      limits: 'The suppression counts until the end of its day, by the clock (UTC) of the machine that runs s3lint.',
      links: [],
    },
    messages: { expired: 'This suppression of {{rule}} ended on {{until}}.' },
  },
} as const satisfies Record<string, RuleMeta>;

export type BuiltinId = keyof typeof builtins;

/** In the order of their ids. */
export const builtinRules: readonly (RuleMeta & { readonly id: BuiltinId })[] = Object.values(builtins).sort((a, b) => (a.id < b.id ? -1 : 1));

export function isBuiltin(id: string): id is BuiltinId {
  return Object.hasOwn(builtins, id);
}

/** The one that cannot be turned off: what was not read must never look clean. */
export const alwaysOn: BuiltinId = 'unreadable-input';
