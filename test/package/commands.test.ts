import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderWith } from '../cli/folder.js';
import { baselinePage } from '../docs/baseline.js';
import { decidesPage } from '../docs/decides.js';
import type { Run } from '../docs/session.js';
import { undecidedPage } from '../docs/undecided.js';
import { ruleWritingPage } from '../docs/write-a-rule.js';
import { type Account, startAccount } from './commands/account.js';
import { clockAt } from './commands/clock.js';
import { type Command, type Passage, passagesOf, strayIn } from './commands/collect.js';
import { instead, insteadOf, lacking, onlySomewhere, played, wayOf, ways } from './commands/elsewhere.js';
import { wrongIn } from './commands/expected.js';
import { pagePaths, readPage } from './commands/pages.js';
import { type Shell, shellWith } from './commands/shell.js';
import { stageWith } from './commands/stage.js';
import { Runner, eventsOf } from './commands/workflow.js';
import { installIn } from './installed.js';

/** These pages are made by running what they show, so what was installed makes them anew. */
const made: Readonly<Record<string, (run: Run) => Promise<string>>> = {
  'docs/baseline.md': baselinePage,
  'docs/how-s3lint-decides.md': decidesPage,
  'docs/undecided.md': undecidedPage,
  'docs/write-a-rule.md': ruleWritingPage,
};

const pages = pagePaths.map((path) => readPage(path));
const passages = pages.flatMap(passagesOf);
const commands = passages.flatMap(({ commands }) => commands);
const told = ({ page, line, text }: Command): string => `${page}:${line} ${text.replace(/\s*\n\s*/g, '; ')}`;

const stranger = folderWith({});
const bin = join(stranger, 'node_modules/.bin/s3lint');
const aside = folderWith({ 'clock.cjs': clockAt('2026-11-21T12:00:00Z') });
let account: Account;
let shell: Shell;
let stage: () => string;

/** Whoever has to wait for a turn may. */
const WAIT = 300_000;

/** No more than two programs at once. */
const turns: Promise<unknown>[] = [Promise.resolve(), Promise.resolve()];
let next = 0;
function inTurn<T>(act: () => Promise<T>): Promise<T> {
  const lane = next++ % turns.length;
  const mine = (turns[lane] ?? Promise.resolve()).then(act);
  turns[lane] = mine.catch(() => undefined);
  return mine;
}

beforeAll(async () => {
  installIn(stranger);
  // Where Node does not read TypeScript by itself, those who write it have this.
  symlinkSync(resolve('node_modules/jiti'), join(stranger, 'node_modules/jiti'), 'junction');
  account = await startAccount();
  shell = shellWith(stranger, aside, account);
  stage = stageWith(join(stranger, 'node_modules'));
}, 120_000);

afterAll(async () => {
  await account.fake.close();
  rmSync(join(stranger, 'node_modules'), { recursive: true });
}, 60_000);

/** What is wrong with commands that are typed one after the other. */
async function wrongWith(commands: readonly Command[]): Promise<readonly string[]> {
  const folder = stage();
  const wrong: string[] = [];
  for (const command of commands) {
    const other = insteadOf(command.text);
    wrong.push(...(other ? other.wrong(command.text) : wrongIn(command, await shell.typed(command.text, folder, wayOf(command.text)))));
  }
  rmSync(folder, { recursive: true });
  return wrong;
}

const isMade = ({ kind, page }: Passage): boolean => kind === 'session' && page in made;

/** What is typed by itself: of calls in sentences each once, and a command that only some machines can run without those around it. */
function tries(): readonly (readonly Command[])[] {
  const spans = new Set<string>();
  return passages.flatMap((passage): readonly (readonly Command[])[] => {
    if (passage.kind === 'workflow' || isMade(passage)) return [];
    if (passage.kind === 'span' && spans.has(passage.text)) return [];
    spans.add(passage.text);
    const apart = passage.commands.filter(({ text }) => onlySomewhere(text));
    return [passage.commands.filter((command) => !apart.includes(command)), ...apart.map((command) => [command])].filter(({ length }) => length > 0);
  });
}

describe('the collector', () => {
  it.each(pagePaths.map((path, index) => [path, pages[index] ?? readPage(path)] as const))('sees every command of %s', (_, page) => {
    expect(strayIn(page)).toEqual([]);
  });
});

// They are typed into bash.
describe.skipIf(process.platform === 'win32')('every command of README and docs (skipped on Windows)', () => {
  describe.concurrent('is run where the package is installed', { timeout: WAIT }, () => {
    for (const commands of tries()) {
      const [first, ...others] = commands.map(told);
      const why = commands.map(({ text }) => lacking(text)).find((one) => one !== undefined);
      const name = `${first}${others.length === 0 ? '' : ` and ${others.length} more`}${why === undefined ? '' : ` (skipped: ${why})`}`;
      it.skipIf(why !== undefined)(name, () =>
        inTurn(async () => {
          expect(await wrongWith(commands)).toEqual([]);
        }),
      );
    }
  });

  it.concurrent.each(Object.entries(made))('%s shows what the package says', { timeout: WAIT }, (page, make) =>
    inTurn(async () => {
      const run: string[] = [];
      const text = await make(async (folder, argv) => {
        run.push(['s3lint', ...argv].join(' '));
        if (!existsSync(join(folder, 'node_modules'))) symlinkSync(join(stranger, 'node_modules'), join(folder, 'node_modules'), 'junction');
        const { code, out, err } = await shell.run(process.execPath, ['--require', join(aside, 'clock.cjs'), bin, ...argv], folder);
        return { code: code ?? -1, out, err };
      });
      expect(text).toBe(readFileSync(page, 'utf8'));
      expect(run.sort()).toEqual(passages.flatMap((one) => (isMade(one) && one.page === page ? one.commands.map(({ text }) => text) : [])).sort());
    }),
  );

  describe('is run by a workflow', () => {
    let runner: Runner;
    beforeAll(() => {
      runner = new Runner(shell, join(stranger, 'node_modules'));
    }, 60_000);
    for (const { page, line, text } of passages.filter(({ kind }) => kind === 'workflow')) {
      it.each(eventsOf(text))(`${page}:${line} on %s`, async (event) => {
        const outputs = await runner.run(text, event);
        const counted = event.startsWith('pull_request') ? 'new-findings' : 'findings';
        expect(outputs.filter(({ [counted]: count }) => !(Number(count) > 0))).toEqual([]);
      });
    }
  });
});

it('whatever was asked of AWS was a read', () => {
  expect(account.fake.requests().notReads).toEqual([]);
});

it('nothing is played, run in another way or left out that no page has any more', () => {
  const texts = commands.map(({ text }) => text);
  const calls = new Set(texts.flatMap((text) => text.split(/&&|\||\n/).map((part) => part.replace(/ > .*/, '').trim())));
  expect(played.filter(({ call }) => !calls.has(call))).toEqual([]);
  expect([...instead, ...ways].filter(({ fits }) => !texts.some((text) => fits.test(text)))).toEqual([]);
});
