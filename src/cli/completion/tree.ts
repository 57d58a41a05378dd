import type { Command } from 'commander';
import { type Offer, offersOf } from '../parse.js';

/** What a shell may offer for one command, read from the program itself. */
export interface CommandWords {
  /** `policy check`; empty for the program. */
  readonly path: string;
  readonly says: string;
  /** Its commands. */
  readonly commands: readonly CommandWords[];
  readonly flags: readonly FlagWords[];
  /** For its arguments; nothing where they are files. */
  readonly operand: Offer;
  readonly takesFiles: boolean;
}

export interface FlagWords {
  /** `-f` and `--format`, or one of them. */
  readonly names: readonly string[];
  readonly says: string;
  /** A value stands next, or behind an equals sign; or behind an equals sign only; or there is none. */
  readonly value: 'next' | 'attached' | 'none';
  readonly offers: Offer;
}

export function wordsOf(command: Command, path = ''): CommandWords {
  const help = command.createHelp();
  const [argument] = command.registeredArguments;
  const operand = offersOf(argument?.parseArg);
  return {
    path,
    says: oneLine(command.summary() || command.description()),
    commands: help.visibleCommands(command).map((own) => wordsOf(own, path === '' ? own.name() : `${path} ${own.name()}`)),
    flags: help.visibleOptions(command).map((option) => ({
      names: [option.short, option.long].flatMap((name) => name ?? []),
      says: oneLine(option.description),
      value: option.required ? 'next' : option.optional ? 'attached' : 'none',
      offers: offersOf(option.parseArg),
    })),
    operand,
    takesFiles: argument !== undefined && operand.words === undefined && operand.rules === undefined,
  };
}

/** A command and all below it. */
export function allOf(command: CommandWords): readonly CommandWords[] {
  return [command, ...command.commands.flatMap(allOf)];
}

/** The last word of a command's path. */
export function nameOf({ path }: CommandWords): string {
  return path.split(' ').at(-1) ?? path;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** A word in the single quotes of bash, zsh and fish. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Lines of a `case` that follow the command typed so far, from `parent/word` to the path of the command. */
export function stepsOf(root: CommandWords): readonly { readonly from: string; readonly to: string }[] {
  return allOf(root).flatMap((parent) => parent.commands.map((own) => ({ from: `${parent.path}/${nameOf(own)}`, to: own.path })));
}
