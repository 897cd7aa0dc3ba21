// Which Books organisations a Zoho login reaches, asked with its fresh token: the one call of Books that names no organisation.

import { done, failed, type Result } from '../../core/problem.ts';
import { isJson, type Json } from '../../mapping/place.ts';
import type { Organisation } from '../connect.ts';
import { call, jsonOf } from '../http.ts';
import type { TokenSet } from '../keeper.ts';
import { VERSION } from './api.ts';
import { idIn } from './ids.ts';

/** None where the login has no Books, or its consent does not cover it: whoever has no Books uses the CRM alone. */
export async function organisationsOf(send: typeof fetch, tokens: TokenSet): Promise<Result<readonly Organisation[]>> {
  const headers = { authorization: `Zoho-oauthtoken ${tokens.accessToken}`, accept: 'application/json' };
  const asked = await call(send, { method: 'GET', url: `${tokens.apiUrl}${VERSION}/organizations`, headers });
  if (!asked.ok) return asked;
  const { status, text } = asked.value;
  if (status >= 500 || status === 429) return failed({ code: 'system.failed', status, detail: text.slice(0, 200) });
  if (status >= 400) return done([]);
  const said = jsonOf(text);
  const found = isJson(said) && Array.isArray(said.organizations) ? said.organizations.filter(isJson) : [];
  const inUse = found.filter(({ is_org_active: active }) => active !== false);
  // The one that the login opens first comes first.
  const inOrder = [...inUse.filter(isDefault), ...inUse.filter((each) => !isDefault(each))];
  return done(inOrder.flatMap((organisation) => organisationOf(organisation, tokens.accountsUrl)));
}

function isDefault({ is_default_org: first }: Json): boolean {
  return first === true;
}

function organisationOf(organisation: Json, accountsUrl: string | undefined): Organisation[] {
  const id = idIn(organisation.organization_id);
  if (id === null) return [];
  const { name, time_zone: timeZone, currency_code: currency, plan_name: plan } = organisation;
  const webUrl = webUrlOf(accountsUrl, id);
  return [
    {
      system: 'zoho-books',
      id,
      name: String(name ?? id),
      facts: { organisation: { id, timeZone, currency, plan }, ...(webUrl && { webUrl }) },
    },
  ];
}

/** Where Books' own pages are, from where its accounts are: `books.zoho.eu` beside `accounts.zoho.eu`. */
export function webUrlOf(accountsUrl: string | undefined, organisationId: string): string | undefined {
  if (accountsUrl === undefined) return undefined;
  const { hostname } = new URL(accountsUrl);
  return hostname.startsWith('accounts.')
    ? `https://books.${hostname.slice('accounts.'.length)}/app/${organisationId}`
    : undefined;
}
