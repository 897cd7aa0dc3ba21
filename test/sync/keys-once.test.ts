// What a record is recognised by is stored once: whom a page showed before there was room to plan it keeps the keys that it got then. On the
// free plan of the platform every row counts.

import { expect, test } from 'vitest';
import { Scene } from './scene.ts';

const MINUTES_MS = 600_000;
/** More than one pass plans on the free profile. */
const MANY = 60;

interface Key {
  readonly key: string;
  readonly id: string;
}

function keys({ bench }: Scene): Key[] {
  return bench.sqlite.run("SELECT key, id FROM keys WHERE kind = 'customer' ORDER BY key") as unknown as Key[];
}

/** So many customers at once in accounting, and everything that comes of it. */
async function imported(scene: Scene, count = MANY): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, at) =>
    scene.contact(`Customer ${at}`, { EmailAddress: `c${at}@kauri.example`, FirstName: 'Ann', LastName: 'Lee' }),
  );
  await scene.hint('accounting');
  await scene.run(MINUTES_MS);
  return ids;
}

test.each(['free', 'paid'] as const)('the keys of an import stand once each, on the %s profile', async (profile) => {
  const scene = await Scene.open({ profile });
  await imported(scene);
  expect(scene.names('crm')).toHaveLength(MANY);
  const found = keys(scene).map(({ key }) => key);
  expect(found).toHaveLength(2 * MANY);
  expect(new Set(found).size).toBe(found.length);
});

test('who is like a linked record is told so, under whichever of its ids its keys stand', async () => {
  const scene = await Scene.open({ profile: 'free' });
  await imported(scene);
  for (let at = 0; at < MANY; at++) {
    if (at % 2 === 0) scene.account(`Customer ${at}`);
    else scene.contact(`CUSTOMER-${at}`);
  }
  await scene.hint('crm');
  await scene.hint('accounting');
  await scene.run(2 * MINUTES_MS);
  expect([scene.names('crm'), scene.names('accounting')].map(({ length }) => length)).toEqual([1.5 * MANY, 1.5 * MANY]);
  const { bench, connected } = scene;
  const told = await bench.ask<{ items: { code: string }[] }>('GET', `/api/pairs/${connected.pair}/issues?limit=200`);
  expect(told.items).toHaveLength(MANY);
  expect(new Set(told.items.map(({ code }) => code))).toEqual(new Set(['match.elsewhere']));
});

/** Somebody whose keys stand under the id in accounting alone. */
function knownThere(scene: Scene): string {
  const crm = new Set(keys(scene).flatMap(({ id, key }) => (id.startsWith('crm.') ? [key] : [])));
  const [found] = keys(scene).filter(({ id, key }) => id.startsWith('accounting.') && !crm.has(key));
  if (!found) throw new Error('nobody is known so');
  return found.id.slice(found.id.indexOf(':') + 1);
}

test('a link that moves to whom its record was merged into is known by what it bears', async () => {
  const scene = await Scene.open({ profile: 'free' });
  await imported(scene);
  const from = knownThere(scene);
  const into = scene.contact('Quite Another');
  scene.act('xero', 'contact.merge', { from, into });
  await scene.run(2 * MINUTES_MS);
  const [link] = scene.bench.sqlite.run(
    "SELECT crm_id, name FROM links WHERE ended_at = 0 AND accounting_id LIKE '%' || ?",
    [into],
  );
  const known = keys(scene).filter(({ id }) => id === link?.crm_id);
  expect(known.map(({ key }) => key)).toContain(`name:${String(link?.name).toLowerCase()}`);
});

test('two that were parted are known by what each bore', async () => {
  const scene = await Scene.open({ profile: 'free' });
  await imported(scene);
  const there = knownThere(scene);
  const [link] = scene.bench.sqlite.run("SELECT crm_id, name FROM links WHERE accounting_id LIKE '%' || ?", [there]);
  const id = String(link?.crm_id);
  scene.act('zoho', 'record.delete', { module: 'Accounts', id: id.slice(id.indexOf(':') + 1) });
  await scene.run(2 * MINUTES_MS);
  const [issue] = await scene.issues();
  await scene.answer(issue, 'reject');
  await scene.run(2 * MINUTES_MS);
  expect(scene.bench.sqlite.run('SELECT ended_at > 0 AS ended FROM links WHERE crm_id = ?', [id])).toEqual([
    { ended: 1 },
  ]);
  const known = keys(scene).filter((each) => each.id === id);
  expect(known.map(({ key }) => key)).toContain(`name:${String(link?.name).toLowerCase()}`);
});
