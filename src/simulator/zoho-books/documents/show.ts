// Documents as the API shows them: whole, or as a row of a list, which has no lines and no addresses.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { nameOf, primaryOf } from '../contacts/contact.ts';
import { showAddress } from '../contacts/show.ts';
import { asNumber } from '../money.ts';
import { inBase } from '../settings/currency.ts';
import { fieldHash, showFields } from '../settings/field.ts';
import { booksTime } from '../time.ts';
import { type Document, documentTexts, type Line } from './document.ts';
import { kinds } from './kinds.ts';
import { shownStatus } from './status.ts';

export function showDocument(books: Books, document: Document): Json {
  const { kind, currencyId, exchangeRate } = document;
  const amount = amounts(books);
  const currency = books.currencies.get(currencyId);
  return {
    ...showHead(books, document),
    contact_persons: document.personIds,
    contact_persons_associated: people(books, document),
    currency_id: currencyId,
    currency_symbol: currency?.symbol ?? '',
    price_precision: currency?.precision ?? 2,
    exchange_rate: asNumber(exchangeRate),
    discount: document.discount.endsWith('%') ? document.discount : asNumber(document.discount),
    discount_type: document.discountType,
    is_discount_before_tax: document.discountBeforeTax,
    discount_total: asNumber(document.discountTotal),
    is_inclusive_tax: document.inclusive,
    line_items: document.lines.map((line) => showLine(books, document, line)),
    sub_total: asNumber(document.subTotal),
    shipping_charge: amount(document.shipping),
    adjustment: asNumber(document.adjustment),
    tax_total: asNumber(document.taxTotal),
    taxes: document.taxes.map(({ name, amount: tax }) => ({ tax_name: name, tax_amount: asNumber(tax) })),
    ...textsOf(document),
    ...moneyOf(kind, document),
    custom_fields: showFields(books, document.fields),
    custom_field_hash: fieldHash(books, document.fields),
    billing_address: showAddress(document.billing),
    shipping_address: showAddress(document.shippingAddress),
    ...(document.estimateId !== undefined && { estimate_id: document.estimateId }),
    ...(document.orderIds[0] !== undefined && { salesorder_id: document.orderIds[0] }),
    ...(document.crmDealId !== undefined && { zcrm_potential_id: document.crmDealId }),
  };
}

export function showDocumentRow(books: Books, document: Document): Json {
  return { ...showHead(books, document), ...fieldHash(books, document.fields) };
}

/** What a row of a list and a whole document have in common. */
function showHead(books: Books, document: Document): Json {
  const { kind, id, partyId, createdAt, modifiedAt } = document;
  const { party, until } = kinds[kind];
  const zone = books.organisation.timeZone;
  const amount = amounts(books);
  const contact = books.contacts.get(partyId);
  return {
    [`${kind}_id`]: id,
    [`${kind}_number`]: document.number,
    [`${party}_id`]: partyId,
    [`${party}_name`]: contact?.name ?? '',
    company_name: contact?.texts.company_name ?? '',
    email: (contact && primaryOf(contact)?.texts.email) ?? '',
    status: shownStatus(books, document),
    reference_number: document.reference,
    date: document.date,
    ...(until !== undefined && { [until]: document.until }),
    ...(kind === 'invoice' && {
      payment_terms: document.paymentTerms ?? 0,
      payment_terms_label: document.paymentTermsLabel ?? '',
      last_payment_date: document.lastPaidOn,
      is_viewed_by_client: document.isViewed,
      write_off_amount: asNumber(document.writtenOff),
    }),
    currency_code: books.currencies.get(document.currencyId)?.code ?? '',
    total: amount(document.total),
    ...((kind === 'invoice' || kind === 'creditnote') && { balance: amount(document.balance) }),
    is_emailed: document.isEmailed,
    created_time: booksTime(createdAt, zone),
    last_modified_time: booksTime(modifiedAt, zone),
  };
}

function showLine(books: Books, { exchangeRate }: Document, line: Line): Json {
  const tax = books.taxes.get(line.taxId);
  return {
    line_item_id: line.id,
    item_id: line.itemId ?? '',
    sku: books.items.get(line.itemId)?.sku ?? '',
    name: line.name,
    description: line.description,
    unit: line.unit,
    item_order: line.order,
    bcy_rate: asNumber(inBase(books, line.rate, exchangeRate)),
    rate: asNumber(line.rate),
    quantity: asNumber(line.quantity),
    discount: line.discount.endsWith('%') ? line.discount : asNumber(line.discount),
    discount_amount: asNumber(line.discountAmount),
    tax_id: tax?.id ?? '',
    tax_name: tax?.name ?? '',
    tax_type: tax?.type ?? '',
    tax_percentage: tax ? asNumber(tax.percentage) : 0,
    item_total: asNumber(line.total),
    item_total_inclusive_of_tax: asNumber(line.totalWithTax),
    account_id: line.accountId ?? '',
    account_name: books.accounts.get(line.accountId)?.name ?? '',
    line_item_category: 'line_item',
    ...(line.sourceLineId !== undefined && { salesorder_item_id: line.sourceLineId }),
    tags: [],
  };
}

/** Totals, balances and shipping are numbers, or texts as Zoho's own description has them. */
export function amounts(books: Books): (numeral: string) => number | string {
  return (numeral) => (books.switches.textAmounts ? numeral : asNumber(numeral));
}

function people(books: Books, { partyId, personIds }: Document): Json[] {
  const persons = books.contacts.get(partyId)?.persons ?? [];
  return persons
    .filter(({ id }) => personIds.includes(id))
    .map((person) => ({
      contact_person_id: person.id,
      contact_person_name: nameOf(person),
      contact_person_email: person.texts.email ?? '',
    }));
}

function textsOf({ texts }: Document): Json {
  return Object.fromEntries(
    Object.keys(documentTexts).map((name) => [name, texts[name as keyof typeof documentTexts] ?? '']),
  );
}

function moneyOf(kind: Document['kind'], document: Document): Json {
  if (kind === 'invoice') {
    return {
      payment_made: asNumber(document.paid),
      credits_applied: asNumber(document.credited),
      tax_amount_withheld: 0,
    };
  }
  if (kind !== 'creditnote') return {};
  const used = document.applied.reduce((sum, { amount }) => sum + Number(amount), 0);
  const refunded = document.refunds.reduce((sum, { amount }) => sum + Number(amount), 0);
  return { total_credits_used: Number(used.toFixed(6)), total_refunded_amount: Number(refunded.toFixed(6)) };
}
