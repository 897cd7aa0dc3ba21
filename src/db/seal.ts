// Sealing: JWE with a named key, bound to its place through the authenticated header. A sealed text opens at its own place only; keys
// rotate by adding one and making it the current.

import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import type { Sealer } from '../systems/keeper.ts';

export interface KeyRing {
  readonly current: string;
  /** Base64 of 32 bytes each. */
  readonly keys: Readonly<Record<string, string>>;
}

export function sealer({ current, keys }: KeyRing): Sealer {
  const key = (name: string): Uint8Array => {
    const base64 = keys[name];
    if (base64 === undefined) throw new Error(`the seal key ${name} is not configured`);
    return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  };
  return {
    seal: (text, place) =>
      new CompactEncrypt(new TextEncoder().encode(text))
        .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: current, place })
        .encrypt(key(current)),
    open: async (sealed, place) => {
      const { kid = '', place: sealedFor } = decodeProtectedHeader(sealed) as { kid?: string; place?: string };
      const { plaintext } = await compactDecrypt(sealed, key(kid), {
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      });
      // The header is authenticated: after decryption it is what was sealed.
      if (sealedFor !== place) throw new Error('sealed for another place');
      return { text: new TextDecoder().decode(plaintext), stale: kid !== current };
    },
  };
}

/** A secret for one purpose, derived from the current key: 32 characters of base64url. The same name gives the same secret. */
export async function derivedSecret({ current, keys }: KeyRing, purpose: string): Promise<string> {
  const raw = Uint8Array.from(atob(keys[current] ?? ''), (character) => character.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(purpose));
  const base64 = btoa(String.fromCharCode(...new Uint8Array(signature)));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '').slice(0, 32);
}
