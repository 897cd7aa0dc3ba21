// Notification channels: who wants to hear of which events, until when. One channel may watch several modules; each is kept by itself.

import type { Collection } from '../../shelf.ts';
import { Vault } from '../accounts/vault.ts';
import type { Crm } from '../crm.ts';
import type { Json } from '../json.ts';

export type EventName = 'create' | 'edit' | 'delete';

export const eventNames: readonly EventName[] = ['create', 'edit', 'delete'];

/** One module of one channel. */
export interface Subscription {
  channelId: string;
  module: string;
  events: EventName[];
  notifyUrl: string;
  token: string | null;
  expiresAt: number;
  withValues: boolean;
  onRelated: boolean;
  /** As the client sent it; the fields that an edit must touch. */
  condition: Json[] | null;
  clientId: string;
  userId: string;
  refreshToken: string | null;
}

export class Channels {
  readonly #crm: Crm;
  readonly #kept: Collection<Subscription>;

  constructor(crm: Crm) {
    this.#crm = crm;
    this.#kept = crm.collection<Subscription>('channels');
  }

  /** What still lives of a client's channels; what has expired or lost its user is dropped. */
  of(clientId: string): Subscription[] {
    return this.all().filter((subscription) => subscription.clientId === clientId);
  }

  all(): Subscription[] {
    const now = this.#crm.zoho.now();
    const vault = new Vault(this.#crm.zoho);
    for (const subscription of this.#kept.values()) {
      const { refreshToken, userId, expiresAt } = subscription;
      const revoked =
        this.#crm.switches.channelEndsWithToken && refreshToken !== null && !vault.refreshTokens.get(refreshToken);
      const userGone = this.#crm.user(userId)?.status !== 'active';
      if (expiresAt <= now || revoked || userGone) this.delete(subscription);
    }
    return this.#kept.values();
  }

  set(subscription: Subscription): void {
    this.#kept.set(keyOf(subscription), subscription);
  }

  delete(subscription: Subscription): void {
    this.#kept.delete(keyOf(subscription));
  }
}

function keyOf({ clientId, channelId, module }: Subscription): string {
  return `${clientId} ${channelId} ${module}`;
}
