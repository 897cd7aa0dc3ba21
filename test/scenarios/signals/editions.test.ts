// Given a CRM of each edition, with everything set up that it allows; when somebody saves or deletes a record, and one way of being told
// after another keeps quiet; then the change travels within seconds by a way that is left, and by looking where none is.

import { describe, expect, test } from 'vitest';
import { MINUTE_MS, SignalStand } from './stand.ts';

const contacts = (stand: SignalStand) =>
  stand.act<{ Name: string; FirstName?: string }[]>('xero', 'list', { collection: 'Contacts' });
const names = (stand: SignalStand) => contacts(stand).map(({ Name }) => Name);
const ways = async (stand: SignalStand) =>
  (await stand.overview()).connections.find(({ system }) => system === 'zoho-crm')?.channels.map(({ name }) => name);

describe.each([
  ['free', ['notifications']],
  ['standard', ['notifications']],
  ['professional', ['notifications', 'rules']],
  ['enterprise', ['notifications', 'rules']],
] as const)('%s', (edition, open) => {
  test('tells of a save in seconds, and it is found by looking where nobody tells', async () => {
    const stand = await SignalStand.open({ edition, settings: { kinds: { customer: { everyMinutes: 10 } } } });
    expect(await ways(stand)).toEqual(open);
    stand.account('Told');
    await stand.run(MINUTE_MS / 2);
    expect(names(stand)).toContain('Told');
    stand.lost.add('notifications').add('rules');
    stand.account('Untold');
    await stand.run(MINUTE_MS);
    expect(names(stand)).not.toContain('Untold');
    await stand.run(10 * MINUTE_MS);
    expect(names(stand)).toContain('Untold');
    expect((await stand.codes()).filter((code) => !code.startsWith('channel.'))).toEqual([]);
  });
});

describe('workflow rules, while the notification channel keeps quiet', () => {
  test('tell of a company, of its person, and of a deletion, within seconds', async () => {
    const stand = await SignalStand.open({ settings: { kinds: { customer: { everyMinutes: 10 } } } });
    stand.lost.add('notifications');
    const id = stand.account('By rule');
    await stand.run(MINUTE_MS / 2);
    expect(names(stand)).toContain('By rule');
    const person = { Last_Name: 'Lee', First_Name: 'Ann', Email: 'ann@rule.example', Account_Name: id };
    stand.act('zoho', 'record.create', { module: 'Contacts', fields: person });
    await stand.run(MINUTE_MS / 2);
    expect(contacts(stand).find(({ Name }) => Name === 'By rule')?.FirstName).toBe('Ann');
    stand.act('zoho', 'record.delete', { module: 'Accounts', id });
    await stand.run(MINUTE_MS / 2);
    expect(await stand.codes()).toEqual(['gone.proposal']);
  });
});
