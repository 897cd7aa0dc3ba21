// Given several historical runs, as somebody at the page has them; when they are started, put first, paused, resumed, counted anew, deleted
// and cleared away; then one of them works at a time, in the order asked for, and each says where it stands.

import { beforeAll, describe, expect, test } from 'vitest';
import { MINUTE_MS, Scene } from '../../sync/scene.ts';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly kinds: readonly string[];
  readonly estimate: { readonly records: number } | null;
  readonly progress: { readonly linked: number; readonly held: number };
}

const PER_STRETCH = 4;

/** Customers of the CRM that nothing but a run brings over: the walk over them has been, and no event told of them. */
async function withUnlinked(count: number): Promise<Scene> {
  const scene = await Scene.open({ sizes: { history: PER_STRETCH }, latencyMs: 200 });
  await scene.bench.run(10 * MINUTE_MS);
  for (let at = 0; at < count; at++) scene.account(`Customer ${at}`);
  scene.bench.clock.advance(3_600_000);
  scene.bench.sqlite.run("UPDATE looks SET checkpoint = NULL, due_at = NULL, next_at = 9e15 WHERE side = 'crm'");
  return scene;
}

function atPage({ bench, connected: { pair } }: Scene) {
  const path = `/api/pairs/${pair}/runs`;
  const plan = (more: Record<string, unknown> = {}) =>
    bench.ask<Run>('POST', path, { kinds: ['customer'], direction: 'to-accounting', ...more });
  const read = (id: string) => bench.ask<Run>('GET', `${path}/${id}`);
  const move = (id: string, state: string) => bench.ask<Run>('PATCH', `${path}/${id}`, { state });
  const remove = (id: string) => bench.ask('DELETE', `${path}/${id}`);
  const all = async () => (await bench.ask<{ items: Run[] }>('GET', path)).items;
  const until = async (id: string, ...states: string[]) => {
    for (let tries = 0; tries < 300; tries++) {
      const run = await read(id);
      if (states.includes(run.state)) return run;
      await bench.run(400);
    }
    throw new Error(`the run did not come to be ${states.join(' or ')}`);
  };
  const counted = async (more?: Record<string, unknown>) => until((await plan(more)).id, 'draft');
  const clear = () => bench.ask<{ removed: number }>('DELETE', `${path}?state=done`);
  return { plan, read, move, remove, all, until, counted, clear };
}

describe('the queue', () => {
  let scene: Scene;
  let page: ReturnType<typeof atPage>;

  beforeAll(async () => {
    scene = await withUnlinked(30);
    page = atPage(scene);
  });

  test('a plan of a module that is off is refused, and names it', async () => {
    await expect(page.plan({ kinds: ['quote'] })).rejects.toThrow('run.kind-off');
  });

  test('what was counted grows old, and is counted anew on request', async () => {
    const { id, estimate } = await page.counted();
    expect(estimate?.records).toBe(30);
    scene.account('Customer 30');
    expect((await page.read(id)).estimate?.records).toBe(30);
    expect((await page.move(id, 'estimating')).state).toBe('estimating');
    expect((await page.until(id, 'draft')).estimate?.records).toBe(31);
    await page.remove(id);
    await expect(page.read(id)).rejects.toThrow('run.unknown');
    expect(scene.writes('xero')).toEqual([]);
  });

  test('one that is started while it is still being counted begins once it is', async () => {
    const { id, state } = await page.plan({ from: '2020-01-01', to: '2020-01-02' });
    expect(state).toBe('estimating');
    expect((await page.move(id, 'queued')).state).toBe('queued');
    expect((await page.move(id, 'paused')).state).toBe('estimating');
    await page.until(id, 'draft');
    await page.remove(id);
    const other = await page.plan({ from: '2020-01-01', to: '2020-01-02' });
    await page.move(other.id, 'queued');
    expect((await page.until(other.id, 'done')).estimate).not.toBeNull();
    await page.remove(other.id);
  });

  test('of two that were started the second waits for the first', async () => {
    const [first, second] = [await page.counted(), await page.counted()];
    await page.move(first.id, 'queued');
    await page.move(second.id, 'queued');
    await page.until(first.id, 'running');
    expect((await page.read(second.id)).state).toBe('queued');
    await page.move(first.id, 'paused');
  });

  test('one that is paused keeps its place: the next goes on, and it comes behind it once it is resumed', async () => {
    const [second, first] = await page.all();
    const linked = (await page.read(first?.id ?? '')).progress.linked;
    await page.until(second?.id ?? '', 'running');
    expect((await page.read(first?.id ?? '')).state).toBe('paused');
    await page.move(first?.id ?? '', 'queued');
    expect((await page.read(first?.id ?? '')).progress.linked).toBe(linked);
    expect((await page.read(second?.id ?? '')).state).toBe('running');
  });

  test('one that is put first is worked on at once, and the one under way waits', async () => {
    const [second, first] = await page.all();
    expect((await page.move(first?.id ?? '', 'running')).state).toBe('queued');
    await page.until(first?.id ?? '', 'running');
    expect((await page.read(second?.id ?? '')).state).toBe('queued');
    await page.until(first?.id ?? '', 'done');
    await expect(page.move(first?.id ?? '', 'running')).rejects.toThrow('run.state');
  });

  test('a run that is deleted under way stops, and what it brought over stays', async () => {
    const third = await page.counted();
    await page.move(third.id, 'queued');
    await page.remove(third.id);
    await scene.bench.run(2 * MINUTE_MS);
    const names = scene.names('accounting');
    expect(names.length).toBe(31);
    expect(new Set(names).size).toBe(names.length);
  });

  test('those that are done are cleared away, and no others', async () => {
    const draft = await page.counted();
    expect(await page.clear()).toEqual({ removed: 2 });
    expect((await page.all()).map(({ id }) => id)).toEqual([draft.id]);
  });
});

test('before a pair is live no run is planned', async () => {
  const scene = await Scene.open();
  scene.bench.sqlite.run("UPDATE pairs SET state = 'setup'");
  await expect(atPage(scene).plan()).rejects.toThrow('run.not-live');
});

test('a run that waits for the platform’s next day keeps nobody awake, neither itself nor the one behind it', async () => {
  const scene = await Scene.open({ sizes: { history: PER_STRETCH, historyPerDay: PER_STRETCH } });
  for (let at = 0; at < 6; at++) scene.account(`Customer ${at}`);
  scene.bench.sqlite.run("UPDATE looks SET due_at = NULL, next_at = 9e15 WHERE side = 'crm'");
  const page = atPage(scene);
  const [first, second] = [await page.counted(), await page.counted()];
  await page.move(first.id, 'queued');
  await page.move(second.id, 'queued');
  await scene.bench.run(MINUTE_MS);
  expect((await page.read(first.id)).progress.linked).toBe(PER_STRETCH);
  await scene.bench.run(10 * MINUTE_MS);
  const passes = scene.bench.reports.length;
  await scene.bench.run(60 * MINUTE_MS);
  // Timers of the other side look on.
  expect(scene.bench.reports.length - passes).toBeLessThan(25);
  expect((await page.read(first.id)).progress.linked).toBe(PER_STRETCH);
});

test('a stretch for which a pass has not calls enough is walked on in the next: nobody is counted as held', async () => {
  const scene = await Scene.open({ profile: 'paid', sizes: { history: 150, calls: 7 } });
  for (let at = 0; at < 260; at++) scene.account(`Customer ${at}`);
  scene.bench.sqlite.run("UPDATE looks SET due_at = NULL, next_at = 9e15 WHERE side = 'crm'");
  const page = atPage(scene);
  const { id } = await page.counted();
  await page.move(id, 'queued');
  const { progress } = await page.until(id, 'done');
  expect(progress).toMatchObject({ linked: 260, held: 0 });
  expect(new Set(scene.names('accounting')).size).toBe(260);
});
