/** One measurement: `measure.js <what> files.json`, answered as JSON. Run by bench.ts in a process of its own. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { allRules } from '../src/cli/all-rules.js';
import { Engine, MUCH } from '../src/cli/engine.js';
import { JoinedEstate } from '../src/link/estate.js';
import { run } from '../src/lint.js';
import { decode } from '../src/load/decode.js';
import { load } from '../src/load/load.js';
import { unlessOpen } from '../src/truth/explore.js';
import type { World } from '../src/truth/world.js';
import type { Declaration } from '../src/model/declaration.js';
import type { Seen } from '../src/truth/seen.js';
import { parseHcl } from '../src/syntax/hcl/parse.js';
import { parseJson } from '../src/syntax/json.js';
import { parseYaml } from '../src/syntax/yaml.js';
import { requestFor } from '../src/testing/judge-text.js';
import { Mapped } from '../src/text/mapped.js';
import { Source } from '../src/text/source.js';

export type What =
  /** Every text made a tree, in a process as Node starts it. */
  | 'parse'
  /** The same, with the engine as a lint of so much sets it. */
  | 'parse later'
  /** Every text through `JSON.parse`. */
  | 'JSON.parse'
  /** What follows is done as the command does it. Loaded, joined, and all that is declared seen to the last leaf. */
  | 'see'
  /** Loaded and joined: what rules would begin with. */
  | 'link'
  /** The default preset. */
  | 'lint'
  /** Every rule there is. */
  | 'lint all';

export interface Measured {
  readonly ms: number;
  /** Time of the processor, in milliseconds: what others on the machine do counts less. */
  readonly cpu: number;
  /** Held at the end, in bytes. */
  readonly heap: number;
  /** The most that the process had in memory, in bytes, files read included. */
  readonly peak: number;
  readonly findings: number;
  readonly files: number;
  readonly bytes: number;
}

const [what = 'lint', list = '', rounds = '1'] = process.argv.slice(2);
const paths = JSON.parse(readFileSync(list, 'utf8')) as string[];
const files = Object.fromEntries(paths.map((path) => [path, readFileSync(path)]));
const collect = (globalThis as { gc?: () => void }).gc ?? ((): void => {});

/** Values for what the configuration leaves open, so that nothing hangs on a choice and everything is seen once. */
const VALUES = { environment: 'prod', log_bucket: 'example-logs' };

function measured(): Measured {
  const base = process.memoryUsage().heapUsed;
  const before = process.cpuUsage();
  const start = process.hrtime.bigint();
  const { held, findings } = done(what as What);
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  const { user, system } = process.cpuUsage(before);
  const peak = process.resourceUsage().maxRSS * 1024;
  // To collect between rounds would throw away fast code, which hangs on the shapes of objects that are then gone.
  if (Number(rounds) === 1) collect();
  const heap = process.memoryUsage().heapUsed - base;
  return { ms, cpu: (user + system) / 1e3, heap: held === undefined ? 0 : heap, peak, findings, files: paths.length, bytes: sizeOfAll() };
}

/** The middle one of the last third of the rounds: what a process that goes on takes. */
function warm(all: readonly Measured[]): Measured {
  const last = all.slice(-Math.ceil(all.length / 3)).sort((a, b) => a.ms - b.ms);
  return last[last.length >> 1] as Measured;
}

function sizeOfAll(): number {
  return Object.values(files).reduce((sum, file) => sum + file.length, 0);
}

function done(how: What): { readonly held: unknown; readonly findings: number } {
  switch (how) {
    case 'parse':
    case 'parse later':
      return { held: paths.flatMap((path) => textOf(path, parsed) ?? []), findings: 0 };
    case 'JSON.parse':
      return { held: paths.flatMap((path) => textOf(path, (_, text) => JSON.parse(text) as unknown) ?? []), findings: 0 };
    case 'see': {
      const estate = new JoinedEstate(load(requestFor([], files, { variables: VALUES })).units);
      const chosen = oneWorld();
      for (const declaration of estate.declarations) if (!unlessOpen(() => seenIn(estate.plain, declaration))) seenIn(chosen, declaration);
      return { held: estate, findings: 0 };
    }
    case 'link': {
      const estate = new JoinedEstate(load(requestFor([], files)).units);
      for (const declaration of estate.subjects('bucket')) estate.attachments.of(declaration, 'policy', estate.plain);
      return { held: estate, findings: 0 };
    }
    default: {
      const rules = how === 'lint all' ? allRules : allRules.filter(({ meta }) => meta.preset === 'recommended');
      const held = run(requestFor(rules, files));
      return { held, findings: held.result.findings.length };
    }
  }
}

function textOf<T>(path: string, make: (path: string, text: string) => T): T | undefined {
  const read = decode(files[path] as Uint8Array);
  return read.kind === 'text' ? make(path, read.text) : undefined;
}

function parsed(path: string, text: string): unknown {
  const parse = path.endsWith('.tf') ? parseHcl : path.endsWith('.json') ? parseJson : parseYaml;
  return parse(Mapped.of(new Source(path, text)));
}

/** What the configuration leaves open holds wherever it can. */
function oneWorld(): World {
  const decided = new Map<string, boolean>();
  return {
    decided,
    memo: new Map(),
    decide(atom) {
      const possible = atom.possible(decided);
      if (possible === 'both') decided.set(atom.key, true);
      return possible === 'both' || possible === 'yes';
    },
  };
}

/** All that is declared, in one world. */
function seenIn(world: World, declaration: Declaration): true {
  if (declaration.exists(world) && 'body' in declaration) seeAll((declaration as Declaration & { body(world: World): Seen }).body(world));
  return true;
}

function seeAll(seen: Seen): void {
  if (seen.kind === 'mapping') for (const { value } of seen.entries()) seeAll(value);
  if (seen.kind === 'sequence') for (const item of seen.items()) seeAll(item);
}

// A command is over after one round, and sets the engine for it; who calls the library again and again has it as Node starts it.
if (rounds === '1' && what !== 'parse' && what !== 'JSON.parse' && sizeOfAll() > MUCH) new Engine(createRequire(import.meta.url)).expectMuch();
collect();
process.stdout.write(JSON.stringify(warm(Array.from({ length: Number(rounds) }, measured))));
