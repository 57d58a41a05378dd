import type { Finding, Note, Result, Suppressed, Undecided } from '../rule/finding.js';
import type { Inventory } from '../rule/inventory.js';
import { over } from '../text/over.js';
import { Source, without } from '../text/source.js';
import type { Place } from '../text/source.js';
import type { Witness } from '../truth/witness.js';

/**
 * A sentence with every credential in it replaced by asterisks. Sources mask what is quoted from files by themselves;
 * this is the second lock, for texts that were put together from values on the way here.
 */
export function withoutSecrets(text: string): string {
  return new Source('', text).visible();
}

/** The result with every sentence and every address veiled. Paths, ids and places stay: they must lead somewhere. */
export function veiled(result: Result): Result {
  const hide = veilOver(result);
  const hideAll = (texts: readonly string[]): readonly string[] => texts.map(hide);
  const note = (own: Note): Note => ({ ...own, message: hide(own.message) });
  const witness = (own: Witness): Witness => hideIn(own, hide) as Witness;
  const finding = (own: Finding): Finding =>
    over(own, {
      message: hide(own.message),
      resource: hide(own.resource),
      resourceType: hide(own.resourceType),
      ...(own.arn !== undefined && { arn: hide(own.arn) }),
      ...(own.account !== undefined && { account: hide(own.account) }),
      ...(own.region !== undefined && { region: hide(own.region) }),
      because: own.because.map(note),
      ...(own.witness && { witness: witness(own.witness) }),
      ...(own.remedy !== undefined && { remedy: hide(own.remedy) }),
      ...(own.related && { related: own.related.map(note) }),
      ...(own.instances && { instances: hideAll(own.instances) }),
      ...(own.when !== undefined && { when: hide(own.when) }),
      ...(own.assumes && { assumes: hideAll(own.assumes) }),
      ...(own.controls && { controls: Object.fromEntries(Object.entries(own.controls).map(([name, ids]) => [hide(name), hideAll(ids)])) }),
      ...(own.fix && { fix: { ...own.fix, title: hide(own.fix.title), ...(own.fix.command !== undefined && { command: hide(own.fix.command) }) } }),
      ...(own.writtenBy !== undefined && { writtenBy: hide(own.writtenBy) }),
    });
  const undecided = (own: Undecided): Undecided => ({
    ...own,
    resources: hideAll(own.resources),
    reason: hide(own.reason),
    ...(own.when !== undefined && { when: hide(own.when) }),
  });
  const suppressed = (own: Suppressed): Suppressed => ({ ...own, finding: finding(own.finding), reason: hide(own.reason) });
  return {
    ...result,
    findings: result.findings.map(finding),
    undecided: result.undecided.map(undecided),
    suppressed: result.suppressed.map(suppressed),
    diagnostics: result.diagnostics.map((own) => ({ ...own, message: hide(own.message) })),
    coverage: { ...result.coverage, notSeen: result.coverage.notSeen.map(note) },
    ...(result.inventory && { inventory: inventoryBehind(result.inventory, result) }),
  };
}

/** Ids join its parts and places lead somewhere: the rest is veiled when somebody asks for it. */
function inventoryBehind(inventory: () => Inventory, result: Result): () => Inventory {
  return () => {
    const { buckets, reach, links } = inventory();
    const places = buckets.flatMap(({ place, facets }) => [place, ...facets.map((facet) => facet.place)]);
    const hide = veilOver(result, new Set(places.flatMap((place) => place?.source ?? [])));
    return {
      buckets: buckets.map(({ facets, ...own }) => ({
        ...own,
        address: hide(own.address),
        name: hide(own.name),
        type: hide(own.type),
        ...(own.arn !== undefined && { arn: hide(own.arn) }),
        facets: facets.map((facet) => ({ ...facet, text: hide(facet.text) })),
      })),
      reach: reach.map((own) => ({
        ...own,
        from: { ...own.from, name: hide(own.from.name) },
        because: own.because.map(hide),
        ...(own.witness && { witness: hideIn(own.witness, hide) as Witness }),
        ...(own.via !== undefined && { via: hide(own.via) }),
        ...(own.when !== undefined && { when: hide(own.when) }),
      })),
      links: links.map((own) => ({ ...own, name: hide(own.name) })),
    };
  };
}

/** Hides in any text what the call and the files of a result keep secret. @param more texts that are spoken of besides */
export function veilOver(result: Result, more: Iterable<Source> = []): (text: string) => string {
  const seen = new Map<string, string>();
  const secrets = [
    ...new Set([...(result.secrets ?? []), ...new Set([...sourcesOf(result), ...more])].flatMap((one) => (typeof one === 'string' ? one : one.secrets))),
  ];
  return (text) => {
    const known = seen.get(text);
    if (known !== undefined) return known;
    const hidden = withoutSecrets(without(secrets, text));
    seen.set(text, hidden);
    return hidden;
  };
}

/** Plain data with every text in it veiled. */
function hideIn(data: unknown, hide: (text: string) => string): unknown {
  if (typeof data === 'string') return hide(data);
  if (Array.isArray(data)) return data.map((item: unknown) => hideIn(item, hide));
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [hide(name), hideIn(value, hide)]));
}

/** Every text that something is said about. */
function sourcesOf({ findings, undecided, suppressed, coverage }: Result): readonly Source[] {
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const notes = [...all.flatMap(({ because, related = [] }) => [...because, ...related]), ...coverage.notSeen];
  const places: readonly (Place | undefined)[] = [...all, ...undecided, ...suppressed, ...notes].map(({ place }) => place);
  return [...new Set(places.flatMap((place) => (place ? [place.source] : [])))];
}
