// What an action was told, read with care: a RangeError says what is missing.

import type { Books } from '../store/books.ts';
import type { Api } from '../api.ts';
import type { App, Login, Xero } from '../xero.ts';

export class Input {
  readonly all: Readonly<Record<string, unknown>>;

  constructor(all: Record<string, unknown>) {
    this.all = all;
  }

  optional(name: string): string | undefined {
    const value = this.all[name];
    return value === undefined || value === null ? undefined : String(value);
  }

  text(name: string): string {
    const value = this.optional(name);
    if (value === undefined) throw new RangeError(`${name} is missing`);
    return value;
  }

  number(name: string, otherwise?: number): number {
    const value = Number(this.all[name] ?? otherwise);
    if (Number.isNaN(value)) throw new RangeError(`${name} is no number`);
    return value;
  }

  texts(name: string): string[] | undefined {
    const value = this.all[name];
    return Array.isArray(value) ? value.map(String) : undefined;
  }

  /** Everything but these. */
  without(...names: string[]): Record<string, unknown> {
    return Object.fromEntries(Object.entries(this.all).filter(([name]) => !names.includes(name)));
  }
}

/** Where an action takes place. */
export interface Stage {
  xero: Xero;
  api: Api;
}

export type Act = (stage: Stage, input: Input) => unknown;
export type Acts = Readonly<Record<string, Act>>;

/** The books of the organisation in `tenant` (id or name), or of the first one. */
export function booksOf({ xero }: Stage, input: Input): Books {
  return xero.books(xero.organisationNamed(input.optional('tenant')).id);
}

/** The app in `app` (its client id), or the first one. */
export function appOf({ xero }: Stage, input: Input): App {
  const id = input.optional('app');
  const app = id === undefined ? xero.apps.values()[0] : xero.apps.get(id);
  if (!app) throw new RangeError(`no app ${id ?? 'at all'}`);
  return app;
}

/** The person in `user` (id or e-mail), or the first one. */
export function loginOf({ xero }: Stage, input: Input): Login {
  const name = input.optional('user');
  const login = xero.logins.values().find((one) => name === undefined || one.id === name || one.email === name);
  if (!login) throw new RangeError(`no Xero user ${name ?? 'at all'}`);
  return login;
}
