/** Why something of an account is not told, in a sentence that somebody can act on. */

import type { Unanswered } from './snapshot.js';

export const NOT_ASKED = 'not asked by this scan';

/** @param operation as the API calls it */
export function whyUnanswered({ reason, action, code, detail, http }: Unanswered, operation: string): string {
  const more = detail === undefined ? '' : ` (${detail})`;
  switch (reason) {
    case 'denied':
      return `not known: ${action ?? operation} is denied${more}`;
    case 'throttled':
      return `not known: AWS throttled ${operation} until the scan gave up${more}; scan again with a lower --concurrency`;
    case 'timeout':
      return `not known: ${operation} was not answered in time${more}; scan again`;
    case 'network':
      return `not known: the connection broke at ${operation}${more}; scan again`;
    case 'region-disabled':
      return `not known: the Region is not enabled for the account${more}`;
    case 'unsupported':
      return `not known: ${operation} is not supported by what answered${said(code, http)}${more}`;
    case 'malformed':
      return `not known: what came as the answer to ${operation} is none${more}`;
    case 'credentials':
      return `not known: the credentials were refused${said(code, http)}${more}; sign in again`;
    case 'gone':
      return `not known: it was gone when ${operation} was asked${more}; scan again`;
    case 'interrupted':
      return `not known: the scan was stopped before ${operation}; go on with --resume`;
  }
}

function said(code: string | undefined, http: number | undefined): string {
  const what = code ?? (http === undefined ? undefined : `HTTP ${http}`);
  return what === undefined ? '' : ` (${what})`;
}
