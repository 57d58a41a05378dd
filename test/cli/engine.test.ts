import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { Engine, settings } from '../../src/cli/engine.js';

function flagsOf(version: string, use: (engine: Engine, flags: string[]) => void): readonly string[] {
  const flags: string[] = [];
  use(new Engine(() => ({ setFlagsFromString: (flag: string) => void flags.push(flag) }), version), flags);
  return flags;
}

describe('the engine', () => {
  it('makes fast code later where there is much to do', () => {
    expect(flagsOf('11.3.244.8-node.38', (engine) => engine.optimizeLater())).toEqual(['--interrupt-budget=800000']);
    expect(flagsOf('12.4.254.21-node.33', (engine) => engine.optimizeLater())).toEqual(['--invocation-count-for-turbofan=30000']);
  });

  it('is left alone where it is not known, or there is little to do', () => {
    expect(flagsOf('99.1.2', (engine) => engine.optimizeLater())).toEqual([]);
    expect(flagsOf('11.3.244', (engine) => expect(engine.asStarted(() => 'done')).toBe('done'))).toEqual([]);
  });

  it('is as it was started while code is kept, also where that fails', () => {
    const fail = (engine: Engine): void => {
      engine.optimizeLater();
      engine.asStarted(() => {
        throw new Error('the disk is full');
      });
    };
    const flags = flagsOf('11.3.244', (engine) => expect(() => fail(engine)).toThrow('the disk is full'));
    expect(flags).toEqual(['--interrupt-budget=800000', '--interrupt-budget=67584', '--interrupt-budget=800000']);
  });

  const known = settings[process.versions.v8.split('.', 2).join('.')];
  it.skipIf(!known)(`starts as it is said to: Node ${process.versions.node}`, () => {
    const options = execFileSync(process.execPath, ['--v8-options'], { encoding: 'utf8', maxBuffer: 1 << 26 });
    expect(options).toContain(`default: ${known?.flag}=${known?.usual}\n`);
  });
});
