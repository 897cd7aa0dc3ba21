// Given terms of payment, an account by rule and two tracking categories in the settings; when an invoice without a due date is saved; then accounting gets all of them.

import { expect, test } from 'vitest';
import { bolts, Desk } from './desk.ts';

test('due date, account and both tracking categories are filled in from the settings', async () => {
  const desk = await Desk.open({
    settings: {
      sequence: {
        invoice: {
          terms: { days: 20, from: 'month-end' },
          account: '200',
          accountRules: [{ when: { all: [{ field: 'description', op: 'contains', value: 'hire' }] }, account: '260' }],
          tracking: [
            { category: 'Region', option: 'North' },
            { category: 'Department', option: 'Online' },
          ],
        },
      },
    },
  });
  const { line, invoice } = bolts(desk);
  invoice([line(2, 10), line(1, 50, { Description: 'Crane hire' })], { Due_Date: null });
  await desk.settle();
  expect(desk.books('Invoices')).toMatchObject([
    {
      due: '2026-12-20',
      lines: [
        '2 × 10 BOLT "Bolt" OUTPUT2 @200 Region: North Department: Online = 20',
        '1 × 50 BOLT "Crane hire" OUTPUT2 @260 Region: North Department: Online = 50',
      ],
    },
  ]);
});
