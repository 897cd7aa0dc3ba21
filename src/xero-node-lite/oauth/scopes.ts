// The scopes that this package's operations need, each with its reason: what a person would be told who asks why.

/**
 * Granular scopes, the only ones that apps made since March 2026 can have; each `accounting` one also exists with `.read`.
 * The two broad ones at the end die in September 2027 (Xero's docs).
 */
export const scopes = {
  openid: 'Who the person is: needed for an id token',
  profile: 'Their name',
  email: 'Their e-mail address',
  offline_access: 'A refresh token: work goes on while nobody is signed in',
  'accounting.contacts': 'Read and write customers and suppliers',
  'accounting.contacts.read': 'Read customers and suppliers',
  'accounting.invoices': 'Read and write invoices, bills, credit notes, quotes, purchase orders and items',
  'accounting.invoices.read': 'Read invoices, bills, credit notes, quotes, purchase orders and items',
  'accounting.payments': 'Read and write payments; read and allocate prepayments and overpayments',
  'accounting.payments.read': 'Read payments, prepayments and overpayments',
  'accounting.settings':
    'Read the organisation and its users; read and write accounts, tax rates, currencies, tracking, items; read branding themes',
  'accounting.settings.read':
    'Read the organisation, its users, accounts, tax rates, currencies, tracking, branding themes, items',
  'app.connections': 'Remove connections without a person (client credentials only)',
  'accounting.transactions': 'Broad, for older apps: invoices, payments, bank transactions and journals',
  'accounting.transactions.read': 'Broad, for older apps: reading the same',
} as const;

export type Scope = keyof typeof scopes;

type Area = 'contacts' | 'invoices' | 'payments' | 'settings';

/** Which scopes allow reading, and which writing, for an endpoint that belongs to these areas. Any one is enough. */
export function scopesOf(...areas: readonly Area[]): { read: readonly Scope[]; write: readonly Scope[] } {
  const write = areas.flatMap((area): Scope[] => [`accounting.${area}`, ...broad(area, 'accounting.transactions')]);
  const read = areas.flatMap((area): Scope[] => [
    `accounting.${area}.read`,
    ...broad(area, 'accounting.transactions.read'),
  ]);
  return { read: [...new Set([...read, ...write])], write: [...new Set(write)] };
}

function broad(area: Area, scope: Scope): readonly Scope[] {
  return area === 'invoices' || area === 'payments' ? [scope] : [];
}
