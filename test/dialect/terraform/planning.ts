/** Plans and states for tests: those that Terraform made of our configurations, and small ones written by hand. */

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { allRules } from '../../../src/cli/all-rules.js';
import { JoinedEstate } from '../../../src/link/estate.js';
import { lint } from '../../../src/lint.js';
import type { Loaded } from '../../../src/load/load.js';
import { load } from '../../../src/load/load.js';
import type { Declaration } from '../../../src/model/declaration.js';
import type { Subjects } from '../../../src/model/subjects.js';
import type { Result } from '../../../src/rule/finding.js';
import { memoryFiles } from '../../../src/testing/memory.js';
import { requestFor } from '../../../src/testing/judge-text.js';

const MADE = 'fixtures/formats/terraform-plan';

/** Configurations of which Terraform 1.11.4 made a plan and, after it was applied, a state. */
export const made: readonly string[] = readdirSync(MADE).sort();

/** All files of one of them. */
export function filesOf(name: string): Readonly<Record<string, string>> {
  const visit = (below: string): readonly (readonly [string, string])[] =>
    readdirSync(join(MADE, name, below))
      .sort()
      .flatMap((entry): readonly (readonly [string, string])[] => {
        const path = below === '' ? entry : `${below}/${entry}`;
        if (path === 'before') return [];
        return statSync(join(MADE, name, path)).isDirectory() ? visit(path) : [[path, readFileSync(join(MADE, name, path), 'utf8')]];
      });
  return Object.fromEntries(visit(''));
}

export interface Asked {
  readonly textIn?: string;
}

export type Contents = Readonly<Record<string, string | Uint8Array>>;

/** What all rules say of some of the files. */
export function judged(files: Contents, paths: readonly string[], { textIn }: Asked = {}): Result {
  return lint({
    ...requestFor(allRules, files),
    paths: paths.map((path) => ({ path, named: true })),
    terraform: { values: new Map(), files: [], roots: [], ...(textIn === undefined ? {} : { textIn }) },
  });
}

export class Planned {
  readonly loaded: Loaded;
  readonly estate: JoinedEstate;

  /** @param what a text alone is `plan.json` */
  constructor(what: string | Contents, { textIn }: Asked = {}, path = 'plan.json') {
    const files = typeof what === 'string' ? { [path]: what } : what;
    this.loaded = load({
      files: memoryFiles(files),
      paths: [{ path, named: true }],
      parameters: new Map(),
      terraform: { values: new Map(), files: [], roots: [], ...(textIn === undefined ? {} : { textIn }) },
    });
    this.estate = new JoinedEstate(this.loaded.units);
  }

  get addresses(): readonly string[] {
    return this.estate.declarations.map(({ address }) => address);
  }

  declaration(address: string): Declaration {
    const found = this.estate.declarations.find((one) => one.address === address);
    if (!found) throw new Error(`there is no ${address}, but ${this.addresses.join(', ')}`);
    return found;
  }

  bucket(address: string): Subjects['bucket'] {
    return this.estate.view(this.declaration(address), this.estate.plain) as Subjects['bucket'];
  }
}

/** A resource of a plan that is written by hand. */
export interface Written {
  readonly address: string;
  readonly after?: unknown;
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
  readonly actions?: readonly string[];
  readonly before?: unknown;
  /** `expressions` of the configuration. */
  readonly says?: object;
  readonly forEach?: readonly string[];
}

/** A plan of the root module. */
export function planOf(resources: readonly Written[], more: object = {}): string {
  const heads = resources.map((one) => ({ ...one, ...partsOf(one.address) }));
  const configured = new Map(heads.map((one) => [`${one.mode} ${one.type}.${one.name}`, one]));
  return JSON.stringify({
    format_version: '1.2',
    terraform_version: '1.11.4',
    planned_values: { root_module: {} },
    resource_changes: heads.map(({ address, mode, type, name, index, after = {}, unknown = {}, sensitive = {}, actions = ['create'], before = null }) => ({
      address,
      mode,
      type,
      name,
      ...(index === undefined ? {} : { index }),
      change: { actions, before, after, after_unknown: unknown, after_sensitive: sensitive },
    })),
    configuration: {
      root_module: {
        resources: [...configured.values()].map(({ mode, type, name, says = {}, forEach }) => ({
          address: `${type}.${name}`,
          mode,
          type,
          name,
          expressions: says,
          ...(forEach ? { for_each_expression: { references: forEach } } : {}),
        })),
      },
    },
    ...more,
  });
}

function partsOf(address: string): { readonly mode: string; readonly type: string; readonly name: string; readonly index: string | number | undefined } {
  const [, data, type = '', name = '', index] = /^(data\.)?(\w+)\.(\w+)(?:\[(.*)\])?$/.exec(address) ?? [];
  return { mode: data ? 'data' : 'managed', type, name, index: index === undefined ? undefined : (JSON.parse(index) as string | number) };
}

export function refers(...references: readonly string[]): object {
  return { references };
}

export function is(constant: unknown): object {
  return { constant_value: constant };
}
