// Zoho Books: what its answers mean, and what its webhooks hint at.

import { describe, expect, test } from 'vitest';
import { asRefusal, isMissing, isTaken, troubleOf } from '../../src/systems/books/errors.ts';
import { cameFromBooks, isPaymentLine, paidOf } from '../../src/systems/books/paid.ts';
import { booksScripts } from '../../src/systems/books/scripts.ts';
import { parseHook, readHook } from '../../src/systems/books/webhook.ts';

const reply = (status: number, body: unknown, headers: Record<string, string> = {}) => ({
  status,
  headers: new Headers(headers),
  text: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('answers', () => {
  test.each([
    [200, { code: 0, message: 'success' }, null],
    [401, { code: 57, message: 'no' }, 'renew'],
    [429, { code: 44, message: 'blocked' }, { code: 'system.busy', retryAfterMs: 60_000 }],
    [429, { code: 1070, message: 'in process' }, { code: 'system.busy', retryAfterMs: 2_000 }],
    [429, { code: 45, message: 'rate limit' }, { code: 'system.day-spent', retryAfterMs: 3_600_000 }],
    [500, '<html>', { code: 'system.failed', status: 500, detail: '<html>' }],
    [200, '<html>', { code: 'system.unreadable', status: 200, detail: '<html>' }],
    [
      400,
      { code: 1001, message: 'Number exists' },
      { code: 'request.refused', status: 400, detail: '1001: Number exists' },
    ],
  ] as const)('%s %j', (status, body, expected) => {
    expect(troubleOf(reply(status, body))).toEqual(expected);
  });

  test('a time that a header names goes before ours', () => {
    expect(troubleOf(reply(429, { code: 44 }, { 'retry-after': '7' }))).toMatchObject({ retryAfterMs: 7_000 });
  });

  test('a record that is not there is told from an address that is wrong', () => {
    const of = (code: number, status: number) => troubleOf(reply(status, { code, message: 'gone' }));
    const problems = [of(1002, 404), of(1002, 400), of(5, 404)].map((each) =>
      each !== null && each !== 'renew' ? isMissing(each) : null,
    );
    expect(problems).toEqual([true, true, false]);
  });

  test('a number that is taken, and a refusal in the words of Books', () => {
    const taken = { code: 'request.refused', status: 400, detail: '1001: Invoice Number already exist' } as const;
    expect(isTaken(taken)).toBe(true);
    expect(isTaken({ ...taken, detail: '1005: too long' })).toBe(false);
    expect(asRefusal(taken)).toEqual({
      code: 'record.refused',
      complaints: [{ message: 'Invoice Number already exist' }],
    });
    expect(asRefusal({ ...taken, status: 404 })).toEqual({ ...taken, status: 404 });
  });
});

describe('webhooks', () => {
  const json = 'application/json';

  test('our own text, with every digit of a long id', () => {
    const body = parseHook('{"module":"estimates","id":982000000567001123456}', json);
    expect(body && readHook(body)).toEqual({
      hints: [{ kinds: ['quote', 'accepted-quote'], ids: ['crm.estimates:982000000567001123456'] }],
    });
  });

  test("Books' own payload, as JSON and as a form; a payment names its invoices", () => {
    const payload = JSON.stringify({
      payment: { payment_id: '9', invoices: [{ invoice_id: '7' }, { invoice_id: '8' }] },
    });
    const expected = { hints: [{ kinds: ['invoice'], ids: ['crm.invoices:7', 'crm.invoices:8'] }] };
    for (const [text, type] of [
      [payload, json],
      [`JSONString=${encodeURIComponent(payload)}`, 'application/x-www-form-urlencoded'],
    ] as const) {
      const body = parseHook(text, type);
      expect(body && readHook(body)).toEqual(expected);
    }
  });

  test('what names nothing of ours is wrong, and a record of another sort no hint', () => {
    expect(parseHook('nonsense', json)).toBeUndefined();
    expect(readHook({ module: 'cats', id: '1' })).toMatchObject({ field: 'module' });
    expect(readHook({ module: 'invoices', id: 'x' })).toMatchObject({ field: 'id' });
    expect(readHook({})).toMatchObject({ field: 'body' });
    expect(readHook({ contact: { contact_id: '1' } })).toEqual({ hints: [] });
  });

  test('what is to be pasted names the address, the token and the record, and the button signs', () => {
    const scripts = booksScripts({ url: 'https://us.example/hooks/books/c1', key: 'k"1', token: 'secret' });
    const webhooks = scripts.filter(({ name }) => name.startsWith('Webhook'));
    expect(webhooks).toHaveLength(5);
    for (const { code } of webhooks) {
      expect(code).toContain('https://us.example/hooks/books/c1');
      expect(code).toContain('X-Ledgerline-Token = secret');
    }
    expect(scripts.at(-1)?.code).toContain('hmacsha256("k\\"1", body, "hex")');
  });
});

describe('money on an invoice', () => {
  const id = '6ad36bbd-0000-4000-8000-000000000001';
  const line = `2026-11-20 · 8 · 090 · Cheque 7 · ${id}`;
  const settled = { part: '1', date: '2026-11-20', amount: '8' };

  test('ours is told from what people of Books have recorded', () => {
    expect(isPaymentLine(line)).toBe(true);
    expect(isPaymentLine('2026-11-20 · 8 · CN-1')).toBe(false);
    expect(cameFromBooks(`2026-11-20 · 8 · 090 · crm.customerpayments:9 · ${id}`)).toBe(true);
    expect(cameFromBooks(line)).toBe(false);
    const paid = paidOf({
      payments: [
        { ...settled, id: '1', mark: line },
        { ...settled, id: '2', mark: null },
        { ...settled, id: '3', mark: `2026-11-20 · 8 · overpayment ${id}` },
      ],
      credits: [
        { ...settled, id: '4', mark: 'CN-1' },
        { ...settled, id: '5', mark: null },
      ],
    });
    expect(paid).toEqual({
      payments: line,
      credits: `2026-11-20 · 8 · CN-1\n2026-11-20 · 8 · overpayment ${id}`,
      received: '2 2026-11-20 8',
    });
  });
});
