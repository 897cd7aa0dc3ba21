// Documents as an accountant reads them: the whole heading and every line, each line as one text.

export type Json = Record<string, unknown>;

const text = (value: unknown): string => (value === null || value === undefined ? '' : String(value));
const list = (value: unknown): Json[] => (Array.isArray(value) ? (value as Json[]) : []);
const nameOf = (value: unknown): string => text((value as Json | null)?.name ?? (value as Json | null)?.Name);
const day = (value: unknown): string => text(value).slice(0, 10);

/** What stands in accounting: `3 × 10 BOLT "Bolt" OUTPUT2 @200 = 30`. */
export function inXero(document: Json): Json {
  const { InvoiceNumber, QuoteNumber, PurchaseOrderNumber, Status, Contact, LineAmountTypes } = document;
  return {
    number: InvoiceNumber ?? QuoteNumber ?? PurchaseOrderNumber,
    status: Status,
    contact: nameOf(Contact),
    date: day(document.DateString),
    due: day(document.DueDateString ?? document.ExpiryDateString ?? document.DeliveryDateString),
    reference: text(document.Reference),
    amounts: text(LineAmountTypes).toLowerCase(),
    currency: `${text(document.CurrencyCode)} ${text(document.CurrencyRate)}`.trim(),
    lines: list(document.LineItems).map(xeroLine),
    totals: `${text(document.SubTotal)} + ${text(document.TotalTax)} = ${text(document.Total)}`,
    open: text(document.AmountDue),
  };
}

function xeroLine(line: Json): string {
  const { Quantity, UnitAmount, ItemCode, Description, TaxType, AccountCode, DiscountRate, DiscountAmount } = line;
  const off =
    DiscountRate !== undefined
      ? `-${text(DiscountRate)}%`
      : DiscountAmount !== undefined
        ? `-${text(DiscountAmount)}`
        : '';
  const tracking = list(line.Tracking).map(({ Name, Option }) => `${text(Name)}: ${text(Option)}`);
  const parts = [
    `${text(Quantity)} × ${text(UnitAmount)}`,
    off,
    text(ItemCode),
    `"${text(Description)}"`,
    text(TaxType),
    AccountCode === undefined ? '' : `@${text(AccountCode)}`,
    ...tracking,
    `= ${text(line.LineAmount)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** What stands in the CRM: `3 × 10 Bolt "" GST = 30`. */
export function inCrm(document: Json): Json {
  const rows = ['Invoiced_Items', 'Quoted_Items', 'Purchase_Items', 'Ordered_Items'].flatMap((name) =>
    list(document[name]),
  );
  return {
    subject: document.Subject,
    status: document.Status ?? document.Quote_Stage,
    party: nameOf(document.Account_Name ?? document.Vendor_Name),
    date: text(document.Invoice_Date ?? document.PO_Date),
    due: text(document.Due_Date ?? document.Valid_Till),
    lines: rows.map(crmLine),
    total: text(document.Grand_Total),
    xero: {
      number: text(document.Xero_Number),
      ...('Xero_Amount_Due' in document && {
        due: text(document.Xero_Amount_Due),
        paid: text(document.Xero_Amount_Paid),
      }),
    },
  };
}

function crmLine(row: Json): string {
  const taxes = list(row.Line_Tax).map(({ name }) => text(name));
  const parts = [
    `${text(row.Quantity)} × ${text(row.List_Price)}`,
    row.Discount === 0 ? '' : `-${text(row.Discount)}`,
    nameOf(row.Product_Name),
    `"${text(row.Description)}"`,
    taxes.join('+'),
    `= ${text(row.Total_After_Discount)}`,
  ];
  return parts.filter((part) => part !== '').join(' ');
}
