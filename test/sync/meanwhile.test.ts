// What a person does while a pass is under way, and what the pass then must not leave behind.

import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from './scene.ts';

async function letEdits(scene: Scene, update: boolean): Promise<void> {
  const document = { kinds: { customer: { toAccounting: { update } } } };
  await scene.bench.ask('PUT', `/api/pairs/${scene.connected.pair}/settings`, document);
}

test('edits that were held back under settings which are replaced meanwhile travel under the new ones', async () => {
  const scene = await Scene.open();
  const id = scene.account('Kauri Cabinets');
  await scene.hint('crm');
  await scene.run(2 * MINUTE_MS);
  await letEdits(scene, false);
  await scene.run(2 * MINUTE_MS);
  scene.act('zoho', 'record.edit', { module: 'Accounts', id, fields: { Phone: '+64 9 555 0123' } });
  scene.bench.moments.arm({
    skip: 0,
    port: 'database',
    when: 'before',
    sort: 'pass',
    about: 'INSERT INTO links',
    does: { is: 'meanwhile', happens: () => letEdits(scene, true) },
  });
  // Old enough for its version to prove something.
  await scene.run(10_000);
  await scene.hint('crm');
  await scene.run(10 * MINUTE_MS);
  expect(scene.bench.moments.happened).toBe(1);
  const [contact] = scene.act<{ Phones: { PhoneNumber: string }[] }[]>('xero', 'list', { collection: 'Contacts' });
  expect(contact?.Phones.map(({ PhoneNumber }) => PhoneNumber)).toContain('+64 9 555 0123');
});

test('a deletion that was approved does not take with it what somebody edited since, before it is carried out', async () => {
  const scene = await Scene.open();
  const id = scene.account('Kauri Cabinets');
  await scene.run(10 * MINUTE_MS);
  scene.act('zoho', 'record.delete', { module: 'Accounts', id });
  await scene.hint('crm');
  await scene.run(10 * MINUTE_MS);
  const [proposal] = await scene.issues();
  expect(proposal?.code).toBe('gone.proposal');
  const [contact] = scene.act<{ ContactID: string }[]>('xero', 'list', { collection: 'Contacts' });
  scene.act('xero', 'contact.edit', {
    ContactID: contact?.ContactID,
    Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '555 0999' }],
  });
  await scene.answer(proposal, 'approve');
  await scene.run(10 * MINUTE_MS);
  const [question] = await scene.issues();
  expect(question?.code).toBe('gone.edited');
  const standing = () =>
    scene.act<{ ContactStatus: string }[]>('xero', 'list', { collection: 'Contacts' })[0]?.ContactStatus;
  expect(standing()).toBe('ACTIVE');
  await scene.answer(question, 'approve');
  await scene.run(10 * MINUTE_MS);
  expect([standing(), await scene.issues()]).toEqual(['ARCHIVED', []]);
});
