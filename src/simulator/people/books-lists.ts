// What a person finds in Zoho Books' pages, as data: each list with its columns, and what may be done with one of its records.

type Json = Record<string, unknown>;

interface Deed {
  name: string;
  label: string;
  danger?: true;
  call: (record: Json, form: URLSearchParams) => { method: string; path: string; body?: unknown };
}

export interface BooksList {
  /** As the API has it. */
  path: string;
  title: string;
  id: string;
  columns: readonly string[];
  deeds: readonly Deed[];
}

/** A move to another status, and deleting. */
function document(kind: string, title: string, party: string, statuses: readonly string[]): BooksList {
  const path = `${kind}s`;
  const id = `${kind}_id`;
  const at = (record: Json) => `/${path}/${String(record[id])}`;
  return {
    path,
    title,
    id,
    columns: [`${kind}_number`, party, 'date', 'status', 'total', 'currency_code'],
    deeds: [
      ...statuses.map((status) => ({
        name: status,
        label: `Mark as ${status}`,
        call: (record: Json) => ({ method: 'POST', path: `${at(record)}/status/${status}` }),
      })),
      { name: 'delete', label: 'Delete', danger: true, call: (record) => ({ method: 'DELETE', path: at(record) }) },
    ],
  };
}

const pay: Deed = {
  name: 'pay',
  label: 'Record a payment',
  call: ({ invoice_id, customer_id, date }, form) => {
    const amount = form.get('amount') ?? '';
    const invoices = [{ invoice_id, amount_applied: amount }];
    const body = { customer_id, payment_mode: 'banktransfer', amount, date, invoices };
    return { method: 'POST', path: '/customerpayments', body };
  },
};

const invoices = document('invoice', 'Invoices', 'customer_name', ['sent', 'void', 'draft']);

export const booksLists: readonly BooksList[] = [
  {
    path: 'contacts',
    title: 'Contacts',
    id: 'contact_id',
    columns: ['contact_name', 'contact_type', 'email', 'outstanding_receivable_amount', 'status'],
    deeds: ['active', 'inactive'].map((status) => ({
      name: status,
      label: `Mark as ${status}`,
      call: ({ contact_id }) => ({ method: 'POST', path: `/contacts/${String(contact_id)}/${status}` }),
    })),
  },
  { path: 'items', title: 'Items', id: 'item_id', columns: ['name', 'sku', 'rate', 'tax_name', 'status'], deeds: [] },
  document('estimate', 'Estimates', 'customer_name', ['sent', 'accepted', 'declined']),
  document('salesorder', 'Sales orders', 'customer_name', ['open', 'void']),
  { ...invoices, columns: [...invoices.columns, 'balance', 'due_date'], deeds: [pay, ...invoices.deeds] },
  {
    path: 'customerpayments',
    title: 'Payments received',
    id: 'payment_id',
    columns: ['payment_number', 'customer_name', 'date', 'amount', 'unused_amount', 'invoice_numbers', 'payment_mode'],
    deeds: [
      {
        name: 'delete',
        label: 'Delete',
        danger: true,
        call: ({ payment_id }) => ({ method: 'DELETE', path: `/customerpayments/${String(payment_id)}` }),
      },
    ],
  },
  document('creditnote', 'Credit notes', 'customer_name', ['open', 'void']),
  document('purchaseorder', 'Purchase orders', 'vendor_name', ['open', 'billed', 'cancelled']),
];
