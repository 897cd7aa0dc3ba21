// What is set up inside a CRM where more is wanted than one invocation may call for: asked for once, it is made to its end, and taken away
// to its end, and nothing is made twice.

import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

interface Provision {
  readonly items: readonly { what: string; module: string; state: string }[];
  readonly working: boolean;
}

const on = { on: true };

test('one request makes all of it, and one takes all of it away', async () => {
  const scene = await Scene.open();
  const { bench, connected } = scene;
  const kinds = { vendor: on, item: on, quote: on, invoice: on, 'purchase-order': on };
  await bench.ask('PUT', `/api/pairs/${connected.pair}/settings`, { kinds });
  const path = `/api/connections/${connected.crm}/provision`;
  const left = ({ items }: Provision, state: string) => items.filter((item) => item.state === state).length;
  const made = await bench.ask<Provision>('POST', path);
  expect(made.working).toBe(true);
  expect(left(made, 'missing')).toBeGreaterThan(0);
  // Whoever presses again meanwhile is told how far it is.
  const writes = scene.writes('zoho').length;
  expect((await bench.ask<Provision>('POST', path)).working).toBe(true);
  expect(scene.writes('zoho')).toHaveLength(writes);
  await scene.run(2 * MINUTE_MS);
  const there = await bench.ask<Provision>('GET', path);
  expect(there.working).toBe(false);
  expect(left(there, 'missing')).toBe(0);
  const rules = scene
    .writes('zoho')
    .filter(({ method, path: to }) => method === 'POST' && to.includes('workflow_rules'));
  expect(rules).toHaveLength(there.items.filter(({ what }) => what === 'rule').length);
  expect((await bench.ask<Provision>('DELETE', path)).working).toBe(true);
  await scene.run(2 * MINUTE_MS);
  const gone = await bench.ask<Provision>('GET', path);
  expect(gone.items.filter(({ what, state }) => what !== 'values' && state === 'exists')).toEqual([]);
});
