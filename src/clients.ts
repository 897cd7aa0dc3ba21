// The owner's own apps at the vendors: how consents are asked for with them. Part of the lift, since the variables are read here.

import type { Ground } from './compose.ts';
import type { Connector, SystemName } from './systems/connect.ts';
import { xeroConnector } from './systems/xero/oauth.ts';
import { zohoConnector } from './systems/zoho/oauth.ts';

/** How consents of a system are asked for; undefined where its app is not configured. */
export function connectorOf(
  { config, fetch, world }: Pick<Ground, 'config' | 'fetch' | 'world'>,
  system: SystemName,
): Connector | undefined {
  const now = () => world.now();
  if (system === 'xero' && config.XERO_CLIENT_ID && config.XERO_CLIENT_SECRET) {
    return xeroConnector({
      clientId: config.XERO_CLIENT_ID,
      clientSecret: config.XERO_CLIENT_SECRET,
      loginUrl: config.XERO_LOGIN_URL,
      identityUrl: config.XERO_IDENTITY_URL,
      apiUrl: config.XERO_API_URL,
      fetch,
      now,
    });
  }
  // One login of Zoho's is for both.
  if ((system === 'zoho-crm' || system === 'zoho-books') && config.ZOHO_CLIENT_ID && config.ZOHO_CLIENT_SECRET) {
    const { ZOHO_CLIENT_ID: clientId, ZOHO_CLIENT_SECRET: clientSecret, ZOHO_ACCOUNTS_URL: accountsUrl } = config;
    return zohoConnector({ clientId, clientSecret, accountsUrl, fetch, now });
  }
  return undefined;
}

/** Whether a consent of this system proves by PKCE, beside the secret, that the one who asked is the one who comes back. */
export function provesKey({ config }: Pick<Ground, 'config'>, system: SystemName): boolean {
  return system === 'xero' && config.XERO_PKCE === 'on';
}

/** The key under which a system signs the calls that it makes to the whole app. */
export function appKeyOf({ config }: Pick<Ground, 'config'>, system: string): string | undefined {
  return system === 'xero' ? config.XERO_WEBHOOK_KEY : undefined;
}
