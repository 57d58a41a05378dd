import type { FindingFix } from '../rule/finding.js';

/** What would mend a finding, and who does it. */
export function fixSentence({ title, safety, planned, command, held }: FindingFix): string {
  if (command !== undefined) return `Fix: ${title} (${command})`;
  if (held !== undefined) return `Fix: ${title} (held back: ${held})`;
  return `Fix: ${title} (${planned ? 'in the configuration, then plan again' : `s3lint ${safety === 'safe' ? '--fix' : '--fix=unsafe'}`})`;
}
