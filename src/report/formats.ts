import { compact } from './compact.js';
import type { Finding } from '../rule/finding.js';
import type { Format, Newness } from './context.js';
import type { FormatName } from './format-names.js';
import { pretty } from './pretty.js';
import { veilOver, veiled } from './veil.js';

export type { FormatName } from './format-names.js';

/** Every output format; those for machines are loaded when they are asked for. None gets to see a secret. */
export const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  pretty: async () => behindVeil(pretty),
  compact: async () => behindVeil(compact),
  json: async () => behindVeil((await import('./json.js')).json),
  sarif: async () => behindVeil((await import('./sarif.js')).sarif),
  github: async () => behindVeil((await import('./github.js')).github),
  junit: async () => behindVeil((await import('./junit.js')).junit),
  markdown: async () => behindVeil((await import('./markdown.js')).markdownReport),
  csv: async () => behindVeil((await import('./csv.js')).csv),
  html: async () => behindVeil((await import('./html.js')).html),
  gitlab: async () => behindVeil((await import('./gitlab.js')).gitlab),
  ocsf: async () => behindVeil((await import('./ocsf.js')).ocsf),
};

function behindVeil(format: Format): Format {
  return (result, given) => {
    const { newSince, call } = given;
    const context = call ? { ...given, call: call.map(veilOver(result)) } : given;
    if (!newSince) return format(veiled(result), context);
    const hidden = veiled(result);
    return format(hidden, { ...context, newSince: ofCopies(newSince, result.findings, hidden.findings) });
  };
}

/** Newness is asked of the findings that the caller knows, and not of their veiled copies. What is no finding of the result is not new. */
function ofCopies({ ref, isNew, stateOf, inBaseline }: Newness, findings: readonly Finding[], copies: readonly Finding[]): Newness {
  const original = new Map(copies.map((copy, index) => [copy, findings[index]]));
  const ask = <T>(question: (finding: Finding) => T, other: T): ((copy: Finding) => T) => {
    return (copy) => {
      const finding = original.get(copy);
      return finding ? question(finding) : other;
    };
  };
  return {
    ref,
    isNew: ask(isNew, false),
    ...(stateOf && { stateOf: ask(stateOf, 'unchanged') }),
    ...(inBaseline && { inBaseline: ask(inBaseline, false) }),
  };
}
