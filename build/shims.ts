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
  const shims = [...files].flatMap(([name, code]) => {
    const handed = handedOn(code);
    return handed ? [{ name, ...handed }] : [];
  });
  for (const { name, from, names } of shims) {
    const chunk = files.get(from);
    if (chunk === undefined) continue;
    files.delete(from);
    rmSync(join(folder, from));
    const lots: string[] = [];
    for (const [other, text] of files) files.set(other, askingFor(text, from, name, lots));
    files.set(name, exportedAs(chunk, names, lots));
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

/** Code that asks a chunk under its new name for its own lot of all that it has. */
function askingFor(code: string, from: string, name: string, lots: string[]): string {
  return code
    .replace(new RegExp(`\\{([^{}]*)\\}=require\\("\\./${from}"\\)`, 'g'), (_, list: string) => `{${list}}=require("./${name}").lot${lots.push(list) - 1}()`)
    .replaceAll(`require("./${from}")`, `require("./${name}")`);
}

/** A chunk that gives what it has under other names, and to each file that is part of the same build its lot: of hundreds a run needs few. */
function exportedAs(chunk: string, names: ReadonlyMap<string, string>, lots: readonly string[]): string {
  return chunk.replace(/module\.exports=\{([^}]*)\};(?=\s*\}\)$)/, (_, given: string) => {
    const locals = new Map(pairsOf(given));
    const own = (name: string, alias = name): string => `${alias}:${locals.get(name)}`;
    const handed = lots.map(
      (list, index) =>
        `lot${index}:()=>({${pairsOf(list)
          .map(([name]) => own(name))
          .join(',')}})`,
    );
    return `module.exports={${[...[...names].map(([alias, name]) => own(name, alias)), ...handed].join(',')}};`;
  });
}

function pairsOf(list: string): readonly (readonly [name: string, local: string])[] {
  return list.split(',').map((pair) => {
    const [name = '', local = name] = pair.split(':');
    return [name, local] as const;
  });
}
