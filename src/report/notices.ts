import type { Notice } from '../rule/finding.js';
import { wrap } from './cells.js';
import type { ReportContext } from './context.js';
import { visibleText } from './escape.js';
import { levelWord, paintFor } from './paint.js';
import { withoutSecrets } from './veil.js';

/** Notices for the error stream, so that the report itself stays clean. Empty when there are none. */
export function noticeText(notices: readonly Notice[], context: ReportContext): string {
  const paint = paintFor(context);
  return notices
    .map((notice) => {
      const where = notice.file === undefined ? '' : `${visibleText(notice.file)}: `;
      const [first = '', ...rest] = wrap(`${where}${visibleText(withoutSecrets(notice.message))}`, Math.max(40, context.width - 9));
      return [`${paint.level(notice.level, `${levelWord[notice.level]}:`)} ${first}`, ...rest.map((text) => `  ${text}`)].join('\n') + '\n';
    })
    .join('');
}
