// Secrets that we give to others to call us with: where they are sealed, and those that are derived and need no keeping.

import { derivedSecret, type KeyRing } from './seal.ts';

/** Where a connection's HMAC key is sealed for. */
export function hookKeyPlace(connection: string): string {
  return `connection/${connection}/hook-key`;
}

/** What a connection's notification channel brings back to us: 32 characters, the same each time the channel is opened. */
export function channelToken(ring: KeyRing, connection: string): Promise<string> {
  return derivedSecret(ring, `channel/${connection}`);
}

/** What the workflow rules that we made bring along when they tell us of a save: 32 characters, the same as long as our keys are. */
export function saveToken(ring: KeyRing, connection: string): Promise<string> {
  return derivedSecret(ring, `save/${connection}`);
}
