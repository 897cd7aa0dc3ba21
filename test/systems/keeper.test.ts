// The keeper of a grant: its tokens are renewed once, stored before they are used, and sealed; its organisations' pace holds whoever asks.

import { describe, expect, test } from 'vitest';
import { ask, Bank, limits, rotated, start, tokens } from './grant.ts';

const hour = 3_600_000;

describe('renewing', () => {
  test('a token that is good for a while is handed out as it is', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    expect(await keeper.reserve(ask)).toMatchObject({ ok: true, value: { token: 'access-0', granted: 4 } });
    expect(bank.renewals()).toBe(0);
  });

  test('fifty who ask at once with a token that ran out make one renewal', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    const wide = { ...limits, concurrent: 1_000, perMinute: 1_000 };
    const answers = await Promise.all(Array.from({ length: 50 }, () => keeper.reserve({ ...ask, limits: wide })));
    expect(bank.renewals()).toBe(1);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true, value: { token: 'access-1' } });
  });

  test('fifty whose token was refused make one renewal', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    const answers = await Promise.all(Array.from({ length: 50 }, () => keeper.renew('access-0')));
    expect(bank.renewals()).toBe(1);
    for (const answer of answers) expect(answer).toEqual({ ok: true, value: { token: 'access-1' } });
  });

  test('a token is renewed a minute before it ends', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + 59_000));
    expect(await keeper.reserve(ask)).toMatchObject({ value: { token: 'access-1' } });
  });

  test('a new token set is stored before anybody uses it', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    bank.log.length = 0;
    await keeper.reserve(ask).then(() => bank.log.push('used'));
    expect(bank.log).toEqual(['renew refresh-0', 'put tokens', 'used']);
    expect(await bank.keeper().validTokens()).toMatchObject({ accessToken: 'access-1', refreshToken: 'refresh-1' });
  });

  test('whoever comes late with an older token gets the one there is', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    await keeper.renew('access-0');
    expect(await keeper.renew('access-0')).toEqual({ ok: true, value: { token: 'access-1' } });
    expect(bank.renewals()).toBe(1);
  });

  test('a token that is refused right after it was renewed is not renewed again for half a minute', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    await keeper.renew('access-0');
    bank.clock.advance(29_000);
    const wait = { ok: false, problem: { code: 'system.busy', retryAfterMs: 1_000 } };
    expect(await keeper.renew('access-1')).toEqual(wait);
    expect(bank.renewals()).toBe(1);
    bank.clock.advance(1_000);
    expect(await keeper.renew('access-1')).toEqual({ ok: true, value: { token: 'access-2' } });
  });

  test('a new consent’s token that is refused is renewed at once, whenever the one before was', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    await keeper.renew('access-0');
    await keeper.take(tokens(700, start + hour));
    expect(await keeper.renew('access-700')).toEqual({ ok: true, value: { token: 'access-2' } });
  });

  test('a renewal that failed leaves the old set in place', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    bank.refusal = { code: 'system.failed', status: 503, detail: '' };
    expect(await keeper.reserve(ask)).toEqual({ ok: false, problem: bank.refusal });
    bank.refusal = null;
    expect(await keeper.reserve(ask)).toMatchObject({ value: { token: 'access-1' } });
    expect(bank.log.filter((entry) => entry.startsWith('renew'))).toEqual(['renew refresh-0', 'renew refresh-0']);
  });

  test('a consent that was withdrawn is told as that, whoever asks', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    bank.refusal = { code: 'grant.revoked', detail: 'invalid_grant' };
    expect(await keeper.reserve(ask)).toMatchObject({ problem: { code: 'grant.revoked' } });
    expect(await keeper.keepAlive()).toMatchObject({ problem: { code: 'grant.revoked' } });
    expect(await keeper.validTokens()).toBeNull();
  });

  test('where no consent was ever given, none is made up', async () => {
    const keeper = new Bank().keeper();
    const noConsent = { ok: false, problem: { code: 'grant.revoked', detail: 'no consent is stored' } };
    expect(await keeper.reserve(ask)).toEqual(noConsent);
    expect(await keeper.renew('x')).toEqual(noConsent);
    expect(await keeper.keepAlive()).toEqual(noConsent);
  });

  test('a grant that nobody uses is kept alive', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + hour));
    expect(await keeper.keepAlive()).toEqual({ ok: true, value: null });
    expect(await keeper.validTokens()).toMatchObject({ refreshToken: 'refresh-1' });
  });
});

describe('what happens while a renewal is on its way', () => {
  test('a new consent stays: the old one’s tokens do not come after it', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    bank.onTheWay = () => keeper.take(tokens(700, start + hour));
    expect(await keeper.reserve(ask)).toMatchObject({ value: { token: 'access-700' } });
    expect(await bank.keeper().validTokens()).toMatchObject({ refreshToken: 'refresh-700' });
  });

  test('what was forgotten stays forgotten', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    bank.onTheWay = () => keeper.forget();
    expect(await keeper.reserve(ask)).toMatchObject({ ok: false, problem: { code: 'grant.revoked' } });
    expect(bank.kept.get('tokens')).toBeUndefined();
    expect(await bank.keeper().validTokens()).toBeNull();
  });
});

describe('sealing', () => {
  test('nothing that is kept shows a token', async () => {
    const bank = new Bank();
    await bank.keeper().take(tokens(0, start + hour));
    for (const text of bank.kept.values()) expect(text).not.toMatch(/access-0|refresh-0/);
  });

  test('tokens open in their own place only', async () => {
    const bank = new Bank();
    await bank.keeper('g1').take(tokens(0, start + hour));
    await expect(bank.keeper('g2').reserve(ask)).rejects.toThrow('sealed for another place');
  });

  test('a new key seals what the old one had sealed, once it is read', async () => {
    const bank = new Bank();
    await bank.keeper().take(tokens(0, start + hour));
    bank.keys = rotated;
    expect(await bank.keeper().validTokens()).toMatchObject({ accessToken: 'access-0' });
    bank.keys = { current: 'k2', keys: { k2: rotated.keys.k2 ?? '' } };
    expect(await bank.keeper().validTokens()).toMatchObject({ accessToken: 'access-0' });
  });

  test('a key that is gone is named', async () => {
    const bank = new Bank();
    await bank.keeper().take(tokens(0, start + hour));
    bank.keys = { current: 'k2', keys: { k2: rotated.keys.k2 ?? '' } };
    await expect(bank.keeper().validTokens()).rejects.toThrow('the seal key k1 is not configured');
  });
});

describe('pace', () => {
  // A person may take every place that there is.
  const asked = { ...ask, work: 'person' as const };

  async function keeperOf(bank: Bank) {
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + 10 * hour));
    return keeper;
  }

  test('however many ask at once, no more are let through than the organisation takes', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const answers = await Promise.all(Array.from({ length: 50 }, () => keeper.reserve(asked)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.concurrent);
  });

  test('nor after they waited for the same renewal', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start - 1));
    const answers = await Promise.all(Array.from({ length: 50 }, () => keeper.reserve(asked)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(limits.concurrent);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ problem: { code: 'system.busy' } });
  });

  test('what is reported by several at once is counted for each', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const granted = [];
    for (let at = 0; at < 5; at++) granted.push(await keeper.reserve(asked));
    const told = granted.map((each) => {
      const reservation = each.ok ? each.value.reservation : '';
      return keeper.report({ connection: 'c1', limits, reservation, unused: 4 });
    });
    await Promise.all(told);
    expect(await keeper.standing('c1', limits)).toMatchObject({ dayLeft: 1_000 });
    const again = await Promise.all(Array.from({ length: 5 }, () => keeper.reserve(asked)));
    expect(again.every(({ ok }) => ok)).toBe(true);
  });

  test('organisations of one grant have a pace each', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const of = (connection: string) => keeper.reserve({ ...asked, connection });
    for (let at = 0; at < 5; at++) await of('c1');
    expect((await of('c1')).ok).toBe(false);
    expect((await of('c2')).ok).toBe(true);
  });

  test('a vendor’s word holds for all: nobody calls before its time', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const granted = await keeper.reserve(asked);
    const reservation = granted.ok ? granted.value.reservation : '';
    await keeper.report({ connection: 'c1', limits, reservation, unused: 3, waitMs: 26_000 });
    expect(await keeper.reserve(asked)).toEqual({ ok: false, problem: { code: 'system.busy', retryAfterMs: 26_000 } });
    bank.clock.advance(26_000);
    expect((await keeper.reserve(asked)).ok).toBe(true);
  });

  test('the day’s count outlives the process', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const granted = await keeper.reserve(asked);
    const reservation = granted.ok ? granted.value.reservation : '';
    await keeper.report({ connection: 'c1', limits, reservation, unused: 0, dayLeft: 345 });
    expect(await bank.keeper().standing('c1', limits)).toMatchObject({ dayLeft: 345, perDay: 1_000, notBefore: 0 });
  });

  test('so does a day that is spent, until the vendor’s own midnight', async () => {
    const bank = new Bank();
    const keeper = await keeperOf(bank);
    const granted = await keeper.reserve(asked);
    const reservation = granted.ok ? granted.value.reservation : '';
    await keeper.report({ connection: 'c1', limits, reservation, unused: 3, dayLeft: 0, waitMs: hour, daySpent: true });
    bank.clock.advance(hour - 1);
    expect(await bank.keeper().reserve(asked)).toEqual({
      ok: false,
      problem: { code: 'system.day-spent', retryAfterMs: 1 },
    });
    bank.clock.advance(1);
    expect((await bank.keeper().reserve(asked)).ok).toBe(true);
  });

  test('what the day comes to is foretold from days before, and outlives the process too', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + 1_000 * hour));
    const wide = { ...limits, concurrent: 1_000 };
    for (let passed = 0; passed < 30; passed++) {
      const granted = await keeper.reserve({ ...asked, limits: wide, calls: 10 });
      const reservation = granted.ok ? granted.value.reservation : '';
      await keeper.report({ connection: 'c1', limits: wide, reservation, unused: 2 });
      bank.clock.advance(hour);
    }
    const { forecast, dayLeft } = await bank.keeper().standing('c1', wide);
    expect(forecast).toMatchObject({ basis: 'days', used: 48, gatherMs: 0, stretch: 1 });
    expect(forecast.total).toBeGreaterThan(180);
    expect(forecast.total).toBeLessThan(205);
    expect(dayLeft).toBe(952);
  });

  test('who is let through is told how long hints should wait for each other', async () => {
    const bank = new Bank();
    const keeper = bank.keeper();
    await keeper.take(tokens(0, start + 1_000 * hour));
    const few = { ...limits, perDay: 60, concurrent: 1_000 };
    const first = await keeper.reserve({ ...asked, limits: few, calls: 4 });
    expect(first).toMatchObject({ ok: true });
    bank.clock.advance(hour / 2);
    const later = await keeper.reserve({ ...asked, limits: few, calls: 20 });
    expect(later.ok && later.value.gatherMs).toBeGreaterThan(60_000);
  });
});
