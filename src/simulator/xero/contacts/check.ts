// What Xero refuses of a contact, apart from who it is: names, e-mail, addresses, people, defaults.

import type { Work } from '../call.ts';
import { isEmail } from '../wire/text.ts';
import { overlong, type Trouble, trouble } from '../write/trouble.ts';
import { type ContactElement, contactShape } from './shape.ts';

const MOST_PEOPLE = 5;
const ADDRESS_TYPES = ['POBOX', 'STREET'];
const PHONE_TYPES = ['DEFAULT', 'DDI', 'MOBILE', 'FAX'];
const TERM_TYPES = ['DAYSAFTERBILLDATE', 'DAYSAFTERBILLMONTH', 'OFCURRENTMONTH', 'OFFOLLOWINGMONTH'];
const LINE_AMOUNT_TYPES = ['INCLUSIVE', 'EXCLUSIVE', 'NONE'];
const TAX_NUMBER_TYPES = ['SSN', 'EIN', 'ITIN', 'ATIN'];

export const EMAIL_INVALID = 'Email address must be valid.';

/** Everything that is wrong with the values sent. Messages other than the e-mail's are (unverified). */
export function checkContact(work: Work, element: ContactElement): Trouble[] {
  return [
    ...overlong(contactShape, element),
    ...nameTroubles(work, element.Name),
    ...emailTroubles(element),
    ...slotTroubles(element, countries[work.xero.switches.countryHolds]),
    ...choices(element),
    ...defaults(work, element),
  ];
}

function nameTroubles(work: Work, name: string | undefined): Trouble[] {
  if (name === undefined) return [];
  if (name.trim() === '') return [trouble('The contact name must be specified.')];
  if (/[<>]/.test(name)) return [trouble('The contact name cannot contain the characters < or >.')];
  const untidy = name !== name.trim() || name.includes('  ');
  if (untidy && work.xero.switches.contactNameSpaces === 'refuse') {
    return [trouble('The contact name cannot start or end with a space, or contain consecutive spaces.')];
  }
  return [];
}

function emailTroubles({ EmailAddress, ContactPersons = [] }: ContactElement): Trouble[] {
  const own = EmailAddress && !isEmail(EmailAddress) ? [trouble(EMAIL_INVALID)] : [];
  const people = ContactPersons.flatMap((person, at) =>
    person.EmailAddress && !isEmail(person.EmailAddress) ? [trouble(EMAIL_INVALID, `ContactPersons.${at}`)] : [],
  );
  const many =
    ContactPersons.length > MOST_PEOPLE
      ? [trouble(`A contact can have at most ${MOST_PEOPLE} additional people.`)]
      : [];
  return [...own, ...people, ...many];
}

const countries = { words: /^[\p{L}\p{M}\s.,'’()&-]*$/u, letters: /^[\p{L}\p{M}\s]*$/u } as const;

function slotTroubles({ Addresses = [], Phones = [] }: ContactElement, country: RegExp): Trouble[] {
  const addresses = Addresses.flatMap(({ AddressType = '', Country = '' }, at) => [
    ...(ADDRESS_TYPES.includes(AddressType) ? [] : [trouble('The address type is not valid.', `Addresses.${at}`)]),
    ...(country.test(Country) ? [] : [trouble('The country can hold letters only.', `Addresses.${at}`)]),
  ]);
  const phones = Phones.flatMap(({ PhoneType = '' }, at) =>
    PHONE_TYPES.includes(PhoneType) ? [] : [trouble('The phone type is not valid.', `Phones.${at}`)],
  );
  return [...addresses, ...phones];
}

function choices(element: ContactElement): Trouble[] {
  const wrong: Trouble[] = [];
  const oneOf = (value: string | undefined, choices: readonly string[], name: string) => {
    if (value && !choices.includes(value)) wrong.push(trouble(`The value '${value}' is not valid for ${name}.`));
  };
  oneOf(element.SalesDefaultLineAmountType, LINE_AMOUNT_TYPES, 'SalesDefaultLineAmountType');
  oneOf(element.PurchasesDefaultLineAmountType, LINE_AMOUNT_TYPES, 'PurchasesDefaultLineAmountType');
  oneOf(element.TaxNumberType, TAX_NUMBER_TYPES, 'TaxNumberType');
  for (const side of ['Bills', 'Sales'] as const) {
    const term = element.PaymentTerms?.[side];
    if (!term) continue;
    oneOf(term.Type, TERM_TYPES, `PaymentTerms.${side}`);
    const day = Number(term.Day ?? 0);
    const most = term.Type === 'DAYSAFTERBILLDATE' ? 9999 : 31;
    if (!Number.isInteger(day) || day < 0 || day > most) {
      wrong.push(trouble('The payment terms day is not valid.', `PaymentTerms.${side}`));
    }
  }
  return wrong;
}

function defaults({ books }: Work, element: ContactElement): Trouble[] {
  const wrong: Trouble[] = [];
  const { DefaultCurrency: currency } = element;
  if (currency && !books.currencies.get(currency)) {
    wrong.push(trouble(`Organisation is not subscribed to currency ${currency}`));
  }
  for (const type of [element.AccountsReceivableTaxType, element.AccountsPayableTaxType]) {
    const rate = type ? books.taxRates.get(type) : undefined;
    if (type && rate?.Status !== 'ACTIVE') {
      wrong.push(trouble(`The TaxType code ${type} does not exist or cannot be used for this type of transaction.`));
    }
  }
  for (const code of [element.SalesDefaultAccountCode, element.PurchasesDefaultAccountCode]) {
    const [account] = code ? books.accounts.having('code', code) : [];
    if (code && account?.Status !== 'ACTIVE')
      wrong.push(trouble(`Account code '${code}' is not a valid code for this document.`));
  }
  for (const { TrackingCategoryName = '', TrackingOptionName = '' } of [
    ...(element.SalesTrackingCategories ?? []),
    ...(element.PurchasesTrackingCategories ?? []),
  ]) {
    const category = books.trackingCategories
      .all()
      .find((one) => one.Name === TrackingCategoryName && one.Status === 'ACTIVE');
    const option = category?.options.find((one) => one.Name === TrackingOptionName && one.Status === 'ACTIVE');
    if (!category || (TrackingOptionName && !option))
      wrong.push(trouble('The tracking category or option is not valid.'));
  }
  return wrong;
}
