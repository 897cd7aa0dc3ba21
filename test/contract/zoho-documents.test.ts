// Zoho CRM's documents, each kind: made once whatever reply is lost, and never written over what somebody has saved since.

import { describe, expect, test } from 'vitest';
import { leavesOutcomeOpen } from '../../src/core/problem.ts';
import type { KindName } from '../../src/core/record.ts';
import type { Fields } from '../../src/core/value.ts';
import type { FaultAction } from '../../src/simulator/faults.ts';
import type { Setting } from './stand.ts';
import { create, must, patchOf, problemOf, readOne, update } from './steps.ts';
import { advice, edited, linesOf, nobody, Office, source } from '../systems/zoho-office.ts';

interface Sort {
  readonly kind: KindName;
  /** The module in accounting that it is made from, and its own, with its rows. */
  readonly madeFrom: string;
  readonly module: string;
  readonly rows: string;
  readonly party: (office: Office) => Fields;
  /** A state that a draft is moved to. */
  readonly next: string;
}

const ofCustomer = ({ account }: Office): Fields => ({ customer: `ref:crm.Accounts:${account}` });
const ofVendor = (office: Office): Fields => ({
  vendor: `ref:crm.Vendors:${office.make('Vendors', { Vendor_Name: 'Supplies' })}`,
});

const sorts: readonly Sort[] = [
  { kind: 'quote', madeFrom: 'Quotes', module: 'Quotes', rows: 'Quoted_Items', party: ofCustomer, next: 'sent' },
  {
    kind: 'invoice',
    madeFrom: 'Invoices',
    module: 'Invoices',
    rows: 'Invoiced_Items',
    party: ofCustomer,
    next: 'approved',
  },
  {
    kind: 'purchase-order',
    madeFrom: 'PurchaseOrders',
    module: 'Purchase_Orders',
    rows: 'Purchase_Items',
    party: ofVendor,
    next: 'approved',
  },
];

const lost: readonly [string, FaultAction][] = [
  ['the connection breaks before the reply', { type: 'drop-after' }],
  ['the reply takes too long', { type: 'delay', afterMs: 25_000 }],
  ['the reply is cut off', { type: 'truncate', share: 0.5 }],
  ['a gateway answers in its place', { type: 'replace', status: 502, body: '<html>Bad gateway</html>' }],
];

/** How Zoho may refuse a change that comes too late. */
const refusals: readonly [string, Partial<Setting>][] = [
  ['one by one', {}],
  ['as a whole', { switches: { unmodifiedSince: 'request' } }],
];

function fieldsFor(office: Office, { party }: Sort): Fields {
  const lines = [advice, edited(advice, { item: `ref:crm.Products:${office.gadget}`, description: 'Gadgets' })];
  return { ...party(office), date: '2026-11-19', reference: 'R-1', status: 'draft', lines };
}

function allOf(office: Office, module: string): number {
  return (office.stand.act('list', { module }) as { items: unknown[] }).items.length;
}

describe.each(sorts)('$kind', (sort) => {
  const { kind, madeFrom, module, rows, next } = sort;

  /** One that was made some time ago, seen as it stands. */
  async function opened(more: Partial<Setting> = {}) {
    const office = await Office.open({ kind, ...more });
    const draft = { source: source(1, madeFrom), fields: fieldsFor(office, sort) };
    const { id } = must((await create(office.enter(), [draft]))[0] ?? nobody);
    office.stand.clock.advance(5_000);
    const edit = (fields: object) =>
      void office.stand.act('record.edit', { module, id: id.slice(id.indexOf(':') + 1), fields });
    return { office, id, edit };
  }

  test.each(lost)(
    '%s: what was made is found by its mark, with its lines, and is not made twice',
    async (_, action) => {
      const office = await Office.open({ kind });
      const drafts = [1, 2, 3].map((at) => ({ source: source(at, madeFrom), fields: fieldsFor(office, sort) }));
      const sentAt = office.stand.clock.now();
      office.stand.world.faults.arm({ match: { path: `/${module}$`, method: 'POST' }, action });
      for (const outcome of await create(office.enter(), drafts)) {
        const problem = problemOf(outcome);
        expect(problem && leavesOutcomeOpen(problem)).toBe(true);
      }
      const made = must(await office.enter().findMade(kind, drafts, sentAt));
      for (const each of drafts) {
        const found = made.get(each.source) ?? [];
        expect(found).toMatchObject([{ stamp: each.source }]);
        expect(linesOf(found[0] ?? { fields: {} })).toHaveLength(2);
      }
      const [again] = await create(office.enter(), drafts.slice(0, 1));
      expect(problemOf(again)).toMatchObject({ code: 'record.duplicate', field: 'stamp' });
      expect(allOf(office, module)).toBe(3);
    },
  );

  test('where nothing had been made, nothing is found, and it is made anew', async () => {
    const office = await Office.open({ kind });
    const drafts = [{ source: source(1, madeFrom), fields: fieldsFor(office, sort) }];
    const sentAt = office.stand.clock.now();
    office.stand.world.faults.arm({ match: { path: `/${module}$`, method: 'POST' }, action: { type: 'drop-before' } });
    expect(problemOf((await create(office.enter(), drafts))[0])).toMatchObject({ code: 'system.unreachable' });
    expect(must(await office.enter().findMade(kind, drafts, sentAt)).get(source(1, madeFrom)) ?? []).toEqual([]);
    must((await create(office.enter(), drafts))[0] ?? nobody);
    expect(allOf(office, module)).toBe(1);
  });

  test.each(refusals)('what was saved since it was read is left as it is, refused %s', async (_, more) => {
    const { office, id, edit } = await opened(more);
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, { status: next });
    office.stand.clock.advance(1_000);
    edit({ Description: 'Theirs' });
    office.stand.clock.advance(5_000);
    expect(problemOf((await update(system, [patch]))[0])).toEqual({ code: 'record.moved' });
    expect(await readOne(office.enter(), id)).toMatchObject({ fields: { status: 'draft' } });
    expect(office.raw(id, module)).toMatchObject({ Description: 'Theirs' });
  });

  test('a line that somebody edited since is not written over by an edit of another', async () => {
    const { office, id, edit } = await opened();
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, {});
    const [first, second] = linesOf(patch.seen);
    office.stand.clock.advance(1_000);
    edit({ [rows]: [{ id: first?.key, Quantity: 9 }] });
    office.stand.clock.advance(5_000);
    const lines = [edited(first, {}), edited(second, { quantity: '7' })];
    expect(problemOf((await update(system, [{ ...patch, fields: { lines } }]))[0])).toEqual({ code: 'record.moved' });
    const now = linesOf(await readOne(office.enter(), id));
    expect(now.map(({ fields }) => fields.quantity)).toEqual(['9', '2']);
  });

  test('a change whose reply is lost shows once it is read, and made again changes nothing more', async () => {
    const { office, id } = await opened();
    const system = office.enter();
    const patch = await patchOf(office.stand, system, id, { status: next });
    const [first, second] = linesOf(patch.seen);
    const lines = [edited(first, { quantity: '7' }), edited(second, {}), edited(advice, { quantity: '1' })];
    office.stand.world.faults.arm({ match: { path: `/${module}$`, method: 'PUT' }, action: { type: 'drop-after' } });
    const [outcome] = await update(system, [{ ...patch, fields: { ...patch.fields, lines } }]);
    const problem = problemOf(outcome);
    expect(problem && leavesOutcomeOpen(problem)).toBe(true);
    office.stand.clock.advance(5_000);
    const seen = await readOne(office.enter(), id);
    expect(seen.fields.status).toBe(next);
    expect(linesOf(seen).map(({ fields }) => fields.quantity)).toEqual(['7', '2', '1']);
    const again = await patchOf(office.stand, office.enter(), id, { status: next });
    must(
      (await update(office.enter(), [{ ...again, fields: { ...again.fields, lines: linesOf(again.seen) } }]))[0] ??
        nobody,
    );
    office.stand.clock.advance(5_000);
    expect(linesOf(await readOne(office.enter(), id)).map(({ fields }) => fields.quantity)).toEqual(['7', '2', '1']);
  });
});
