// Given a pair whose notification channel is open; when time goes by, or the channel is closed, lapses, or ends with the consent it was
// opened with; then it is renewed well before it lapses, opened anew where it is gone, and what changed meanwhile is found.

import { describe, expect, test } from 'vitest';
import { consent } from '../../simulation/connect.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, SignalStand } from './stand.ts';

interface Open {
  readonly module: string;
  readonly expiresAt: number;
}

const channels = (stand: SignalStand) => stand.act<Open[]>('zoho', 'channels');
const leftMs = (stand: SignalStand) =>
  Math.min(...channels(stand).map(({ expiresAt }) => expiresAt)) - stand.bench.clock.now();
const contacts = (stand: SignalStand) =>
  stand.act<{ Name: string }[]>('xero', 'list', { collection: 'Contacts' }).map(({ Name }) => Name);

describe('a channel', () => {
  test('is renewed for weeks, and never comes near its end', async () => {
    const stand = await SignalStand.open({ settings: { kinds: { customer: { everyMinutes: 10 } } } });
    for (let day = 0; day < 14; day++) {
      await stand.run(DAY_MS);
      expect(leftMs(stand)).toBeGreaterThan(2 * DAY_MS);
    }
    expect(await stand.codes()).toEqual([]);
  });

  test('that Zoho lets live for an hour is renewed within it', async () => {
    const stand = await SignalStand.open();
    Object.assign(stand.bench.vendors.vendors.zoho?.switches ?? {}, { channelMaxLifeS: 86_400 });
    stand.bench.sqlite.run('UPDATE connections SET checked_at = 0', []);
    await stand.bench.ask('POST', `/api/connections/${stand.connected.crm}/provision`);
    for (let half = 0; half < 12; half++) {
      await stand.run(HOUR_MS / 2);
      expect(channels(stand).length).toBeGreaterThan(0);
    }
  });

  test('that somebody closed is told of, opened anew, and heard again', async () => {
    const stand = await SignalStand.open();
    stand.account('First');
    await stand.run(HOUR_MS);
    stand.act('zoho', 'channels.close');
    stand.account('Second');
    await stand.run(15 * MINUTE_MS);
    expect(await stand.codes()).toEqual(['channel.notifications']);
    expect(channels(stand).length).toBeGreaterThan(0);
    expect(contacts(stand)).toContain('Second');
    stand.account('Third');
    await stand.run(2 * MINUTE_MS);
    expect(await stand.codes()).toEqual([]);
  });

  test('that lapsed while nothing ran is opened anew, and what changed meanwhile is looked for at once', async () => {
    const stand = await SignalStand.open({ settings: { kinds: { customer: { everyMinutes: 10 } } } });
    stand.bench.clock.advance(9 * DAY_MS);
    expect(channels(stand)).toEqual([]);
    stand.account('Meanwhile');
    await stand.run(3 * MINUTE_MS);
    expect(leftMs(stand)).toBeGreaterThan(6 * DAY_MS);
    expect(contacts(stand)).toContain('Meanwhile');
    expect(await stand.codes()).toEqual([]);
  });

  test('that ended with its consent is opened anew with the next one', async () => {
    const stand = await SignalStand.open();
    stand.act('zoho', 'token.revoke');
    stand.account('Unheard');
    await stand.run(90 * MINUTE_MS);
    expect(channels(stand)).toEqual([]);
    await consent(stand.bench, 'zoho');
    await stand.run(5 * MINUTE_MS);
    expect(channels(stand).length).toBeGreaterThan(0);
    expect(contacts(stand)).toContain('Unheard');
    expect(await stand.codes()).toEqual([]);
  });
});
