// What the world may call us with, by path: how each call proves itself, and which records it hints at. A body is a hint, never data.

import type { KindName, RecordId, Side } from '../core/record.ts';
import type { Trigger } from '../sync/ports.ts';
import { parseHook, readHook } from './books/webhook.ts';
import { hintsOf, verifySignature } from './xero/webhook.ts';
import { parseNotification, parseSave, readSave } from './zoho/webhook.ts';

/** Records worth a look, in all pairs of one organisation or of one connection. */
export interface Hint {
  readonly organisationId: string | null;
  readonly side: Side;
  readonly kinds: readonly KindName[];
  readonly ids: readonly RecordId[];
  readonly trigger: Trigger;
  /** When the change was made, by the vendor's clock (epoch ms), where it says so. */
  readonly toldAt?: number;
}

export interface HookCall {
  readonly body: ArrayBuffer;
  readonly headers: Headers;
}

/** How a connection's callers prove themselves. */
export interface Proofs {
  /** Whether this is a hook token of the connection. */
  isToken(token: string): Promise<boolean>;
  /** Whether this is the hex HMAC-SHA256 of the body under a key of the connection. */
  isSigned(body: ArrayBuffer, hex: string): Promise<boolean>;
  /** Whether this is the token that we gave the connection's notification channel. */
  isChannel(token: string): Promise<boolean>;
}

export type HookVerdict =
  | { readonly ok: true; readonly hints: readonly Hint[]; readonly accepted: number }
  | { readonly ok: false; readonly status: 401 }
  | { readonly ok: false; readonly status: 400; readonly message: string; readonly field: string };

const unproven = { ok: false, status: 401 } as const;

/** Calls for the whole app, proved by its key. The reply has no body. */
export const appHooks: Readonly<Record<string, (call: HookCall, key: string) => Promise<HookVerdict>>> = {
  xero: async ({ body, headers }, key) => {
    const signature = headers.get('x-xero-signature');
    if (!(await verifySignature({ body, signature, key }))) return unproven;
    const hints = hintsOf(body).map(({ organisationId, kinds, id, at }): Hint => ({
      organisationId,
      side: 'accounting',
      kinds,
      ids: [id],
      trigger: 'webhook',
      ...(at !== undefined && { toldAt: at }),
    }));
    return { ok: true, hints, accepted: hints.length };
  },
};

/** The system whose connections an app's hook is about. */
export const systemOfAppHook: Readonly<Record<string, string>> = { xero: 'xero' };

/** Where saves of a system's connection are told: its path below the hooks'. Books has one address for everything. */
export function saveHookOf(system: string): string {
  return system === 'zoho-books' ? 'books' : `${system.split('-')[0] ?? system}/save`;
}

/** Whether anybody tells of a connection at an address of its own, with a secret of its own. */
export function hasHook(system: string): boolean {
  return saveHookOf(system) in connectionHooks;
}

/** Calls for one connection, by system and purpose. */
export const connectionHooks: Readonly<Record<string, (call: HookCall, proofs: Proofs) => Promise<HookVerdict>>> = {
  'zoho/save': async ({ body, headers }, proofs) => {
    const signature = /^sha256=([0-9a-f]{64})$/i.exec(headers.get('x-ledgerline-signature') ?? '')?.[1];
    const token = headers.get('x-ledgerline-token');
    const proved =
      (signature !== undefined && (await proofs.isSigned(body, signature))) ||
      (token !== null && (await proofs.isToken(token)));
    if (!proved) return unproven;
    const fields = parseSave(new TextDecoder().decode(body), headers.get('content-type') ?? '');
    if (!fields) return { ok: false, status: 400, message: 'the body is neither JSON nor a form', field: 'body' };
    const read = readSave(fields);
    if ('wrong' in read) return { ok: false, status: 400, message: read.wrong, field: read.field };
    const { kinds, ids, isPressed } = read.hint;
    return {
      ok: true,
      hints: [{ organisationId: null, side: 'crm', kinds, ids, trigger: isPressed ? 'person' : 'save' }],
      accepted: ids.length,
    };
  },

  // Signed by our own scripts and by Books where it can; else by the token that a person has pasted.
  books: async ({ body, headers }, proofs) => {
    const own = /^sha256=([0-9a-f]{64})$/i.exec(headers.get('x-ledgerline-signature') ?? '')?.[1];
    const signature = own ?? headers.get('x-zoho-webhook-signature');
    const token = headers.get('x-ledgerline-token');
    const proved =
      (signature !== null && (await proofs.isSigned(body, signature))) ||
      (token !== null && (await proofs.isToken(token)));
    if (!proved) return unproven;
    const told = parseHook(new TextDecoder().decode(body), headers.get('content-type') ?? '');
    if (!told) return { ok: false, status: 400, message: 'the body is neither JSON nor a form', field: 'body' };
    const read = readHook(told);
    if ('wrong' in read) return { ok: false, status: 400, message: read.wrong, field: read.field };
    const trigger = read.isPressed ? 'person' : 'webhook';
    const hints = read.hints.map((hint): Hint => ({ organisationId: null, side: 'crm', ...hint, trigger }));
    return { ok: true, hints, accepted: new Set(hints.flatMap(({ ids }) => ids)).size };
  },

  'zoho/notify': async ({ body }, proofs) => {
    const notification = parseNotification(new TextDecoder().decode(body));
    if (!notification || !(await proofs.isChannel(notification.token))) return unproven;
    const { hint } = notification;
    if (!hint) return { ok: true, hints: [], accepted: 0 };
    const { kinds, ids } = hint;
    return {
      ok: true,
      hints: [{ organisationId: null, side: 'crm', kinds, ids, trigger: 'notification' }],
      accepted: ids.length,
    };
  },
};
