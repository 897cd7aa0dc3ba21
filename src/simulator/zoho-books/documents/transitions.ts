// Moves from one status to another that a person or a caller asks for: which are allowed, what follows, and what Books says.

import type { Books } from '../books.ts';
import type { Call } from '../call.ts';
import { isPositive } from '../money.ts';
import * as no from '../refusals.ts';
import { done, type Outcome, refused } from '../reply.ts';
import { lockFault } from '../settings/lock.ts';
import type { Document, DocumentName } from './document.ts';
import { kinds } from './kinds.ts';
import { settledOf, shownStatus } from './status.ts';
import { keepDocument, withBalance } from './write.ts';

export interface Move {
  /** The path's last part, such as `status/sent`. */
  path: string;
  from: readonly string[];
  to: string;
  said: string;
  /** Takes an approval: only where the organisation has them switched on, and its administrators give them. */
  approval?: 'ask' | 'give';
}

const approving: Move[] = [
  {
    path: 'submit',
    from: ['draft', 'rejected'],
    to: 'pending_approval',
    approval: 'ask',
    said: 'been submitted for approval',
  },
  { path: 'approve', from: ['pending_approval'], to: 'approved', approval: 'give', said: 'been changed to Approved' },
  {
    path: 'approve/final',
    from: ['pending_approval'],
    to: 'approved',
    approval: 'give',
    said: 'been changed to Approved',
  },
  { path: 'reject', from: ['pending_approval'], to: 'rejected', approval: 'give', said: 'been changed to Rejected' },
];

const status = (
  to: string,
  from: readonly string[],
  said = `been changed to ${to.charAt(0).toUpperCase()}${to.slice(1)}`,
): Move => ({
  path: `status/${to}`,
  from,
  to,
  said,
});

export const moves: Record<DocumentName, readonly Move[]> = {
  estimate: [
    status('sent', ['draft', 'approved', 'sent', 'accepted', 'declined']),
    status('accepted', ['sent', 'declined', 'expired', 'accepted']),
    status('declined', ['sent', 'accepted', 'expired', 'declined']),
    ...approving,
  ],
  salesorder: [
    status('open', ['draft', 'approved', 'void', 'open']),
    status('void', ['draft', 'open', 'approved', 'void']),
    ...approving,
  ],
  invoice: [
    status('sent', ['draft', 'approved', 'sent']),
    status('void', ['draft', 'sent', 'approved', 'pending_approval', 'rejected', 'void']),
    status('draft', ['void']),
    ...approving,
  ],
  creditnote: [
    status('open', ['draft', 'approved', 'void', 'open']),
    status('draft', ['void']),
    status('void', ['draft', 'open', 'approved', 'void']),
    ...approving,
  ],
  purchaseorder: [
    status('open', ['draft', 'approved', 'cancelled', 'open']),
    status('billed', ['open', 'billed']),
    status('cancelled', ['draft', 'open', 'approved', 'cancelled']),
    ...approving,
  ],
};

/** Makes the move, or says why not. */
export function moveTo(
  { books, isAdmin }: Pick<Call, 'books' | 'isAdmin'>,
  document: Document,
  move: Move,
): Outcome<Document> {
  const { label, side } = kinds[document.kind];
  const approves = books.organisation.preferences.approvals[side];
  if (move.approval && !approves) return refused(no.noApprovals);
  if (move.approval === 'give' && !isAdmin) return refused(no.unauthorised(57));
  const shown = shownStatus(books, document);
  const waits = approves && document.status === 'draft' && ['sent', 'open'].includes(move.to);
  if (waits || !move.from.includes(document.status)) return refused(no.wrongStatus(label, shown, movedTo(move)));
  if (move.to === 'void') {
    const bound = boundBy(document);
    if (bound) return refused(bound);
  }
  const locked = lockFault(books, side, [document.date]);
  if (locked) return refused(locked);
  return done(keepDocument(books, withBalance({ ...document, status: move.to }), document));
}

/** Marks what was e-mailed as sent; an order or a credit note is open then. */
export function markSent(books: Books, document: Document): Document {
  const goesTo = moves[document.kind].some(({ to }) => to === 'sent') ? 'sent' : 'open';
  const fresh = document.status === 'draft' || document.status === 'approved';
  return keepDocument(books, { ...document, status: fresh ? goesTo : document.status, isEmailed: true }, document);
}

/** What has met a document keeps it from being voided or deleted: payments and credits go first. */
export function boundBy(document: Document): ReturnType<typeof no.wrongStatus> | undefined {
  if (document.kind === 'creditnote') {
    return document.applied.length + document.refunds.length ? no.creditInUse : undefined;
  }
  if (isPositive(document.paid)) return no.hasPayments;
  if (isPositive(document.credited)) return no.hasCredits;
  return isPositive(settledOf(document)) ? no.writtenOff : undefined;
}

function movedTo({ to, approval }: Move): string {
  return approval ? to.replace('_', ' ') : `marked as ${to}`;
}
