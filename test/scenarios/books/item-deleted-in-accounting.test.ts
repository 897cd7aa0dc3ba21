// Given a product that both sides have; when somebody deletes the item in accounting, of which nothing tells; then it is missed when all
// items are read, missed again a day later, and only then a person is asked what becomes of the product.

import { expect, test } from 'vitest';
import { bolts, Desk } from '../desk.ts';
import { MINUTE_MS } from '../stage/stage.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

test('an item that two whole lists lack is taken for deleted', async () => {
  const desk = await Desk.open();
  bolts(desk);
  desk.save('Products', { Product_Name: 'Nut', Product_Code: 'NUT', Unit_Price: 2 });
  await desk.settle();
  expect(
    desk
      .books('Items')
      .map(({ Code }) => Code)
      .sort(),
  ).toEqual(['BOLT', 'NUT']);
  desk.written();

  desk.xero('item.delete', { code: 'NUT' });
  const days: unknown[] = [];
  for (let day = 1; day <= 3; day++) {
    await desk.stage.sleep(DAY_MS);
    await desk.settle(10);
    days.push((await desk.issues()).map(({ code, message }) => `${code}: ${message}`));
  }
  const asked = 'gone.proposal: Nut was deleted in Xero. Shall it go from Zoho CRM too, or be kept there on its own?';
  expect(days).toEqual([[], [asked], [asked]]);
  expect(desk.written()).toEqual([]);

  await desk.answer((await desk.issues())[0], 'approve');
  const products = desk.crm('Products').map(({ Product_Code, Product_Active }) => [Product_Code, Product_Active]);
  expect(products).toEqual([
    ['BOLT', true],
    ['NUT', false],
  ]);
});

test('what the CRM counts in stock meanwhile is no edit that the deletion would destroy', async () => {
  const desk = await Desk.open();
  bolts(desk);
  const nut = desk.save('Products', { Product_Name: 'Nut', Product_Code: 'NUT', Unit_Price: 2 });
  await desk.settle();
  desk.xero('item.delete', { code: 'NUT' });
  await desk.stage.sleep(DAY_MS);
  await desk.settle(10);
  await desk.stage.sleep(DAY_MS);
  desk.edit('Products', nut, { Qty_in_Stock: 40 });
  await desk.settle(10);
  expect((await desk.issues()).map(({ code }) => code)).toEqual(['gone.proposal']);
});
