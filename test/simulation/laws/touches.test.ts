// A touch never re-queues its toucher: a document has its customer's sums added up, and what is carried of them to the customer has nobody's
// sums added up again. Without that law they are added up every ten minutes for ever, and the day's calls are spent on nothing.

import { afterEach, expect, test, vi } from 'vitest';
import { Looks } from '../../../src/sync/crew.ts';
import { bolts, Desk } from '../desk.ts';

/** Whether work on a customer is told from work on a document. */
const law = vi.hoisted(() => ({ isOn: true }));

vi.mock(import('../../../src/sync/touched.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    touchedBy: (crew, works) => {
      if (law.isOn) return real.touchedBy(crew, works);
      const customers = works.filter(({ one }) => one.use.kind.name === 'customer');
      const touched = customers.flatMap(({ row }) => (row ? [row.ids.accounting] : []));
      // Those who are being added up just now count as touched anew.
      const looks = crew.looks.all.map((look) => ({
        ...look,
        rest: look.rest.filter(({ id }) => !touched.includes(id)),
      }));
      return [...real.touchedBy(crew, works), ...real.touch({ ...crew, looks: new Looks(looks) }, touched)];
    },
  };
});

afterEach(() => {
  law.isOn = true;
});

const MINUTES = 120;
/** So often at most sums are added up, in minutes. */
const EVERY = 10;

/** What the customer of a new invoice is shown to owe, and how often that is asked for in two hours in which nobody does anything. */
async function afterAnInvoice() {
  const settings = { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } };
  const desk = await Desk.open({ kinds: ['item', 'invoice', 'payment', 'credit'], settings });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.pass(60);
  const [owing] = desk.rawList('Accounts').map(({ id }) => desk.raw('Accounts', String(id)).Xero_Outstanding);
  const first = desk.calls('xero', 'ContactIDs');
  await desk.pass(MINUTES);
  return { owing, first, sums: desk.calls('xero', 'ContactIDs') };
}

test('what a customer owes is added up after their invoice was made, and then no more', async () => {
  const { owing, first, sums } = await afterAnInvoice();
  expect(Number(owing)).toBe(23);
  expect(first).toBeGreaterThan(0);
  expect(sums).toBe(0);
});

test('without the law that a touch never re-queues its toucher sums are added up for ever', async () => {
  law.isOn = false;
  const { owing, sums } = await afterAnInvoice();
  expect(Number(owing)).toBe(23);
  expect(sums).toBeGreaterThanOrEqual(MINUTES / EVERY - 1);
});
