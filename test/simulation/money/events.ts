// What happens to money in a random history: bookkeepers at work in accounting, salespeople in the CRM, and what goes wrong on the way. What
// happens where invoices live in Zoho Books is told in books.ts.

import type { Chance } from '../../../src/simulator/chance.ts';
import type { FaultAction } from '../../../src/simulator/faults.ts';
import type { Desk } from '../desk.ts';
import type { Json } from '../desk-documents.ts';

export interface Scene {
  readonly desk: Desk;
  readonly chance: Chance;
  /** Invoices in the CRM, or in Books. */
  readonly invoices: readonly string[];
  /** The calls that something may go wrong with. */
  readonly paths: readonly string[];
  /** How often somebody set an invoice to paid in the CRM. */
  setPaid: number;
}

export const list = (desk: Desk, collection: string): Json[] => desk.xero<Json[]>('list', { collection });

/** A sum between a cent and twice what two bolts cost. */
export const amount = (chance: Chance): string => (0.01 + chance.below(4_600) / 100).toFixed(2);

function pickId(scene: Scene, collection: string, id: string, fits: (row: Json) => boolean = () => true): string {
  const rows = list(scene.desk, collection).filter(fits);
  if (rows.length === 0) throw new RangeError(`no ${collection}`);
  return String(scene.chance.pick(rows)[id]);
}

const open = ({ Status }: Json) => Status === 'AUTHORISED';
const invoiceIn = (scene: Scene) => pickId(scene, 'Invoices', 'InvoiceID', open);
const contactIn = (scene: Scene) => pickId(scene, 'Contacts', 'ContactID');

/** By what a reader of a failed history is told. */
export type Events = Readonly<Record<string, (scene: Scene) => void>>;

/** What bookkeepers do in accounting. Xero refuses some of it as things stand: then nothing happens. */
export const inAccounting: Events = {
  'pays a part, or too much': (scene) =>
    void scene.desk.xero('payment.record', { invoice: invoiceIn(scene), amount: amount(scene.chance) }),
  'pays the rest': (scene) => void scene.desk.xero('payment.record', { invoice: invoiceIn(scene), account: '091' }),
  'takes a payment out': (scene) =>
    void scene.desk.xero('payment.remove', { payment: pickId(scene, 'Payments', 'PaymentID', open) }),
  'writes a credit note': (scene) => {
    const line = { Description: 'Returned', Quantity: 1, AccountCode: '200', TaxType: 'OUTPUT2' };
    const LineItems = [{ ...line, UnitAmount: amount(scene.chance) }];
    const note = { Type: 'ACCRECCREDIT', Status: 'AUTHORISED', Date: '2026-11-20', LineItems };
    scene.desk.xero('creditnote.create', { ...note, Contact: { ContactID: contactIn(scene) } });
  },
  'uses a credit note': (scene) => use(scene, 'creditnote', 'CreditNotes', 'CreditNoteID'),
  'takes a credit note off': (scene) => takeOff(scene, 'creditnote', 'CreditNotes', 'CreditNoteID'),
  'is paid ahead': (scene) =>
    void scene.desk.xero('prepayment.create', { contact: contactIn(scene), amount: amount(scene.chance) }),
  'uses a prepayment': (scene) => use(scene, 'prepayment', 'Prepayments', 'PrepaymentID'),
  'is paid for nothing': (scene) =>
    void scene.desk.xero('overpayment.create', { contact: contactIn(scene), amount: amount(scene.chance) }),
  'uses an overpayment': (scene) => use(scene, 'overpayment', 'Overpayments', 'OverpaymentID'),
  'pays an overpayment back': (scene) => {
    const credit = pickId(scene, 'Overpayments', 'OverpaymentID', open);
    scene.desk.xero('overpayment.refund', { credit, amount: '0.01' });
  },
  'voids an invoice': (scene) => void scene.desk.xero('invoice.void', { invoice: invoiceIn(scene) }),
};

/** What salespeople do where invoices live in the CRM. */
export const inCrm: Events = {
  'sets an invoice to paid in the CRM': (scene) => {
    scene.desk.edit('Invoices', scene.chance.pick(scene.invoices), { Status: 'Paid' });
    scene.setPaid += 1;
  },
  'sets an invoice to approved in the CRM': (scene) =>
    scene.desk.edit('Invoices', scene.chance.pick(scene.invoices), { Status: 'Approved' }),
  'edits an invoice in the CRM': (scene) =>
    scene.desk.edit('Invoices', scene.chance.pick(scene.invoices), { Purchase_Order: `PO ${scene.chance.below(99)}` }),
  'types over a sum in the CRM': (scene) =>
    scene.desk.edit('Invoices', scene.chance.pick(scene.invoices), { Xero_Amount_Paid: 999 }),
};

function use(scene: Scene, act: string, collection: string, id: string): void {
  const credit = pickId(scene, collection, id, open);
  scene.desk.xero(`${act}.allocate`, { credit, invoice: invoiceIn(scene), amount: amount(scene.chance) });
}

function takeOff(scene: Scene, act: string, collection: string, id: string): void {
  const isUsed = ({ Allocations }: Json) => Array.isArray(Allocations) && Allocations.length > 0;
  const row = list(scene.desk, collection).find(isUsed);
  if (!row) throw new RangeError('no credit is used');
  const [first] = row.Allocations as { Invoice: { InvoiceID: string } }[];
  scene.desk.xero(`${act}.unallocate`, { credit: row[id], invoice: first?.Invoice.InvoiceID });
}

const actions: readonly FaultAction[] = [
  { type: 'respond', status: 429, headers: { 'retry-after': '3' } },
  { type: 'respond', status: 500, body: '{"message":"internal error"}' },
  { type: 'drop-before' },
  { type: 'drop-after' },
  { type: 'drop-after' },
  { type: 'replace', status: 502, body: '<html>bad gateway</html>' },
  { type: 'truncate', share: 0.5 },
];

/** The calls that money is about, beside all others. */
const paths = ['xero/.*Payments', 'xero/.*Invoices', 'xero/.*CreditNotes', 'zoho/.*Accounts'];
export const pathsOfCrm = [...paths, 'zoho/.*Invoices'];
export const pathsOfBooks = [...paths, 'zoho/.*/invoices', 'zoho/.*/customerpayments', 'zoho/.*/creditnotes'];

export function goWrong({ desk, chance, paths }: Scene): void {
  const [, vendor = '', path = ''] = /^(\w+)\/(.*)$/.exec(chance.pick(paths)) ?? [];
  const method = chance.pick(['GET', 'PUT', 'POST', ...(paths === pathsOfBooks ? ['DELETE'] : [])]);
  if (chance.happens(0.25)) return desk.crash(chance.pick(['before', 'after'] as const), path.replace('.*', ''));
  desk.fault({ match: { vendor, path, method }, times: chance.pick([1, 2]), action: chance.pick(actions) });
}
