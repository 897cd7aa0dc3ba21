// WebCrypto without its threads: for a few bytes the way to another thread and back costs a hundred times the work. Hashes, HMACs and
// sealed texts are what they are elsewhere. A signature of RSA is as long as a real one and only good under its own key and for its own
// text, and made in a thousandth of the time; nobody outside this process ever sees one. Everything else goes to the platform.

import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  timingSafeEqual,
  type CipherGCM,
  type DecipherGCM,
} from 'node:crypto';

type Subtle = Crypto['subtle'];
type Bytes = ArrayBuffer | ArrayBufferView;

const TAG_BYTES = 16;

/** A key for HMAC with SHA-256, as its bytes. */
class LightKey {
  readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }
}

/** What is known of the platform's own keys: the bytes of a secret one, the modulus of an RSA pair. */
interface Known {
  readonly secret?: Uint8Array;
  readonly modulus?: string;
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

function hmac(key: string | Uint8Array, data: Bytes): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(createHmac('sha256', key).update(view(data)).digest());
}

function isSame(mine: Uint8Array, theirs: Uint8Array): boolean {
  return mine.length === theirs.length && timingSafeEqual(mine, theirs);
}

/** As many bytes as the modulus has, of which each depends on the key and on the whole text. */
function signature(modulus: string, data: Bytes): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((modulus.length * 3) / 4));
  const once = hmac(modulus, data);
  for (let at = 0; at < bytes.length; at += once.length) bytes.set(once.subarray(0, bytes.length - at), at);
  return bytes;
}

interface Gcm {
  readonly iv: Bytes;
  readonly additionalData?: Bytes;
}

function prepared<T extends CipherGCM | DecipherGCM>(cipher: T, { additionalData }: Gcm): T {
  if (additionalData) cipher.setAAD(view(additionalData));
  return cipher;
}

function sealed(key: Uint8Array, how: Gcm, data: Bytes): ArrayBuffer {
  const cipher = prepared(createCipheriv(`aes-${key.length * 8}-gcm` as 'aes-256-gcm', key, view(how.iv)), how);
  return Uint8Array.from(Buffer.concat([cipher.update(view(data)), cipher.final(), cipher.getAuthTag()])).buffer;
}

function opened(key: Uint8Array, how: Gcm, data: Bytes): ArrayBuffer {
  const bytes = view(data);
  const decipher = prepared(createDecipheriv(`aes-${key.length * 8}-gcm` as 'aes-256-gcm', key, view(how.iv)), how);
  decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(0, bytes.length - TAG_BYTES));
    return Uint8Array.from(Buffer.concat([text, decipher.final()])).buffer;
  } catch {
    throw new DOMException('The operation failed for an operation-specific reason', 'OperationError');
  }
}

/** The platform's, with those few done here. */
export function lightSubtle(real: Subtle): Subtle {
  const known = new WeakMap<object, Known>();
  const secretOf = (key: unknown, how: unknown) =>
    nameOf(how) === 'AES-GCM' ? known.get(key as object)?.secret : null;
  const modulusOf = (key: unknown, how: unknown) =>
    nameOf(how) === 'RSASSA-PKCS1-v1_5' ? known.get(key as object)?.modulus : null;

  async function importKey(...given: Parameters<Subtle['importKey']>): Promise<unknown> {
    const [format, data, algorithm] = given as unknown as [string, Bytes & { n?: string }, unknown];
    if (isHmac(format, algorithm)) return new LightKey(Uint8Array.from(view(data)));
    const key = await real.importKey(...given);
    if (format === 'raw' && nameOf(algorithm) === 'AES-GCM') known.set(key, { secret: Uint8Array.from(view(data)) });
    if (format === 'jwk' && data.n !== undefined) known.set(key, { modulus: data.n });
    return key;
  }

  const light = {
    importKey,
    digest: async (algorithm: unknown, data: Bytes) => {
      if (nameOf(algorithm) !== 'SHA-256') return real.digest(algorithm as string, data as ArrayBuffer);
      return Uint8Array.from(createHash('sha256').update(view(data)).digest()).buffer;
    },
    sign: async (...given: Parameters<Subtle['sign']>) => {
      const [how, key, data] = given as unknown as [unknown, unknown, Bytes];
      if (key instanceof LightKey) return hmac(key.bytes, data).buffer;
      const modulus = modulusOf(key, how);
      return modulus ? signature(modulus, data).buffer : real.sign(...given);
    },
    verify: async (...given: Parameters<Subtle['verify']>) => {
      const [how, key, theirs, data] = given as unknown as [unknown, unknown, Bytes, Bytes];
      if (key instanceof LightKey) return isSame(hmac(key.bytes, data), view(theirs));
      const modulus = modulusOf(key, how);
      return modulus ? isSame(signature(modulus, data), view(theirs)) : real.verify(...given);
    },
    encrypt: async (...given: Parameters<Subtle['encrypt']>) => {
      const [how, key, data] = given as unknown as [Gcm, unknown, Bytes];
      const secret = secretOf(key, how);
      return secret ? sealed(secret, how, data) : real.encrypt(...given);
    },
    decrypt: async (...given: Parameters<Subtle['decrypt']>) => {
      const [how, key, data] = given as unknown as [Gcm, unknown, Bytes];
      const secret = secretOf(key, how);
      return secret ? opened(secret, how, data) : real.decrypt(...given);
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
