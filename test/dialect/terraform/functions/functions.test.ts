import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf } from '../../../../src/dialect/terraform/functions/json-text.js';
import { functions } from '../../../../src/dialect/terraform/functions/table.js';
import { evaluate } from '../../../../src/dialect/terraform/evaluate.js';
import { originOf } from '../../../../src/dialect/terraform/origin.js';
import type { ModuleFiles } from '../../../../src/dialect/terraform/scope.js';
import { Mapped } from '../../../../src/text/mapped.js';
import { Source } from '../../../../src/text/source.js';
import type { Seen } from '../../../../src/truth/seen.js';
import { literalOf } from '../../../../src/truth/symbol.js';
import { terraformOnPath } from '../console.js';
import { plainWorld } from '../../../../src/truth/world.js';
import { expression, moduleOf, scopeOf, see } from '../expressions.js';
import { all, files } from './calls.js';
import { RECORDED, record, recording, versionOf } from './recording.js';

const terraform = terraformOnPath();
/** Recording asks Terraform anew: RECORD=2026-11-21 npx vitest run -u test/dialect/terraform/functions/functions.test.ts */
const day = process.env['RECORD'];
const recorded = recording();
/** Another version may differ in small things: ask it by recording anew. */
const asks = terraform !== undefined && (day !== undefined || versionOf(terraform) === recorded.terraform);

/** Evaluated before their arguments, by whoever evaluates expressions. */
const LAZY = ['can', 'templatefile', 'templatestring', 'try'];

/** Nothing to compare: another result each time, or one of the machine on which it is asked. */
const WITHOUT_CALLS = new Set(['base64gzip', 'bcrypt', 'issensitive', 'plantimestamp', 'rsadecrypt', 'sensitive', 'timestamp', 'uuid']);

/** What our function makes of a call: the JSON of it, `refused`, or why it is not known. */
function ours(call: string): string {
  const seen = seeCall(call);
  if (seen.kind === 'unknown') return seen.broken ? 'refused' : `unknown: ${seen.reason}`;
  const json = jsonOf(seen);
  return (json && literalOf(json)) ?? 'unknown';
}

/** The outermost function itself, without what the evaluator makes of conditions. */
function seeCall(call: string): Seen {
  const parsed = expression(call);
  const own = parsed.kind === 'call' && !parsed.expand ? functions[parsed.name] : undefined;
  if (parsed.kind !== 'call' || !own) return see(call, { files });
  const world = plainWorld();
  const scope = scopeOf({ files }, { module: { ...moduleOf({}), files: folder } });
  const args = parsed.args.map((arg) => evaluate(arg, scope, world));
  return own(args, { origin: originOf(parsed), says: call, scope, world });
}

const folder: ModuleFiles = {
  read(path) {
    const text = files[posix.normalize(path)];
    return text === undefined ? { kind: 'refused', reason: `${path}, which is not there` } : { kind: 'text', text: Mapped.of(new Source(path, text)) };
  },
  list(directory) {
    const start = `${posix.normalize(directory)}/`.replace(/^\.\//, '').replace('//', '/');
    return Object.keys(files)
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length));
  },
};

describe('A function gives what Terraform gives', () => {
  it('in every recorded call, or says that it does not know', () => {
    const wrong = recorded.calls.flatMap(([call, outcome]) => {
      const own = ours(call);
      if (own.startsWith('unknown')) return [];
      return own === (outcome ?? 'refused') ? [] : [{ call, ours: own, theirs: outcome ?? 'refused' }];
    });
    expect(wrong).toEqual([]);
  });

  it('and says so rarely', async () => {
    const unknown = recorded.calls.flatMap(([call]) => {
      const own = ours(call);
      return own.startsWith('unknown') ? [`${call} → ${own}`] : [];
    });
    await expect(`${unknown.join('\n')}\n`).toMatchFileSnapshot('./__snapshots__/not-computed.txt');
  });

  it('with at least twenty calls recorded of each', () => {
    const counts = new Map(Object.keys(functions).map((name) => [name, 0]));
    for (const [call] of recorded.calls) {
      const name = call.slice(0, call.indexOf('('));
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    const few = [...counts].filter(([name, count]) => count < 20 && !WITHOUT_CALLS.has(name));
    expect(few).toEqual([]);
    expect(recorded.calls.map(([call]) => call)).toEqual(all);
  });

  it.skipIf(!asks)('as the Terraform of this machine says, too', { timeout: 300_000 }, async () => {
    await expect(record(terraform as string, day ?? recorded.recorded)).toMatchFileSnapshot(`../../../../${RECORDED}`);
  });
});

describe('Every function of Terraform', () => {
  it('is there, and no other', () => {
    expect([...Object.keys(functions), ...LAZY].sort()).toEqual(Object.keys(recorded.functions).sort());
  });

  it('refuses too few and too many arguments', () => {
    const origin = see('1').origin;
    const site = { origin, says: 'f()', scope: undefined as never, world: undefined as never };
    const absent = { kind: 'absent' as const, origin };
    const refused = (name: string, count: number): boolean =>
      Object.hasOwn(functions, name) &&
      'broken' in
        (functions[name]?.(
          Array.from({ length: count }, () => absent),
          site,
        ) ?? {});
    const named = Object.entries(recorded.functions).filter(([name]) => Object.hasOwn(functions, name));
    expect(named.filter(([name, { least }]) => least > 0 && !refused(name, least - 1))).toEqual([]);
    expect(named.filter(([name, { most }]) => most !== undefined && !refused(name, most + 1))).toEqual([]);
  });
});
