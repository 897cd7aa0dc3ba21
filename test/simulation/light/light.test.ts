// The light stand-ins beside the platform's own classes: the same deeds, the same answers and the same refusals.

import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { LightHeaders } from './headers.ts';
import { LightRequest, LightResponse } from './messages.ts';
import { lightSubtle } from './subtle.ts';

interface Classes {
  readonly Headers: typeof Headers;
  readonly Request: typeof Request;
  readonly Response: typeof Response;
}

const real: Classes = { Headers, Request, Response };
const light = { Headers: LightHeaders, Request: LightRequest, Response: LightResponse } as unknown as Classes;

type Deed = (classes: Classes) => unknown;

/** What came of a deed; of what was refused only the sort of refusal, since everybody words it differently. */
async function outcome(deed: Deed, classes: Classes): Promise<unknown> {
  try {
    return { came: await deed(classes) };
  } catch (error) {
    return { refused: error instanceof Error ? error.name : String(error) };
  }
}

const where = 'http://simulated.localhost/xero/api?b=2&a=1';
const post = (body: BodyInit | null, headers: HeadersInit = {}) => ({ method: 'POST', body, headers });

const deeds: Readonly<Record<string, Deed>> = {
  'headers are named in any case': ({ Headers }) => new Headers({ 'X-One': ' 1 ' }).get('x-oNE'),
  'a header that is not there': ({ Headers }) => [new Headers().get('a'), new Headers().has('a')],
  'headers come in the order of their names': ({ Headers }) => [...new Headers({ b: '2', A: '1', c: '3' })],
  'a header given twice is joined': ({ Headers }) => {
    const headers = new Headers([['a', '1']]);
    headers.append('A', '2');
    return [...headers.entries(), ...headers.keys(), ...headers.values()];
  },
  'cookies are never joined in a list': ({ Headers }) => {
    const headers = new Headers();
    headers.append('set-cookie', 'a=1');
    headers.append('Set-Cookie', 'b=2');
    return [[...headers], headers.getSetCookie(), headers.get('set-cookie')];
  },
  'a header set and taken away': ({ Headers }) => {
    const headers = new Headers({ a: '1', b: '2' });
    headers.set('A', '3');
    headers.delete('B');
    const seen: string[] = [];
    headers.forEach((value, name) => void seen.push(`${name}=${value}`));
    return seen;
  },
  'a copy of headers stands on its own': ({ Headers }) => {
    const first = new Headers({ a: '1' });
    const copy = new Headers(first);
    copy.set('a', '2');
    return [first.get('a'), copy.get('a')];
  },
  'a header in Latin 1': ({ Headers }) => new Headers({ a: 'é' }).get('a'),
  'a header that is not Latin 1': ({ Headers }) => new Headers({ a: '€' }).get('a'),
  'a header of two lines': ({ Headers }) => new Headers({ a: '1\r\nb: 2' }).get('a'),
  'a name with a blank': ({ Headers }) => new Headers({ 'a b': '1' }).get('a'),
  'an address is made whole': ({ Request }) => new Request('HTTP://LocalHost:80/a/../b c').url,
  'an address that is none': ({ Request }) => new Request('/path').url,
  'an address with a password': ({ Request }) => new Request('http://me:secret@localhost/').url,
  'methods in small letters': ({ Request }) =>
    ['get', 'post', 'put', 'delete', 'patch'].map((method) => new Request(where, { method }).method),
  'a GET with a body': ({ Request }) => new Request(where, { body: 'a' }).method,
  'a POST of text': async ({ Request }) => {
    const request = new Request(where, post('grüß'));
    return [request.headers.get('content-type'), request.body !== null, await request.text(), request.bodyUsed];
  },
  'a POST of text with a type': ({ Request }) =>
    new Request(where, post('a', { 'Content-Type': 'text/xml' })).headers.get('content-type'),
  'a POST of a form': async ({ Request }) => {
    const request = new Request(where, post(new URLSearchParams({ a: '1 2', b: 'ü' })));
    return [request.headers.get('content-type'), await request.text()];
  },
  'a POST of bytes': async ({ Request }) => {
    const request = new Request(where, post(new Uint8Array([104, 105]).subarray(1)));
    return [request.headers.get('content-type'), await request.text()];
  },
  'a POST without a body': async ({ Request }) => {
    const request = new Request(where, { method: 'POST' });
    return [request.body, await request.text(), await request.text(), request.bodyUsed];
  },
  'a body read twice': async ({ Request }) => {
    const request = new Request(where, post('a'));
    await request.text();
    return request.text();
  },
  'a request made from another': async ({ Request }) => {
    const first = new Request(where, post('a', { x: '1' }));
    const second = new Request(first, { headers: { y: '2' } });
    return [second.method, [...second.headers], await second.text(), first.bodyUsed];
  },
  'a copy of a request': async ({ Request }) => {
    const first = new Request(where, { ...post('a'), redirect: 'manual' });
    const copy = first.clone();
    return [await first.text(), await copy.text(), copy.redirect, copy.url];
  },
  'a copy of a request that was read': async ({ Request }) => {
    const first = new Request(where, post('a'));
    await first.text();
    return first.clone().method;
  },
  'JSON is read': ({ Request }) => new Request(where, post('{"a":[1]}')).json(),
  'what is no JSON is refused': ({ Request }) => new Request(where, post('{')).json(),
  'a mark in front of UTF-8 is dropped': async ({ Response }) => [
    await new Response('\uFEFFa').text(),
    await new Response('\uFEFFa').arrayBuffer(),
  ],
  'half a character is replaced': ({ Response }) => new Response('a\uD800b').text(),
  'bytes that are no UTF-8': ({ Response }) => new Response(new Uint8Array([97, 255])).text(),
  'a reply as it is by default': ({ Response }) => {
    const { status, statusText, ok, body, headers } = new Response();
    return [status, statusText, ok, body, [...headers]];
  },
  'a reply of JSON': async ({ Response }) => {
    const reply = Response.json({ a: 1 }, { status: 202, headers: { b: '2' } });
    return [reply.status, reply.ok, [...reply.headers], await reply.json()];
  },
  'JSON of nothing': ({ Response }) => Response.json(undefined).status,
  'a reply with bytes': async ({ Response }) => new Uint8Array(await new Response('ü').arrayBuffer()),
  'a 204 with a body': ({ Response }) => new Response('a', { status: 204 }).status,
  'a 304 without one': ({ Response }) => new Response(null, { status: 304 }).ok,
  'a status that does not exist': ({ Response }) => new Response(null, { status: 600 }).status,
  'a redirection': ({ Response }) => {
    const { status, headers } = Response.redirect('http://localhost/a b', 303);
    return [status, headers.get('location')];
  },
  'a redirection that is none': ({ Response }) => Response.redirect('http://localhost/', 200).status,
  'a copy of a reply': async ({ Response }) => {
    const first = new Response('a', { status: 201, headers: { 'content-type': 'x/y' } });
    const copy = first.clone();
    return [await first.text(), await copy.text(), copy.status, [...copy.headers]];
  },
  "a reply with another's body": async ({ Response }) => {
    const first = new Response('a', { headers: { a: '1' } });
    const second = new Response(first.body, first);
    return [await second.text(), [...second.headers], first.bodyUsed];
  },
  'a body read as a stream': async ({ Response }) => {
    const reply = new Response('grüß');
    const parts: number[] = [];
    for await (const part of reply.body ?? []) parts.push(...part);
    return [parts, reply.bodyUsed];
  },
  'an empty body': async ({ Response }) => {
    const reply = new Response('');
    return [reply.body !== null, await reply.text(), reply.bodyUsed];
  },
};

describe('light calls', () => {
  test.each(Object.entries(deeds))('%s', async (_, deed) => {
    expect(await outcome(deed, light)).toEqual(await outcome(deed, real));
  });
});

describe('light hashes', () => {
  const subtle = lightSubtle(crypto.subtle);
  const bytes = new TextEncoder().encode('what was said');
  const hmac = { name: 'HMAC', hash: 'SHA-256' };

  test("a digest is the platform's", async () => {
    expect(new Uint8Array(await subtle.digest('SHA-256', bytes))).toEqual(
      new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)),
    );
    expect((await subtle.digest({ name: 'SHA-512' }, bytes)).byteLength).toBe(64);
  });

  test("a signature is everybody's, and only the right one is good", async () => {
    const key = await subtle.importKey('raw', new TextEncoder().encode('key'), hmac, false, ['sign', 'verify']);
    const signature = new Uint8Array(await subtle.sign('HMAC', key, bytes));
    expect(Buffer.from(signature)).toEqual(createHmac('sha256', 'key').update(bytes).digest());
    expect(await subtle.verify('HMAC', key, signature, bytes)).toBe(true);
    expect(
      await subtle.verify(
        'HMAC',
        key,
        signature.map((byte) => byte ^ 1),
        bytes,
      ),
    ).toBe(false);
    expect(await subtle.verify('HMAC', key, signature.slice(1), bytes)).toBe(false);
  });

  test('a sealed text opens everywhere, and a spoiled one nowhere', async () => {
    const how = { name: 'AES-GCM', iv: new Uint8Array(12), additionalData: new Uint8Array([1, 2]), tagLength: 128 };
    const raw = new Uint8Array(32).fill(7);
    const mine = await subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const theirs = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
    const sealed = await subtle.encrypt(how, mine, bytes);
    expect(new Uint8Array(sealed)).toEqual(new Uint8Array(await crypto.subtle.encrypt(how, theirs, bytes)));
    expect(new Uint8Array(await subtle.decrypt(how, mine, sealed))).toEqual(bytes);
    const spoiled = new Uint8Array(sealed).map((byte, at) => (at === 0 ? byte ^ 1 : byte));
    await expect(subtle.decrypt(how, mine, spoiled)).rejects.toMatchObject({ name: 'OperationError' });
    await expect(crypto.subtle.decrypt(how, theirs, spoiled)).rejects.toMatchObject({ name: 'OperationError' });
  });

  test('a token is good under the key that signed it and no other, and as long as a real one', async () => {
    const how = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };
    const rsa = { ...how, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };
    const pair = async () => {
      const made = (await crypto.subtle.generateKey(rsa, true, ['sign', 'verify'])) as CryptoKeyPair;
      const [own, open] = [made.privateKey, made.publicKey].map((key) => crypto.subtle.exportKey('jwk', key));
      return {
        signing: await subtle.importKey('jwk', (await own) as JsonWebKey, how, false, ['sign']),
        checking: await subtle.importKey('jwk', (await open) as JsonWebKey, how, false, ['verify']),
      };
    };
    const [one, other] = [await pair(), await pair()];
    const signature = await subtle.sign(how, one.signing, bytes);
    expect(signature.byteLength).toBe(256);
    expect(await subtle.verify(how, one.checking, signature, bytes)).toBe(true);
    expect(await subtle.verify(how, other.checking, signature, bytes)).toBe(false);
    expect(await subtle.verify(how, one.checking, signature, bytes.slice(1))).toBe(false);
  });

  test("everything else is the platform's", async () => {
    const key = await subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-512' }, false, ['sign']);
    expect((await subtle.sign('HMAC', key, bytes)).byteLength).toBe(64);
  });
});
