// The consent step of OAuth, as a browser sees it: a page that asks, or at once what the switch `consent` says.

import type { Org, User, Zoho } from '../state.ts';
import { complaintPage, consentPage } from './page.ts';
import { scopesIn, unknownScope } from './scopes.ts';
import { type Client, Vault } from './vault.ts';

interface Question {
  client: Client;
  redirectUri: string;
  scopes: string[];
  offline: boolean;
  askAgain: boolean;
  state: string | null;
}

/** A user of an organisation, of whom a person can choose one. */
export interface Candidate {
  org: Org;
  user: User;
}

/** `form` holds what the page sent: `choice` and `user`. */
export function authorize(zoho: Zoho, query: URLSearchParams, form: URLSearchParams, base: string): Response {
  const question = ask(zoho, query);
  if (typeof question === 'string') return html(complaintPage(question), 400);
  const people = candidates(zoho);
  if (form.get('choice') === 'accept') {
    const chosen = people.find(({ user }) => user.id === form.get('user'));
    return chosen ? grant(zoho, question, chosen, base) : html(complaintPage('Choose a user first.'), 400);
  }
  if (form.get('choice') === 'reject' || zoho.switches.consent === 'deny') return deny(question);
  if (zoho.switches.consent === 'allow') return grant(zoho, question, preferred(zoho, people), base);
  return html(consentPage(question.client.name, question.scopes, people));
}

function ask(zoho: Zoho, query: URLSearchParams): Question | string {
  const client = new Vault(zoho).clients.get(query.get('client_id') ?? '');
  if (!client) return 'Invalid Client: the client_id is not registered here.';
  const redirectUri = query.get('redirect_uri') ?? '';
  if (!isRegistered(zoho, client, redirectUri))
    return 'Invalid Redirect Uri: it does not match the one that is registered.';
  if (query.get('response_type') !== 'code') return 'Invalid Response Type: only code is known.';
  const scopes = scopesIn(query.get('scope') ?? '');
  if (!scopes.length) return 'Invalid OAuth Scope: none was asked for.';
  const unknown = unknownScope(scopes);
  if (unknown) return `Invalid OAuth Scope: ${unknown} does not exist.`;
  const offline = query.get('access_type') === 'offline';
  return {
    client,
    redirectUri,
    scopes,
    offline,
    askAgain: query.get('prompt') === 'consent',
    state: query.get('state'),
  };
}

export function isRegistered(zoho: Zoho, client: Client, redirectUri: string): boolean {
  if (client.redirectUris.includes(redirectUri)) return true;
  return zoho.switches.anyLocalhostRedirect && /^https?:\/\/localhost(:\d+)?(\/|$)/.test(redirectUri);
}

function candidates(zoho: Zoho): Candidate[] {
  const orgs = zoho.orgs.values();
  const active = zoho.users.values().filter((user) => user.status === 'active');
  return orgs.flatMap((org) => active.filter((user) => user.orgId === org.id).map((user) => ({ org, user })));
}

function preferred(zoho: Zoho, people: Candidate[]): Candidate {
  const { consentOrg, consentUser } = zoho.switches;
  const here = people.filter(({ org }) => consentOrg === null || org.id === consentOrg || org.name === consentOrg);
  const wanted = here.filter(({ user }) =>
    consentUser === null ? user.integration : user.id === consentUser || user.email === consentUser,
  );
  const [found] = [...wanted, ...(consentUser === null ? here : [])].filter(({ org }) => org.id === here[0]?.org.id);
  if (!found) throw new RangeError('the switches consentOrg and consentUser name nobody');
  return found;
}

function grant(zoho: Zoho, question: Question, { org, user }: Candidate, base: string): Response {
  const { client, redirectUri, scopes, offline, askAgain, state } = question;
  const vault = new Vault(zoho);
  const { grantCodesPerMinute, location } = zoho.switches;
  if (!vault.admit(`codes.${client.id}`, grantCodesPerMinute, 1, 10)) {
    return html(complaintPage('You have made too many requests continuously. Please try again after some time.'), 400);
  }
  const given = { clientId: client.id, userId: user.id, orgId: org.id, scopes };
  const before = vault.consentedBefore(given);
  const refreshable = offline && (askAgain || !before);
  const { code } = vault.addCode({ ...given, redirectUri, refreshable });
  return redirect(redirectUri, {
    ...(state !== null && { state }),
    code,
    location,
    'accounts-server': `${base}/accounts`,
  });
}

function deny({ redirectUri, state }: Question): Response {
  return redirect(redirectUri, { error: 'access_denied', ...(state !== null && { state }) });
}

function redirect(to: string, parameters: Record<string, string>): Response {
  const url = new URL(to);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return new Response(null, { status: 302, headers: { location: url.href } });
}

function html(page: string, status = 200): Response {
  return new Response(page, {
    status,
    headers: { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store' },
  });
}
