// Variables of the Worker that are missing or malformed: what each is for, where to find it, and how it is set.

import type { ConfigurationLine } from '../api/health.ts';
import type { Key } from '../i18n/keys.ts';
import { t } from '../i18n/messages.ts';

const sources: Readonly<Record<string, Key>> = {
  ADMIN_TOKEN: 'ui.variable.ADMIN_TOKEN',
  SEAL_KEYS: 'ui.variable.SEAL_KEYS',
  XERO_CLIENT_ID: 'ui.variable.XERO_CLIENT_ID',
  XERO_CLIENT_SECRET: 'ui.variable.XERO_CLIENT_SECRET',
  XERO_WEBHOOK_KEY: 'ui.variable.XERO_WEBHOOK_KEY',
  ZOHO_CLIENT_ID: 'ui.variable.ZOHO_CLIENT_ID',
  ZOHO_CLIENT_SECRET: 'ui.variable.ZOHO_CLIENT_SECRET',
};

export function Variables({ lines }: { readonly lines: readonly ConfigurationLine[] }) {
  return (
    <dl class="variables">
      {lines.map(({ name, message }) => {
        const source = sources[name];
        return (
          <div key={name}>
            <dt>
              <code>{name}</code>
            </dt>
            <dd>
              {message !== undefined && message !== 'missing' && <p>{t('ui.variable.malformed', { message })}</p>}
              {source && <p>{t(source)}</p>}
              <p>
                <code>npx wrangler secret put {name}</code>
              </p>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
