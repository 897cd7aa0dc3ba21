// Which scopes there are, and what each lets an app do (Xero's docs on granular scopes). Apps made since March 2026 get no broad ones.

const identity = ['openid', 'profile', 'email', 'offline_access'];

/** Each of these also exists with `.read` behind it. */
const writable = [
  'accounting.invoices',
  'accounting.payments',
  'accounting.banktransactions',
  'accounting.manualjournals',
  'accounting.contacts',
  'accounting.settings',
  'accounting.attachments',
];

const other = [
  'accounting.journals.read',
  'accounting.budgets.read',
  'accounting.reports.tenninetynine.read',
  ...[
    'aged',
    'balancesheet',
    'banksummary',
    'budgetsummary',
    'executivesummary',
    'profitandloss',
    'taxreports',
    'trialbalance',
  ].map((report) => `accounting.reports.${report}.read`),
  'paymentservices',
  'app.connections',
];

/** Deprecated scopes and what each stands for. */
const broad: Readonly<Record<string, readonly string[]>> = {
  'accounting.transactions': writable.slice(0, 4),
  'accounting.transactions.read': writable.slice(0, 4).map((scope) => `${scope}.read`),
  'accounting.reports.read': other.filter((scope) => scope.startsWith('accounting.reports.')),
};

const granular = new Set([...identity, ...writable, ...writable.map((scope) => `${scope}.read`), ...other]);

/** Whether an app may ask for the scope at all. */
export function isKnown(scope: string, granularOnly: boolean): boolean {
  return granular.has(scope) || (!granularOnly && Object.hasOwn(broad, scope));
}

/** The scopes of a text with spaces between them, each once. */
export function splitScopes(text: string): string[] {
  return [...new Set(text.split(/[\s+]+/).filter(Boolean))];
}

/** Whether the granted scopes cover a call that needs any one of these: reading is also covered by `.read`. */
export function covers(granted: readonly string[], anyOf: readonly string[], reading: boolean): boolean {
  const held = new Set(granted.flatMap((scope) => [scope, ...(broad[scope] ?? [])]));
  return anyOf.some((scope) => held.has(scope) || (reading && held.has(`${scope}.read`)));
}
