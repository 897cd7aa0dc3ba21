// The numbers that Xero gives to documents: a prefix and at least four digits, the next one that is free.

import { folded } from '../wire/text.ts';
import type { Books } from '../store/books.ts';

/** The next number with that prefix. `isTaken` is asked with the folded number. */
export function nextNumber(books: Books, prefix: string, isTaken: (number: string) => boolean): string {
  for (;;) {
    const number = `${prefix}-${String(books.count(prefix)).padStart(4, '0')}`;
    if (!isTaken(folded(number))) return number;
  }
}
