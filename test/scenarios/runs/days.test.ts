// Given more old records than a day's calls, or a day's rows, suffice for; when a historical run brings them over; then it keeps to what
// each day gives, leaves others their part of it, goes on by itself the next morning, and tells beforehand and on the way when it will end.

import { expect, test } from 'vitest';
import { MINUTE_MS, Scene } from '../../sync/scene.ts';
import { travelLight } from '../../simulation/light/travel.ts';

travelLight();

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** What is told and what comes may differ by this share of it. */
const WITHIN = 0.2;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly endedAt: string | null;
  readonly startedAt: string | null;
  readonly estimate: { readonly records: number; readonly seconds: number } | null;
  readonly progress: { readonly linked: number; readonly held: number; readonly secondsLeft: number | null };
}

/** Customers of the CRM that nothing but a run brings over: the walk over them has been, and no event told of them. */
function unlinked(scene: Scene, count: number): void {
  for (let at = 0; at < count; at++) scene.account(`Customer ${at}`);
  scene.bench.clock.advance(HOUR_MS);
  scene.bench.sqlite.run("UPDATE looks SET due_at = NULL, next_at = 9e15 WHERE side = 'crm' OR sort = 'walk'");
}

/** Lets the run go, and notes what it tells, every few hours, until it is done. */
async function bringOver({ bench, connected: { pair } }: Scene, everyMs: number) {
  const path = `/api/pairs/${pair}/runs`;
  let run = await bench.ask<Run>('POST', path, { kinds: ['customer'], direction: 'to-accounting' });
  const again = async () => (run = await bench.ask<Run>('GET', `${path}/${run.id}`));
  while ((await again()).state === 'estimating') await bench.run(MINUTE_MS, 100_000);
  const before = run.estimate?.seconds ?? 0;
  await bench.ask('PATCH', `${path}/${run.id}`, { state: 'queued' });
  const began = bench.clock.now();
  const told: { at: number; endsAt: number }[] = [{ at: began, endsAt: began + before * 1_000 }];
  while ((await again()).state !== 'done' && bench.clock.now() < began + 10 * DAY_MS) {
    await bench.run(everyMs, 10_000_000);
    const { secondsLeft } = (await again()).progress;
    if (secondsLeft !== null) told.push({ at: bench.clock.now(), endsAt: bench.clock.now() + secondsLeft * 1_000 });
  }
  return { began, told, run, ended: Date.parse(run.endedAt ?? '') };
}

function expectToldRight({ told, ended }: Awaited<ReturnType<typeof bringOver>>): void {
  for (const { at, endsAt } of told)
    expect(Math.abs(endsAt - ended), `told ${(at - ended) / HOUR_MS} h before`).toBeLessThanOrEqual(
      Math.max(WITHIN * (ended - at), 15 * MINUTE_MS),
    );
}

/** The most that falls into any stretch of 24 hours. */
function mostADay(times: readonly number[]): number {
  return Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + DAY_MS).length));
}

/** Somebody else of the organisation used most of a day's calls: so the turn of accounting's day shows in what is left. */
async function knowsTheDay(scene: Scene): Promise<void> {
  scene.act('xero', 'calls.use', { calls: 600 });
  await scene.bench.run(DAY_MS + HOUR_MS, 100_000);
}

test('over days, where accounting gives a thousand calls in one', { timeout: 240_000 }, async () => {
  const count = 1_480;
  // A record a call: three days are as long as they are with fifty, and played sooner.
  const scene = await Scene.open({ sizes: { history: 1 }, latencyMs: 100 });
  await knowsTheDay(scene);
  unlinked(scene, count);
  const sent: number[] = [];
  const push = scene.bench.queue.push.bind(scene.bench.queue);
  scene.bench.queue.push = (...messages) => {
    sent.push(...messages.map(() => scene.bench.clock.now()));
    return push(...messages);
  };
  const went = await bringOver(scene, 3 * HOUR_MS);
  const { run, began, ended } = went;
  expect(run.progress).toMatchObject({ linked: count, held: 0 });
  expect((ended - began) / DAY_MS).toBeGreaterThan(1.9);
  expectToldRight(went);
  // Accounting counts for itself, and refuses what is beyond its thousand.
  expect(scene.sent.filter(({ status }) => status === 429)).toEqual([]);
  // A message is written, read and deleted.
  expect(3 * mostADay(sent)).toBeLessThanOrEqual(10_000);
  const names = scene.names('accounting');
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBe(count);
});

test('over days, where the platform has room for so many records in one', async () => {
  const count = 200;
  const scene = await Scene.open({ sizes: { history: 10, historyPerDay: 60 }, latencyMs: 100 });
  unlinked(scene, count);
  const went = await bringOver(scene, 2 * HOUR_MS);
  expect(went.run.progress).toMatchObject({ linked: count, held: 0 });
  // Sixty before midnight, and sixty after each of three.
  expect((went.ended - went.began) / DAY_MS).toBeGreaterThan(2);
  expectToldRight(went);
  const made = scene.writes('xero').map(({ at }) => Math.floor((scene.began + at) / DAY_MS));
  const byDay = made.reduce((days, day) => days.set(day, (days.get(day) ?? 0) + 1), new Map<number, number>());
  expect([...byDay.values()]).toEqual([6, 6, 6, 2]);
});

test('whenever accounting’s day begins anew: a run that waits for it goes on within the hour', async () => {
  const scene = await Scene.open({ sizes: { history: 1 }, latencyMs: 100 });
  scene.act('xero', 'calls.use', { calls: 600 });
  unlinked(scene, 250);
  const { bench, connected } = scene;
  const path = `/api/pairs/${connected.pair}/runs`;
  let run = await bench.ask<Run>('POST', path, { kinds: ['customer'], direction: 'to-accounting' });
  const again = async () => (run = await bench.ask<Run>('GET', `${path}/${run.id}`));
  while ((await again()).state === 'estimating') await bench.run(MINUTE_MS, 100_000);
  await bench.ask('PATCH', `${path}/${run.id}`, { state: 'queued' });
  let [stood, renewed, before] = [0, 0, 0];
  while ((await again()).state !== 'done' && bench.clock.now() < scene.began + 2 * DAY_MS) {
    const { dayLeft } = await scene.standing('accounting');
    if (before > 0 && dayLeft > before + 500) renewed = bench.clock.now();
    if (renewed === 0) stood = run.progress.linked;
    before = dayLeft;
    await bench.run(5 * MINUTE_MS, 100_000);
  }
  expect(stood).toBeGreaterThan(50);
  expect(stood).toBeLessThan(250);
  expect(run.progress).toMatchObject({ linked: 250, held: 0 });
  expect(Date.parse(run.endedAt ?? '') - renewed).toBeLessThan(HOUR_MS + 15 * MINUTE_MS);
});
