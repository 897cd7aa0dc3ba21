// The walk over all customers, in the order of their ids: the main module first, then the Contacts that stand alone.

import { done, type Result } from '../../../core/problem.ts';
import { idIn } from '../ids.ts';
import { nextRecords, type Place, startOf } from '../module.ts';
import { LIST_ROWS, QUERY_IDS } from '../spec.ts';
import { type CustomerReader, mainModuleOf, wholesOf } from './read.ts';
import { alone, type Whole } from './whole.ts';

interface Walked {
  readonly wholes: readonly Whole[];
  readonly cursor: string | null;
}

/** The next customers in the order of their ids. Contacts come after all Accounts. */
export async function walkCustomers(
  reader: CustomerReader,
  cursor: string | null,
  rows: number,
): Promise<Result<Walked>> {
  const place =
    cursor === null ? startOf(mainModuleOf(reader), Math.min(rows, LIST_ROWS)) : (JSON.parse(cursor) as Place);
  const ofPeople = place.module === 'Contacts';
  const page = await nextRecords(
    reader.modules[ofPeople ? 'Contacts' : 'Accounts'],
    place,
    Math.min(rows, QUERY_IDS * 4),
  );
  if (!page.ok) return page;
  const { records, next } = page.value;
  const after = next ?? following(reader, place);
  const ended = after === null ? null : JSON.stringify(after);
  if (ofPeople) {
    const free = records.filter((record) => reader.customers === 'contacts' || idIn(record.Account_Name) === null);
    return done({ wholes: free.map(alone), cursor: ended });
  }
  const wholes = await wholesOf(reader, records);
  if (!wholes.ok) return wholes;
  return done({ wholes: wholes.value, cursor: ended });
}

/** After the last Account come the Contacts that stand alone, where those are customers. */
function following({ customers }: CustomerReader, { module, rows }: Place): Place | null {
  return customers === 'both' && module === 'Accounts' ? startOf('Contacts', rows) : null;
}
