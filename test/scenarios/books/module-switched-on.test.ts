// Given a pair that is live with customers; when somebody switches invoices on; then they are told that the CRM is not set up for them, until it is.

import { expect, test } from 'vitest';
import { Desk } from '../desk.ts';

test('a module that is switched on asks for its setup in the CRM', async () => {
  const desk = await Desk.open({ kinds: [] });
  const codes = async () => (await desk.issues()).map(({ code }) => code);
  await desk.settings({ kinds: { item: { on: true }, invoice: { on: true } } });
  expect(await codes()).toEqual(['provision.missing']);
  await desk.settings({ kinds: { quote: { on: true } } });
  expect(await codes()).toEqual(['provision.missing']);
  await desk.setUp();
  expect(await codes()).toEqual([]);
});

test('one that is switched off asks for nothing', async () => {
  const desk = await Desk.open();
  await desk.settings({ kinds: { invoice: { on: false } } });
  expect(await desk.issues()).toEqual([]);
});
