// A person pastes into Books the webhooks that the product shows ready to paste: each as its text says, nothing more.

import type { Desk } from '../../desk.ts';

interface Script {
  readonly name: string;
  readonly module: string;
  readonly code: string;
}

/** The names of Books' own list of modules, as its simulator calls them. */
const modules: Readonly<Record<string, string>> = {
  Invoices: 'invoice',
  Quotes: 'estimate',
  'Sales Orders': 'salesorder',
  'Purchase Orders': 'purchaseorder',
  'Customer Payments': 'payment',
};

export async function pasteWebhooks(desk: Desk): Promise<void> {
  const { items } = await desk.stage.api<{ items: { id: string; system: string }[] }>('GET', '/api/connections');
  const books = items.find(({ system }) => system === 'zoho-books');
  const { scripts } = await desk.stage.api<{ scripts: Script[] }>('POST', `/api/connections/${books?.id}/hook-secret`);
  for (const { module, code } of scripts.filter(({ name }) => name.startsWith('Webhook')))
    desk.zoho('books.webhook.set', { module: modules[module], ...read(code) });
}

/** `URL: …`, `Header: name = value`, and the body where it is not Books' own. */
function read(code: string): Record<string, unknown> {
  const headers = [...code.matchAll(/^Header: (.+?) = (.*)$/gm)].map(([, name, value]) => ({ name, value }));
  const raw = /^Body, raw:\n([^]*)$/m.exec(code)?.[1]?.trim();
  return { url: /^URL: (.*)$/m.exec(code)?.[1], headers, ...(raw !== undefined && { payload: 'raw', raw }) };
}
