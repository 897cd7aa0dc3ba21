// Documents as an accountant reads them: the whole heading on one line, each line of the document on one, and what it comes to.

export type Json = Record<string, unknown>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const nameOf = (value: unknown): string => text((value as Json | null)?.name ?? (value as Json | null)?.Name);
const day = (value: unknown): string => text(value).slice(0, 10);
/** Words with a label, where there is something to say. */
const said = (label: string, value: string): string => (value === '' ? '' : `${label} ${value}`);
const joined = (parts: readonly string[], by: string): string => parts.filter((part) => part !== '').join(by);

/** A document that stands in accounting. `3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30`: quantity, price, item, words, tax, account, amount. */
export function inXero(document: Json): string[] {
  const { InvoiceNumber, QuoteNumber, PurchaseOrderNumber, Status, Contact, LineAmountTypes } = document;
  const { CurrencyCode, CurrencyRate, SubTotal, TotalTax, Total } = document;
  const heading = [
    `${text(InvoiceNumber ?? QuoteNumber ?? PurchaseOrderNumber)} ${text(Status)}`,
    nameOf(Contact),
    day(document.DateString),
    said('due', day(document.DueDateString)),
    said('expires', day(document.ExpiryDateString)),
    said('delivery', day(document.DeliveryDateString)),
    said('reference', text(document.Reference)),
    `${text(CurrencyCode)}${CurrencyRate === undefined || CurrencyRate === 1 ? '' : ` at ${text(CurrencyRate)}`}`,
    `tax ${text(LineAmountTypes).toLowerCase()}`,
    document.SentToContact === true ? 'sent' : '',
  ];
  const open = [
    said('open', text(document.AmountDue)),
    document.AmountPaid === 0 ? '' : said('paid', text(document.AmountPaid)),
    document.AmountCredited === 0 ? '' : said('credited', text(document.AmountCredited)),
  ];
  return [
    joined(heading, ', '),
    ...list(document.LineItems).map((line) => `  ${xeroLine(line)}`),
    `  ${joined([`${text(SubTotal)} + ${text(TotalTax)} tax = ${text(Total)}`, ...open], ', ')}`,
  ];
}

function xeroLine(line: Json): string {
  const { Quantity, UnitAmount, ItemCode, Description, TaxType, AccountCode, DiscountRate, DiscountAmount } = line;
  const parts = [
    UnitAmount === undefined ? '' : `${text(Quantity)} × ${text(UnitAmount)}`,
    said('less', DiscountRate === undefined ? text(DiscountAmount) : `${text(DiscountRate)} %`),
    text(ItemCode),
    `"${text(Description)}"`,
    text(TaxType),
    AccountCode === undefined ? '' : `@${text(AccountCode)}`,
    ...list(line.Tracking).map(({ Name, Option }) => `${text(Name)}: ${text(Option)}`),
    `= ${text(line.LineAmount)}`,
  ];
  return joined(parts, ' ');
}

/** A document that stands in the CRM. `3 × 10 Bolt "Long" GST = 30`: quantity, price, product, words, taxes, amount after discount. */
export function inCrm(document: Json): string[] {
  const { Subject, Account_Name, Vendor_Name, Currency, Exchange_Rate, Discount, Adjustment } = document;
  const rows = ['Invoiced_Items', 'Quoted_Items', 'Purchase_Items', 'Ordered_Items'].flatMap((name) =>
    list(document[name]),
  );
  const heading = [
    `"${text(Subject)}" ${text(document.Status ?? document.Quote_Stage)}`,
    nameOf(Account_Name ?? Vendor_Name),
    text(document.Invoice_Date ?? document.PO_Date),
    said('due', text(document.Due_Date)),
    said('valid till', text(document.Valid_Till)),
    said('reference', text(document.Purchase_Order)),
    said('of the order', nameOf(document.Sales_Order)),
    said('of the deal', nameOf(document.Deal_Name__s ?? document.Deal_Name)),
    Currency === undefined ? '' : `${text(Currency)}${Exchange_Rate === 1 ? '' : ` at ${text(Exchange_Rate)}`}`,
  ];
  const below = [
    `${text(document.Grand_Total)} with tax`,
    Discount === 0 ? '' : said('discount', text(Discount)),
    Adjustment === 0 ? '' : said('adjustment', text(Adjustment)),
  ];
  return [
    joined(heading, ', '),
    ...rows.map((row) => `  ${crmLine(row)}`),
    `  ${joined([...below, fromXero(document)], ', ')}`,
  ];
}

/** What the CRM shows of the document's twin. */
function fromXero(document: Json): string {
  const { Xero_Number, Xero_Amount_Due, Xero_Amount_Paid, Xero_Amount_Credited, Xero_Paid_On } = document;
  const { Xero_Invoice_Number, Xero_Invoice_Status } = document;
  const shown = [
    text(Xero_Number),
    said('invoice', text(Xero_Invoice_Number)),
    text(Xero_Invoice_Status),
    said('open', text(Xero_Amount_Due)),
    Xero_Amount_Paid === 0 ? '' : said('paid', text(Xero_Amount_Paid)),
    Xero_Amount_Credited === 0 ? '' : said('credited', text(Xero_Amount_Credited)),
    said('on', text(Xero_Paid_On)),
  ];
  const told = joined(shown, ' ');
  return told === '' ? 'not in Xero' : `in Xero ${told}`;
}

function crmLine(row: Json): string {
  const taxes = list(row.Line_Tax).map(({ name }) => text(name));
  const parts = [
    `${text(row.Quantity)} × ${text(row.List_Price)}`,
    row.Discount === 0 ? '' : said('less', text(row.Discount)),
    nameOf(row.Product_Name),
    `"${text(row.Description)}"`,
    taxes.join('+'),
    said('@', text(row.Xero_Account)).replace(' ', ''),
    joined([text(row.Xero_Tracking_1), text(row.Xero_Tracking_2)], ', '),
    `= ${text(row.Total_After_Discount)}`,
  ];
  return joined(parts, ' ');
}
