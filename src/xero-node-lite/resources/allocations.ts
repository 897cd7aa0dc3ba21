// Allocations: what of a credit note, prepayment or overpayment is used for which invoice.

import { accounting, type Collection } from '../collection.ts';
import type { Day } from '../dates.ts';
import type { Decimal, DecimalInput } from '../decimal.ts';
import type { Operation } from '../operation.ts';
import { readOutcomes } from '../outcomes.ts';
import { readJson, unreadableFailure } from '../reply.ts';
import { buildRequest, segment, type WriteOptions } from '../request.ts';
import type { ElementOutcome } from '../result.ts';
import { isMembers, putInShape, type Shape } from '../shape.ts';
import { atLeastOne, pathOf } from '../writes.ts';
import { type DocumentStub, documentStubShape } from './common.ts';

export interface Allocation {
  /** May be missing in the reply to its creation: read the credit again where you need it. */
  AllocationID?: string;
  /** In the document's currency. */
  Amount?: Decimal;
  /** The later of the two documents' dates. */
  Date?: Day;
  Invoice?: DocumentStub;
  IsDeleted?: boolean;
}

/** Contact and currency must be the same; at most what remains of the credit and is due on the invoice. */
export interface AllocationDraft {
  Invoice: { InvoiceID: string };
  Amount: DecimalInput;
  Date: Day;
}

export const allocationShape: Shape = {
  id: 'AllocationID',
  days: ['Date'],
  parts: { Invoice: documentStubShape('InvoiceID') },
};

function allocations<Element>(of: Collection<Element>): Collection<Allocation> {
  return { path: 'Allocations', id: 'AllocationID', mayLackId: true, shape: allocationShape, scopes: of.scopes };
}

/** Uses a credit for invoices. Outcomes come in the order of the drafts. */
export function allocate<Element>(
  of: Collection<Element>,
): Operation<
  [id: string, drafts: readonly AllocationDraft[], options?: WriteOptions],
  readonly ElementOutcome<Allocation>[]
> {
  return {
    endpoint: `PUT /${of.path}/{${of.id}}/Allocations`,
    scopes: of.scopes.write,
    request: (from, id, drafts, options) =>
      buildRequest(from, {
        method: 'PUT',
        path: accounting + pathOf(of, id, '/Allocations'),
        query: { summarizeErrors: false },
        body: { Allocations: atLeastOne(drafts) },
        count: drafts.length,
        ...options,
      }),
    process: (response, text, exchange) => readOutcomes(allocations(of), response, text, exchange),
  };
}

/** Takes a credit back from an invoice. */
export function unallocate<Element>(
  of: Collection<Element>,
): Operation<[id: string, allocationId: string], Allocation> {
  return {
    endpoint: `DELETE /${of.path}/{${of.id}}/Allocations/{AllocationID}`,
    scopes: of.scopes.write,
    request: (from, id, allocationId) =>
      buildRequest(from, {
        method: 'DELETE',
        path: accounting + pathOf(of, id, `/Allocations/${segment(allocationId)}`),
      }),
    process: async (response, text) => {
      const read = await readJson(response, text);
      if (!read.ok) return read;
      // The one reply of the Accounting API that has no envelope (Xero's docs).
      if (!isMembers(read.value)) return unreadableFailure(response, 'shape', read.limits);
      return { ...read, value: putInShape(allocationShape, read.value) as Allocation };
    },
  };
}
