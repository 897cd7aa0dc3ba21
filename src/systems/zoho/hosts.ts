// Which hosts are Zoho's. A consent's way back and a token's reply name hosts to talk to: only these, or whoever could forge the way
// back would be sent our client's secret.

/** Domains of the data centres (Zoho's SDKs and docs). */
const domains = [
  'zoho.com',
  'zoho.eu',
  'zoho.in',
  'zoho.com.au',
  'zoho.jp',
  'zoho.com.cn',
  'zohocloud.ca',
  'zoho.sa',
  'zoho.ae',
  'zoho.uk',
  'zohoapis.com',
  'zohoapis.eu',
  'zohoapis.in',
  'zohoapis.com.au',
  'zohoapis.jp',
  'zohoapis.com.cn',
  'zohoapis.ca',
  'zohoapis.sa',
  'zohoapis.ae',
  'zohoapis.uk',
];

/** Origins of the CRM's own pages and of its sandboxes, in each data centre. A portal under a name of one's own is none of them. */
export const crmPages: readonly string[] = domains
  .filter((domain) => !domain.startsWith('zohoapis.'))
  .flatMap((domain) => [`https://crm.${domain}`, `https://crmsandbox.${domain}`]);

/**
 * The URL without a slash at its end, where it is https on a host of Zoho's, or on the very host (any port) that the accounts URL is
 * configured with. Undefined otherwise.
 */
export function trustedUrl(text: string | null | undefined, accountsUrl: string): string | undefined {
  if (!text || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  const configured = new URL(accountsUrl);
  const isZohos =
    url.protocol === 'https:' &&
    domains.some((domain) => url.hostname === domain || url.hostname.endsWith(`.${domain}`));
  const isConfigured = url.hostname === configured.hostname && url.protocol === configured.protocol;
  return isZohos || isConfigured ? (url.origin + url.pathname).replace(/\/+$/, '') : undefined;
}

/** Where the CRM's own pages are, from where its accounts are: `crm.zoho.eu` beside `accounts.zoho.eu`. */
export function webUrlOf(accountsUrl: string, organisationId: string): string | undefined {
  const { hostname } = new URL(accountsUrl);
  return hostname.startsWith('accounts.')
    ? `https://crm.${hostname.slice('accounts.'.length)}/crm/org${organisationId}`
    : undefined;
}
