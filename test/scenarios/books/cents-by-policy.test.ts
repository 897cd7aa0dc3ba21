// Given two taxes on a line that the CRM rounds each by itself, where accounting has one rate for both; when an invoice is saved whose totals
// then lie a cent apart; then the taxes are set to what the CRM shows, or a line bridges the cent, or a person is asked, as the settings say.
// From accounting a cent that the CRM would not come to is the new document's own adjustment there.

import { expect, test } from 'vitest';
import { bolts, Desk, sale } from '../desk.ts';

/** One line of 10.35, under two taxes of 5 and 10 per cent. */
async function opened(cents: object) {
  const desk = await Desk.open({
    settings: {
      values: { taxes: { 'City + State': 'OUTPUT2' } },
      sequence: { invoice: { status: 'AUTHORISED', account: '200' } },
      cents,
    },
    before: (office) => {
      office.zoho('tax.add', { name: 'State', rate: 5 });
      office.zoho('tax.add', { name: 'City', rate: 10 });
    },
  });
  const { line, invoice } = bolts(desk, '');
  await desk.settle();
  desk.written();
  const id = invoice([line(1, 10.35, { Line_Tax: [{ name: 'State' }, { name: 'City' }] }), line(1, 2)]);
  await desk.settle();
  return { desk, id };
}

const inTheCrm = `
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10.35 Bolt "" State+City = 10.35
        1 × 2 Bolt "" = 2
        13.91 with tax, in Xero INV-0001 open 13.91
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1`;

const acentApart = `
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10.35 BOLT "Bolt" OUTPUT2 @200 = 10.35
        1 × 2 BOLT "Bolt" NONE @200 = 2
        12.35 + 1.55 tax = 13.9, open 13.9
    CRM Invoices
      "Bolts for the harbour" Approved, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10.35 Bolt "" State+City = 10.35
        1 × 2 Bolt "" = 2
        13.91 with tax, in Xero INV-0001 open 13.9
    Written
      xero PUT Invoices ×1
      zoho PUT Invoices ×1
    Asked
      amounts.differ: Bolts for the harbour comes to different totals on the two sides: 13.91 in Zoho CRM, 13.9 in Xero. Look at its lines and taxes.
  `;

test('match: the taxes in accounting are those that the CRM shows', async () => {
  const { desk } = await opened({ way: 'match', mostUnits: 5 });
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10.35 BOLT "Bolt" OUTPUT2 @200 = 10.35
        1 × 2 BOLT "Bolt" NONE @200 = 2
        12.35 + 1.56 tax = 13.91, open 13.91${inTheCrm}
  `);
});

test('adjust: a line without tax bridges the cent, and stays accounting’s own', async () => {
  const { desk, id } = await opened({ way: 'adjust', mostUnits: 5, account: '860' });
  await desk.shows(`
    Xero Invoices
      INV-0001 AUTHORISED, Harbour Light, 2026-11-19, due 2026-12-19, NZD, tax exclusive
        1 × 10.35 BOLT "Bolt" OUTPUT2 @200 = 10.35
        1 × 2 BOLT "Bolt" NONE @200 = 2
        1 × 0.01 "Rounding" NONE @860 = 0.01
        12.36 + 1.55 tax = 13.91, open 13.91${inTheCrm}
  `);
  desk.edit('Invoices', id, { Due_Date: '2027-01-15' });
  await desk.settle();
  expect(desk.books('Invoices')[0]?.LineItems).toHaveLength(3);
});

test('block: nothing is sent before a person says so; then the cent is told for as long as it is there', async () => {
  const { desk } = await opened({ way: 'block', mostUnits: 5 });
  await desk.shows(`
    CRM Invoices
      "Bolts for the harbour" Created, Harbour Light, 2026-11-19, due 2026-12-19
        1 × 10.35 Bolt "" State+City = 10.35
        1 × 2 Bolt "" = 2
        13.91 with tax, not in Xero
    Written
    Asked
      amounts.blocked: Bolts for the harbour would come to 0.01 more or less in Xero than here, so it was not sent. Approve it to send it all the same, or change its lines.
  `);
  await desk.answer((await desk.issues())[0], 'approve');
  await desk.shows(acentApart);
});

test('more than the settings call rounding: it is sent as it is, and told', async () => {
  const { desk } = await opened({ way: 'match', mostUnits: 0 });
  await desk.shows(acentApart);
});

test('from accounting, where somebody has set a tax by hand: the adjustment in the CRM bridges the cent, and stays the CRM’s own', async () => {
  const desk = await Desk.open({ settings: { sequence: { invoice: { status: 'AUTHORISED', account: '200' } } } });
  bolts(desk);
  await desk.syncNow();
  const line = { ItemCode: 'BOLT', Description: 'Bolt', Quantity: 3, TaxType: 'OUTPUT2', AccountCode: '200' };
  const { InvoiceID } = sale(desk, 'Harbour Light', [{ ...line, UnitAmount: 10.35, TaxAmount: 4.65 }]);
  sale(desk, 'Harbour Light', [{ ...line, UnitAmount: 20 }]);
  await desk.settle();
  const inTheCrmNow = () => desk.crm('Invoices').map(({ Grand_Total, Adjustment }) => [Grand_Total, Adjustment]);
  expect(inTheCrmNow()).toEqual([
    [35.7, -0.01],
    [69, 0],
  ]);
  desk.written();

  desk.xero('invoice.edit', { InvoiceID, DueDate: '2027-01-20' });
  await desk.settle();
  const [first] = desk.crm('Invoices');
  desk.edit('Invoices', String(first?.id), { Due_Date: '2027-01-25' });
  await desk.settle();
  expect(inTheCrmNow()[0]).toEqual([35.7, -0.01]);
  const sent = desk.books('Invoices').find((each) => each.InvoiceID === InvoiceID);
  expect(sent).toMatchObject({ Total: 35.7, DueDateString: '2027-01-25T00:00:00', LineItems: [{ TaxAmount: 4.65 }] });
  expect(desk.written()).toEqual(['zoho PUT Invoices ×1', 'xero POST Invoices ×1']);
  expect(await desk.issues()).toEqual([]);
});
