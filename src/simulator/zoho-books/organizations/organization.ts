// An organisation of Zoho Books, its users, and what a person can prefer in its settings.

import type { Company } from '../../company.ts';
import type { User } from '../../zoho/state.ts';
import type { Books } from '../books.ts';
import type { PlanName } from '../limits/plans.ts';
import type { Row } from '../store/table.ts';

export interface Preferences {
  /** Two contacts of one type, or two items, may not have the same name. */
  uniqueContactNames: boolean;
  uniqueItemNames: boolean;
  taxRounding: 'line' | 'transaction';
  /** Documents of that side wait for an approval. */
  approvals: { sales: boolean; purchases: boolean };
}

export interface Organisation {
  /** `organization_id`: all calls name it. */
  id: string;
  name: string;
  /** The first seven digits of every id in it. */
  idPrefix: string;
  plan: PlanName;
  region: Company['region'];
  countryCode: string;
  /** IANA time zone. */
  timeZone: string;
  /** ISO code of the base currency. */
  currency: string;
  preferences: Preferences;
  createdAt: number;
}

/** A user of Zoho who is a user of this organisation too. */
export interface BooksUser extends Row {
  /** The id of the same person in Zoho's accounts. */
  zohoUserId: string;
  role: 'admin' | 'staff';
  status: 'active' | 'inactive';
}

export const standardPreferences: Preferences = {
  uniqueContactNames: true,
  uniqueItemNames: true,
  taxRounding: 'transaction',
  approvals: { sales: false, purchases: false },
};

export function isMember(books: Books, user: User): boolean {
  return books.users.having('zoho', user.id).some(({ status }) => status === 'active');
}
