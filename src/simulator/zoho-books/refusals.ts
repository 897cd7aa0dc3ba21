// What Books refuses, by number and in its words. Those of Zoho's docs stand first; those that nobody has written down are marked
// (unverified): a client may rely on their status and show their words, and on nothing else.

import type { Refusal } from './reply.ts';

const refusal = (code: number, message: string, status = 400): Refusal => ({ status, code, message });

// The whole call (Zoho's docs; 6041, 15 and 4097 seen on the wire).

export const invalidUrl = refusal(5, 'Invalid URL Passed', 404);
export const minuteSpent = refusal(
  44,
  'For security reasons your organization has been blocked as it have exceeded the maximum number of requests per minute that can originate from an organization.',
  429,
);
export const tooManyAtOnce = refusal(
  1070,
  'You have reached the maximum number of in process requests allowed. Kindly try again after some time.',
  429,
);
export const noOrganisation = refusal(4, 'Invalid value passed for organization_id'); // (unverified)

export function daySpent(limit: number): Refusal {
  return refusal(45, `The API call for this organization has exceeded the maximum call rate limit of ${limit}.`, 429);
}

export function unauthorised(code: number): Refusal {
  return refusal(code, 'You are not authorized to perform this operation', 401);
}

export function notOfOrganisation(id: string): Refusal {
  return refusal(6041, `This user is not associated with the CompanyID/CompanyName:${id}.`);
}

export function methodNotAllowed(method: string): Refusal {
  return refusal(37, `The HTTP method ${method} is not allowed for the requested resource`, 405);
}

// Members of a body and parameters.

export function invalid(name: string): Refusal {
  return refusal(2, `Invalid value passed for ${name}`);
}

export function missing(name: string): Refusal {
  return refusal(4, `Mandatory value missing: ${name}`); // (unverified)
}

export function tooLong(name: string, most: number): Refusal {
  return refusal(15, `Please ensure that the "${name}" has less than ${most} characters.`);
}

export function unknownMember(name: string): Refusal {
  return refusal(4, `Extra member: ${name}`); // (unverified)
}

/** What is named is not there. The switch `missingRecordStatus` gives the status. */
export function notThere(label: string, status: number, code = 1002): Refusal {
  return refusal(code, `${label} does not exist.`, status);
}

// Contacts and items.

export const contactInUse = refusal(3000, 'This contact cannot be deleted since you have recorded transactions for it');
export const noContactName = refusal(3013, 'Enter a valid Contact Name');
export const noSuchCurrency = refusal(9004, 'This currency does not exist. Please choose a valid currency');
export const wrongCustomer = refusal(
  3004,
  'The Customer field can neither be blank nor incorrect. Please enter a correct Customer',
);
export const itemInUse = refusal(
  2049,
  'Items which are a part of other transactions cannot be deleted. Instead, mark them as inactive',
);
export const productTypeFixed = refusal(2076, 'Product type cannot be changed for Items having transactions');
export const inactiveItem = refusal(2007, 'Items that have been deleted or marked as inactive cannot be used');
export const currencyFixed = refusal(3017, 'The currency of a contact with transactions cannot be changed.'); // (unverified)
export const inactiveContact = refusal(3053, 'The contact is inactive.'); // (unverified)
export const noExemption = refusal(9058, 'Choose a tax exemption for what is not taxable.'); // (unverified)

export function contactTaken(type: string, name: string): Refusal {
  return refusal(3062, `The ${type} "${name}" already exists. Please specify a different name.`);
}

export function itemTaken(name: string): Refusal {
  return refusal(1001, `Item "${name}" already exists.`);
}

export function skuTaken(sku: string): Refusal {
  return refusal(1001, `SKU "${sku}" already exists.`); // (unverified)
}

// Documents.

export const notTheSeries = refusal(4097, 'Number entered does not match the auto-generated number');
export const creditedContact = refusal(
  3009,
  'The contact details of this invoice cannot be edited as the credits have been applied to it',
);
export const paidContact = refusal(
  3010,
  'The customer for this invoice cannot be changed because payments have been recorded for this invoice',
);
export const hasPayments = refusal(4001, 'Payments have been recorded for these invoices.Hence they cannot be deleted');
export const hasCredits = refusal(12008, 'This invoice has credits applied to it. Hence, it cannot be deleted');
export const writtenOff = refusal(
  4042,
  'A write off has been recorded for this invoice. Hence, it cannot be changed so.',
); // (unverified)
export const negativeTotal = refusal(4010, 'The total cannot be negative.'); // (unverified)
export const noLines = refusal(4012, 'A transaction needs at least one line item.'); // (unverified)
export const belowPaid = refusal(4013, 'The total cannot be less than what has been paid and credited.'); // (unverified)
export const untilBeforeDate = refusal(4062, 'The later of the two dates cannot come before the date.'); // (unverified)
export const otherCurrency = refusal(9006, 'The currency must be that of the contact.'); // (unverified)
export const noRecipient = refusal(4015, 'There is nobody with an e-mail address to send it to.'); // (unverified)
export const noApprovals = refusal(57, 'Approvals are not enabled for this module.'); // (unverified)

export function numberTaken(code: number, label: string): Refusal {
  const words = code === 12018 ? 'The specified Credit Note Number already exists' : `${label} Number already exist`;
  return refusal(code, words);
}

/** The document's status does not allow it. The code is (unverified). */
export function wrongStatus(label: string, status: string, wanted: string): Refusal {
  return refusal(4041, `${label} in the status ${status} cannot be ${wanted}.`);
}

/** The date lies in a locked period. The code is (unverified). */
export function locked(date: string): Refusal {
  return refusal(4069, `Transactions dated on or before ${date} are locked.`);
}

// Payments and credits.

export const overBalance = refusal(24016, 'The amount entered is more than the balance due for this invoice');
export const overPayment = refusal(24018, 'The amounts applied are more than the amount received.'); // (unverified)
export const overCredit = refusal(12001, 'The amount is more than the credit that is left.'); // (unverified)
export const creditClosed = refusal(12003, 'Credit notes that are in closed status cannot be applied to invoices');
export const creditVoid = refusal(12004, 'Credit notes that are in void status cannot be applied to invoices');
export const creditOnDraft = refusal(12005, 'Credits cannot be applied to invoices in the draft status');
export const creditOnClosed = refusal(12006, 'Credits cannot be applied to invoices in the closed status');
export const creditOnVoid = refusal(12007, 'Credits cannot be applied to invoices in the void status');
export const creditDraft = refusal(12002, 'Credit notes that are in draft status cannot be applied to invoices'); // (unverified)
export const creditInUse = refusal(
  12009,
  'Credits of this credit note have been used. Hence, it cannot be changed so.',
); // (unverified)

export const invoiceOnDraft = refusal(24021, 'Payments cannot be recorded for invoices in the draft status'); // (unverified)
export const invoiceOnVoid = refusal(24022, 'Payments cannot be recorded for invoices in the void status'); // (unverified)
export const otherCustomer = refusal(24023, 'The invoice belongs to another customer'); // (unverified)
export const overRefund = refusal(24024, 'The amount is more than what is left of the payment or credit.'); // (unverified)
export const paymentInUse = refusal(
  24025,
  'Refunds have been recorded for this payment. Hence, it cannot be changed so.',
); // (unverified)
export const belowBalance = refusal(4043, 'Nothing is left of this invoice to write off.'); // (unverified)

// Settings.

export const inUse = refusal(9061, 'It is used by transactions and cannot be deleted.'); // (unverified)
export const baseCurrencyFixed = refusal(9003, 'The base currency cannot be changed so.'); // (unverified)
export const notLinked = refusal(110801, 'The organization is not integrated with Zoho CRM.'); // (unverified)

export function nameTaken(name: string): Refusal {
  return refusal(1001, `${name} already exists.`); // (unverified)
}

export function valueTaken(label: string, value: string): Refusal {
  return refusal(120124, `${label} "${value}" is already used by another record.`); // (unverified)
}
