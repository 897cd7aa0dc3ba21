// New records are matched with each other before they are matched with the other side: the later of two that look alike waits a round,
// and a person is asked. Without that law both are made over there, and nobody hears of it.

import { afterEach, expect, test, vi } from 'vitest';
import { Scene } from '../../sync/scene.ts';

/** Whether the planner sees the other new records of its round. */
const law = vi.hoisted(() => ({ isOn: true }));

vi.mock(import('../../../src/core/match.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    findMatch: (rules, question) => real.findMatch(rules, law.isOn ? question : { ...question, drafts: [] }),
  };
});

afterEach(() => {
  law.isOn = true;
});

/** Two contacts that somebody enters in one go. Answers with the accounts that are made, and with what is asked. */
async function entered(one: string, other: string) {
  const scene = await Scene.open();
  scene.contact(one);
  scene.contact(other);
  await scene.hint('accounting');
  await scene.run(600_000);
  return { accounts: scene.names('crm'), asked: (await scene.issues()).map(({ code }) => code) };
}

test('of two that look alike one is made, and a person is asked about the other', async () => {
  const { accounts, asked } = await entered('Kauri Cabinets', 'Kauri-Cabinets');
  expect(accounts).toHaveLength(1);
  expect(asked).toEqual(['match.elsewhere']);
});

test('of two that don’t look alike both are made', async () => {
  const { accounts, asked } = await entered('Kauri Cabinets', 'Rimu Chairs');
  expect(accounts.toSorted()).toEqual(['Kauri Cabinets', 'Rimu Chairs']);
  expect(asked).toEqual([]);
});

test('without the law that new records are matched with each other first two of them are made without a word', async () => {
  law.isOn = false;
  const { accounts, asked } = await entered('Kauri Cabinets', 'Kauri-Cabinets');
  expect(accounts.toSorted()).toEqual(['Kauri Cabinets', 'Kauri-Cabinets']);
  expect(asked).toEqual([]);
});
