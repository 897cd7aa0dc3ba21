// Given Zoho's own link between the CRM and Books; when documents travel; then customers and items are those that the link knows, and what is
// missing is the link's to bring over: nothing is made twice.

import { expect, test } from 'vitest';
import type { Json } from '../../simulation/desk-documents.ts';
import { Ledger } from './ledger.ts';

async function linked(): Promise<Ledger> {
  const ledger = await Ledger.open({ finance: { linked: true } });
  await ledger.pass();
  ledger.desk.written();
  return ledger;
}

test('a customer whom the link knows is that one in Books, and nothing is made there but the invoice', async () => {
  const ledger = await linked();
  const [contact] = ledger.rows('/contacts');
  ledger.raise('INV-7001');
  await ledger.pass();
  const [invoice] = ledger.rows('/invoices');
  expect(invoice).toMatchObject({ customer_id: contact?.contact_id, total: 23 });
  expect(ledger.rows('/contacts')).toHaveLength(1);
  const { customer_name: name, contact_persons_associated: persons } = ledger.invoice(String(invoice?.invoice_id));
  expect({ name, persons }).toMatchObject({ name: 'Harbour Light' });
  expect(await ledger.asked()).toEqual([]);
});

test('a customer that the link has not brought over yet is brought over by it', async () => {
  const ledger = await linked();
  ledger.desk.xero('contact.create', { Name: 'Inkwell Studio' });
  ledger.raise('INV-7002', { Contact: { Name: 'Inkwell Studio' } });
  await ledger.pass(30);
  expect(ledger.invoices()).toEqual(['INV-7002 Inkwell Studio sent: 23, 23 due']);
  const twins = ledger.rows('/contacts').filter(({ contact_name: name }) => name === 'Inkwell Studio');
  expect(twins).toHaveLength(1);
  const { contact } = ledger.books<{ contact: Json }>('GET', `/contacts/${String(twins[0]?.contact_id)}`);
  expect(contact.is_linked_with_zohocrm).toBe(true);
  expect(ledger.desk.written().filter((call) => /^zoho POST contacts$/.test(call))).toEqual([]);
});
