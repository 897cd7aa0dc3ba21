// Xero's items. They are found by their code, their list comes whole, and they are the only records that Xero really deletes.

import { type Item, resources } from 'xero-node-lite';
import { done } from '../../core/problem.ts';
import type { Seen } from '../../core/record.ts';
import { isBlank } from '../../core/value.ts';
import { type Draft as JsonDraft, isJson, type Json } from '../../mapping/place.ts';
import type { Translator } from '../../mapping/translate.ts';
import type { Draft, Patch, Prepared, Write } from '../../sync/ports.ts';
import { elementsBy } from './elements.ts';
import { bodyOf, call, sendBody, type XeroAccess } from './api.ts';
import { bareIdOf, type Desk, recordIdOf } from './desk.ts';
import type { SeenLines } from './lines.ts';
import { readOneByOne } from './one-by-one.ts';
import { WRITE_ELEMENTS } from './spec.ts';
import { traitsOf } from './traits.ts';

/** More ids than this cost less as one call for the whole list. */
const READ_SINGLY = 3;

export function toSeen(codes: SeenLines['codes'], translator: Translator, item: Item): Seen {
  const { ItemID, Code, Name, UpdatedDateUTC = 0 } = item;
  codes.set(ItemID, Code);
  return {
    id: recordIdOf({ module: 'Items' }, ItemID),
    version: String(UpdatedDateUTC),
    young: false,
    changedAt: UpdatedDateUTC,
    name: Name || Code,
    fields: translator.read(item as unknown as Json),
    traits: traitsOf(item),
    stamp: null,
    fixed: null,
    date: null,
    outside: null,
  };
}

function toCreate(translator: Translator, { fields }: Draft): object {
  const element: JsonDraft = {};
  translator.write(
    element,
    Object.fromEntries(Object.entries(fields).filter(([, value]) => !isBlank(value))),
    'create',
  );
  return element;
}

/** Prices, account and tax of one side of an item, which Xero takes together. */
const SIDES = [
  ['salePrice', 'salesAccount', 'salesTax'],
  ['purchasePrice', 'purchaseAccount', 'purchaseTax'],
];

function toUpdate(translator: Translator, { id, fields, seen }: Patch): object {
  const beside = SIDES.filter((side) => side.some((name) => name in fields)).flat();
  const kept = beside.flatMap((name) => (isBlank(seen.fields[name]) ? [] : [[name, seen.fields[name] ?? null]]));
  const { IsTrackedAsInventory = false, Code } = seen.traits;
  const element: JsonDraft = { ItemID: bareIdOf(id), Code, IsTrackedAsInventory };
  translator.write(element, { ...Object.fromEntries(kept), ...fields }, 'update');
  const { IsTrackedAsInventory: _, ...rest } = element;
  for (const side of ['SalesDetails', 'PurchaseDetails']) {
    const details = rest[side];
    // A price that is emptied is no price; Xero takes no blank for a number.
    if (isJson(details) && details.UnitPrice === null) rest[side] = { ...details, UnitPrice: '0' };
  }
  return rest;
}

function elementsOf(translator: Translator, write: Write): object[] {
  return elementsBy(write, {
    create: (draft) => toCreate(translator, draft),
    update: (patch) => toUpdate(translator, patch),
    archive: ({ id }) => ({ ItemID: bareIdOf(id) }),
  });
}

async function remove(access: XeroAccess, { body }: Prepared) {
  const [{ ItemID } = { ItemID: '' }] = (JSON.parse(body) as { Items: { ItemID: string }[] }).Items;
  const removed = await call(access, resources.items.delete, ItemID);
  return removed.ok ? done([{ ok: true as const, gone: ItemID }]) : removed;
}

export function itemDesk({ codes }: SeenLines): Desk<Item> {
  return {
    module: 'Items',
    pages: null,
    reads: { atOnce: 1, most: READ_SINGLY },
    list: (access, { since, order }) =>
      call(access, resources.items.list, {
        order: order === 'id' ? 'ItemID' : 'UpdatedDateUTC',
        ...(since !== null && { modifiedSince: since }),
      }),
    read: (access, ids) => readOneByOne(ids, (id) => call(access, resources.items.get, id)),
    idOf: ({ ItemID }) => ItemID,
    changedAt: ({ UpdatedDateUTC }) => UpdatedDateUTC ?? 0,
    toSight: (_kind, translator, item) => ({ is: 'present', seen: toSeen(codes, translator, item) }),
    toSeen: (_kind, translator, item) => toSeen(codes, translator, item),
    isMadeFrom: ({ traits }, { fields }) => (!isBlank(fields.code) && traits.Code === fields.code ? 'sure' : 'no'),
    elementsOf,
    elementsAtMost: (op) => (op === 'archive' ? 1 : WRITE_ELEMENTS),
    body: (op, items) => bodyOf(resources.items, op, items),
    send: (access, prepared, key) =>
      prepared.op === 'archive' ? remove(access, prepared) : sendBody(access, resources.items, prepared, key),
  };
}
