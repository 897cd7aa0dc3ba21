// The door of Zoho Accounts, below `/accounts`.

import type { Zoho } from '../state.ts';
import { authorize } from './authorize.ts';
import { revoke, token } from './token.ts';

/** `path` starts after `/accounts`. */
export async function accounts(zoho: Zoho, request: Request, url: URL, path: string, base: string): Promise<Response> {
  const form = await formOf(request);
  const both = new URLSearchParams([...url.searchParams, ...form]);
  switch (`${request.method} ${path}`) {
    case 'GET /oauth/v2/auth':
    case 'POST /oauth/v2/auth':
      return authorize(zoho, url.searchParams, form, base);
    case 'POST /oauth/v2/token':
      return token(zoho, both, base);
    case 'POST /oauth/v2/token/revoke':
      return revoke(zoho, both);
    case 'GET /oauth/serverinfo':
      return Response.json({ result: 'success', locations: { [zoho.switches.location]: `${base}/accounts` } });
    default:
      return Response.json({ error: 'invalid_request' }, { status: 404 });
  }
}

/** The parameters in a body, form or multipart: the official SDK sends the latter. */
async function formOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? '';
  if (!request.body) return new URLSearchParams();
  if (!type.startsWith('multipart/')) return new URLSearchParams(await request.text());
  const fields = [...(await request.formData())].filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new URLSearchParams(fields);
}
