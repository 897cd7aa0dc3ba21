// A person's work in Xero's own pages: the same rules as an element of the API, and a RangeError with Xero's words where it is refused.

import type { Work } from '../call.ts';
import type { Books } from '../store/books.ts';
import type { Json } from '../wire/reply.ts';
import { bind, type Misfit, type Shape } from '../write/shape.ts';
import type { Mode, Writing } from '../write/write.ts';
import { booksOf, type Input, type Stage } from './input.ts';

/** Someone at work in these books, without an app. */
export function personIn(books: Books): Work {
  return { xero: books.xero, books, unitdp: 4 };
}

/** Writes one element, given in the API's own shape beside `tenant`. Returns what the API would answer. */
export function personWrites<S extends Shape>(stage: Stage, input: Input, writing: Writing<S>, mode: Mode): Json {
  return personApplies(booksOf(stage, input), writing, input.without('tenant'), mode);
}

type Outcome = ReturnType<Writing<Shape>['apply']>;

/** Keeps what was done, or undoes it and throws. */
export function finish(books: Books, outcome: Outcome): Json {
  if (outcome === 'missing' || 'refused' in outcome) {
    books.rollBack();
    throw new RangeError(
      outcome === 'missing' ? 'no such record' : outcome.refused.map(({ message }) => message).join(' '),
    );
  }
  const shown = outcome.done();
  books.commit();
  return shown;
}

/** Writes one element in these books, and keeps it. */
export function personApplies<S extends Shape>(books: Books, writing: Writing<S>, element: object, mode: Mode): Json {
  const misfits: Misfit[] = [];
  const bound = bind(writing.shape, element, misfits);
  if (misfits[0]) throw new RangeError(misfits[0].message);
  books.begin();
  return finish(books, writing.apply(personIn(books), bound, mode));
}
