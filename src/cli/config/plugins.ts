/** Loads plugins: from a file, from a package, or as they stand in configuration that is code. */

import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { schemaFaults } from '../../config/check.js';
import { type Plugin, faultsOf } from '../../config/plugin.js';
import { isPath } from '../../config/references.js';
import { shownPath } from '../repository.js';
import { runFile } from './code.js';
import { packageFile } from './packages.js';

export interface LoadedPlugin {
  readonly plugin: Plugin;
  /** The same for the same plugin, however it is named. */
  readonly key: string | object;
  /** From which its configurations name files. */
  readonly base: string;
  /** For people: `./rules/index.ts`. */
  readonly shown: string;
}

type PluginLoading = { readonly kind: 'plugin'; readonly loaded: LoadedPlugin } | { readonly kind: 'wrong'; readonly message: string; readonly help?: string };

/** @param base from which a path or a package is named */
export async function loadPlugin(what: string | object, base: string, cwd: string): Promise<PluginLoading> {
  if (typeof what !== 'string') return checked(what, { key: what, base, shown: 'the plugin' });
  return isPath(what) ? fromFile(resolve(base, what), cwd) : fromPackage(what, base, cwd);
}

async function fromFile(file: string, cwd: string): Promise<PluginLoading> {
  const shown = shownPath(cwd, file);
  if (!existsSync(file)) return { kind: 'wrong', message: `There is no file ${shown}.` };
  if (statSync(file).isDirectory())
    return { kind: 'wrong', message: `${shown} is a folder.`, help: `Name the file in it that exports the plugin: ${shown}/index.ts.` };
  const ran = await runFile(file);
  return ran.kind === 'failed' ? cannotRun(shown, ran) : checked(ran.value, { key: file, base: dirname(file), shown });
}

async function fromPackage(name: string, base: string, cwd: string): Promise<PluginLoading> {
  const file = packageFile(name, base);
  if (file !== undefined) return fromFile(file, cwd);
  return { kind: 'wrong', message: `There is no package "${name}".`, help: `npm install --save-dev ${name}, or write ./${name} for a file.` };
}

function cannotRun(shown: string, { message, help }: { readonly message: string; readonly help?: string }): PluginLoading {
  return { kind: 'wrong', message: `${shown} cannot be run: ${message}.`, ...(help !== undefined && { help }) };
}

async function checked(value: unknown, from: Omit<LoadedPlugin, 'plugin'>): Promise<PluginLoading> {
  const shape = faultsOf(value);
  const faults = shape.length > 0 ? shape : await schemaFaults(Object.values((value as Plugin).rules).map(({ meta }) => meta));
  if (faults.length > 0) return { kind: 'wrong', message: `${from.shown} is no plugin: ${faults.join('; ')}.`, help: 'docs/write-a-rule.md shows one.' };
  return { kind: 'plugin', loaded: { plugin: value as Plugin, ...from } };
}
