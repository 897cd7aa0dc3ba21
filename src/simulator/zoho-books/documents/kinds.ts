// The sorts of documents as data: how their members are called, how they are numbered, and what Books says when one is written.

import type { Area } from '../call.ts';
import type { LockSide } from '../settings/lock.ts';
import type { DocumentName } from './document.ts';

export interface Kind {
  name: DocumentName;
  /** As refusals name it. */
  label: string;
  /** Its path and the member that holds a list of it. */
  many: string;
  area: Area;
  side: LockSide;
  party: 'customer' | 'vendor';
  /** The member of the second date, where there is one. */
  until?: string;
  /** What its numbers start with. */
  prefix: string;
  /** Code of the refusal of a number that is taken. */
  takenCode: number;
  /** The status in which a new one starts. */
  starts: string;
  said: { created: string; updated: string; deleted: string };
}

export const kinds: Record<DocumentName, Kind> = {
  estimate: {
    name: 'estimate',
    label: 'Estimate',
    many: 'estimates',
    area: 'estimates',
    side: 'sales',
    party: 'customer',
    until: 'expiry_date',
    prefix: 'EST-',
    takenCode: 1001,
    starts: 'draft',
    said: {
      created: 'The estimate has been created.',
      updated: 'Estimate information has been updated.',
      deleted: 'The estimate has been deleted.',
    },
  },
  salesorder: {
    name: 'salesorder',
    label: 'Sales Order',
    many: 'salesorders',
    area: 'salesorders',
    side: 'sales',
    party: 'customer',
    until: 'shipment_date',
    prefix: 'SO-',
    takenCode: 36004,
    starts: 'draft',
    said: {
      created: 'Sales Order has been created.',
      updated: 'Sales Order information has been updated.',
      deleted: 'The Sales Order has been deleted.',
    },
  },
  invoice: {
    name: 'invoice',
    label: 'Invoice',
    many: 'invoices',
    area: 'invoices',
    side: 'sales',
    party: 'customer',
    until: 'due_date',
    prefix: 'INV-',
    takenCode: 1001,
    starts: 'draft',
    said: {
      created: 'The invoice has been created.',
      updated: 'Invoice information has been updated.',
      deleted: 'The invoice has been deleted.',
    },
  },
  creditnote: {
    name: 'creditnote',
    label: 'Credit Note',
    many: 'creditnotes',
    area: 'creditnotes',
    side: 'sales',
    party: 'customer',
    prefix: 'CN-',
    takenCode: 12018,
    starts: 'open',
    said: {
      created: 'Credit Note has been created.',
      updated: 'Credit Note has been updated.',
      deleted: 'The credit note has been deleted.',
    },
  },
  purchaseorder: {
    name: 'purchaseorder',
    label: 'Purchase Order',
    many: 'purchaseorders',
    area: 'purchaseorders',
    side: 'purchases',
    party: 'vendor',
    until: 'delivery_date',
    prefix: 'PO-',
    takenCode: 1001,
    starts: 'draft',
    said: {
      created: 'Purchase order has been created.',
      updated: 'Purchase Order information has been updated.',
      deleted: 'The purchase order has been deleted.',
    },
  },
};
