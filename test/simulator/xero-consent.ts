// A world in which consent is given by itself, for the tests about signing in: asking, redeeming, refreshing.

import { type Answer, XeroWorld } from './xero-world.ts';

export const REDIRECT = 'http://localhost:8787/connect/xero/callback';
export const SCOPE = 'openid profile email offline_access accounting.contacts accounting.settings.read';
export const AUTHORIZE = '/xero/login/identity/connect/authorize';

export let world: XeroWorld;

export async function openConsent(): Promise<void> {
  world = await XeroWorld.open();
  world.switches.consent = 'allow';
}

/** Goes to the consent page. */
export function ask(changes: Record<string, string> = {}): Promise<Answer> {
  const asked = {
    response_type: 'code',
    client_id: 'demo-xero-client',
    redirect_uri: REDIRECT,
    scope: SCOPE,
    state: 's1',
  };
  return world.raw('GET', `${AUTHORIZE}?${new URLSearchParams({ ...asked, ...changes })}`);
}

/** What the browser carries back to the app. */
export function sentBack(answer: Answer): URLSearchParams {
  return new URL(answer.headers.get('location') ?? '').searchParams;
}

export async function codeOf(answer: Promise<Answer>): Promise<string> {
  return sentBack(await answer).get('code') ?? '';
}

export function exchange(code: string, changes: Record<string, string> = {}): Promise<Answer> {
  return world.askForToken({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...changes });
}

export function refresh(token: string): Promise<Answer> {
  return world.askForToken({ grant_type: 'refresh_token', refresh_token: token });
}

export function connections(token: string, query = ''): Promise<Answer> {
  return world.raw('GET', `/xero/api/connections${query}`, undefined, { authorization: `Bearer ${token}` });
}
