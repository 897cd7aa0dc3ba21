// Transaction locks by API. The simulated Books has one for sales and one for purchases; a module left out means both.

import type { Json } from '../../zoho/json.ts';
import type { Books } from '../books.ts';
import { type Call, faultIn, reads, type Route } from '../call.ts';
import { missing } from '../refusals.ts';
import { bad, good, type Reply } from '../reply.ts';
import { liftLock, type Lock, lockOf, type LockSide, setLock } from './lock.ts';

const sides: readonly LockSide[] = ['sales', 'purchases'];

function showLock({ side, date, reason }: Lock): Json {
  return {
    transaction_lock_id: String(sides.indexOf(side) + 1),
    transaction_lock_status: 'enabled',
    transaction_lock_module: side,
    transaction_lock_date: date,
    reason,
  };
}

function locksOf(books: Books): Lock[] {
  return sides.flatMap((side) => lockOf(books, side) ?? []);
}

function readLock({ books }: Call): Reply {
  const [lock] = locksOf(books);
  return good('success', { transaction_lock: lock ? showLock(lock) : { transaction_lock_status: 'disabled' } });
}

function updateLock(call: Call): Reply {
  const { books } = call;
  const body = reads(call);
  const status = body.choice('transaction_lock_status', ['enabled', 'enabled_with_logging', 'disabled']) ?? 'enabled';
  const module = body.choice('transaction_lock_module', sides);
  const date = body.date('transaction_lock_date');
  const reason = body.text('reason', 500) ?? '';
  if (!date && status !== 'disabled') body.faults.add(missing('transaction_lock_date'));
  const fault = faultIn(books, body);
  if (fault) return bad(fault);
  for (const side of module ? [module] : sides) {
    if (status === 'disabled') liftLock(books, side);
    else setLock(books, { side, date: date ?? '', reason });
  }
  return good('Transaction lock has been updated.', { transaction_lock: locksOf(books).map(showLock)[0] ?? {} });
}

function deleteLock({ books, query }: Call): Reply {
  const side = sides[Number(query.get('transaction_lock_id')) - 1];
  if (!side) return bad(missing('transaction_lock_id'));
  liftLock(books, side);
  return good('The transaction lock has been deleted.');
}

const area = 'accountants';

export const lockRoutes: Route[] = [
  { method: 'GET', path: '/transactionlock', area, handle: readLock },
  { method: 'PUT', path: '/transactionlock', area, admin: true, handle: updateLock },
  { method: 'DELETE', path: '/transactionlock', area, admin: true, handle: deleteLock },
  {
    method: 'GET',
    path: '/transactionlocks',
    area,
    handle: ({ books }) => good('success', { transaction_locks: locksOf(books).map(showLock) }),
  },
];
