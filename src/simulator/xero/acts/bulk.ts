// Many records at once, for measuring: quietly, without events.

import { contactWriting } from '../contacts/write.ts';
import { invoiceWriting } from '../invoices/write.ts';
import type { Books } from '../store/books.ts';
import { bind, type Misfit, type Shape } from '../write/shape.ts';
import type { Writing } from '../write/write.ts';
import { type Acts, booksOf } from './input.ts';
import { personIn } from './person.ts';

export const bulkActs: Acts = {
  'bulk.contacts': (stage, input) => {
    const name = input.optional('name') ?? 'Bulk customer';
    return many(booksOf(stage, input), input.number('count'), contactWriting, (at) => ({
      Name: `${name} ${at}`,
      EmailAddress: `bulk.${at}@bulk.example`,
      Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: String(5_550_000 + at) }],
    }));
  },
  'bulk.invoices': (stage, input) => {
    const books = booksOf(stage, input);
    const contacts = books.contacts.all().filter(({ ContactStatus }) => ContactStatus === 'ACTIVE');
    const LineItems = Array.from({ length: input.number('lines', 5) }, (_none, line) => ({
      Description: `Line ${line + 1}`,
      Quantity: line + 1,
      UnitAmount: '10.25',
      AccountCode: '200',
    }));
    return many(books, input.number('count'), invoiceWriting, (at) => ({
      Type: 'ACCREC',
      Status: 'AUTHORISED',
      Contact: { ContactID: contacts[at % contacts.length]?.id },
      DueDate: books.today(),
      LineItems,
    }));
  },
};

/** Makes `count` records. The events of making them are dropped. */
function many<S extends Shape>(
  books: Books,
  count: number,
  writing: Writing<S>,
  element: (at: number) => object,
): { made: number } {
  const misfits: Misfit[] = [];
  for (let at = 1; at <= count; at++) {
    const applied = writing.apply(personIn(books), bind(writing.shape, element(at), misfits), 'create');
    if (applied === 'missing' || 'refused' in applied) {
      books.rollBack();
      throw new RangeError(`record ${at}: ${applied === 'missing' ? 'missing' : (applied.refused[0]?.message ?? '')}`);
    }
    books.commitQuietly();
  }
  return { made: count };
}
