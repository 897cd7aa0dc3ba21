// The product is killed for real, again and again, at moments drawn from a seed; after each death it is started again, and everything
// comes into step by itself.

import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Chance } from '../../src/simulator/chance.ts';
import { Books } from './books.ts';
import { type Death, deaths, isBetween } from './deaths.ts';
import { enterOld, inCrm, type Run, runsOf, settings } from './history.ts';
import { type Connected, Stage } from './stage.ts';

/** How often it is killed, and the seed of the moments: another one each day. */
const KILLS = Number(process.env.RECOVERY_KILLS ?? 10);
const SEED = Number(process.env.RECOVERY_SEED ?? new Date().toISOString().slice(0, 10).replaceAll('-', ''));

const MINUTE_MS = 60_000;

describe(`killed ${KILLS} times, seed ${SEED}`, () => {
  const chance = new Chance(SEED);
  let stage: Stage;
  let books: Books;
  let connected: Connected;
  const happened: Death[] = [];

  const amiss = () => books.amiss(stage.product, connected.pair);
  const inStep = () =>
    stage.until(
      async () => (await amiss()).length === 0,
      45 * MINUTE_MS,
      async () => (await amiss()).join('\n'),
    );

  beforeAll(async () => {
    stage = await Stage.open(SEED);
    books = new Books(stage.vendors, chance);
    connected = await stage.connect();
    books.work();
    await inStep();
  });
  afterAll(() => stage.close());

  test.each(deaths(KILLS, chance).map((death, at) => [at + 1, death.is, death] as const))(
    'death %i, %s: everybody is there once, linked once, alike on both sides, and nothing is left to do',
    async (_, __, death) => {
      const came = await stage.die(death, () => books.work(), 20_000);
      if (isBetween(death)) expect(came).toBe(true);
      if (came) happened.push(death);
      if (chance.happens(0.5)) books.rename();
      await stage.comeBack(death.downMs);
      await inStep();
    },
  );

  test('half of the deaths lay between a vendor’s commit and ours', () => {
    expect(happened.filter(isBetween).length).toBeGreaterThanOrEqual(Math.floor(KILLS / 2));
  });

  test('no question was left to a person, and no consent was lost', async () => {
    const path = `/api/pairs/${connected.pair}/issues`;
    const { items } = await stage.product.api<{ items: { code: string }[] }>('GET', path);
    // Events are lost with each death: that a way to us went quiet may be told.
    expect(items.filter(({ code }) => !code.startsWith('channel.'))).toEqual([]);
    const { items: all } = await stage.product.api<{ items: { state: string }[] }>('GET', '/api/connections');
    expect(all.map(({ state }) => state)).toEqual(['connected', 'connected']);
  });

  test('the tokens that are kept are good for another renewal', async () => {
    for (const vendor of ['xero', 'zoho'] as const) stage.vendors.act(vendor, 'token.expire');
    books.work();
    await inStep();
  });

  describe('amid a historical run', () => {
    /** Three pages of the free profile. */
    const OLD = 60;

    const goOn = async (id: string, isSo: (run: Run) => boolean) => {
      const read = () => runsOf(stage.product, connected.pair).read(id);
      await stage.until(
        async () => isSo(await read()),
        45 * MINUTE_MS,
        async () => JSON.stringify(await read()),
      );
    };
    const counted = async () => {
      const { id } = await runsOf(stage.product, connected.pair).plan();
      await goOn(id, ({ state }) => state === 'draft');
      return id;
    };
    const everyOnce = (count: number) => {
      const names = inCrm(stage.vendors);
      expect(new Set(names).size).toBe(names.length);
      expect(names.length).toBe(count);
    };

    beforeAll(async () => {
      await stage.product.api('PUT', `/api/pairs/${connected.pair}/settings`, settings);
      for (let press = 0; press < 2; press++)
        await stage.product.api('POST', `/api/connections/${connected.crm}/provision`);
      enterOld(stage.vendors, OLD);
    });

    /** Starts it, and has the product killed when the CRM has made the records of a page and nobody has heard of it. */
    const dieUnder = async (id: string, skip: number) => {
      const start = () =>
        void runsOf(stage.product, connected.pair)
          .start(id)
          .catch(() => undefined);
      expect(await stage.die({ is: 'between-write', skip, delayMs: 0, downMs: 0 }, start, 90_000)).toBe(true);
    };

    test('killed between a page that the CRM has made and our commit: it goes on where it was, and nothing is there twice', async () => {
      const id = await counted();
      await dieUnder(id, 0);
      await stage.comeBack(95_000);
      await goOn(id, ({ state }) => state === 'done');
      everyOnce(OLD);
    });

    test('replaced by a new version with a new migration between two of its pages: likewise', async () => {
      enterOld(stage.vendors, OLD, OLD);
      const id = await counted();
      await dieUnder(id, 1);
      await stage.product.replace();
      await stage.comeBack(1_000);
      await goOn(id, ({ state }) => state === 'done');
      everyOnce(2 * OLD);
      type Health = { migrations: { missing: string[] } };
      expect((await stage.product.api<Health>('GET', '/health')).migrations.missing).toEqual([]);
    });
  });
});
