/** Runs configuration and plugins that are code. Nothing else runs code of the linted tree. */

import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { importModule } from './import.js';

export type Ran = { readonly kind: 'value'; readonly value: unknown } | { readonly kind: 'failed'; readonly message: string; readonly help?: string };

const TYPESCRIPT = new Set(['.ts', '.mts', '.cts']);

/** The main export of a file. */
export async function runFile(file: string): Promise<Ran> {
  return ran(async () => {
    if (!TYPESCRIPT.has(extname(file))) return importModule(urlOf(file));
    if (!stripsTypes()) return runWithJiti(file);
    try {
      return await importModule(urlOf(file));
    } catch (error) {
      // What Node cannot just leave out (enums, parameter properties), jiti may.
      if (!/^ERR_(?:UNSUPPORTED_TYPESCRIPT_SYNTAX|UNSUPPORTED_NODE_MODULES_TYPE_STRIPPING|UNKNOWN_FILE_EXTENSION)$/.test(codeOf(error)) || !jitiFrom(file))
        throw error;
      return runWithJiti(file);
    }
  });
}

/** Who lints again and again means the file as it is now. */
function urlOf(file: string): string {
  return `${pathToFileURL(file).href}?t=${Math.floor(statSync(file).mtimeMs)}`;
}

/** Since Node 22.18. */
function stripsTypes(): boolean {
  return Boolean((process.features as { readonly typescript?: unknown }).typescript);
}

async function runWithJiti(file: string): Promise<unknown> {
  const found = jitiFrom(file);
  if (found === undefined) throw new NoTypeScript();
  const { createJiti } = (await importModule(pathToFileURL(found).href)) as Jiti;
  return createJiti(pathToFileURL(file).href, { fsCache: false, moduleCache: false, interopDefault: false }).import(file);
}

/** As far as it is needed: it need not be installed. */
interface Jiti {
  createJiti(from: string, options: object): { import(file: string): Promise<unknown> };
}

/** The user's own, or one that stands beside us. */
function jitiFrom(file: string): string | undefined {
  for (const from of [file, import.meta.url]) {
    try {
      return createRequire(from).resolve('jiti');
    } catch {
      // Not here.
    }
  }
  return undefined;
}

class NoTypeScript extends Error {}

async function ran(run: () => Promise<unknown>): Promise<Ran> {
  try {
    return { kind: 'value', value: await mainOf(await run()) };
  } catch (error) {
    return error instanceof NoTypeScript
      ? {
          kind: 'failed',
          message: `it is TypeScript, which Node ${process.versions.node} does not read by itself`,
          help: 'npm install --save-dev jiti, or use Node 22.18 or later, or write it as .mjs.',
        }
      : { kind: 'failed', message: messageOf(error), ...helpFor(error) };
  }
}

/** What CommonJS exports, or what a compiler made of a default export, is wrapped once more; a module without one has no main export. */
function mainOf(module: unknown): unknown {
  let main = module;
  for (let depth = 0; depth < 2; depth++) {
    if (typeof main !== 'object' || main === null) break;
    if (!('default' in main)) return isModule(main) ? undefined : main;
    main = main.default;
  }
  return main;
}

function isModule(value: object): boolean {
  return Object.prototype.toString.call(value) === '[object Module]' || '__esModule' in value;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // The first line of what could not be parsed says where.
  const [, line] = /^(?:file:\/\/)?\/?.*?:(\d+)$/.exec(error.stack?.split('\n', 1)[0] ?? '') ?? [];
  return `${error.name}: ${error.message}${line === undefined ? '' : ` (line ${line})`}`;
}

function helpFor(error: unknown): { readonly help?: string } {
  if (codeOf(error) === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX')
    return { help: 'npm install --save-dev jiti, which reads all of TypeScript, or write it without.' };
  const [, name] = /Cannot find (?:package|module) '((?:@[\w.-]+\/)?[\w-][\w.-]*)(?:\/[^']*)?'/.exec(error instanceof Error ? error.message : '') ?? [];
  return name === undefined ? {} : { help: `npm install --save-dev ${name}` };
}

function codeOf(error: unknown): string {
  const code = typeof error === 'object' && error !== null ? (error as { readonly code?: unknown }).code : undefined;
  return typeof code === 'string' ? code : '';
}
