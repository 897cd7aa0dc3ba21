// Every type of the resources, for the package's front door.

export type { Account, AccountDraft, AccountPatch, AccountQuery } from './accounts.ts';
export type { Allocation, AllocationDraft } from './allocations.ts';
export type {
  Address,
  Attachment,
  ContactChoice,
  ContactStub,
  DocumentStub,
  Known,
  PaymentStub,
  PaymentTerm,
  PaymentTerms,
  Phone,
} from './common.ts';
export type { Connection } from './connections.ts';
export type { Balance, Contact, ContactDraft, ContactPatch, ContactPerson, ContactQuery } from './contacts.ts';
export type { CreditNote, CreditNoteDraft, CreditNotePatch, CreditNoteQuery } from './credit-notes.ts';
export type { Invoice, InvoiceDraft, InvoicePatch, InvoiceQuery, OnlineInvoice } from './invoices.ts';
export type { Item, ItemDetails, ItemDetailsDraft, ItemDraft, ItemPatch, ItemQuery } from './items.ts';
export type { Line, LineAmountTypes, LineDraft, LineTracking } from './lines.ts';
export type { HistoryRecord } from './notes.ts';
export type { Action, Organisation } from './organisation.ts';
export type { Overpayment, OverpaymentQuery } from './overpayments.ts';
export type { Payment, PaymentDraft, PaymentQuery } from './payments.ts';
export type { Prepayment, PrepaymentQuery } from './prepayments.ts';
export type { PurchaseOrder, PurchaseOrderDraft, PurchaseOrderPatch, PurchaseOrderQuery } from './purchase-orders.ts';
export type { Quote, QuoteDraft, QuotePatch, QuoteQuery } from './quotes.ts';
export type { BrandingTheme, Currency, User } from './settings.ts';
export type { TaxComponent, TaxRate, TaxRateDraft, TaxRatePatch } from './tax-rates.ts';
export type { TrackingCategory, TrackingCategoryQuery, TrackingOption, TrackingPatch } from './tracking-categories.ts';
