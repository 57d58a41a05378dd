type Fields = Readonly<Record<string, unknown>>;

/** What a tree says, without places and spelling: a text in a heredoc is that between quotes. */
export function outline(of: unknown): unknown {
  if (Array.isArray(of)) return of.some((one: Fields) => PARTS.has(String(one['kind']))) ? partsOutline(of) : of.map(outline);
  if (typeof of !== 'object' || of === null) return of;
  const node = of as Fields;
  if (node['kind'] === 'mapped') return node['text'];
  if (node['kind'] === 'template') return templateOutline(node['parts'] as readonly Fields[]);
  return Object.fromEntries(
    // What kind it is some know by their class.
    Object.entries('kind' in node ? { ...node, kind: node['kind'] } : node)
      .filter(([name]) => !['in', 'start', 'end', 'header', 'nameSpan'].includes(name))
      .map(([name, inner]) => [name, outline(inner)]),
  );
}

const PARTS = new Set(['text', 'interpolation', 'if', 'for']);

/** What is nothing but one interpolation is that. */
function templateOutline(parts: readonly Fields[]): unknown {
  const [only, more] = parts;
  if (only?.['kind'] === 'interpolation' && !more) return outline(only['expression']);
  return { kind: 'template', parts: partsOutline(parts) };
}

/** Texts beside each other are one. */
function partsOutline(parts: readonly Fields[]): readonly unknown[] {
  const out: unknown[] = [];
  for (const part of parts.map((one) => outline(one['kind'] === 'text' ? one['text'] : one))) {
    if (typeof part === 'string' && typeof out.at(-1) === 'string') out[out.length - 1] = `${out.at(-1)}${part}`;
    else if (part !== '') out.push(part);
  }
  return out;
}
