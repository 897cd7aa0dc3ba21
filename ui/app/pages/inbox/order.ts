// In which order the fields of a record are read, and which of them say nothing to a person who decides.

/** As on a document's own face. What is not named here follows in its own order. */
const order = (
  'name number accountingNumber customer vendor title summary firstName lastName email phone mobile website billingStreet billingCity ' +
  'billingRegion billingPostcode billingCountry taxNumber code description salePrice purchasePrice date dueDate deliveryDate expiresOn ' +
  'reference currency exchangeRate taxMode lines subtotal totalTax total amountPaid amountCredited amountDue paidOn status'
).split(' ');

/** Ids, links and marks: for programs. */
const technical =
  /^(accountingId|accountingUrl|accountingPdf|crmUrl|ownPayments|oldestDue|persons|received|payment[A-Z]\w*|beside .*)$/;

/** The fields that one of these shows a value of, as people read a document. */
export function documentOrder(all: readonly Readonly<Record<string, unknown>>[]): string[] {
  const names = new Set(all.flatMap((values) => Object.keys(values).filter((name) => says(values[name], name))));
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...names].filter((name) => !technical.test(name)).sort((one, other) => place(one) - place(other));
}

/** A zero of money paid or credited says nothing either. */
function says(value: unknown, name: string): boolean {
  if (value === null || value === undefined || value === '' || value === false) return false;
  if (Array.isArray(value)) return value.length > 0;
  return !(/^amount(Paid|Credited)$/.test(name) && Number(value) === 0);
}
