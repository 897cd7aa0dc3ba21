// HMAC-SHA256 in one step. WebCrypto's is asynchronous, and a webhook must lie in the outbox before the call that caused it
// is answered, even where the cause is a person's action that returns at once.

const ROUND = fractions(64, 3);
const START = fractions(8, 2);

/** Base64 of the HMAC-SHA256 of the text, under a key that is used as UTF-8 text. */
export function signature(key: string, text: string): string {
  return btoa(String.fromCharCode(...signed(key, text)));
}

/** The same in lower-case hexadecimal. */
export function hexSignature(key: string, text: string): string {
  return [...signed(key, text)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function signed(key: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  return hmac(encoder.encode(key), encoder.encode(text));
}

function hmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const block = new Uint8Array(64);
  block.set(key.length > 64 ? sha256(key) : key);
  const inner = sha256(joined(masked(block, 0x36), message));
  return sha256(joined(masked(block, 0x5c), inner));
}

/** SHA-256 of the bytes (FIPS 180-4). */
export function sha256(message: Uint8Array): Uint8Array {
  const length = message.length;
  const padded = new Uint8Array(((length + 72) >> 6) << 6);
  padded.set(message);
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(padded.length - 8, BigInt(length) * 8n);
  const hash = Uint32Array.from(START);
  const schedule = new Uint32Array(64);
  for (let offset = 0; offset < padded.length; offset += 64) {
    for (let at = 0; at < 16; at++) schedule[at] = view.getUint32(offset + at * 4);
    compress(hash, schedule);
  }
  const digest = new Uint8Array(32);
  hash.forEach((word, at) => new DataView(digest.buffer).setUint32(at * 4, word));
  return digest;
}

function compress(hash: Uint32Array, schedule: Uint32Array): void {
  const w = (at: number) => schedule[at] ?? 0;
  for (let at = 16; at < 64; at++) {
    const one = rotated(w(at - 15), 7) ^ rotated(w(at - 15), 18) ^ (w(at - 15) >>> 3);
    const two = rotated(w(at - 2), 17) ^ rotated(w(at - 2), 19) ^ (w(at - 2) >>> 10);
    schedule[at] = w(at - 16) + one + w(at - 7) + two;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = hash;
  for (let at = 0; at < 64; at++) {
    const high = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25);
    const one = (h + high + ((e & f) ^ (~e & g)) + (ROUND[at] ?? 0) + w(at)) | 0;
    const low = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22);
    const two = (low + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((word, at) => (hash[at] = (hash[at] ?? 0) + word));
}

function rotated(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by));
}

function masked(block: Uint8Array, mask: number): Uint8Array {
  return block.map((byte) => byte ^ mask);
}

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  const both = new Uint8Array(one.length + other.length);
  both.set(one);
  both.set(other, one.length);
  return both;
}

/** The first 32 bits of the fractional parts of the roots (square or cube) of the first primes: SHA-256's constants. */
function fractions(count: number, root: 2 | 3): number[] {
  const primes: number[] = [];
  for (let candidate = 2; primes.length < count; candidate++) {
    if (primes.every((prime) => candidate % prime !== 0)) primes.push(candidate);
  }
  return primes.map((prime) => {
    const value = root === 2 ? Math.sqrt(prime) : Math.cbrt(prime);
    return Math.floor((value - Math.floor(value)) * 2 ** 32) >>> 0;
  });
}
