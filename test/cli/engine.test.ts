import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Engine, settings } from '../../src/cli/engine.js';

function flagsOf(version: string, use: (engine: Engine, flags: string[]) => void): readonly string[] {
  const flags: string[] = [];
  use(new Engine(() => ({ setFlagsFromString: (flag: string) => void flags.push(flag) }), version), flags);
  return flags;
}

describe('the engine', () => {
  const room = '--semi-space-growth-factor=16';

  it('makes fast code later and room for objects sooner where there is much to do', () => {
    expect(flagsOf('11.3.244.8-node.38', (engine) => engine.expectMuch())).toEqual(['--interrupt-budget=800000', room]);
    expect(flagsOf('12.4.254.21-node.33', (engine) => engine.expectMuch())).toEqual(['--invocation-count-for-turbofan=30000', room]);
  });

  it('is left alone where it is not known, or there is little to do', () => {
    expect(flagsOf('99.1.2', (engine) => engine.expectMuch())).toEqual([]);
    expect(flagsOf('11.3.244', (engine) => expect(engine.asStarted(() => 'done')).toBe('done'))).toEqual([]);
  });

  it('is as it was started while code is kept, also where that fails', () => {
    const fail = (engine: Engine): void => {
      engine.expectMuch();
      engine.asStarted(() => {
        throw new Error('the disk is full');
      });
    };
    const flags = flagsOf('11.3.244', (engine) => expect(() => fail(engine)).toThrow('the disk is full'));
    const large = ['--interrupt-budget=800000', room];
    expect(flags).toEqual([...large, '--interrupt-budget=67584', '--semi-space-growth-factor=2', ...large]);
  });

  const known = settings[process.versions.v8.split('.', 2).join('.')];
  it.skipIf(!known)(`starts as it is said to: Node ${process.versions.node}`, () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    for (const { flag, usual } of known ?? []) expect(options).toContain(`default: ${flag}=${usual}\n`);
  });
});
