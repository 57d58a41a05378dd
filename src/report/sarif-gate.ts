import { gzipSync } from 'node:zlib';
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import { longestName, longestText, mostBytesZipped, mostResults, mostRuns, mostTags } from './sarif-limits.js';

/**
 * What GitHub refuses or silently loses although the schema allows it. Each complaint is a sentence that begins with where it stands;
 * an empty list means the file can go.
 */
export function sarifComplaints(log: Log): readonly string[] {
  const categories = log.runs.map((run) => `${run.tool.driver.name} ${run.automationDetails?.id ?? ''}`);
  return [
    ...(log.runs.length > mostRuns ? [`runs: ${log.runs.length} are more than ${mostRuns}`] : []),
    ...duplicates(categories).map((category) => `runs: two of the same tool and category, ${category}`),
    ...log.runs.flatMap((run, index) => runComplaints(run).map((text) => `runs[${index}].${text}`)),
    ...(gzipSync(JSON.stringify(log)).length > mostBytesZipped ? ['file: more than 10 MB after gzip'] : []),
  ];
}

function runComplaints(run: Run): readonly string[] {
  const rules = run.tool.driver.rules ?? [];
  const results = run.results;
  const category = run.automationDetails?.id;
  return [
    ...(run.tool.driver.rules ? [] : ['tool.driver.rules: missing']),
    ...(category !== undefined && !/^[^/].*\/$/.test(category) ? [`automationDetails.id: "${category}" has no slash at its end, or begins with one`] : []),
    ...(run.columnKind === 'utf16CodeUnits' ? [] : ['columnKind: not utf16CodeUnits']),
    ...(run.invocations ?? []).flatMap((own) => (own.executionSuccessful ? [] : ['invocations: says unsuccessful'])),
    ...duplicates(rules.map((rule) => rule.id)).map((id) => `tool.driver.rules: "${id}" twice`),
    ...rules.flatMap((rule) => ruleComplaints(rule).map((text) => `rule ${rule.id}: ${text}`)),
    ...(results ? [] : ['results: missing']),
    ...((results ?? []).length > mostResults.full ? [`results: more than ${mostResults.full}`] : []),
    ...duplicates((results ?? []).filter((result) => !result.suppressions).map(identity)).map((id) => `results: two with the identity ${id}`),
    ...(results ?? []).flatMap((result, index) => resultComplaints(result, rules).map((text) => `results[${index}]: ${text}`)),
  ];
}

function ruleComplaints(rule: ReportingDescriptor): readonly string[] {
  const tags: readonly string[] = rule.properties?.tags ?? [];
  const severity: unknown = rule.properties?.['security-severity'];
  const texts = { shortDescription: rule.shortDescription?.text, fullDescription: rule.fullDescription?.text, 'help.text': rule.help?.text };
  return [
    ...Object.entries(texts).flatMap(([name, text]) => (text ? [] : [`${name} is missing or empty`])),
    ...[rule.shortDescription?.text, rule.fullDescription?.text].flatMap((text) => ((text ?? '').length > longestText ? ['a description is too long'] : [])),
    ...((rule.name ?? '').length > longestName ? ['the name is too long'] : []),
    ...(rule.id.includes('/') ? ['a slash in the id reads as a hierarchy'] : []),
    ...(tags.length > mostTags ? [`${tags.length} tags are more than ${mostTags}`] : []),
    ...(severity === undefined || isSeverity(severity) ? [] : ['security-severity is no string with a number from 0.1 to 10.0 other than 9.0']),
    ...(severity !== undefined && rule.properties?.['problem.severity'] !== undefined ? ['security-severity and problem.severity together'] : []),
  ];
}

function isSeverity(value: unknown): boolean {
  return typeof value === 'string' && /^\d+(?:\.\d+)?$/.test(value) && Number(value) >= 0.1 && Number(value) <= 10 && Number(value) !== 9;
}

function resultComplaints(result: Result, rules: readonly ReportingDescriptor[]): readonly string[] {
  const steps = (result.codeFlows ?? []).flatMap((flow) => flow.threadFlows.flatMap((thread) => thread.locations.map((step) => step.location)));
  const places = [...(result.locations ?? []), ...(result.relatedLocations ?? []), ...steps];
  const ids = new Set((result.relatedLocations ?? []).map((location) => String(location.id)));
  const links = [...(result.message.text ?? '').matchAll(/\]\(([^)]*)\)/g)].map((match) => match[1] ?? '');
  return [
    ...(rules[result.ruleIndex ?? -1]?.id === result.ruleId ? [] : ['ruleIndex does not lead to the rule']),
    ...(result.message.text ? [] : ['message.text is missing or empty']),
    ...(result.locations?.length === 1 ? [] : ['not exactly one location']),
    ...(result.partialFingerprints?.primaryLocationLineHash ? [] : ['no fingerprint']),
    ...(result.kind === undefined || result.kind === 'fail' ? [] : [`kind ${result.kind} could surface as an alert`]),
    ...links.flatMap((id) => (ids.has(id) ? [] : [`the message links to (${id}), which is no related location`])),
    ...places.flatMap((place) => placeComplaints(place?.physicalLocation)),
  ];
}

function placeComplaints(place: NonNullable<Result['locations']>[number]['physicalLocation']): readonly string[] {
  const uri = place?.artifactLocation?.uri;
  const region = place?.region;
  const segments = (uri ?? '').split('/');
  return [
    ...(uri ? [] : ['a location without a file']),
    ...(/^[A-Za-z][\w+.-]*:/.test(uri ?? '') ? [`"${uri}" has a scheme`] : []),
    ...((uri ?? '').startsWith('/') || (uri ?? '').includes('\\') ? [`"${uri}" is absolute or has backslashes`] : []),
    ...(segments.includes('..') || segments.includes('.') || (uri && segments.includes('')) ? [`"${uri}" has empty or dot segments`] : []),
    ...(/[^\x21-\x7e]|[<>"`{}|^]/.test(uri ?? '') || /%(?![0-9A-Fa-f]{2})/.test(uri ?? '') ? [`"${uri}" is not percent-encoded`] : []),
    ...((region?.startLine ?? 0) >= 1 ? [] : ['a region without a line']),
    ...((region?.startColumn ?? 1) >= 1 ? [] : ['a column below 1']),
    ...(region && comesBefore(region) ? ['a region that ends before it starts'] : []),
  ];
}

function comesBefore(region: NonNullable<NonNullable<NonNullable<Result['locations']>[number]['physicalLocation']>['region']>): boolean {
  const { startLine = 1, startColumn = 1 } = region;
  const endLine = region.endLine ?? startLine;
  return endLine < startLine || (endLine === startLine && region.endColumn !== undefined && region.endColumn < startColumn);
}

function identity(result: Result): string {
  return [result.ruleId, result.locations?.[0]?.physicalLocation?.artifactLocation?.uri, result.partialFingerprints?.primaryLocationLineHash].join(' ');
}

function duplicates(texts: readonly string[]): readonly string[] {
  const seen = new Set<string>();
  return [...new Set(texts.filter((text) => seen.size === seen.add(text).size))];
}
