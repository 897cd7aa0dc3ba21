// OAuth scopes: which exist, and whether those granted cover what a call needs. `ZohoCRM.modules.ALL` covers
// `ZohoCRM.modules.accounts.READ`; the last part is the operation.

const operations = ['ALL', 'READ', 'CREATE', 'UPDATE', 'DELETE', 'WRITE', 'CUSTOM'];

const services: Record<string, readonly string[]> = {
  ZohoCRM: [
    'apis',
    'bulk',
    'composite_requests',
    'coql',
    'features',
    'files',
    'functions',
    'modules',
    'notifications',
    'org',
    'settings',
    'users',
  ],
  ZohoSearch: ['securesearch'],
  ZohoFiles: ['files'],
  ZohoBooks: [
    'fullaccess',
    'contacts',
    'settings',
    'estimates',
    'invoices',
    'customerpayments',
    'creditnotes',
    'salesorders',
    'purchaseorders',
    'bills',
    'debitnotes',
    'vendorpayments',
    'banking',
    'accountants',
    'expenses',
    'projects',
    'custommodules',
  ],
  AaaServer: ['profile'],
};

/** Splits the `scope` parameter, at commas or spaces. */
export function scopesIn(text: string): string[] {
  return [...new Set(text.split(/[\s,]+/).filter(Boolean))];
}

/** The first scope that does not exist, or undefined. */
export function unknownScope(scopes: readonly string[]): string | undefined {
  return scopes.find((scope) => {
    if (['openid', 'email', 'profile'].includes(scope)) return false;
    const [service = '', area = '', ...rest] = scope.split('.');
    const operation = rest.at(-1) ?? '';
    return !services[service]?.includes(area) || !operations.includes(operation.toUpperCase());
  });
}

/** Whether the scopes granted cover an operation on a thing, such as `READ` on `ZohoCRM.settings.fields`. */
export function covers(granted: readonly string[], thing: string, operation: string): boolean {
  const wanted = thing.toLowerCase();
  return granted.some((scope) => {
    const cut = scope.lastIndexOf('.');
    const area = scope.slice(0, cut).toLowerCase();
    const given = scope.slice(cut + 1).toUpperCase();
    const writes = given === 'WRITE' && operation !== 'READ';
    const fits = given === 'ALL' || given === operation || writes;
    return fits && (wanted === area || wanted.startsWith(`${area}.`));
  });
}
