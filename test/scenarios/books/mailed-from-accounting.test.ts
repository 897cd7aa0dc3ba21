// Given that invoices start approved and accounting mails them; when one is saved in the CRM; then its customer gets one mail, whatever reply
// is lost on the way, and drafts and invoices that are only linked send none.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';

const mailing = (more: Record<string, unknown> = {}) => ({
  settings: { sequence: { invoice: { status: 'AUTHORISED', email: 'accounting', account: '200', ...more } } },
});

function withAddress(desk: Desk) {
  const made = bolts(desk);
  desk.save('Contacts', { Last_Name: 'Keeper', Email: 'keeper@harbour.test', Account_Name: { id: made.account } });
  return made;
}

const mails = (desk: Desk) => desk.written().filter((call) => call.includes('/Email'));
const isSent = (desk: Desk) => desk.books('Invoices').map(({ SentToContact }) => SentToContact);

test('an approved invoice is mailed once', async () => {
  const desk = await Desk.open(mailing());
  const { line, invoice } = withAddress(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  expect(mails(desk)).toHaveLength(1);
  expect(isSent(desk)).toEqual([true]);
  expect(await desk.log()).toContain('invoice mail.sent');

  desk.edit('Invoices', id, { Due_Date: '2026-12-24' });
  await desk.settle(90);
  expect(desk.books('Invoices')).toMatchObject([{ DueDateString: '2026-12-24T00:00:00' }]);
  expect(mails(desk)).toEqual([]);
  expect(await desk.issues()).toEqual([]);
});

test.each([
  ['the creation', 'PUT', 'Invoices'],
  ['the mail', 'POST', 'Email'],
])('where the reply to %s is lost, the customer gets one mail', async (_what, method, path) => {
  const desk = await Desk.open({ ...mailing(), switches: { xero: { emailLimit: 1 } } });
  const { line, invoice } = withAddress(desk);
  desk.loseReply('xero', method, path);
  invoice([line(2, 10)]);
  await desk.settle(20);
  expect(desk.books('Invoices')).toHaveLength(1);
  expect(isSent(desk)).toEqual([true]);
  expect(await desk.issues()).toEqual([]);
});

test('a draft is not mailed, nor an invoice that accounting had already', async () => {
  const desk = await Desk.open(mailing({ status: 'DRAFT' }));
  const { line, invoice } = withAddress(desk);
  const id = invoice([line(2, 10)]);
  await desk.settle();
  desk.edit('Invoices', id, { Status: 'Approved' });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([{ Status: 'AUTHORISED' }]);
  expect(mails(desk)).toEqual([]);
});

test('a customer without an address: a person is told, and asks again once there is one', async () => {
  const desk = await Desk.open(mailing());
  const { account, line, invoice } = bolts(desk);
  invoice([line(2, 10)]);
  await desk.settle();
  const [issue, ...more] = await desk.issues();
  expect([issue?.code, issue?.choices, more]).toEqual(['mail.refused', ['retry', 'ignore'], []]);
  expect(issue?.message).toContain('The contact has no email address.');
  desk.save('Contacts', { Last_Name: 'Keeper', Email: 'keeper@harbour.test', Account_Name: { id: account } });
  await desk.settle();
  expect(isSent(desk)).toEqual([false]);
  await desk.answer(issue, 'retry');
  expect(isSent(desk)).toEqual([true]);
  expect(await desk.issues()).toEqual([]);
});

test('nobody knows of an old mail: it is not sent again by itself', async () => {
  const desk = await Desk.open(mailing());
  const { line, invoice } = withAddress(desk);
  desk.loseReply('xero', 'POST', 'Email', 1_000);
  invoice([line(2, 10)]);
  await desk.settle(20);
  expect((await desk.issues()).map(({ code }) => code)).toEqual(['mail.unknown']);
});
