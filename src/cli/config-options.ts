import { Option } from 'commander';

/** Which configuration is read, and whether it may run code. */
export function configOptions(): readonly Option[] {
  return [
    new Option('-c, --config <file>', 'configuration; otherwise s3lint.config.{yaml,yml,json,mjs,ts} here or above'),
    new Option('--no-config', 'read no configuration'),
    new Option('--no-executable-config', 'refuse configuration and plugins that are code'),
  ];
}
