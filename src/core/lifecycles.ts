// The lifecycles of the documents, as data: where each side lets a record go. States that come of money (part-paid, overdue, paid) are
// nobody's to set: payments and the calendar make them.

import type { Lifecycle, Moves } from './lifecycle.ts';

/** A pick-list of a CRM is a person's to set: it leads from anywhere to anywhere. */
function freely(states: readonly string[]): Moves {
  return Object.fromEntries(states.map((state) => [state, states]));
}

const invoiceStates = ['draft', 'submitted', 'approved', 'part-paid', 'overdue', 'paid', 'void'];

export const invoiceLifecycle: Lifecycle = {
  moves: {
    crm: freely(invoiceStates),
    accounting: {
      draft: ['submitted', 'approved', 'void'],
      submitted: ['draft', 'approved', 'void'],
      approved: ['void'],
      overdue: ['void'],
      // What has payments on it is voided only once they are taken off it.
      'part-paid': [],
      paid: [],
      void: [],
    },
  },
  ends: ['void'],
};

const quoteStates = ['draft', 'sent', 'accepted', 'declined', 'invoiced', 'deleted'];

export const quoteLifecycle: Lifecycle = {
  moves: {
    crm: freely(quoteStates),
    accounting: {
      draft: ['sent', 'deleted'],
      sent: ['draft', 'accepted', 'declined', 'invoiced', 'deleted'],
      accepted: ['draft', 'declined', 'invoiced', 'deleted'],
      declined: ['draft', 'sent', 'accepted', 'deleted'],
      invoiced: [],
      deleted: [],
    },
  },
  // An answer needs a question: what nobody was sent nobody can have accepted.
  byWayOf: { draft: { accepted: 'sent', declined: 'sent', invoiced: 'sent' } },
  ends: ['deleted'],
};

const orderStates = ['draft', 'submitted', 'approved', 'billed', 'deleted'];

export const purchaseOrderLifecycle: Lifecycle = {
  moves: {
    crm: freely(orderStates),
    accounting: {
      draft: ['submitted', 'approved', 'deleted'],
      submitted: ['draft', 'approved', 'deleted'],
      approved: ['billed', 'deleted'],
      billed: ['deleted'],
      deleted: [],
    },
  },
  ends: ['deleted'],
};

/** An order that only the CRM has. What it becomes in accounting has a life of its own. */
export const salesOrderLifecycle: Lifecycle = {
  moves: { crm: freely(['draft', 'approved', 'delivered', 'cancelled']), accounting: {} },
  ends: ['cancelled'],
};
