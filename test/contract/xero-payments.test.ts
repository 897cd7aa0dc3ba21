// Payments at Xero's desk of invoices, under every reading of what Xero announces and lets be deleted: what was paid and credited is seen
// without anybody's word; ours are entered, found again after a lost reply, and taken out. What was sent and answered fits Xero's own file.

import { beforeEach, describe, expect, test } from 'vitest';
import type { RecordId, Seen } from '../../src/core/record.ts';
import { openApiDir, validateReply, validateRequest } from '../simulator/xero-openapi.ts';
import { freshKey, must } from './steps.ts';
import { Books, line, problemIn, shown } from './xero-books.ts';

const readings = [true, false].flatMap((paymentEmitsInvoice) =>
  [true, false].flatMap((allocationEmitsInvoice) =>
    [true, false].map((deleteReconciledPayment) => ({
      paymentEmitsInvoice,
      allocationEmitsInvoice,
      deleteReconciledPayment,
    })),
  ),
);

const bare = (id: RecordId) => id.slice(id.indexOf(':') + 1);
const MARK = 'crm.Invoices:77';
const ours = { status: 'paid', paymentAccount: '090', paymentDate: '2026-11-20', paymentMark: MARK };

describe.each(readings)(
  'announced: payments $paymentEmitsInvoice, credit $allocationEmitsInvoice; reconciled ones can go: $deleteReconciledPayment',
  (switches) => {
    let books: Books;
    let customer: RecordId;
    let invoice: RecordId;

    beforeEach(async () => {
      books = await Books.open(switches);
      books.settings = { kinds: { payment: { on: true }, credit: { on: true } } };
      customer = books.customer();
      const lines = [line({ description: 'Work', quantity: '2', unitPrice: '10', account: '200', tax: 'OUTPUT2' })];
      const head = { date: '2026-11-20', dueDate: '2026-12-20', taxMode: 'exclusive', status: 'approved' };
      ({ id: invoice } = await books.make('invoice', { customer: `ref:${customer}`, ...head, lines }));
      books.stand.clock.advance(60_000);
    });

    const look = async (from: string | null) => {
      const page = must(await books.system().look('invoice', from, { limit: 100, overlapMs: 0 }));
      const found = page.sightings.flatMap(({ sight }) => (sight.is === 'present' ? [sight.seen] : []));
      return { checkpoint: page.checkpoint, found };
    };

    /** What the next look sees of the invoice after something was done. */
    const after = async (deed: () => unknown): Promise<Seen> => {
      const { checkpoint } = await look(null);
      books.stand.clock.advance(10_000);
      await deed();
      books.stand.clock.advance(10_000);
      const [seen] = (await look(checkpoint)).found;
      if (!seen) throw new Error('the look found nothing');
      return seen;
    };

    const pay = (more: object = {}) => books.act('payment.record', { invoice: bare(invoice), ...more });
    const enter = (amount: string) => books.tryChange('invoice', invoice, { ...ours, paymentAmount: amount });
    const all = () =>
      books.act('list', { collection: 'Payments' }) as unknown as { PaymentID: string; Status: string }[];

    /** What Xero's own file holds against the calls so far. */
    const misfits = () =>
      books.stand.calls().flatMap(({ method, path, requestBody, responseBody, status, fault }) => {
        const where = path.replace(/^.*\/api\.xro\/2\.0/, '');
        if (fault) return [];
        const sent = method === 'GET' || !requestBody ? [] : validateRequest(method, where, JSON.parse(requestBody));
        const told = responseBody ? validateReply(method, where, JSON.parse(responseBody), status) : [];
        return [...sent, ...told].map((problem) => `${method} ${where} ${status}: ${problem}`);
      });

    test('a look sees a payment come and go, with its day, account, reference and id', async () => {
      let PaymentID = '';
      const paid = await after(() => {
        PaymentID = String(pay({ amount: '8', date: '2026-11-19', reference: 'Cheque 5' }).PaymentID);
      });
      expect(paid.fields).toMatchObject({
        status: 'part-paid',
        amountDue: '15',
        amountPaid: '8',
        lastPaymentOn: '2026-11-19',
        lastPaymentAmount: '8',
        lastPaymentReference: 'Cheque 5',
        lastPaymentId: PaymentID,
        lastPaymentAccount: '090',
        payments: `2026-11-19 · 8 · 090 · Cheque 5 · ${PaymentID}`,
        ownPayments: null,
      });
      const rest = await after(() => pay());
      expect(rest.fields).toMatchObject({ status: 'paid', amountDue: '0', amountPaid: '23' });
      const gone = await after(() => books.act('payment.remove', { payment: PaymentID }));
      expect(gone.fields).toMatchObject({ status: 'part-paid', amountDue: '8', amountPaid: '15' });
      expect(String(gone.fields.payments)).not.toContain(PaymentID);
    });

    test('a look sees credit come and go: of a note, an overpayment, a prepayment', async () => {
      books.act('creditnote.create', {
        Type: 'ACCRECCREDIT',
        Contact: { ContactID: bare(customer) },
        Status: 'AUTHORISED',
        CreditNoteNumber: 'CN-1',
        LineItems: [{ Description: 'Back', UnitAmount: 5, AccountCode: '200', TaxType: 'NONE' }],
      });
      const over = books.act('overpayment.create', { contact: bare(customer), amount: '4' }).OverpaymentID;
      const before = books.act('prepayment.create', { contact: bare(customer), amount: '3' }).PrepaymentID;
      const use = (kind: string, credit: unknown, amount: string) =>
        after(() => books.act(`${kind}.allocate`, { credit, invoice: bare(invoice), amount }));
      expect((await use('creditnote', 'CN-1', '5')).fields).toMatchObject({ amountCredited: '5', amountDue: '18' });
      expect((await use('overpayment', over, '4')).fields).toMatchObject({ amountCredited: '9', amountDue: '14' });
      const used = await use('prepayment', before, '3');
      expect(used.fields).toMatchObject({ amountCredited: '12', amountDue: '11', status: 'part-paid' });
      expect(String(used.fields.credits).split('\n')).toEqual(
        expect.arrayContaining([expect.stringContaining('CN-1'), expect.stringContaining(String(over))]),
      );
      const back = await after(() => books.act('creditnote.unallocate', { credit: 'CN-1', invoice: bare(invoice) }));
      expect(back.fields).toMatchObject({ amountCredited: '7', amountDue: '16' });
    });

    test('ours is entered with our mark, once under one key, never above what is due, and taken out', async () => {
      expect(problemIn(await enter('23.01'))).toMatchObject({
        code: 'record.locked',
        detail: expect.stringContaining('exceeds'),
      });
      const outcome = await enter('23');
      expect(outcome?.ok && outcome.value.seen?.fields).toMatchObject({ status: 'paid', lastPaymentReference: MARK });
      const [payment] = all();
      expect((await books.seen('invoice', invoice)).fields.ownPayments).toBe(payment?.PaymentID);
      const out = await books.tryChange('invoice', invoice, {
        status: 'approved',
        paymentRemoved: payment?.PaymentID ?? '',
      });
      expect(out?.ok && out.value.seen?.fields).toMatchObject({
        status: 'approved',
        amountDue: '23',
        ownPayments: null,
      });
      expect(all().map(({ Status }) => Status)).toEqual(['DELETED']);
    });

    test('matched with the bank it is seen to be fixed, and is not tried to be taken out', async () => {
      shown(await enter('23'));
      const [payment] = all();
      books.act('payment.reconcile', { payment: payment?.PaymentID });
      expect((await books.seen('invoice', invoice)).fields.ownPayments).toBe(`${payment?.PaymentID ?? ''} fixed`);
      const written = books.stand.calls('POST').length;
      const out = await books.tryChange('invoice', invoice, {
        status: 'approved',
        paymentRemoved: payment?.PaymentID ?? '',
      });
      expect(problemIn(out)).toMatchObject({ code: 'record.locked' });
      expect(books.stand.calls('POST')).toHaveLength(written);
      expect(all().map(({ Status }) => Status)).toEqual(['AUTHORISED']);
    });

    test('after a lost reply: the same bytes enter it once, and that it was entered is told, also once somebody took it out', async () => {
      const system = books.system();
      const seen = await books.seen('invoice', invoice, system);
      const fields = { ...ours, paymentAmount: '23' };
      const [prepared] = system.prepare('invoice', { op: 'update', patches: [{ id: invoice, seen, fields }] });
      if (!prepared) throw new Error('nothing to send');
      const sentAt = books.stand.clock.now();
      books.stand.world.faults.arm({ match: { method: 'PUT', path: 'Payments' }, action: { type: 'drop-after' } });
      const key = freshKey();
      const [lost] = await system.send(prepared, key);
      expect(problemIn(lost)).toMatchObject({ code: 'system.unreachable', sent: true });
      const asked = () => books.system().entered?.('invoice', [{ id: invoice, fields }], sentAt);
      expect(await asked()).toEqual({ ok: true, value: new Set([invoice]) });
      expect((await books.system().send(prepared, key))[0]).toMatchObject({ ok: true });
      expect(all()).toHaveLength(1);
      books.stand.clock.advance(5_000);
      books.act('payment.remove', { payment: all()[0]?.PaymentID });
      expect(await asked()).toEqual({ ok: true, value: new Set([invoice]) });
      // What was asked is of another sum.
      const other = [{ id: invoice, fields: { ...fields, paymentAmount: '22' } }];
      expect(await books.system().entered?.('invoice', other, sentAt)).toEqual({ ok: true, value: new Set() });
    });

    test('one of ours from before is none of these, nor is somebody else’s', async () => {
      shown(await enter('23'));
      books.act('payment.remove', { payment: all()[0]?.PaymentID });
      books.stand.clock.advance(60_000);
      const sentAt = books.stand.clock.now();
      const { PaymentID } = pay({ reference: 'Theirs' });
      books.act('payment.remove', { payment: PaymentID });
      const asked = await books
        .system()
        .entered?.('invoice', [{ id: invoice, fields: { ...ours, paymentAmount: '23' } }], sentAt);
      expect(asked).toEqual({ ok: true, value: new Set() });
    });

    test.runIf(openApiDir !== undefined)('what was sent and answered fits Xero’s file', async () => {
      shown(await enter('23'));
      await look(null);
      const [payment] = all();
      shown(
        await books.tryChange('invoice', invoice, { status: 'approved', paymentRemoved: payment?.PaymentID ?? '' }),
      );
      await books.system().entered?.('invoice', [{ id: invoice, fields: { ...ours, paymentAmount: '23' } }], 0);
      const paths = books.stand
        .calls()
        .map(({ method, path }) => `${method} ${/Payments|Invoices/.exec(path)?.[0] ?? ''}`);
      expect(new Set(paths)).toEqual(
        new Set(['PUT Invoices', 'GET Invoices', 'PUT Payments', 'GET Payments', 'POST Payments']),
      );
      expect(misfits()).toEqual([]);
    });
  },
);
