// One of the two systems: what is connected, its state, and connecting it. Where its client is not configured, how to do that.

import type { Connection, SystemItem } from '../../api/client.ts';
import type { ConfigurationLine } from '../../api/health.ts';
import { t } from '../../i18n/messages.ts';
import { ButtonLink } from '../../parts/Button.tsx';
import { Section } from '../../parts/Section.tsx';
import { Variables } from '../../parts/Variables.tsx';
import { consentPaths, systemNames } from '../../words/systems.ts';
import { Organisation } from './Organisation.tsx';
import { Scopes } from './Scopes.tsx';

/** Variables without which a system can't be connected. */
const clients = {
  'zoho-crm': ['ZOHO_CLIENT_ID', 'ZOHO_CLIENT_SECRET'],
  xero: ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET'],
} as const;

interface SystemBlockProps {
  readonly system: 'zoho-crm' | 'xero';
  readonly connections: readonly Connection[];
  /** What its consent asks for; undefined until it is read. */
  readonly scopes: SystemItem['scopes'] | undefined;
  readonly configuration: readonly ConfigurationLine[];
  readonly isNext: boolean;
  readonly onChanged: () => void;
}

export function SystemBlock({ system, connections, scopes, configuration, isNext, onChanged }: SystemBlockProps) {
  const names: readonly string[] = clients[system];
  const missing = configuration.filter(({ name, ok }) => !ok && names.includes(name));
  const name = systemNames[system];
  return (
    <Section title={name}>
      {connections.map((connection) => (
        <Organisation key={connection.id} connection={connection} isNext={isNext} onChanged={onChanged} />
      ))}
      {missing.length > 0 && (
        <>
          <p>{t('ui.system.unconfigured', { system: name })}</p>
          <Variables lines={missing} />
        </>
      )}
      {missing.length === 0 && connections.length === 0 && (
        <>
          <p class="soft">{t(system === 'xero' ? 'ui.system.xero' : 'ui.system.zoho')}</p>
          <ButtonLink look={isNext ? 'primary' : 'plain'} href={`/connect/${consentPaths[system]}`}>
            {t('ui.system.connect', { system: name })}
          </ButtonLink>
        </>
      )}
      {scopes && <Scopes scopes={scopes} />}
      {missing.length === 0 && connections.length > 0 && system === 'xero' && (
        <p>
          <a href="/connect/xero">{t('ui.system.another')}</a>
        </p>
      )}
    </Section>
  );
}
