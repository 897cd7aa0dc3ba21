// Scenes that a test starts from: consents given, a pair made, set up, live and in step. Through the API alone, as a script would.

import { ADMIN_TOKEN, type Stage } from './stage.ts';

export interface Scene {
  readonly pair: string;
  readonly crm: string;
  readonly accounting: string;
}

type System = 'xero' | 'zoho';

const PATIENCE_MS = 40_000;
const PAGE_STANDS_MS = 5_200;

/** Both vendors answer a consent at once from now on, with yes or no. */
export async function answerConsents(stage: Stage, answer: 'ask' | 'allow' | 'deny'): Promise<void> {
  for (const vendor of ['xero', 'zoho']) await stage.sim('POST', `/switches/${vendor}`, { consent: answer });
}

/** Xero tells of changes from now on. */
export async function registerWebhook(stage: Stage): Promise<void> {
  await stage.sim('POST', '/act/xero/webhook.register', { url: `${stage.origin}/hooks/xero` });
}

/** Gives a consent as a script does, following every redirect. The connection's id. */
export async function connect(stage: Stage, system: System): Promise<string> {
  const headers = { authorization: `Bearer ${ADMIN_TOKEN}`, accept: 'application/json' };
  const jar = new Map<string, string>();
  let url = `${stage.origin}/connect/${system}`;
  for (let hop = 0; hop < 8; hop++) {
    const ours = url.startsWith(stage.origin);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const reply = await fetch(url, { redirect: 'manual', ...(ours && { headers: { ...headers, cookie } }) });
    for (const line of ours ? reply.headers.getSetCookie() : []) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const next = reply.headers.get('location');
    if (next === null) {
      const { connections } = (await reply.json()) as { connections: { id: string }[] };
      return connections[0]?.id ?? '';
    }
    url = new URL(next, url).href;
  }
  throw new Error(`the consent of ${system} goes round in circles`);
}

/** Both connected and joined, nothing set up. */
export async function paired(stage: Stage, name = 'Harbour Light'): Promise<Scene> {
  await answerConsents(stage, 'allow');
  await registerWebhook(stage);
  const accounting = await connect(stage, 'xero');
  const crm = await connect(stage, 'zoho');
  const { id } = await stage.api<{ id: string }>('POST', '/pairs', { name, crm, accounting });
  return { pair: id, crm, accounting };
}

/** Live, and everything brought over that can be. */
export async function live(stage: Stage, name?: string): Promise<Scene> {
  const scene = await paired(stage, name);
  await stage.api('POST', `/connections/${scene.crm}/provision`);
  await stage.api('POST', `/pairs/${scene.pair}/go-live`, { licence: true });
  await settled(stage, scene.pair);
  return scene;
}

/** Waits until nothing is left to do now. */
export async function settled(stage: Stage, pair: string): Promise<void> {
  let left: unknown = null;
  const isDone = async () => {
    const jobs = await stage.api<{ due: number }>('GET', `/jobs?pair=${pair}`);
    left = jobs;
    return jobs.due === 0;
  };
  await until('nothing is left to do', isDone, () => `${JSON.stringify(left)}\n${stage.said().slice(-2_000)}`);
}

async function until(what: string, isSo: () => Promise<boolean>, found = () => ''): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (Date.now() < end) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`waited ${PATIENCE_MS} ms in vain until ${what}: ${found()}`);
}

/** A customer's account in the CRM, as its own pages show it. */
export async function accountNamed(stage: Stage, name: string): Promise<{ id: string }> {
  const { items } = await stage.sim<{ items: { id: string; $name: string }[] }>('POST', '/act/zoho/list', {
    module: 'Accounts',
    search: name,
  });
  const found = items.find((item) => item.$name === name);
  if (!found) throw new Error(`no account named ${name}`);
  return found;
}

/** A contact in accounting, as its own pages show it. */
export async function contactNamed(stage: Stage, name: string): Promise<{ ContactID: string }> {
  const contacts = await stage.sim<{ ContactID: string; Name: string; ContactStatus: string }[]>(
    'POST',
    '/act/xero/list',
    { collection: 'contacts' },
  );
  const found = contacts.find((contact) => contact.Name === name && contact.ContactStatus === 'ACTIVE');
  if (!found) throw new Error(`no contact named ${name}`);
  return found;
}

/** A customer whose phone and city were changed on both sides while nothing travelled, under a rule that asks. */
export async function disagree(stage: Stage, { pair }: Scene, name: string): Promise<void> {
  await stage.api('PUT', `/pairs/${pair}/settings`, { conflicts: { default: 'ask' } });
  await settled(stage, pair);
  await stage.api('POST', `/pairs/${pair}/pause`, { reason: 'A test edits both sides' });
  const [{ id }, { ContactID }] = await Promise.all([accountNamed(stage, name), contactNamed(stage, name)]);
  await stage.sim('POST', '/act/zoho/record.edit', {
    module: 'Accounts',
    id,
    fields: { Phone: '+64 6 555 0299', Billing_City: 'Feilding' },
  });
  await stage.sim('POST', '/act/xero/contact.edit', {
    ContactID,
    Phones: [{ PhoneType: 'DEFAULT', PhoneNumber: '555 0207', PhoneAreaCode: '6', PhoneCountryCode: '64' }],
    Addresses: [{ AddressType: 'POBOX', AddressLine1: '118 Main Street', City: 'Ashhurst', Country: 'New Zealand' }],
  });
  // A page of changes that was read less than five seconds ago stands for the next pass too.
  await new Promise((resolve) => setTimeout(resolve, PAGE_STANDS_MS));
  await stage.api('POST', `/pairs/${pair}/resume`);
  await stage.api('POST', `/pairs/${pair}/sync`, {});
  await until(`${name} is in conflict`, async () => {
    const { items } = await stage.api<{ items: unknown[] }>('GET', `/pairs/${pair}/issues?code=conflict.fields`);
    return items.length > 0;
  });
}
