/** Follows what a configuration extends and which plugins it names. */

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { didYouMean } from '../../config/did-you-mean.js';
import type { Step } from '../../config/merge.js';
import { pluginConfig, pluginRules } from '../../config/plugin.js';
import { presetNames } from '../../config/presets.js';
import { layerOf, problemsOf } from '../../config/read.js';
import { type Named, type NamedPlugin, extensionsOf, isPath, pluginsOf } from '../../config/references.js';
import type { Problem } from '../../config/written.js';
import type { RuleMeta } from '../../rule/meta.js';
import type { Rule } from '../../rule/rule.js';
import { OWN_HELP, whyNotOwn } from '../own-file.js';
import { shownPath } from '../repository.js';
import { WrongCall } from '../wrong-call.js';
import { type Opened, type Opening, isCode, isConfigurationFile, openFile, openObject } from './open.js';
import type { LoadedPlugin } from './plugins.js';
import { wrongFile } from './read-source.js';

interface Gathered {
  /** In the order in which they count. */
  readonly steps: readonly Step[];
  /** Of plugins. */
  readonly rules: readonly Rule[];
}

interface GatherWishes {
  readonly cwd: string;
  /** Metadata of all rules that need no plugin. */
  readonly metas: readonly RuleMeta[];
  /** False: nothing is run. */
  readonly executable: boolean;
  /** Only to know which rules there are: what else is wrong is no matter. */
  readonly rulesAlone: boolean;
}

export class Gathering {
  readonly #steps: Step[] = [];
  readonly #plugins = new Map<string, LoadedPlugin>();
  #rules: readonly Rule[] = [];

  constructor(private readonly wishes: GatherWishes) {}

  get gathered(): Gathered {
    return { steps: this.#steps, rules: this.#rules };
  }

  /** A configuration file that the call means. */
  async addFile(file: string): Promise<void> {
    const { cwd } = this.wishes;
    if (isCode(file) && !this.wishes.executable) {
      throw new WrongCall(
        `${shownPath(cwd, file)} is code, which --no-executable-config refuses.`,
        'Write it as s3lint.config.yaml or .json, or read none: --no-config.',
      );
    }
    await this.#add(openedOf(await openFile(file, cwd)), []);
  }

  /** A plugin that the call names: `./rules/index.ts`, `@acme/s3lint-rules`, `acme=./rules/index.ts`. */
  async addPlugin(given: string): Promise<void> {
    const [, named, what = given] = /^([a-z][\w-]*)=(.+)$/s.exec(given) ?? [];
    if (!this.wishes.executable) throw new WrongCall(`--plugin ${what} is code, which --no-executable-config refuses.`);
    const { cwd } = this.wishes;
    const { loadPlugin } = await import('./plugins.js');
    // On the command line a path needs no dot before it.
    const path = !isPath(what) && existsSync(resolve(cwd, what)) ? `./${what}` : what;
    const loading = await loadPlugin(path, cwd, cwd);
    if (loading.kind === 'wrong') throw new WrongCall(`--plugin: ${loading.message}`, loading.help);
    const { name } = loading.loaded.plugin.meta;
    const short = named ?? shortName(name);
    if (!/^[a-z][\w-]*$/.test(short))
      throw new WrongCall(`--plugin ${what}: "${name}" cannot begin the ids of rules.`, `Say what does: --plugin acme=${what}.`);
    const clash = this.#register(short, loading.loaded);
    if (clash !== undefined) throw new WrongCall(clash, `Give one another name: --plugin other=${what}.`);
  }

  async #add(opened: Opened, trail: readonly Opened[]): Promise<void> {
    const { written, folder, form } = opened;
    const way = [...trail, opened];
    for (const plugin of pluginsOf(written.value)) await this.#addPlugin(plugin, opened);
    for (const extension of extensionsOf(written.value)) await this.#extend(extension, opened, way);
    if (this.wishes.rulesAlone) return;
    const problems = await problemsOf(written, [...this.wishes.metas, ...this.#rules.map(({ meta }) => meta)], form);
    if (problems.length > 0) throw wrongFile(problems);
    this.#steps.push(layerOf(written, folder));
  }

  async #addPlugin({ name, pointer, what }: NamedPlugin, { written, base }: Opened): Promise<void> {
    const wrong = (message: string, help?: string): WrongCall => wrongFile([problem(written.place(pointer, 'value'), message, help)]);
    if (!this.wishes.executable) throw wrong(`The plugin ${name} is code, which --no-executable-config refuses.`);
    const { loadPlugin } = await import('./plugins.js');
    const loading = await loadPlugin(what, base, this.wishes.cwd);
    if (loading.kind === 'wrong') throw wrong(loading.message, loading.help);
    const clash = this.#register(name, loading.loaded);
    if (clash !== undefined) throw wrong(clash, 'Give one of them another name.');
  }

  /** What is in its way, if anything is. */
  #register(name: string, loaded: LoadedPlugin): string | undefined {
    const before = this.#plugins.get(name);
    if (before) return before.key === loaded.key ? undefined : `There are two plugins called ${name}: ${before.shown} and ${loaded.shown}.`;
    this.#plugins.set(name, loaded);
    this.#rules = [...this.#rules, ...pluginRules(name, loaded.plugin)];
    return undefined;
  }

  async #extend({ pointer, what }: Named, opened: Opened, way: readonly Opened[]): Promise<void> {
    const preset = presetNames.find((name) => name === what);
    if (preset !== undefined) {
      this.#steps.push({ kind: 'preset', name: preset });
      return;
    }
    const place = opened.written.place(pointer, 'value');
    const next = openedOf(typeof what === 'string' ? await this.#find(what, opened, place) : { kind: 'opened', opened: inside(what, pointer, opened) });
    const circle = way.findIndex(({ key }) => key === next.key);
    if (circle >= 0) {
      const names = [...way.slice(circle), next].map(({ written }) => written.name);
      throw wrongFile([problem(place, `${names.at(-1)} extends itself: ${names.join(' > ')}.`, 'Take one of them out.')]);
    }
    await this.#add(next, way);
  }

  async #find(what: string, opened: Opened, place: Problem['place']): Promise<Opening> {
    const wrong = (message: string, help?: string): Opening => ({ kind: 'wrong', problems: [problem(place, message, help)] });
    const refused = (): Opening => wrong(`"${what}" is code, which --no-executable-config refuses.`);
    const { cwd, executable } = this.wishes;
    const { base, folder } = opened;
    if (what.startsWith('plugin:')) return this.#ofPlugin(what, opened, wrong);
    if (isPath(what)) {
      const file = resolve(base, what);
      const why = whyNotOwn(file, base, cwd);
      if (why !== undefined) return wrong(why, OWN_HELP);
      if (!existsSync(file)) return wrong(`There is no file ${shownPath(cwd, file)}.`);
      if (!isConfigurationFile(file)) return wrong(`${what} is no configuration.`, 'It ends with .yaml, .yml, .json, or as code does.');
      return isCode(file) && !executable ? refused() : openFile(file, cwd);
    }
    const { packageFile } = await import('./packages.js');
    const file = packageFile(what, base);
    if (file === undefined) {
      const meant = didYouMean(what, presetNames);
      const help = `It is one of ${presetNames.join(', ')}, a file (./base.yaml), a package that is installed, or plugin:NAME/CONFIG.`;
      return wrong(`There is no preset and no package "${what}".${meant}`, existsSync(resolve(base, what)) ? `Write ./${what} for the file.` : help);
    }
    if (executable) return openFile(file, cwd, folder);
    // A package may be linked to from elsewhere, but a stranger's may not.
    const why = isCode(file) ? undefined : whyNotOwn(file, base, cwd);
    return isCode(file) ? refused() : why === undefined ? openFile(file, cwd, folder) : wrong(why);
  }

  #ofPlugin(what: string, { folder }: Opened, wrong: (message: string, help?: string) => Opening): Opening {
    const [, name = '', config = ''] = /^plugin:([^/]*)\/(.*)$/.exec(what) ?? [];
    const loaded = this.#plugins.get(name);
    if (!loaded)
      return wrong(`There is no plugin "${name}".${didYouMean(name, this.#plugins.keys())}`, `Name it under \`plugins\`: ${name || 'acme'}: ./rules/index.ts.`);
    const { configs = {} } = loaded.plugin;
    const own = Object.hasOwn(configs, config) ? configs[config] : undefined;
    const names = Object.keys(configs);
    if (typeof own !== 'object')
      return wrong(
        `The plugin ${name} has no configuration "${config}".${didYouMean(config, names)}`,
        names.length > 0 ? `It has ${names.join(', ')}.` : undefined,
      );
    return { kind: 'opened', opened: openObject(pluginConfig(name, loaded.plugin, own), what, '', { key: what, base: loaded.base, folder }) };
  }
}

/** A configuration that stands in another one. */
function inside(what: object, pointer: string, { written, base, folder }: Opened): Opened {
  return openObject(what, written.name, pointer.slice(1).replaceAll('/', '.'), { key: `${written.name} ${pointer}`, base, folder });
}

function openedOf(opening: Opening): Opened {
  if (opening.kind === 'wrong') throw wrongFile(opening.problems);
  return opening.opened;
}

function problem(place: Problem['place'], message: string, help?: string): Problem {
  return { message, ...(help !== undefined && { help }), place };
}

/** `s3lint-plugin-acme`, `@acme/s3lint-rules` and `acme` are called acme. */
function shortName(name: string): string {
  const [, scope, own = name] = /^(?:@([^/]+)\/)?(.*)$/.exec(name) ?? [];
  return /^s3lint(?:-(?:plugin|rules|config))?$/.test(own) && scope !== undefined ? scope : own.replace(/^s3lint-(?:plugin-|rules-)?/, '');
}
