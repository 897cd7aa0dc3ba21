// Functions for buttons in the CRM: what they send is what the hook takes. Deluge's expressions of texts read as JavaScript's do.

import { expect, test } from 'vitest';
import { verifyHmac } from '../../src/http/proof.ts';
import { scriptsFor } from '../../src/systems/zoho/scripts.ts';
import { sent } from './deluge.ts';

const key = 'k-1_"quoted"';
const scripts = scriptsFor({ url: 'https://ledger.example/hooks/zoho/save/c1', key });

test.each(scripts.map((script) => [`${script.name}, on ${script.module}`, script] as const))(
  '%s: names its record and that a person asks, and is signed as the hook proves it',
  async (_, { module, argument, code }) => {
    const { body, signature } = sent(code, argument.name, '5725767000000524157');
    expect(JSON.parse(body)).toEqual({ module, id: '5725767000000524157', by: 'person' });
    expect(await verifyHmac(key, Uint8Array.from(Buffer.from(body)).buffer, signature)).toBe(true);
    expect(code).toContain('"X-Ledgerline-Signature":"sha256=" + signature');
    expect(code).toContain('url :"https://ledger.example/hooks/zoho/save/c1"');
  },
);

test('there is one for each page that the product names', () => {
  expect(scripts.map(({ name, module }) => `${name}: ${module}`)).toEqual([
    'Copy to Xero: Accounts',
    'Copy to Xero: Contacts',
    'Send to Xero: Invoices',
  ]);
});
