// Credit notes that are ours: made under a number that says what of accounting's they are, so that one whose reply was lost is found again.

import { done, failed, type Problem, type Result } from '../../core/problem.ts';
import { isJson } from '../../mapping/place.ts';
import { ask, type BooksAccess, listPage } from './api.ts';
import { asRefusal, isMissing, isTaken } from './errors.ts';
import { idIn } from './ids.ts';

export interface NoteDraft {
  /** Books' id of the contact. */
  readonly customer: string;
  readonly number: string;
  /** What accounting calls the credit. */
  readonly name: string;
  readonly description: string;
  readonly amount: string;
  readonly day: string;
  /** As Books tells rates; left out in the organisation's own currency. */
  readonly rate?: number | undefined;
}

/** A credit note that is open; returns its id. One that was made before and of which nobody knew is found by its number. */
export async function makeNote(access: BooksAccess, draft: NoteDraft): Promise<Result<string>> {
  const { customer, number, name, description, amount, day, rate } = draft;
  const body = {
    customer_id: customer,
    date: day,
    creditnote_number: number,
    reference_number: name.slice(0, 100),
    line_items: [{ name: name.slice(0, 100) || 'Credit', description, rate: Number(amount), quantity: 1 }],
    ...(rate !== undefined && { exchange_rate: rate }),
  };
  const query = { ignore_auto_number_generation: 'true' };
  const made = await ask(access, { method: 'POST', path: '/creditnotes', query, body });
  if (!made.ok) return noteNumbered(access, number, made.problem);
  const { creditnote: note } = made.value;
  const id = isJson(note) ? idIn(note.creditnote_id) : null;
  if (!isJson(note) || id === null) return failed({ code: 'outcome.unknown' });
  // Whether a new one is open or a draft is a matter of the organisation's preferences; only an open one can be used.
  if (note.status !== 'draft') return done(id);
  const opened = await ask(access, { method: 'POST', path: `/creditnotes/${id}/status/open` });
  return opened.ok ? done(id) : failed(asRefusal(opened.problem));
}

async function noteNumbered(access: BooksAccess, number: string, problem: Problem): Promise<Result<string>> {
  if (!isTaken(problem)) return failed(asRefusal(problem));
  const listed = await listPage(access, '/creditnotes', { search_text: number });
  if (!listed.ok) return listed;
  const note = listed.value.records.find(({ creditnote_number: own }) => own === number);
  if (!note) return failed(asRefusal(problem));
  const id = idIn(note.creditnote_id);
  return id === null ? failed({ code: 'outcome.unknown' }) : done(id);
}

/** What is gone already is as good as removed. */
export async function remove(access: BooksAccess, path: string): Promise<Result<null>> {
  const gone = await ask(access, { method: 'DELETE', path });
  if (gone.ok || isMissing(gone.problem)) return done(null);
  return failed(asRefusal(gone.problem));
}
