// Consent: what each system's folder offers for asking a person, taking in what they gave, renewing it and giving it back.

import type { Problem, Result } from '../core/problem.ts';
import type { TokenSet } from './keeper.ts';

export const systemNames = ['zoho-crm', 'zoho-books', 'xero'] as const;
export type SystemName = (typeof systemNames)[number];

/** The last part of each consent's address, and the system that it connects. */
export const consentPaths: Readonly<Record<string, SystemName>> = { xero: 'xero', zoho: 'zoho-crm' };

/** Which side a system plays. */
export const sideOf: Readonly<Record<SystemName, 'crm' | 'accounting'>> = {
  'zoho-crm': 'crm',
  'zoho-books': 'crm',
  xero: 'accounting',
};

/** Systems that play documents on the CRM's side beside a CRM, and never a side alone. */
export const financeSystems: readonly string[] = ['zoho-books' satisfies SystemName];

/** An organisation that a consent reaches. */
export interface Organisation {
  readonly system: SystemName;
  readonly id: string;
  readonly name: string;
  /** What has to be kept to work with it and to part from it, for the system's own folder. */
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Consent {
  /** Names the grant's holder: the same person or organisation comes to the same one. */
  readonly grantId: string;
  readonly tokens: TokenSet;
  readonly organisations: readonly Organisation[];
}

/** How one vendor asks for consent. `redirectUri` is the same in both steps, to the letter. */
export interface Connector {
  /** Where to send the browser. */
  consentUrl(asked: { state: string; redirectUri: string; verifier: string | null }): Promise<string>;
  /** What the browser came back with. The state was compared before. */
  complete(given: { query: URLSearchParams; redirectUri: string; verifier: string | null }): Promise<Result<Consent>>;
  refresh(tokens: TokenSet): Promise<Result<TokenSet>>;
  /** Takes the whole grant back at the vendor. */
  revoke(tokens: TokenSet): Promise<Result<null>>;
  /** Parts from one organisation at the vendor, where that can be done on its own. */
  disconnect(tokens: TokenSet, organisation: Organisation): Promise<Result<null>>;
  /** Which organisations the grant reaches now: tells of a disconnection made in the vendor's own pages. */
  reaches(tokens: TokenSet): Promise<Result<readonly Organisation[]>>;
}

/** A way back without a code: the person, or the vendor, said no. */
export function notGiven(query: URLSearchParams): Problem {
  const said = [query.get('error'), query.get('error_description')].filter((text) => text !== null);
  return { code: 'grant.revoked', detail: said.join(': ') || 'no code came back' };
}
