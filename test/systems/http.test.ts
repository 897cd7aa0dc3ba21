// A line to a vendor: paced by its grant, counted, timed out, and with a token that is renewed once.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { call, jsonOf, TIMEOUT_MS } from '../../src/systems/http.ts';
import { problem, Wire } from './line.ts';

afterEach(() => void vi.restoreAllMocks());

describe('reserving', () => {
  test('calls are reserved a few at a time, and the next few when those are used', async () => {
    const wire = new Wire();
    for (let at = 0; at < 5; at++) expect((await wire.get()).ok).toBe(true);
    expect(wire.reserved).toEqual([4, 4]);
    expect(wire.reports).toEqual([{ reservation: 'r1', unused: 0 }]);
  });

  test('what is not used is given back at the end, with the vendor’s latest word', async () => {
    const wire = new Wire();
    wire.answer(
      new Response('{}', { headers: { 'x-minute': '58', 'x-day': '997' } }),
      new Response('{}', { headers: { 'x-minute': '57' } }),
    );
    await wire.get();
    await wire.get();
    await wire.line.hangUp();
    expect(wire.reports).toEqual([{ reservation: 'r1', unused: 2, minuteLeft: 57, dayLeft: 997 }]);
  });

  test('a line that was never used has nothing to give back, and one that hung up neither', async () => {
    const wire = new Wire();
    await wire.line.hangUp();
    await wire.get();
    await wire.line.hangUp();
    await wire.line.hangUp();
    expect(wire.reports).toHaveLength(1);
  });

  test('an old word of the vendor’s is not told again', async () => {
    const wire = new Wire();
    wire.answer(new Response('{}', { headers: { 'x-minute': '5', 'x-day': '900' } }), new TypeError('broken'));
    await wire.get();
    await wire.line.hangUp();
    await wire.get();
    await wire.line.hangUp();
    expect(wire.reports[1]).toEqual({ reservation: 'r2', unused: 3 });
  });

  test('what was reserved for a person is not for less urgent work; the other way round it is', async () => {
    const wire = new Wire();
    wire.work = 'person';
    await wire.get();
    wire.work = 'run';
    await wire.get();
    expect(wire.reports).toMatchObject([{ unused: 3 }]);
    wire.work = 'person';
    await wire.get();
    expect(wire.reserved).toEqual([4, 4]);
  });

  test('fewer are granted than asked for: the line goes on with those', async () => {
    const wire = new Wire();
    wire.granted = () => ({ ok: true, value: 1 });
    await wire.get();
    await wire.get();
    expect(wire.reserved).toEqual([4, 4]);
  });

  test('none are granted: nothing is sent, and the reason is told', async () => {
    const wire = new Wire();
    wire.granted = () => ({ ok: false, problem: { code: 'system.busy', retryAfterMs: 700 } });
    expect(problem(await wire.get())).toEqual({ code: 'system.busy', retryAfterMs: 700 });
    expect(wire.seen).toEqual([]);
    expect(wire.meter.calls).toBe(0);
  });
});

describe('the calls of one invocation', () => {
  test('no more are reserved than are left, and none is sent beyond them', async () => {
    const wire = new Wire(2);
    expect((await wire.get()).ok).toBe(true);
    expect((await wire.get()).ok).toBe(true);
    expect(problem(await wire.get())).toEqual({ code: 'budget.spent' });
    expect(wire.reserved).toEqual([2]);
    expect(wire.seen).toHaveLength(2);
  });

  test('two lines share one count', async () => {
    const [one, other] = [new Wire(3), new Wire(3)];
    await one.get();
    await one.get();
    Object.assign(other.meter, one.meter);
    expect((await other.get()).ok).toBe(true);
    expect(problem(await other.get())).toEqual({ code: 'budget.spent' });
  });

  test('a renewed call counts twice', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 401 }));
    await wire.get();
    expect(wire.meter.calls).toBe(2);
  });
});

describe('a token that is refused', () => {
  test('is renewed once, and the calls after it use the new one', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 401 }));
    expect((await wire.get()).ok).toBe(true);
    await wire.get();
    expect(wire.renewed).toEqual(['t0']);
    expect(wire.seen.map(({ authorization }) => authorization)).toEqual(['Token t0', 'Token t1', 'Token t1']);
  });

  test('is not renewed twice for one call', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 401 }), new Response('', { status: 401 }));
    expect(problem(await wire.get())).toEqual({
      code: 'grant.revoked',
      detail: 'a fresh token was refused',
      connection: 'c1',
    });
    expect(wire.renewed).toEqual(['t0']);
  });

  test('cannot be renewed: why is told as it is', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 401 }));
    wire.renewal = { ok: false, problem: { code: 'system.busy', retryAfterMs: 600_000 } };
    expect(problem(await wire.get())).toEqual({ code: 'system.busy', retryAfterMs: 600_000 });
    expect(wire.seen).toHaveLength(1);
  });

  test('on the last call of the invocation, the renewed call has to wait for the next one', async () => {
    const wire = new Wire(1);
    wire.answer(new Response('', { status: 401 }));
    expect(problem(await wire.get())).toEqual({ code: 'budget.spent' });
  });
});

describe('a vendor that has had enough', () => {
  test('too many calls: the grant is told how long to wait, and gets back the rest', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 429, headers: { 'retry-after': '26' } }));
    expect(problem(await wire.get())).toEqual({ code: 'system.busy', retryAfterMs: 26_000 });
    expect(wire.reports).toEqual([{ reservation: 'r1', unused: 3, waitMs: 26_000 }]);
  });

  test('a spent day is told as that', async () => {
    const wire = new Wire();
    wire.answer(new Response('', { status: 429, headers: { 'retry-after': '3600', 'x-day': '0' } }));
    expect(problem(await wire.get())).toEqual({ code: 'system.day-spent', retryAfterMs: 3_600_000 });
    expect(wire.reports).toEqual([{ reservation: 'r1', unused: 3, dayLeft: 0, waitMs: 3_600_000, daySpent: true }]);
  });
});

describe('somebody who waits', () => {
  const patient = (mostMs: number) => {
    const waits: number[] = [];
    const wire = new Wire(40, { mostMs, wait: async (ms) => void waits.push(ms) });
    wire.work = 'person';
    return { wire, waits };
  };
  const pause = (seconds: number) => new Response('', { status: 429, headers: { 'retry-after': `${seconds}` } });

  test('is kept waiting for as long as a short pause takes, and then answered', async () => {
    const { wire, waits } = patient(10_000);
    wire.answer(pause(2));
    expect((await wire.get()).ok).toBe(true);
    expect(waits).toEqual([2_000]);
    expect(wire.reports).toEqual([{ reservation: 'r1', unused: 3, waitMs: 2_000 }]);
  });

  test('for our own pace as well as for the vendor’s word', async () => {
    const { wire, waits } = patient(10_000);
    let asked = 0;
    wire.granted = (calls) =>
      ++asked < 3 ? { ok: false, problem: { code: 'system.busy', retryAfterMs: 1_000 } } : { ok: true, value: calls };
    expect((await wire.get()).ok).toBe(true);
    expect(waits).toEqual([1_000, 1_000]);
    expect(wire.seen).toHaveLength(1);
  });

  test('is told at once of a pause that is longer than all that is left to wait', async () => {
    const { wire, waits } = patient(10_000);
    wire.answer(pause(6), pause(6));
    expect(problem(await wire.get())).toEqual({ code: 'system.busy', retryAfterMs: 6_000 });
    expect(waits).toEqual([6_000]);
  });

  test('is nobody where the work is not a person’s', async () => {
    const { wire, waits } = patient(10_000);
    wire.work = 'event';
    wire.answer(pause(1));
    expect(problem(await wire.get())).toEqual({ code: 'system.busy', retryAfterMs: 1_000 });
    expect(waits).toEqual([]);
  });

  test('is not kept waiting for what time does not cure', async () => {
    const { wire, waits } = patient(10_000_000);
    wire.answer(new Response('', { status: 429, headers: { 'retry-after': '3600', 'x-day': '0' } }));
    expect(problem(await wire.get())).toMatchObject({ code: 'system.day-spent' });
    expect(waits).toEqual([]);
  });
});

describe('one call', () => {
  test('carries method, body and headers, and follows no redirect', async () => {
    const wire = new Wire();
    await wire.line.send({ method: 'PUT', url: 'https://vendor.example/y', headers: { a: '1' }, body: '{"x":1}' });
    expect(wire.seen[0]).toMatchObject({
      url: 'https://vendor.example/y',
      method: 'PUT',
      body: '{"x":1}',
      redirect: 'manual',
      authorization: 'Token t0',
    });
  });

  test('is given up after twenty seconds, with its outcome open', async () => {
    const ended = new AbortController();
    const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(ended.signal);
    const never: typeof fetch = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('took too long', 'TimeoutError')));
      });
    const answered = call(never, { method: 'GET', url: 'https://vendor.example/', headers: {} });
    ended.abort();
    expect(problem(await answered)).toEqual({
      code: 'system.unreachable',
      sent: true,
      detail: 'TimeoutError: took too long',
    });
    expect(timeout).toHaveBeenCalledWith(TIMEOUT_MS);
    expect(TIMEOUT_MS).toBe(20_000);
  });

  test('whose body breaks off is one whose reply never came', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('{"a":'));
        controller.error(new TypeError('terminated'));
      },
    });
    const answered = await call(async () => new Response(broken), {
      method: 'GET',
      url: 'https://v.example/',
      headers: {},
    });
    expect(problem(answered)).toMatchObject({ code: 'system.unreachable', sent: true });
  });

  test('that throws something strange is no bug of ours', async () => {
    const strange: typeof fetch = () => Promise.reject('no reason');
    const answered = await call(strange, { method: 'GET', url: 'https://v.example/', headers: {} });
    expect(problem(answered)).toEqual({ code: 'system.unreachable', sent: true, detail: 'no reason' });
  });
});

test('text that is no JSON is undefined, and JSON null is not', () => {
  expect([jsonOf('{"a":1}'), jsonOf('null'), jsonOf(''), jsonOf('<html>')]).toEqual([
    { a: 1 },
    null,
    undefined,
    undefined,
  ]);
});
