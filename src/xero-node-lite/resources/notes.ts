// History and notes, which most resources have below them.

import { accounting, type Collection, readPage } from '../collection.ts';
import type { TimeMs } from '../dates.ts';
import type { Operation } from '../operation.ts';
import { buildRequest, type WriteOptions } from '../request.ts';
import type { Page } from '../result.ts';
import { pathOf, writeOne } from '../writes.ts';

export interface HistoryRecord {
  /** What was done, such as `Approved`; `Note` for a note. */
  Changes?: string;
  /** `System Generated` for what an app wrote. */
  User?: string;
  Details?: string;
  DateUTC?: TimeMs;
}

/** Characters of a note (Xero's docs). */
export const maximumNoteLength = 2_500;

function records<Element>(of: Collection<Element>): Collection<HistoryRecord> {
  return {
    path: 'HistoryRecords',
    id: 'Details',
    mayLackId: true,
    shape: { times: ['DateUTC'] },
    scopes: of.scopes,
  };
}

/** What was done to one record, by whom. */
export function history<Element>(of: Collection<Element>): Operation<[id: string], Page<HistoryRecord>> {
  return {
    endpoint: `GET /${of.path}/{${of.id}}/History`,
    scopes: of.scopes.read,
    request: (from, id) => buildRequest(from, { method: 'GET', path: accounting + pathOf(of, id, '/History') }),
    process: (response, text) => readPage(records(of), response, text),
  };
}

/** Adds a note to one record's history. It can't be changed or removed. */
export function addNote<Element>(
  of: Collection<Element>,
): Operation<[id: string, details: string, options?: WriteOptions], HistoryRecord> {
  return writeOne(records(of), {
    method: 'PUT',
    endpoint: `/${of.path}/{${of.id}}/History`,
    send: (id: string, details: string, options?: WriteOptions) => ({
      path: pathOf(of, id, '/History'),
      body: { HistoryRecords: [{ Details: details }] },
      options,
    }),
  });
}
