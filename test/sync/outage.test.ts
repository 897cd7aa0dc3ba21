// A part of a vendor fails for more than an hour. A person is told, once for each side; the vendor is asked ever more rarely; and once it
// answers again everything goes on by itself, and nothing is made twice.

import { describe, expect, test } from 'vitest';
import { HOUR_MS, MINUTE_MS, Scene } from './scene.ts';

const json = { 'content-type': 'application/json' };
const html = { 'content-type': 'text/html' };
const denied = JSON.stringify({ code: 'NO_PERMISSION', message: 'permission denied', status: 'error', details: {} });

const ways = {
  'is denied': { type: 'respond', status: 403, headers: json, body: denied },
  fails: { type: 'respond', status: 500, headers: html, body: '<html>oops</html>' },
  'says nothing': { type: 'respond', status: 200, headers: json, body: '{}' },
  'shows a page': { type: 'respond', status: 200, headers: html, body: '<html>maintenance</html>' },
} as const;

const parts = {
  'reading companies by their ids': { vendor: 'zoho', method: 'GET', path: '/Accounts\\?' },
  queries: { vendor: 'zoho', path: '/coql' },
  'whatever there is of contacts': { vendor: 'xero', path: '/Contacts\\?' },
} as const;

/** Such writes are refused for good, and wait for a person. */
const isForAPerson = (part: string, way: string) => part === 'whatever there is of contacts' && way === 'is denied';

const cases = Object.keys(parts).flatMap((part) =>
  Object.keys(ways).flatMap((way) => (isForAPerson(part, way) ? [] : [[part, way] as const])),
);

describe('for seventy minutes', () => {
  test.each(cases)('%s %s', async (part, way) => {
    const scene = await Scene.open();
    const { bench } = scene;
    scene.account('Old', { Phone: '1' });
    await scene.run(15 * MINUTE_MS);
    const match = parts[part as keyof typeof parts];
    bench.vendors.faults.arm({ match, times: null, action: ways[way as keyof typeof ways] });
    const [old] = scene.act<{ items: { id: string }[] }>('zoho', 'list', { module: 'Accounts' }).items;
    scene.act('zoho', 'record.edit', { module: 'Accounts', id: old?.id, fields: { Phone: '2' } });
    scene.account('From Zoho');
    scene.act('xero', 'contact.create', { Name: 'From Xero' });
    const before = scene.sent.length;
    await scene.run(HOUR_MS + 10 * MINUTE_MS);
    const told = () => bench.sqlite.run('SELECT code, closed_at IS NULL AS open FROM issues').map(({ code }) => code);
    expect(told()).toContain(`look.${match.vendor === 'zoho' ? 'crm' : 'accounting'}`);
    expect(told().length).toBe(new Set(told()).size);
    // With nothing wrong it is asked about twice a minute.
    expect(scene.sent.length - before).toBeLessThan(450);
    bench.vendors.faults.clear();
    await scene.run(20 * MINUTE_MS);
    const contacts = scene.act<{ Name: string; Phones: object[] }[]>('xero', 'list', { collection: 'Contacts' });
    const accounts = scene.act<{ items: { Account_Name: string }[] }>('zoho', 'list', { module: 'Accounts' }).items;
    const three = ['From Xero', 'From Zoho', 'Old'];
    expect(contacts.map(({ Name }) => Name).sort()).toEqual(three);
    expect(accounts.map(({ Account_Name: name }) => name).sort()).toEqual(three);
    expect(JSON.stringify(contacts.find(({ Name }) => Name === 'Old')?.Phones)).toContain('"2"');
    expect(bench.sqlite.run('SELECT code FROM issues WHERE closed_at IS NULL')).toEqual([]);
  });
});
