// Systems and sides as people call them, and how a connection's state looks.

import type { Connection, Overview, Pair, SystemName } from '../api/client.ts';
import type { Key } from '../i18n/keys.ts';
import type { BadgeLook } from '../parts/Badge.tsx';

/** Names of products: the same in every language. */
export const systemNames: Readonly<Record<SystemName, string>> = {
  'zoho-crm': 'Zoho CRM',
  'zoho-books': 'Zoho Books',
  xero: 'Xero',
};

/** The last part of the address where a system's consent starts. */
export const consentPaths: Readonly<Partial<Record<SystemName, string>>> = {
  'zoho-crm': 'zoho',
  // One login of Zoho's reaches both.
  'zoho-books': 'zoho',
  xero: 'xero',
};

export type Side = 'crm' | 'accounting';
export const sides: readonly Side[] = ['crm', 'accounting'];

/** What plays a side unless a pair says otherwise. */
export const usualSystem: Readonly<Record<Side, SystemName>> = { crm: 'zoho-crm', accounting: 'xero' };

export function sideName(side: string): string {
  return side === 'crm' ? systemNames['zoho-crm'] : systemNames.xero;
}

export type ConnectionState = Connection['state'];

export const connectionStates: Readonly<Record<ConnectionState, BadgeLook & { word: Key }>> = {
  connected: { icon: 'check', tone: 'good', word: 'ui.connection.connected' },
  reconnect: { icon: 'alert', tone: 'bad', word: 'ui.connection.reconnect' },
  disconnected: { icon: 'apart', tone: 'calm', word: 'ui.connection.disconnected' },
};

/** The connection that plays a side of the pair. */
export function playing(
  side: Side,
  pair: Pair,
  connections: Overview['connections'],
): Overview['connections'][number] | undefined {
  return connections.find(({ id }) => id === pair[side]);
}
