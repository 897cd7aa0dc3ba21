// A Contact that stands alone among customers who are Accounts: it shows what an Account shows, from where a Contact has it, and takes it
// there. Its name is put together by Zoho and is never written.

import type { Json } from '../../../mapping/place.ts';
import { ownField, type ZohoFacts } from '../facts.ts';

/** Fields of a Contact by the fields of an Account that mean the same. */
export type LoneNames = Readonly<Record<string, string>>;

const address = ['Street', 'City', 'State', 'Country'].flatMap((part) => [
  [`Billing_${part}`, `Mailing_${part}`],
  [`Shipping_${part}`, `Other_${part}`],
]);
const known: LoneNames = Object.fromEntries([
  ['Phone', 'Phone'],
  ['Fax', 'Fax'],
  ...address,
  ['Billing_Code', 'Mailing_Zip'],
  ['Shipping_Code', 'Other_Zip'],
]);

/** With the fields that are ours in both modules. */
export function loneNames(facts: ZohoFacts, pair: string): LoneNames {
  const ours = [
    ['accountingId', pair],
    ['accountingUrl', pair],
    ['taxNumber', 'shared'],
  ].flatMap(([purpose = '', owner = '']) => {
    const [there, here] = [ownField(facts, 'Accounts', owner, purpose), ownField(facts, 'Contacts', owner, purpose)];
    return there !== null && here !== null ? [[there, here]] : [];
  });
  return { ...known, ...Object.fromEntries(ours) };
}

/** The Contact as an Account would be read. */
export function asAccount(names: LoneNames, contact: Json): Json {
  const whole = contact.Full_Name ?? [contact.First_Name, contact.Last_Name].filter(Boolean).join(' ');
  return { ...accountPart(names, contact), Account_Name: whole };
}

/** What of a Contact's fields stands for an Account's, by the Account's names. */
export function accountPart(names: LoneNames, contact: Json): Json {
  return Object.fromEntries(
    Object.entries(names).flatMap(([there, here]) => (here in contact ? [[there, contact[here]]] : [])),
  );
}

/** What of a change to an Account a Contact takes. */
export function contactPart(names: LoneNames, account: Json): Json {
  return Object.fromEntries(
    Object.entries(names).flatMap(([there, here]) => (there in account ? [[here, account[there]]] : [])),
  );
}
