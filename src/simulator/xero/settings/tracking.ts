// A tracking category with its options as Xero keeps it and shows it.

import type { Call, Work } from '../call.ts';
import type { Row } from '../store/table.ts';
import type { Json } from '../wire/reply.ts';
import { isGuid } from '../wire/text.ts';

export type TrackingStatus = 'ACTIVE' | 'ARCHIVED' | 'DELETED';

export interface TrackingOption {
  TrackingOptionID: string;
  Name: string;
  Status: TrackingStatus;
}

export interface TrackingCategory extends Row {
  Name: string;
  Status: TrackingStatus;
  options: TrackingOption[];
}

/** A tracking category with the options that are not deleted. */
export function showTrackingCategory({ id, Name, Status, options }: TrackingCategory): Json {
  return {
    Name,
    Status,
    TrackingCategoryID: id,
    Options: options.filter((one) => one.Status !== 'DELETED').map(showOption),
  };
}

/** An option of a tracking category. */
export function showOption({ TrackingOptionID, Name, Status }: TrackingOption): Json {
  return {
    TrackingOptionID,
    Name,
    Status,
    HasValidationErrors: false,
    IsDeleted: Status === 'DELETED',
    IsArchived: Status === 'ARCHIVED',
    IsActive: Status === 'ACTIVE',
  };
}

/** The category that the address names. */
export function categoryIn({ books, path }: Call): TrackingCategory | undefined {
  const id = path[1] ?? '';
  const category = isGuid(id) ? books.trackingCategories.get(id.toLowerCase()) : undefined;
  return category?.Status === 'DELETED' ? undefined : category;
}

/** Whether a line of a document bears the category, or that option of it. */
export function isTracked({ books }: Work, categoryId: string, optionId?: string): boolean {
  const tables = [books.invoices, books.creditNotes, books.quotes, books.purchaseOrders, books.bankTransactions];
  return tables.some((table) =>
    table
      .all()
      .some(({ lines }) =>
        lines.some(({ tracking }) =>
          tracking.some(
            (one) => one.categoryId === categoryId && (optionId === undefined || one.optionId === optionId),
          ),
        ),
      ),
  );
}
