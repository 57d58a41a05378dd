/** What outputs say of a report. */

interface Report {
  readonly findings: readonly { readonly severity: string; readonly new?: boolean }[];
  readonly suppressed: readonly unknown[];
  readonly undecided: readonly { readonly resources: readonly string[] }[];
}

/** @param json the JSON report; undefined where the run ended before there was one: then there is nothing to count */
export function countsOf(json: string | undefined): Readonly<Record<string, string>> {
  if (json === undefined) return { findings: '', errors: '', warnings: '', 'new-findings': '', suppressed: '', undecided: '' };
  const { findings, suppressed, undecided } = JSON.parse(json) as Report;
  const of = (severity: string): string => String(findings.filter((finding) => finding.severity === severity).length);
  // Held against nothing, none says whether it is new.
  const isCompared = findings.every((finding) => finding.new !== undefined);
  return {
    findings: String(findings.length),
    errors: of('error'),
    warnings: of('warn'),
    'new-findings': isCompared ? String(findings.filter((finding) => finding.new).length) : '',
    suppressed: String(suppressed.length),
    undecided: String(undecided.reduce((sum, { resources }) => sum + Math.max(1, resources.length), 0)),
  };
}
