// What each system's consent asks for, and for what: shown on the page before anybody agrees. The reasons are codes.

import { type SystemName, systemNames } from './connect.ts';
import { scopes as xeroScopes } from './xero/oauth.ts';
import { scopes as zohoScopes } from './zoho/oauth.ts';

export interface AskedScope {
  readonly scope: string;
  readonly reason: string;
}

const asked: Readonly<Partial<Record<SystemName, readonly AskedScope[]>>> = {
  'zoho-crm': zohoScopes,
  xero: xeroScopes,
};

/** Systems that can be connected, with the scopes of their consent. */
export const consents: readonly { readonly system: SystemName; readonly scopes: readonly AskedScope[] }[] =
  systemNames.flatMap((system) => {
    const scopes = asked[system];
    return scopes ? [{ system, scopes }] : [];
  });
