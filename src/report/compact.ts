import { type Format, shownFindings } from './context.js';
import { visibleText } from './escape.js';
import { levelWord } from './paint.js';
import { byPlace, whereabouts } from './region.js';

/** One line a finding, as compilers write: for editors, problem matchers and `grep`. */
export const compact: Format = (result, context) =>
  [...shownFindings(result, context)]
    .sort(byPlace)
    .map((finding) => {
      const when = finding.when === undefined ? '' : ` (when ${visibleText(finding.when)})`;
      const sure = finding.confidence === 'high' ? '' : ` (confidence ${finding.confidence})`;
      return `${visibleText(whereabouts(finding.place))}: ${levelWord[finding.severity]}: ${visibleText(finding.message)}${when}${sure} [${visibleText(finding.ruleId)}]\n`;
    })
    .join('');
