// The walk over all customers, in the order of their ids: by query where the organisation answers queries, else page by page.

import { done, failed, type Result } from '../../core/problem.ts';
import type { Json } from '../../mapping/place.ts';
import { listPage, query } from './api.ts';
import { type CustomerReader, mainModuleOf, wholesOf } from './read.ts';
import { LIST_ROWS, QUERY_IDS } from './spec.ts';
import { alone, type CustomerModule, idIn, type Whole } from './whole.ts';

export interface Walked {
  readonly wholes: readonly Whole[];
  readonly cursor: string | null;
}

/** Where a walk stands: the module, and the last id seen or the page to ask for. */
interface Place {
  readonly module: CustomerModule;
  readonly last: string;
  readonly page: number;
  readonly token: string;
  /** Rows of a page: tokens and page numbers hold for the size that the walk began with. */
  readonly rows: number;
}

/** The next customers in the order of their ids. Contacts come after all Accounts. */
export async function walkCustomers(
  reader: CustomerReader,
  cursor: string | null,
  rows: number,
): Promise<Result<Walked>> {
  const start: Place = {
    module: mainModuleOf(reader),
    last: '',
    page: 1,
    token: '',
    rows: Math.min(rows, LIST_ROWS),
  };
  const place = cursor === null ? start : (JSON.parse(cursor) as Place);
  const some = Math.min(rows, QUERY_IDS * 4);
  const page = await (reader.queries ? nextByQuery(reader, place, some) : nextByPage(reader, place));
  if (!page.ok) return page;
  const { records, next } = page.value;
  const after = next ?? following(reader, place);
  const ended = after === null ? null : JSON.stringify(after);
  if (place.module === 'Contacts') {
    const free = records.filter((record) => reader.customers === 'contacts' || idIn(record.Account_Name) === null);
    return done({ wholes: free.map(alone), cursor: ended });
  }
  const wholes = await wholesOf(reader, records);
  if (!wholes.ok) return wholes;
  return done({ wholes: wholes.value, cursor: ended });
}

/** After the last Account come the Contacts that stand alone, where those are customers. */
function following({ customers }: CustomerReader, { module, rows }: Place): Place | null {
  return customers === 'both' && module === 'Accounts'
    ? { module: 'Contacts', last: '', page: 1, token: '', rows }
    : null;
}

type Next = Result<{ records: readonly Json[]; next: Place | null }>;

async function nextByQuery({ access, fields }: CustomerReader, place: Place, rows: number): Promise<Next> {
  const { module, last } = place;
  const where = last === '' ? 'id is not null' : `id > '${last}'`;
  const found = await query(
    access,
    `select ${fields[module].join(', ')} from ${module} where ${where} order by id asc limit ${rows}`,
  );
  if (!found.ok) return found;
  const { records, more } = found.value;
  return done({ records, next: more ? { ...place, last: String(records.at(-1)?.id ?? last) } : null });
}

async function nextByPage({ access, fields }: CustomerReader, place: Place): Promise<Next> {
  const { module, page, token, rows } = place;
  const found = await listPage(access, module, fields[module], token === '' ? { page } : { token }, rows);
  if (!found.ok) {
    // Page tokens live a day: an old walk starts over, and finds what it has done already.
    const lapsed =
      found.problem.code === 'request.refused' && /TOKEN|EXPIRED/.test(found.problem.detail) && token !== '';
    return lapsed ? done({ records: [], next: { ...place, page: 1, token: '' } }) : failed(found.problem);
  }
  const { records, more, token: next } = found.value;
  return done({ records, next: more ? { ...place, page: page + 1, token: next ?? '' } : null });
}
