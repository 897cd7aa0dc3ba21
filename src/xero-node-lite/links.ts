// Where a record is in Xero's own pages. The addresses are those of Xero's tools and docs; Xero promises none of them.

const pages = {
  contact: (code: string, id: string) => `https://go.xero.com/app/${code}/contacts/contact/${id}`,
  invoice: (code: string, id: string) => `https://go.xero.com/app/${code}/invoicing/view/${id}`,
  quote: (code: string, id: string) => `https://go.xero.com/app/${code}/quotes/view/${id}`,
  bill: (code: string, id: string) => throughLogin(code, `/AccountsPayable/Edit.aspx?InvoiceID=${id}`),
  creditNote: (code: string, id: string) =>
    throughLogin(code, `/AccountsPayable/ViewCreditNote.aspx?creditNoteID=${id}`),
  payment: (code: string, id: string) => throughLogin(code, `/Bank/ViewTransaction.aspx?bankTransactionID=${id}`),
  purchaseOrder: (code: string, id: string) => throughLogin(code, `/Accounts/Payable/PurchaseOrders/View/${id}/`),
};

export type LinkedPage = keyof typeof pages;

/** The address of a record's page. `shortCode` is the organisation's `ShortCode`, exclamation mark included; it picks the organisation. */
export function deepLink(page: LinkedPage, { shortCode, id }: { shortCode: string; id: string }): string {
  return pages[page](encodeURIComponent(shortCode), encodeURIComponent(id));
}

function throughLogin(code: string, path: string): string {
  return `https://go.xero.com/organisationlogin/default.aspx?shortcode=${code}&redirecturl=${path}`;
}
