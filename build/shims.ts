import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Where several files of the command share code, it stands in a chunk, and who is asked for it may be left with nothing but to hand it on.
 * Each file is read and taken apart by itself, so that is one too many: the chunk takes the place of the first that only hands on its code.
 *
 * @param paths files of one build, in one folder
 */
export function withoutShims(paths: readonly string[]): void {
  const folder = dirname(paths[0] ?? '.');
  const files = new Map(paths.map((path) => [basename(path), readFileSync(path, 'utf8')]));
  for (const [name, code] of files) {
    const handed = handedOn(code);
    const chunk = files.get(handed?.from ?? '');
    if (!handed || chunk === undefined) continue;
    files.set(name, exportedAs(chunk, handed.names));
    files.delete(handed.from);
    rmSync(join(folder, handed.from));
    for (const [other, text] of files) files.set(other, text.replaceAll(`require("./${handed.from}")`, `require("./${name}")`));
  }
  for (const [name, code] of files) writeFileSync(join(folder, name), code);
}

/** What a file gives, and under which name a chunk has it. */
interface Handed {
  readonly from: string;
  readonly names: ReadonlyMap<string, string>;
}

/** Undefined for a file that has anything of its own, or things of several others. */
function handedOn(code: string): Handed | undefined {
  const [, requires, given] = /\{"use strict";((?:(?:const \{[^}]*\}=)?require\("\.\/[\w.-]+"\);)+)module\.exports=\{([^}]*)\};\s*\}\)$/.exec(code) ?? [];
  if (requires === undefined || given === undefined) return undefined;
  const origins = new Map<string, { readonly from: string; readonly name: string }>();
  for (const [, list = '', from = ''] of requires.matchAll(/const \{([^}]*)\}=require\("\.\/([\w.-]+)"\);/g))
    for (const [name, local] of pairsOf(list)) origins.set(local, { from, name });
  const names = new Map<string, string>();
  const sources = new Set<string>();
  for (const [name, local] of pairsOf(given)) {
    const origin = origins.get(local);
    if (!origin) return undefined;
    sources.add(origin.from);
    names.set(name, origin.name);
  }
  const [from, ...more] = sources;
  return from?.startsWith('chunk-') && more.length === 0 ? { from, names } : undefined;
}

/** A chunk that gives what it has under other names too. */
function exportedAs(chunk: string, names: ReadonlyMap<string, string>): string {
  return chunk.replace(/module\.exports=\{([^}]*)\};(?=\s*\}\)$)/, (_, given: string) => {
    const locals = new Map(pairsOf(given));
    const more = [...names].map(([name, own]) => `${name}:${locals.get(own)}`);
    return `module.exports={${[given, ...more].join(',')}};`;
  });
}

function pairsOf(list: string): readonly (readonly [name: string, local: string])[] {
  return list.split(',').map((pair) => {
    const [name = '', local = name] = pair.split(':');
    return [name, local] as const;
  });
}
