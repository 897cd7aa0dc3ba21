// What a person does with items in Xero's pages.

import { type Acts, booksOf } from '../acts/input.ts';
import { personIn, personWrites } from '../acts/person.ts';
import { itemWithCode, itemWriting } from './write.ts';

export const itemActs: Acts = {
  'item.create': (stage, input) => personWrites(stage, input, itemWriting, 'create'),
  'item.edit': (stage, input) => personWrites(stage, input, itemWriting, 'upsert'),
  'item.delete': (stage, input) => {
    const books = booksOf(stage, input);
    const item = itemWithCode(personIn(books), input.text('code'));
    if (!item) throw new RangeError(`no item ${input.text('code')}`);
    books.items.delete(item.id);
    books.commit();
  },
};
