// Given a quote that the customer has accepted before anybody saved it in the CRM, and another that is accepted straight from a draft;
// when they travel; then accounting has both as accepted, by way of being sent, which it asks for.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('a quote becomes accepted in accounting in two steps', async () => {
  const desk = await Desk.open({ kinds: ['item', 'quote'] });
  const { account, line } = bolts(desk);
  const quote = (stage: string) =>
    desk.save('Quotes', {
      Subject: `Bolts, ${stage}`,
      Account_Name: { id: account },
      Quote_Stage: stage,
      Quoted_Items: [line(12, 9)],
    });
  quote('Confirmed');
  const draft = quote('Draft');
  await desk.settle();
  const states = () => desk.books('Quotes').map(({ status }) => status).sort(); // prettier-ignore
  expect(states()).toEqual(['ACCEPTED', 'DRAFT']);

  desk.edit('Quotes', draft, { Quote_Stage: 'Confirmed' });
  await desk.settle();
  expect(states()).toEqual(['ACCEPTED', 'ACCEPTED']);
  expect(desk.crm('Quotes').map(({ status }) => status)).toEqual(['Confirmed', 'Confirmed']);
  expect(await desk.issues()).toEqual([]);
});
