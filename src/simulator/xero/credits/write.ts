// Making and changing credit notes. Their statuses are an invoice's; there is no due date and no discount.

import type { Work } from '../call.ts';
import { echoDocument } from '../documents/echo.ts';
import { ARCHIVED_ON_DOCUMENT, lockTroubles } from '../documents/header.ts';
import { nextNumber } from '../documents/number.ts';
import { present, readParts } from '../documents/parts.ts';
import { documentShape } from '../documents/shape.ts';
import type { InvoiceStatus } from '../invoices/invoice.ts';
import { INVALID_STATUS, isBinding, mayBecome, SETTLED } from '../invoices/status.ts';
import { folded } from '../wire/text.ts';
import { type Bound, guid, text } from '../write/shape.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import type { Applied, Mode, Writing } from '../write/write.ts';
import type { Credit } from './credit.ts';
import { announceCredit, settleCredit } from './settle.ts';
import { showCredit } from './show.ts';

const shape = { ...documentShape, CreditNoteID: guid, CreditNoteNumber: text(255) } as const;
type Element = Bound<typeof shape>;

export const creditNoteWriting: Writing<typeof shape> = {
  root: 'CreditNotes',
  shape,
  flag: 'HasErrors',
  id: 'CreditNoteID',
  apply,
};

function apply(work: Work, element: Element, mode: Mode): Applied {
  const found = meant(work, element, mode);
  const before = found === 'unknown' ? undefined : found;
  const refuse = (troubles: Trouble[], lines: Credit['lines'] = []): Applied => ({
    refused: troubles,
    echo: echoDocument(work, {
      idName: 'CreditNoteID',
      id: before?.id ?? element.CreditNoteID,
      element,
      stored: before && showCredit(work, before, 'write'),
      lines,
    }),
  });
  if (found === 'unknown')
    return refuse([trouble('An existing Credit Note with the specified CreditNoteID could not be found')]);
  const barred = before ? barredFrom(work, before, element) : typeTroubles(element);
  if (barred.length) return refuse(barred);
  const built = build(work, element, before);
  if (built === 'missing') return 'missing';
  if (built.troubles.length) return refuse(built.troubles, built.credit.lines);
  const saved = save(work, before, built.credit);
  return { done: () => showCredit(work, work.books.creditNotes.get(saved.id) ?? saved, 'write') };
}

function meant(
  { books }: Work,
  { CreditNoteID, CreditNoteNumber, Type }: Element,
  mode: Mode,
): Credit | undefined | 'unknown' {
  if (CreditNoteID !== undefined)
    return (mode === 'create' ? undefined : books.creditNotes.get(CreditNoteID)) ?? 'unknown';
  if (mode === 'create' || !CreditNoteNumber || Type === 'ACCPAYCREDIT') return undefined;
  return books.creditNotes.having('number', folded(CreditNoteNumber)).find((credit) => credit.Type === 'ACCRECCREDIT');
}

function typeTroubles({ Type }: Element): Trouble[] {
  return Type === 'ACCRECCREDIT' || Type === 'ACCPAYCREDIT'
    ? []
    : [trouble('Credit Note not of valid type for creation')];
}

/** Once allocated or refunded, a credit note stays as it is. */
function barredFrom(work: Work, before: Credit, { Status, Type, CurrencyCode }: Element): Trouble[] {
  const settled = before.allocations.length > 0 || before.refundedCents !== 0;
  if (settled) return [trouble(INVALID_STATUS), trouble(SETTLED)];
  if (!mayBecome(before.Status, Status ?? before.Status)) return [trouble(INVALID_STATUS)];
  if (Type !== undefined && Type !== before.Type) return [trouble('Credit Note not of valid type for modification')];
  if (CurrencyCode && CurrencyCode !== before.CurrencyCode)
    return [trouble('The currency of an existing document cannot be changed.')];
  const contact = work.books.contacts.get(before.contactId);
  if (contact && contact.ContactStatus !== 'ACTIVE') return [trouble(ARCHIVED_ON_DOCUMENT, 'Contact')];
  return isBinding(before.Status) || !work.xero.switches.draftsInLockedPeriod ? lockTroubles(work, [before.Date]) : [];
}

function build(
  work: Work,
  element: Element,
  before: Credit | undefined,
): { credit: Credit; troubles: Trouble[] } | 'missing' {
  const Type = before?.Type ?? element.Type ?? '';
  const Status = (element.Status ?? before?.Status ?? 'DRAFT') as InvoiceStatus;
  const sales = Type === 'ACCRECCREDIT';
  const read = readParts(work, element, before, {
    side: sales ? 'sales' : 'purchases',
    unitdp: work.unitdp,
    accountTax: true,
    discounts: false,
    binding: isBinding(Status),
    theme: sales,
    createsContact: true,
    types: 'Exclusive',
  });
  if (read === 'missing') return 'missing';
  const head = present({
    number: element.CreditNoteNumber || before?.number,
    Reference: sales ? (element.Reference ?? before?.Reference) : undefined,
  });
  const credit: Credit = {
    kind: 'credit-note',
    allocations: before?.allocations ?? [],
    refundedCents: before?.refundedCents ?? 0,
    ...read.parts,
    Type,
    Status,
    ...head,
  };
  const moves = mayBecome(before?.Status ?? 'new', Status) ? [] : [trouble(INVALID_STATUS)];
  return { credit, troubles: [...overlong(shape, element), ...moves, ...read.troubles, ...complete(work, credit)] };
}

/** Wordings other than those of lock dates are (unverified). */
function complete(work: Work, credit: Credit): Trouble[] {
  const { Status, Type, number, lines, totalCents, id } = credit;
  const wrong: Trouble[] = [];
  if (Status === 'DELETED' || Status === 'VOIDED') return wrong;
  const same = number === undefined ? [] : work.books.creditNotes.having('number', folded(number));
  const reuse = work.xero.switches.invoiceNumberReuse;
  const dead = (status: string) => status === 'VOIDED' || status === 'DELETED';
  const taken = same.some((one) => one.id !== id && one.Type === 'ACCRECCREDIT' && !(reuse && dead(one.Status)));
  if (Type === 'ACCRECCREDIT' && taken) wrong.push(trouble('Credit Note # must be unique.'));
  if (isBinding(Status) || !work.xero.switches.draftsInLockedPeriod) wrong.push(...lockTroubles(work, [credit.Date]));
  if (!isBinding(Status)) return wrong;
  if (!lines.length) wrong.push(trouble('At least one line item must be specified.'));
  if (totalCents < 0) wrong.push(trouble('The credit note total cannot be negative.'));
  return wrong;
}

function save(work: Work, before: Credit | undefined, credit: Credit): Credit {
  const { books, xero } = work;
  const same =
    before !== undefined && JSON.stringify({ ...credit, updatedAt: before.updatedAt }) === JSON.stringify(before);
  if (same && !xero.switches.unchangedWriteBumps) return before;
  const isTaken = (number: string) => books.creditNotes.having('number', number).length > 0;
  const numbered =
    credit.Type === 'ACCRECCREDIT' && !credit.number ? { ...credit, number: nextNumber(books, 'CN', isTaken) } : credit;
  const saved = settleCredit(work, numbered);
  announceCredit(work, saved, before ? 'UPDATE' : 'CREATE');
  return saved;
}
