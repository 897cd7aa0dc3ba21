// WebCrypto's hashes without its threads: for a few bytes the way to another thread and back costs a hundred times the work. What is not
// a SHA-256 or an HMAC of it goes to the platform.

import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

type Subtle = Crypto['subtle'];
type Bytes = ArrayBuffer | ArrayBufferView;

/** A key for HMAC with SHA-256, as its bytes. */
class LightKey {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  of(data: Bytes): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(createHmac('sha256', this.bytes).update(view(data)).digest());
  }
}

function view(data: Bytes): Uint8Array {
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

function nameOf(algorithm: unknown): string {
  return typeof algorithm === 'string' ? algorithm : String((algorithm as { name?: unknown }).name);
}

function isHmac(format: unknown, algorithm: unknown): boolean {
  if (format !== 'raw' || nameOf(algorithm) !== 'HMAC') return false;
  return nameOf((algorithm as { hash?: unknown }).hash) === 'SHA-256';
}

/** The platform's, with those few done here. */
export function lightSubtle(real: Subtle): Subtle {
  const light = {
    digest: async (algorithm: unknown, data: Bytes) => {
      if (nameOf(algorithm) !== 'SHA-256') return real.digest(algorithm as string, data as ArrayBuffer);
      return Uint8Array.from(createHash('sha256').update(view(data)).digest()).buffer;
    },
    importKey: async (...given: Parameters<Subtle['importKey']>) => {
      const [format, data, algorithm] = given as unknown as [string, Bytes, unknown];
      return isHmac(format, algorithm) ? new LightKey(Uint8Array.from(view(data))) : real.importKey(...given);
    },
    sign: async (...given: Parameters<Subtle['sign']>) => {
      const [, key, data] = given as unknown as [unknown, unknown, Bytes];
      return key instanceof LightKey ? key.of(data).buffer : real.sign(...given);
    },
    verify: async (...given: Parameters<Subtle['verify']>) => {
      const [, key, signature, data] = given as unknown as [unknown, unknown, Bytes, Bytes];
      if (!(key instanceof LightKey)) return real.verify(...given);
      const [mine, theirs] = [key.of(data), view(signature)];
      return mine.length === theirs.length && timingSafeEqual(mine, theirs);
    },
  };
  return new Proxy(real, {
    get: (target, name) => {
      const own = (light as Record<string | symbol, unknown>)[name];
      if (own !== undefined) return own;
      const value = (target as unknown as Record<string | symbol, unknown>)[name];
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
}
