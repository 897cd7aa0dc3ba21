// What an invoice of Books is made under: the order's lines, the quote, the deal; and what happens where Books takes no such reference.

import { expect, test } from 'vitest';
import { done, failed, type Result } from '../../src/core/problem.ts';
import type { Json } from '../../src/mapping/place.ts';
import type { BooksAccess } from '../../src/systems/books/api.ts';
import { belongingTo, postAttached } from '../../src/systems/books/attach.ts';

const refusal = (detail: string): Result<Json> => failed({ code: 'request.refused', status: 400, detail });

/** Books with these answers, one after the other; and the bodies that it was sent. */
function books(...answers: readonly Result<Json>[]) {
  const left = [...answers];
  const bodies: Json[] = [];
  const send = ({ body }: { body?: string }): Promise<Result<unknown>> => {
    if (body !== undefined) bodies.push(JSON.parse(body) as Json);
    const next = left.shift() ?? done({});
    return Promise.resolve(next.ok ? done({ status: 200, text: JSON.stringify(next.value) }) : next);
  };
  const access = { line: { send }, baseUrl: '', organisationId: '1' } as unknown as BooksAccess;
  return { access, bodies };
}

const order = {
  zcrm_potential_id: '77',
  line_items: [
    { line_item_id: '1', item_id: '10', quantity: 2 },
    { line_item_id: '2', item_id: '10', quantity: 5 },
    { line_item_id: '3', name: 'By hand', description: 'Galvanised', quantity: 1 },
  ],
};
const items = [
  { item_id: '10', quantity: 4 },
  { name: 'Galvanised', quantity: 1 },
  { name: 'Freight', quantity: 1 },
];
const request = { path: '/invoices', query: {}, body: { line_items: items } };

test('each line names the order’s line that it invoices, of no more than was ordered', async () => {
  const { access, bodies } = books(done({ salesorder: order }), done({ invoice: {} }));
  const sale = await belongingTo(access, 'crm.salesorders:5');
  if (!sale.ok) throw new Error('not read');
  await postAttached(access, request, sale.value);
  const lines = [{ ...items[0], salesorder_item_id: '2' }, { ...items[1], salesorder_item_id: '3' }, items[2]];
  expect(bodies).toEqual([{ zcrm_potential_id: '77', line_items: lines }]);
});

test('a quote is named itself', async () => {
  const { access } = books(done({ estimate: { zcrm_potential_id: '77' } }));
  const sale = await belongingTo(access, 'crm.estimates:6');
  expect(sale).toMatchObject({ value: { heading: { zcrm_potential_id: '77', invoiced_estimate_id: '6' }, lines: [] } });
});

test('what is of the CRM, of nothing, or not there any more is attached to nothing', async () => {
  for (const origin of [undefined, 'crm.Sales_Orders:5'])
    expect(await belongingTo(books().access, origin)).toMatchObject({ value: { heading: {}, lines: [] } });
  const gone = books(refusal('1002: Sales Order does not exist.'));
  expect(await belongingTo(gone.access, 'crm.salesorders:5')).toMatchObject({ value: { heading: {}, lines: [] } });
});

test('where what it was made of is refused it is made under its deal alone, and where that is refused too, under nothing', async () => {
  const deal = { zcrm_potential_id: '77' };
  const heading = { ...deal, invoiced_estimate_id: '6' };
  const [no, yes] = [refusal('4: Invalid value passed for invoiced_estimate_id'), done({ invoice: {} })];
  const sent = async (answers: readonly Result<Json>[], about: Json = heading) => {
    const { access, bodies } = books(...answers);
    const made = await postAttached(access, request, { heading: about, lines: [] });
    return [made.ok, ...bodies.map(({ line_items: _, ...rest }) => rest)];
  };
  expect(await sent([no, yes])).toEqual([true, heading, deal]);
  expect(await sent([no, no, yes])).toEqual([true, heading, deal, {}]);
  expect(await sent([no, yes], deal)).toEqual([true, deal, {}]);
  expect(await sent([yes], {})).toEqual([true, {}]);
});

test('a number that is taken is not tried twice', async () => {
  const taken = books(refusal('1001: Invoice Number already exists'));
  const attachment = { heading: { zcrm_potential_id: '77' }, lines: [] };
  expect(await postAttached(taken.access, request, attachment)).toMatchObject({ ok: false });
  expect(taken.bodies).toHaveLength(1);
});
