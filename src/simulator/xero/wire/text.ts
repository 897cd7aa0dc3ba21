// How Xero compares texts: without regard to case and accents.

/** The form in which two texts that Xero takes for the same are equal (seen on the wire for a contact's name). */
export function folded(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Xero's e-mail addresses are plain ASCII, without umlauts (Xero's docs). */
export function isEmail(text: string): boolean {
  return /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$/.test(text);
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID, in any case. */
export function isGuid(text: string): boolean {
  return GUID.test(text);
}

/** What Xero shows as the id of a record that it did not make (seen on the wire). */
export const NO_GUID = '00000000-0000-0000-0000-000000000000';
