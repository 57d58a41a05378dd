import { compact } from './compact.js';
import type { Format } from './context.js';
import type { FormatName } from './format-names.js';
import { pretty } from './pretty.js';
import { veiled } from './veil.js';

export type { FormatName } from './format-names.js';

/** Every output format; those for machines are loaded when they are asked for. None gets to see a secret. */
export const formats: Readonly<Record<FormatName, () => Promise<Format>>> = {
  pretty: async () => behindVeil(pretty),
  compact: async () => behindVeil(compact),
  json: async () => behindVeil((await import('./json.js')).json),
  sarif: async () => behindVeil((await import('./sarif.js')).sarif),
  github: async () => behindVeil((await import('./github.js')).github),
};

function behindVeil(format: Format): Format {
  return (result, context) => {
    const { newSince } = context;
    if (!newSince) return format(veiled(result), context);
    // Newness is asked of the finding the caller knows, not of its veiled copy.
    const fresh = new Set(result.findings.flatMap((finding, index) => (newSince.isNew(finding) ? [index] : [])));
    const hidden = veiled(result);
    const order = new Map(hidden.findings.map((finding, index) => [finding, index]));
    return format(hidden, { ...context, newSince: { ref: newSince.ref, isNew: (finding) => fresh.has(order.get(finding) ?? -1) } });
  };
}
