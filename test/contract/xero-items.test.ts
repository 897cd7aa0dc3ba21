// Xero's items at their desk: known by their code, listed whole, really deleted.

import { beforeEach, describe, expect, test } from 'vitest';
import type { Page, Stretch } from '../../src/sync/ports.ts';
import { freshKey, must } from './steps.ts';
import { Books, draftOf, problemIn } from './xero-books.ts';

let books: Books;

beforeEach(async () => {
  books = await Books.open();
});

const fields = {
  code: 'WIDGET',
  name: 'Widget',
  description: 'A widget\nof steel',
  purchaseDescription: 'Widget, bought',
  salePrice: '12.3456',
  purchasePrice: '7.1',
  salesAccount: '200',
  purchaseAccount: '300',
  salesTax: 'OUTPUT2',
  purchaseTax: 'INPUT2',
  sold: true,
  purchased: true,
};

const bare = (id: string) => id.slice(id.indexOf(':') + 1);

describe('making and changing items', () => {
  test('what is sent is what is there', async () => {
    const made = await books.make('item', fields);
    books.stand.clock.advance(5_000);
    const seen = await books.seen('item', made.id);
    expect(seen).toMatchObject({ fields, stamp: null, fixed: null, date: null, name: 'Widget', version: made.version });
    expect(seen.fields).toMatchObject({ accountingId: bare(made.id), onHand: null });
  });

  test('a price that changes leaves account and tax beside it', async () => {
    const { id } = await books.make('item', fields);
    expect((await books.change('item', id, { salePrice: '13' })).fields).toMatchObject({ ...fields, salePrice: '13' });
    expect(books.sent('Items').at(-1)).toEqual({
      ItemID: bare(id),
      Code: 'WIDGET',
      SalesDetails: { UnitPrice: 13, AccountCode: '200', TaxType: 'OUTPUT2' },
    });
  });

  test('a code that changes keeps the item', async () => {
    const { id } = await books.make('item', fields);
    expect((await books.change('item', id, { code: 'WIDGET-2' })).fields.code).toBe('WIDGET-2');
    expect(books.act('list', { collection: 'Items' })).toHaveLength(1);
  });

  test('not bought any more: that side is blank', async () => {
    const { id } = await books.make('item', fields);
    const seen = await books.change('item', id, { purchased: false });
    expect(seen.fields).toMatchObject({
      purchased: false,
      purchasePrice: null,
      purchaseAccount: null,
      salePrice: '12.3456',
    });
  });

  test('one that is kept in stock bears its costs elsewhere, and tells what is there', async () => {
    books.act('account.create', { Code: '631', Name: 'Stock', Type: 'INVENTORY' });
    const id = books.item('STOCK', {
      InventoryAssetAccountCode: '631',
      PurchaseDetails: { COGSAccountCode: '300', UnitPrice: 2 },
      SalesDetails: { AccountCode: '200' },
    });
    expect((await books.seen('item', id)).fields).toMatchObject({ onHand: '0', purchaseAccount: '300' });
    const after = await books.change('item', id, { purchasePrice: '3', purchaseAccount: '310' });
    expect(after.fields).toMatchObject({ purchasePrice: '3', purchaseAccount: '310' });
  });
});

describe('what Xero won’t have', () => {
  test('a code that is taken', async () => {
    await books.make('item', fields);
    expect(await books.refused('item', fields)).toMatchObject({ code: 'record.duplicate', field: 'code', id: null });
  });

  test.each([
    ['no code', { code: null }, 'code'],
    ['an account that is not there', { salesAccount: '999' }, 'salesAccount'],
    ['a tax that is not there', { purchaseTax: 'NONSENSE' }, 'purchaseTax'],
  ])('%s', async (_, wrong, field) => {
    const problem = await books.refused('item', { ...fields, ...wrong });
    expect(problem).toMatchObject({ code: 'record.refused', complaints: [{ field }] });
  });

  test('one that is not there any more spoils nothing but itself', async () => {
    const made = await Promise.all(['A', 'B', 'C'].map((code) => books.make('item', { ...fields, code })));
    books.act('item.delete', { code: 'B' });
    const patches = made.map((seen) => ({ id: seen.id, seen, fields: { name: 'New' } }));
    const outcomes = await books.carryOut('item', { op: 'update', patches });
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true]);
    expect(problemIn(outcomes[1])).toEqual({ code: 'record.missing', id: made[1]?.id });
  });
});

describe('looking at items', () => {
  const many = async (count: number, apartMs: number) => {
    for (let at = 0; at < count; at++) {
      books.stand.clock.advance(apartMs);
      books.item(`I-${String(at).padStart(3, '0')}`);
    }
    books.stand.clock.advance(5_000);
  };

  const follow = async (limit: number) => {
    const ids: string[] = [];
    let checkpoint: string | null = null;
    for (let looks = 1; looks < 100; looks++) {
      const page: Page = must(await books.system().look('item', checkpoint, { limit, overlapMs: 0 }));
      ids.push(...page.sightings.map(({ id }) => id));
      checkpoint = page.checkpoint;
      if (!page.more) return { ids: new Set(ids), looks, checkpoint };
    }
    throw new Error('no end');
  };

  test.each([
    ['apart', 1_500],
    ['in one moment', 0],
  ])('a list that comes whole is seen bit by bit (saved %s)', async (_, apartMs) => {
    await many(25, apartMs);
    const { ids, looks } = await follow(10);
    expect(ids.size).toBe(25);
    expect(looks).toBeLessThan(10);
  });

  test('from a checkpoint, what was saved since', async () => {
    await many(5, 2_000);
    const { checkpoint } = await follow(10);
    books.act('item.edit', { Code: 'I-002', Name: 'New' });
    const page = must(await books.system().look('item', checkpoint, { limit: 10, overlapMs: 0 }));
    expect(page.sightings.map(({ sight }) => sight.is === 'present' && sight.seen.name)).toContain('New');
    expect(page.sightings.length).toBeLessThanOrEqual(2);
  });

  test('the walk meets each once, and not one that was deleted', async () => {
    await many(23, 0);
    books.act('item.delete', { code: 'I-004' });
    const met: string[] = [];
    let cursor: string | null = null;
    do {
      const stretch: Stretch = must(await books.system().walk('item', cursor, 10));
      met.push(...stretch.sightings.map(({ id }) => id));
      cursor = stretch.cursor;
    } while (cursor !== null);
    expect(met).toHaveLength(22);
    expect(new Set(met).size).toBe(22);
  });

  test('many by id are one call, and one that is gone is not taken for deleted', async () => {
    await many(9, 0);
    const { ids } = await follow(100);
    books.act('item.delete', { code: 'I-004' });
    books.stand.world.calls = [];
    const sights = await books.system().read('item', [...ids]);
    expect(books.stand.calls()).toHaveLength(1);
    expect(sights.filter(({ is }) => is === 'present')).toHaveLength(8);
    const [gone] = await books.system().read('item', ['accounting.Items:00000000-0000-4000-8000-000000000001']);
    expect(gone).toMatchObject({ is: 'unknown', problem: { code: 'record.missing' } });
  });
});

test('an item is deleted by itself', async () => {
  const made = await Promise.all(['A', 'B'].map((code) => books.make('item', { ...fields, code })));
  const records = made.map((seen) => ({ id: seen.id, seen }));
  const outcomes = await books.carryOut('item', { op: 'archive', records });
  expect(outcomes.map((outcome) => must(outcome))).toMatchObject(made.map(({ id }) => ({ id, seen: null })));
  expect(books.act('list', { collection: 'Items' })).toEqual([]);
  const again = await books.carryOut('item', { op: 'archive', records });
  expect(again.map((outcome) => problemIn(outcome))).toEqual(made.map(({ id }) => ({ code: 'record.missing', id })));
});

test('what a lost reply made is found by its code', async () => {
  const drafts = [draftOf({ ...fields, code: 'LOST' }), draftOf({ ...fields, code: 'NEVER' })];
  const [prepared] = books.system().prepare('item', { op: 'create', drafts: drafts.slice(0, 1) });
  if (!prepared) throw new Error('nothing to send');
  books.stand.world.faults.arm({ match: { method: 'PUT', path: '/Items' }, action: { type: 'drop-after' } });
  await books.system().send(prepared, freshKey());
  const made = must(await books.system().findMade('item', drafts, books.stand.clock.now()));
  expect([...made]).toMatchObject([[drafts[0]?.source, [{ fields: { code: 'LOST' } }]]]);
});
