// What a person notes on a record in Xero's pages.

import { type Acts, booksOf } from '../acts/input.ts';
import { personIn } from '../acts/person.ts';
import { addNote } from './routes.ts';
import { shownNote } from './show.ts';

export const historyActs: Acts = {
  'note.add': (stage, input) => {
    const books = booksOf(stage, input);
    const user = stage.xero.logins.values()[0];
    const note = addNote(
      personIn(books),
      input.text('record'),
      input.text('text'),
      `${user?.firstName} ${user?.lastName}`,
    );
    books.commit();
    return shownNote(note);
  },
};
