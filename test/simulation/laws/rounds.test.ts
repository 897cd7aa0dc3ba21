// A record that does not come to rest is written three times, then a person is asked, with both values. Without that law it is written
// for ever, where something changes it back each time: a workflow of the CRM that fills in a number which accounting alone decides.

import { expect, test } from 'vitest';
import type { SyncStore } from '../../../src/sync/store.ts';
import type { BenchOptions } from '../bench.ts';
import { HOUR_MS, Scene } from '../../sync/scene.ts';
import { tampered } from './tampered.ts';

/** A store that forgets what was written lately. */
const forgetful = (store: SyncStore): SyncStore => ({
  ...store,
  commit: (lease, all) => store.commit(lease, { ...all, links: all.links.map((link) => ({ ...link, pushed: {} })) }),
});

/** More than anybody would let pass, and an end to the test. */
const MOST = 25;

interface War {
  readonly scene: Scene;
  /** Ends what changes the number back. */
  readonly end: () => void;
  readonly shown: () => unknown;
}

/** A customer whose phone number travels to the CRM alone, and is replaced there as soon as it is written. */
async function war(options: Pick<BenchOptions, 'tamper'> = {}): Promise<War> {
  const on = { id: '', left: MOST };
  const act = (scene: Scene, fields: object) =>
    scene.act('zoho', 'record.edit', { module: 'Accounts', id: on.id, fields });
  const opened: { scene?: Scene } = {};
  const scene = await Scene.open({
    ...options,
    onWrite: ({ vendor, method, path }) => {
      if (vendor !== 'zoho' || method !== 'PUT' || !path.includes('/Accounts') || on.left === 0 || !opened.scene)
        return;
      on.left -= 1;
      act(opened.scene, { Phone: '09 100 000' });
      void opened.scene.hint('crm');
    },
  });
  opened.scene = scene;
  const mappings = { customer: { phone: { flow: 'to-crm' } } };
  await scene.bench.ask('PUT', `/api/pairs/${scene.connected.pair}/settings`, { mappings });
  on.id = scene.account('Kauri Cabinets');
  await scene.hint('crm');
  await scene.run(HOUR_MS / 6);
  const [contact] = scene.act<{ ContactID: string }[]>('xero', 'list', { collection: 'Contacts' });
  const Phones = [{ PhoneType: 'DEFAULT', PhoneNumber: '555 3', PhoneAreaCode: '', PhoneCountryCode: '' }];
  scene.act('xero', 'contact.edit', { ContactID: contact?.ContactID, Phones });
  await scene.hint('accounting');
  await scene.run(HOUR_MS);
  const shown = () =>
    scene.act<{ items: { Phone?: unknown }[] }>('zoho', 'list', { module: 'Accounts' }).items[0]?.Phone;
  return { scene, end: () => (on.left = 0), shown };
}

test('three rounds, then a person is asked with both values', async () => {
  const { scene } = await war();
  expect(scene.writes('zoho')).toHaveLength(3);
  expect(await scene.issues()).toMatchObject([
    {
      code: 'unsettled.rounds',
      message: expect.stringContaining('Kauri Cabinets does not come to rest: after 3 rounds'),
      facts: { rounds: 3, fields: { phone: { crm: '09 100 000', accounting: '555 3' } } },
      choices: ['crm', 'accounting', 'value'],
    },
  ]);
});

test('the value that the person chose is carried, and the question is over', async () => {
  const { scene, end, shown } = await war();
  end();
  const [issue] = await scene.issues();
  await scene.answer(issue, 'accounting');
  await scene.run(HOUR_MS / 6);
  expect(shown()).toBe('555 3');
  expect(await scene.issues()).toEqual([]);
});

test('without the law of three rounds it is written for ever', async () => {
  const { scene } = await war({ tamper: tampered({ store: forgetful }) });
  expect(scene.writes('zoho').length).toBeGreaterThan(MOST);
  expect(await scene.issues()).toEqual([]);
});
