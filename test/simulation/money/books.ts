// A random history of money where invoices live in Zoho Books: what people do there, and whether Books, accounting and the CRM's customers
// are equal to the cent in the end.

import type { Chance } from '../../../src/simulator/chance.ts';
import { approvedAtOnce, Ledger } from '../../scenarios/finance/ledger.ts';
import type { Json } from '../desk-documents.ts';
import { amount, type Events, inAccounting, list, pathsOfBooks, type Scene } from './events.ts';
import { byCustomer, cents, sumOf } from './judge.ts';
import type { Theatre } from './play.ts';

interface InBooks extends Scene {
  readonly ledger: Ledger;
}

const entering = { on: true, create: true, update: true, delete: 'apply' };
const setting = {
  kinds: ['item', 'invoice', 'payment', 'credit'],
  settings: { ...approvedAtOnce, payments: { account: '090' }, kinds: { payment: { toAccounting: entering } } },
};

/** Accounting has an invoice under this reference, whatever number it bears there. */
const referenceOf = (at: number, edit = 0) => `R${at}${edit === 0 ? '' : `/${edit}`}`;

async function open(chance: Chance): Promise<InBooks> {
  const ledger = await Ledger.open(setting);
  const { desk } = ledger;
  desk.save('Accounts', { Account_Name: 'Second Wind' });
  const second = ledger.contact('Second Wind');
  const invoices = Array.from({ length: 3 + chance.below(3) }, (_, at) => {
    const whose = chance.happens(0.4) ? { customer_id: second } : {};
    const due = chance.happens(0.3) ? { due_date: '2026-11-19' } : {};
    return ledger.sell(1 + chance.below(3), { ...whose, ...due, reference_number: referenceOf(at) });
  });
  await desk.pass(15);
  return { desk, chance, invoices, paths: pathsOfBooks, setPaid: 0, ledger };
}

function ledgerOf(scene: Scene): Ledger {
  if (!('ledger' in scene)) throw new Error('this history is not played in Books');
  return (scene as InBooks).ledger;
}

/** Payments that people of Books have recorded, of one invoice. */
function received(ledger: Ledger, invoice: string): Json[] {
  const paid = ledger.books<{ payments?: Json[] }>('GET', `/invoices/${invoice}/payments`).payments ?? [];
  return paid.filter(({ description }) => !/^\d{4}-\d{2}-\d{2} · /.test(String(description ?? '')));
}

const inBooks: Events = {
  'receives a part in Books': (scene) => receive(scene, (balance) => Math.min(balance, Number(amount(scene.chance)))),
  'receives the rest in Books': (scene) => receive(scene, (balance) => balance),
  'takes a payment back in Books': (scene) => {
    const ledger = ledgerOf(scene);
    const all = scene.invoices.flatMap((id) => received(ledger, id));
    if (all.length === 0) throw new RangeError('no payment');
    ledger.books('DELETE', `/customerpayments/${String(scene.chance.pick(all).payment_id)}`);
  },
  'edits an invoice in Books': (scene) => {
    const at = scene.chance.below(scene.invoices.length);
    const id = scene.invoices[at] ?? '';
    const { customer_id, line_items } = ledgerOf(scene).invoice(id);
    const reference_number = referenceOf(at, 1 + scene.chance.below(99));
    ledgerOf(scene).books('PUT', `/invoices/${id}`, { customer_id, line_items, reference_number });
  },
};

function receive(scene: Scene, share: (balance: number) => number): void {
  const ledger = ledgerOf(scene);
  const id = scene.chance.pick(scene.invoices);
  const { customer_id, balance } = ledger.invoice(id);
  const sum = Number(share(Number(balance)).toFixed(2));
  if (sum <= 0) throw new RangeError('nothing is due');
  ledger.receive(id, sum, { customer_id, payment_mode: scene.chance.pick(['cash', 'banktransfer']) });
  scene.setPaid += 1;
}

/** What could not be entered, since accounting was paid meanwhile or somebody took it out there, is taken back: so the product asks. */
function tidy(scene: Scene): void {
  const ledger = ledgerOf(scene);
  const entered = new Set(standing(scene).map(({ Reference }) => String(Reference)));
  for (const id of scene.invoices)
    for (const { payment_id: payment } of received(ledger, id))
      if (!entered.has(`crm.customerpayments:${String(payment)}`))
        ledger.books('DELETE', `/customerpayments/${String(payment)}`);
}

const standing = ({ desk }: Scene) => list(desk, 'Payments').filter(({ Status }) => Status === 'AUTHORISED');

async function unequal(scene: Scene): Promise<string[]> {
  const { desk } = scene;
  const invoices = list(desk, 'Invoices');
  const asked = (await desk.issues()).map(({ code, message }) => `asked: ${code} ${message}`);
  const differences = [
    ...scene.invoices.flatMap((id, at) => byInvoice(scene, id, at)),
    ...desk.rawList('Accounts').flatMap(({ id }) => byCustomer(scene, desk.raw('Accounts', String(id)), invoices)),
    ...creditByCustomer(scene),
    ...inSum(scene, invoices),
    ...onlyOnce(scene),
  ];
  return differences.length > 0 ? [...differences, ...asked] : [];
}

const states: Readonly<Record<string, readonly string[]>> = {
  PAID: ['paid'],
  VOIDED: ['void'],
  AUTHORISED: ['sent', 'partially_paid', 'overdue'],
};

function byInvoice(scene: Scene, id: string, at: number): string[] {
  const shown = ledgerOf(scene).invoice(id);
  const isIt = ({ Reference }: Json) => new RegExp(`^R${at}(/|$)`).test(String(Reference));
  const [entry, ...more] = list(scene.desk, 'Invoices').filter(isIt);
  if (!entry || more.length > 0) return [`R${at} is ${more.length + (entry ? 1 : 0)} times in accounting`];
  const state = states[String(entry.Status)] ?? [];
  const isVoid = entry.Status === 'VOIDED';
  const settled = cents(shown.total) - cents(shown.balance);
  const pairs: [string, unknown, unknown][] = [
    ['state', state.includes(String(shown.status)), true],
    // What is void takes no words any more: a person is told.
    ['reference', isVoid ? '' : shown.reference_number, isVoid ? '' : entry.Reference],
    ['due', isVoid ? 0 : cents(shown.balance), isVoid ? 0 : cents(entry.AmountDue)],
    ['settled', isVoid ? 0 : settled, isVoid ? 0 : cents(entry.AmountPaid) + cents(entry.AmountCredited)],
    ['payment by payment', partsInBooks(scene, id), partsIn(scene, entry)],
  ];
  return pairs.flatMap(([what, ours, theirs]) =>
    ours === theirs
      ? []
      : [`R${at} (${String(entry.Status)}, ${String(shown.status)}): ${what} ${String(ours)}, ${String(theirs)}`],
  );
}

const inOrder = (amounts: readonly number[]) => amounts.toSorted((one, other) => one - other).join(' ');

function partsInBooks(scene: Scene, id: string): string {
  const ledger = ledgerOf(scene);
  const { payments = [] } = ledger.books<{ payments?: Json[] }>('GET', `/invoices/${id}/payments`);
  const { credits = [] } = ledger.books<{ credits?: Json[] }>('GET', `/invoices/${id}/creditsapplied`);
  return inOrder([...payments.map((row) => cents(row.amount)), ...credits.map((row) => cents(row.amount_applied))]);
}

/** A credit note's parts are one in Books; every other use of credit is a payment of its own. */
function partsIn(scene: Scene, { InvoiceID }: Json): string {
  const isIts = ({ Invoice }: Json) => (Invoice as Json | undefined)?.InvoiceID === InvoiceID;
  const used = (collection: string) =>
    list(scene.desk, collection).map(({ Allocations = [] }) =>
      (Allocations as Json[]).filter(isIts).map((part) => cents(part.Amount)),
    );
  const notes = used('CreditNotes').map((parts) => parts.reduce((sum, part) => sum + part, 0));
  const paid = standing(scene)
    .filter(isIts)
    .map((row) => cents(row.Amount));
  return inOrder([
    ...paid,
    ...notes.filter((sum) => sum !== 0),
    ...[...used('Overpayments'), ...used('Prepayments')].flat(),
  ]);
}

/** What customers have not used: a credit note each in Books, and no other. */
function creditByCustomer(scene: Scene): string[] {
  const ledger = ledgerOf(scene);
  const notes = ledger.rows('/creditnotes').filter(({ balance }) => cents(balance) !== 0);
  const open = ['CreditNotes', 'Overpayments', 'Prepayments'].flatMap((collection) =>
    list(scene.desk, collection).filter(
      ({ Status, Type }) => Status === 'AUTHORISED' && !/^(ACCPAY|SPEND|AP)/.test(String(Type)),
    ),
  );
  const names = new Set([
    ...notes.map((note) => note.customer_name),
    ...open.map(({ Contact }) => (Contact as Json).Name),
  ]);
  return [...names].flatMap((name) => {
    const ours = inOrder(notes.filter((note) => note.customer_name === name).map(({ balance }) => cents(balance)));
    const theirs = inOrder(
      open
        .filter(({ Contact, RemainingCredit }) => (Contact as Json).Name === name && cents(RemainingCredit) !== 0)
        .map(({ RemainingCredit }) => cents(RemainingCredit)),
    );
    return ours === theirs ? [] : [`${String(name)}: unused credit ${ours}, ${theirs}`];
  });
}

function inSum(scene: Scene, invoices: readonly Json[]): string[] {
  const due = sumOf(
    invoices.filter(({ Status }) => Status === 'AUTHORISED'),
    'AmountDue',
  );
  const shown = scene.invoices.map((id) => ledgerOf(scene).invoice(id)).filter(({ status }) => status !== 'void');
  const owed = scene.desk.rawList('Accounts').map(({ id }) => scene.desk.raw('Accounts', String(id)));
  const [byInvoices, byCustomers] = [sumOf(shown, 'balance'), sumOf(owed, 'Xero_Outstanding')];
  return due === byInvoices && due === byCustomers ? [] : [`in sum ${due} due, shown ${byInvoices} and ${byCustomers}`];
}

/** What Books recorded is entered once, and nothing that accounting recorded comes back. */
function onlyOnce(scene: Scene): string[] {
  const marks = standing(scene).flatMap(({ Reference }) =>
    /^crm\./.test(String(Reference)) ? [String(Reference)] : [],
  );
  return new Set(marks).size === marks.length ? [] : [`entered twice: ${marks.join(', ')}`];
}

export const theatreOfBooks: Theatre = { open, events: { ...inAccounting, ...inBooks }, tidy, unequal };
