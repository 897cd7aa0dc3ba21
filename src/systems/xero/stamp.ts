// Our mark on an invoice: behind the address of the CRM's record, after a number sign. Xero shows the address as a button to the people
// who work in it; no customer sees it.

import { otherSide, type RecordId } from '../../core/record.ts';

const form = new RegExp(`^(.*)#(${otherSide('accounting')}\\.\\w+:\\w+)$`);

/**
 * The address of a record whose own is not known, or would be refused: without a mark a lost reply would leave a stranger here, whom
 * nobody knows for ours.
 */
export const NOWHERE = 'https://localhost/';

/** The address with the mark. */
export function marked(address: string, source: RecordId): string {
  return `${addressIn(address) ?? NOWHERE}#${source}`;
}

/** The record that this one was made from, or null where the address bears no mark of ours. */
export function markIn(address: unknown): RecordId | null {
  return typeof address === 'string' ? (form.exec(address)?.[2] ?? null) : null;
}

/** The address without the mark. */
export function addressIn(address: unknown): string | null {
  if (typeof address !== 'string') return null;
  const bare = form.exec(address)?.[1] ?? address;
  return bare === NOWHERE ? null : bare;
}
