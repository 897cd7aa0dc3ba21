import { afterAll, beforeAll, expect, test } from 'vitest';
import { Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open({ company: 'demo' });
});
afterAll(() => stage.close());

test('demo', async () => {
  const { pair } = await stage.connect();
  await stage.rest(pair);
  const overview = await stage.api('GET', `/api/overview?pair=${pair}`);
  expect(overview.totals).toMatchObject({ linked: 57 });
});
