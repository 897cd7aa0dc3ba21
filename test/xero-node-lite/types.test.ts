// What the compiler promises. The checks are made when the tests are type-checked; here they only have to exist.

import { expectTypeOf, test } from 'vitest';
import type {
  ElementOutcome,
  Invoice,
  Page,
  Result,
  TokenSet,
  Xero,
  xeroTokens,
} from '../../src/xero-node-lite/index.ts';
import { id } from './fake.ts';

test('calls answer with what they say', () => {
  expectTypeOf<Awaited<ReturnType<Xero['invoices']['list']>>>().toEqualTypeOf<Result<Page<Invoice>>>();
  expectTypeOf<Awaited<ReturnType<Xero['invoices']['create']>>>().toEqualTypeOf<
    Result<readonly ElementOutcome<Invoice>[]>
  >();
  expectTypeOf<Awaited<ReturnType<Xero['invoices']['pdf']>>>().toEqualTypeOf<Result<Uint8Array>>();
  expectTypeOf<Awaited<ReturnType<ReturnType<typeof xeroTokens>['refresh']>>>().toEqualTypeOf<Result<TokenSet>>();
  expectTypeOf<Invoice['Total']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<Invoice['UpdatedDateUTC']>().toEqualTypeOf<number | undefined>();
});

test('what Xero would refuse or misread does not compile', () => {
  const calls = (client: Xero) => [
    // @ts-expect-error: purchase orders know no filter expression
    client.purchaseOrders.list({ where: 'Status=="DRAFT"' }),
    // @ts-expect-error: items have no pages
    client.items.list({ page: 1 }),
    // @ts-expect-error: a contact by name would be matched, or created
    client.invoices.create([{ Type: 'ACCREC', Contact: { Name: 'Ada' } }]),
    // @ts-expect-error: an update names its id
    client.contacts.update([{ Name: 'Ada' }]),
    // @ts-expect-error: nobody can set an invoice to paid
    client.invoices.update([{ InvoiceID: id(1), Status: 'PAID' }]),
    // @ts-expect-error: a payment is for one document
    client.payments.create([{ Account: { Code: '090' }, Date: '2026-09-14', Amount: '1' }]),
    // @ts-expect-error: a quote's update needs contact and date
    client.quotes.update([{ QuoteID: id(1) }]),
    // @ts-expect-error: branding themes are read only
    client.brandingThemes.create,
  ];
  expectTypeOf(calls).toBeFunction();
});
