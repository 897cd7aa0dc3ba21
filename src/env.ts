// The variables: their types, their defaults, and what is missing or malformed, told by name. Read once per isolate.

import * as z from 'zod';

const loopback = /^((.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** A base URL: https, or http on loopback; may hold a port and a path; without a slash at the end. */
const baseUrl = z
  .string()
  .refine((text) => URL.canParse(text), { error: 'not a URL', abort: true })
  .refine((text) => {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || (protocol === 'http:' && loopback.test(hostname));
  }, 'https is needed, or http on a loopback host')
  .transform((text) => text.replace(/\/+$/, ''));

const keyRing = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'not JSON' });
      return z.NEVER;
    }
  })
  .pipe(z.object({ current: z.string().min(1), keys: z.record(z.string(), z.base64()) }))
  .refine(({ current, keys }) => current in keys, 'the current key is not among the keys')
  .refine(({ keys }) => Object.values(keys).every((key) => atob(key).length === 32), 'each key is base64 of 32 bytes');

const shapes = {
  ADMIN_TOKEN: z.string().min(1),
  SEAL_KEYS: keyRing,
  XERO_CLIENT_ID: z.string().min(1),
  XERO_CLIENT_SECRET: z.string().min(1),
  XERO_WEBHOOK_KEY: z.string().min(1),
  ZOHO_CLIENT_ID: z.string().min(1),
  ZOHO_CLIENT_SECRET: z.string().min(1),
  PUBLIC_URL: baseUrl,
  PROFILE: z.enum(['free', 'paid']),
  XERO_LOGIN_URL: baseUrl,
  XERO_IDENTITY_URL: baseUrl,
  XERO_API_URL: baseUrl,
  XERO_PKCE: z.enum(['on', 'off']),
  ZOHO_ACCOUNTS_URL: baseUrl,
  MAIL_FROM: z.email(),
  MAIL_API_URL: baseUrl,
  MAIL_API_KEY: z.string().min(1),
};

export type VariableName = keyof typeof shapes;

const defaults: Partial<Record<VariableName, string>> = {
  PROFILE: 'free',
  XERO_LOGIN_URL: 'https://login.xero.com',
  XERO_IDENTITY_URL: 'https://identity.xero.com',
  XERO_API_URL: 'https://api.xero.com',
  XERO_PKCE: 'off',
  ZOHO_ACCOUNTS_URL: 'https://accounts.zoho.com',
};

/** Variables that something is impossible without; the others have a default or are for a part that works less without them. */
const needed: readonly VariableName[] = [
  'ADMIN_TOKEN',
  'SEAL_KEYS',
  'XERO_CLIENT_ID',
  'XERO_CLIENT_SECRET',
  'XERO_WEBHOOK_KEY',
  'ZOHO_CLIENT_ID',
  'ZOHO_CLIENT_SECRET',
];

/** Variables without which a system can't be connected. */
export const clientVariables: Readonly<Record<string, readonly VariableName[]>> = {
  xero: ['XERO_CLIENT_ID', 'XERO_CLIENT_SECRET'],
  'zoho-crm': ['ZOHO_CLIENT_ID', 'ZOHO_CLIENT_SECRET'],
};

type Shapes = typeof shapes;

/** Values that are there and well-formed. */
export type Config = { readonly [Name in VariableName]?: z.infer<Shapes[Name]> } & {
  readonly PROFILE: 'free' | 'paid';
  readonly XERO_LOGIN_URL: string;
  readonly XERO_IDENTITY_URL: string;
  readonly XERO_API_URL: string;
  readonly ZOHO_ACCOUNTS_URL: string;
};

export interface ConfigurationLine {
  readonly name: VariableName;
  readonly ok: boolean;
  readonly message?: string;
}

/** The bindings of the Worker, beside its variables. */
export interface Bindings {
  readonly DB: D1Database;
  readonly WAKE: Queue<WakeMessage>;
  readonly GRANT: DurableObjectNamespace;
  readonly ASSETS?: Fetcher;
  /** The platform's own way to send letters, for a domain that is set up for it. */
  readonly MAIL?: SendEmail;
}

/**
 * A queue message is a wake-up: for a pair, for a connection that is to be checked or set up further, for a plan or a check. It says
 * nothing more.
 */
export type WakeMessage =
  | { readonly pair: string }
  | { readonly connection: string }
  | { readonly study: string }
  | { readonly setUp: string; readonly act: 'make' | 'remove'; readonly left: number };

export type Env = Bindings & Readonly<Partial<Record<VariableName, string>>>;

/** Reads the variables. Each that is missing or malformed is told by name; a malformed one counts as missing, never as its default. */
export function readConfig(env: Readonly<Partial<Record<VariableName, unknown>>>): {
  config: Config;
  lines: ConfigurationLine[];
} {
  const config: Record<string, unknown> = {};
  const lines: ConfigurationLine[] = [];
  for (const name of Object.keys(shapes) as VariableName[]) {
    const given = env[name];
    const text = given === undefined || given === '' ? defaults[name] : given;
    if (text === undefined) {
      if (needed.includes(name)) lines.push({ name, ok: false, message: 'missing' });
      continue;
    }
    const read = shapes[name].safeParse(text);
    if (read.success) config[name] = read.data;
    lines.push(
      read.success
        ? { name, ok: true }
        : { name, ok: false, message: read.error.issues.map(({ message }) => message).join('; ') },
    );
  }
  return { config: { ...fallbacks, ...config } as Config, lines };
}

/** A malformed base URL must not send anything to the vendor's own hosts by accident: `.invalid` answers nowhere. */
const fallbacks = {
  PROFILE: 'free',
  XERO_LOGIN_URL: 'https://misconfigured.invalid',
  XERO_IDENTITY_URL: 'https://misconfigured.invalid',
  XERO_API_URL: 'https://misconfigured.invalid',
  ZOHO_ACCOUNTS_URL: 'https://misconfigured.invalid',
};
