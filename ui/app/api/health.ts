// What /health says: which variables are configured. Open to everybody, outside the admin API.

import { type Answer, call } from './answer.ts';

export interface ConfigurationLine {
  readonly name: string;
  readonly ok: boolean;
  readonly message?: string;
}

export interface Health {
  readonly ok: boolean;
  readonly version: string;
  readonly migrations: { readonly missing: readonly string[] };
  readonly configuration: readonly ConfigurationLine[];
}

export function readHealth(): Promise<Answer<Health>> {
  return call<Health>(fetch('/health'));
}
