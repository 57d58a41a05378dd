import type { Git } from '../cli/git/git.js';
import { inLine } from '../cli/say.js';
import { annotationLine } from '../report/workflow-command.js';
import { commitBefore } from './before.js';
import type { Inputs } from './inputs.js';
import type { Occasion } from './occasion.js';

/** What the inputs leave to the event. */
export interface Plan {
  /** The commit or ref whose findings are old. */
  readonly since: string | undefined;
  readonly refusesCode: boolean;
  /** Strangers may have written what is checked out; a baseline among it may know their own mistakes. */
  readonly isStrange: boolean;
  /** An annotation that says why nothing is compared; empty where nothing is amiss. */
  readonly warning: string;
  /** For the log. */
  readonly says: readonly string[];
}

export function planFor(inputs: Inputs, occasion: Occasion, git: () => Git): Plan {
  const { since, missing } = comparedWith(inputs, occasion, git);
  const refusesCode = inputs.executableConfig === 'auto' ? occasion.strangers !== undefined : !inputs.executableConfig;
  return {
    since,
    refusesCode,
    isStrange: occasion.strangers !== undefined,
    warning: missing === undefined ? '' : annotationLine('warn', { title: 's3lint' }, ['All findings are reported, old ones too:', missing]),
    says: [
      ...(since === undefined ? [] : [`Reported is what is new since ${inLine(since)}.`]),
      ...(refusesCode && occasion.strangers !== undefined ? [`Configuration that is code is refused, and so are plugins: ${occasion.strangers}.`] : []),
    ],
  };
}

function comparedWith({ newOnly, baseRef }: Inputs, occasion: Occasion, git: () => Git): { readonly since: string | undefined; readonly missing?: string } {
  if (newOnly === 'auto' ? !occasion.isProposal && baseRef === '' : !newOnly) return { since: undefined };
  if (baseRef !== '') return { since: baseRef };
  const found = commitBefore(occasion, git());
  return 'commit' in found ? { since: found.commit } : { since: undefined, missing: found.missing };
}
