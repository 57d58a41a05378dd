import type { RuleMeta } from '../rule/meta.js';
import { controlsOf, peersOf, prose } from './rule-words.js';

/** What GitHub shows beside an alert: the rule page without what stands elsewhere on the screen. Nothing of a finding. */
export function helpMarkdown(meta: RuleMeta): string {
  const parts = [
    `**${prose(meta.docs.summary)}**`,
    prose(meta.docs.why),
    ...(meta.docs.limits === undefined ? [] : [`### What it does not report\n\n${prose(meta.docs.limits)}`]),
    ...(meta.docs.fix === undefined ? [] : [`### How to fix\n\n${prose(meta.docs.fix)}`]),
    `### How to suppress\n\nWrite \`s3lint-disable-next ${meta.id} -- reason\` as a comment above the declaration.`,
    ...(meta.docs.links.length === 0 ? [] : [`### Links\n\n${meta.docs.links.map((link) => `- ${prose(link)}`).join('\n')}`]),
    ...(elsewhere(meta).length === 0 ? [] : [`### Elsewhere\n\n${elsewhere(meta).join('\n')}`]),
    `With examples: \`s3lint explain ${meta.id}\``,
  ];
  return parts.join('\n\n');
}

/** The same for viewers without Markdown. */
export function helpText(meta: RuleMeta): string {
  const { summary, why, fix, links } = meta.docs;
  return [summary, why, ...(fix === undefined ? [] : [`How to fix: ${fix}`]), ...links, `s3lint explain ${meta.id}`].map((part) => part.trim()).join('\n\n');
}

function elsewhere(meta: RuleMeta): readonly string[] {
  return [...peersOf(meta), ...controlsOf(meta)];
}
