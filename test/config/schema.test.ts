import { expect, it } from 'vitest';
import { allMetas } from '../../src/cli/all-metas.js';
import { configSchema } from '../../src/config/schema.js';

it('the published schema is the one that configurations are held against', async () => {
  await expect(`${JSON.stringify(configSchema(allMetas), undefined, 2)}\n`).toMatchFileSnapshot('../../docs/schema/config.schema.json');
});
