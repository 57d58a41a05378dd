import type { Finding } from '../rule/finding.js';
import { fixSentence } from './fix-sentence.js';
import { whereabouts } from './region.js';

const MOST_INSTANCES = 12;

/** All that is to be said of a finding besides its message, a sentence a line, for formats without a layout of their own. Not escaped. */
export function aboutLines(finding: Finding): readonly string[] {
  const { because, related = [], witness, when, assumes = [], instances = [], remedy, fix } = finding;
  const more = instances.length - MOST_INSTANCES;
  return [
    ...because
      .filter(({ message }) => message !== finding.message)
      .map(({ message, place }) => `because: ${message}${place ? ` (${whereabouts(place)})` : ''}`),
    ...related.map(({ message, place }) => `see: ${message}${place ? ` (${whereabouts(place)})` : ''}`),
    ...(witness && !finding.message.includes(witness.says) ? [`proof: ${witness.says}`] : []),
    ...(when === undefined ? [] : [`when: ${when}`]),
    ...assumes.map((assumed) => `assumes: ${assumed}`),
    ...(instances.length === 0 ? [] : [`applies also to: ${instances.slice(0, MOST_INSTANCES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`]),
    ...(finding.confidence === 'high' ? [] : [`confidence: ${finding.confidence}`]),
    ...(remedy === undefined ? [] : [`fix: ${remedy}`]),
    ...(fix ? [fixSentence(fix)] : []),
    `help: s3lint explain ${finding.ruleId}`,
  ];
}
