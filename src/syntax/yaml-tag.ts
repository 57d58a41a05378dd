const CORE = 'tag:yaml.org,2002:';

/**
 * A tag as written, without the ones that say nothing: `!!str` on a quoted text, `!!map`, `!!seq`, a lone `!` on what is no plain scalar.
 * The verbatim form `!<…>` is shortened.
 */
export function tagOf(written: string, on: 'plain' | 'text' | 'collection'): string | undefined {
  let tag = written;
  if (tag.startsWith('!<')) {
    tag = tag.slice(2, -1);
    if (tag.startsWith(CORE)) tag = `!!${tag.slice(CORE.length)}`;
  }
  if (on === 'text' && (tag === '!!str' || tag === '!')) return undefined;
  if (on === 'collection' && (tag === '!!map' || tag === '!!seq' || tag === '!')) return undefined;
  return tag;
}
