/** What a run is about, as its event tells. */
export interface Occasion {
  /** Why strangers may have written what is checked out. Missing: who wrote it may run workflows here anyway. */
  readonly strangers?: string;
  /** Something is proposed: only what it adds is of interest. */
  readonly isProposal: boolean;
  /** Commits before and after, as far as the event names them. */
  readonly before?: string;
  readonly after?: string;
}

/** Events that only those bring about who may write to the repository, and that check out what is in it. */
const OWN: ReadonlySet<string> = new Set(['push', 'schedule', 'workflow_dispatch', 'repository_dispatch', 'release', 'create', 'merge_group']);

/** @param payload the event as GitHub describes it; undefined where there is none */
export function occasionOf(event: string, payload: unknown): Occasion {
  const { pull_request: proposed, merge_group: merged, before } = membersOf(payload);
  if (event === 'merge_group') {
    const { base_sha: base } = membersOf(merged);
    return { isProposal: true, ...commit('before', base) };
  }
  if (proposed !== undefined || event.startsWith('pull_request')) {
    const { head, base } = membersOf(proposed);
    const reason =
      event === 'pull_request' || event === 'pull_request_review' ? whyForeign(head, base) : `the event ${event} has rights that its author may not have`;
    return {
      isProposal: true,
      ...(reason === undefined ? {} : { strangers: reason }),
      ...commit('before', membersOf(base)['sha']),
      ...commit('after', membersOf(head)['sha']),
    };
  }
  if (!OWN.has(event)) return { isProposal: false, strangers: `the event ${event || 'without a name'} may be about anything` };
  return { isProposal: false, ...(event === 'push' && commit('before', before)) };
}

function whyForeign(head: unknown, base: unknown): string | undefined {
  const [from, to] = [head, base].map((side) => membersOf(membersOf(side)['repo'])['full_name']);
  if (typeof from === 'string' && from === to) return undefined;
  return 'the pull request comes from a fork';
}

/** A new branch has zeros before it. */
function commit<const Name extends 'before' | 'after'>(name: Name, sha: unknown): { readonly [K in Name]?: string } {
  return (typeof sha === 'string' && /^(?!0+$)(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(sha) ? { [name]: sha } : {}) as { readonly [K in Name]?: string };
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
