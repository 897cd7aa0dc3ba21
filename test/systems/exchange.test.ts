// What the log keeps of a request that went wrong: the one record's part of it, without secrets, without other people, and never long.

import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/core/problem.ts';
import { exchangeFrom, exchangeOf, listen, type Said } from '../../src/systems/exchange.ts';

const refused: Problem = { code: 'record.refused', complaints: [{ message: 'no' }] };

function said(request: unknown, reply: unknown, status = 200): Said {
  const text = typeof reply === 'string' ? reply : JSON.stringify(reply);
  const url = 'https://api.example.com/api.xro/2.0/Invoices?where=EmailAddress%3D%22a%40b.example%22';
  return { request: { method: 'PUT', url, body: JSON.stringify(request) }, reply: { status, text } };
}

const read = (text: string | null): unknown => JSON.parse(text ?? 'null');

describe('an exchange', () => {
  test('holds the one record of many, on both ways, and no query', () => {
    const two = { Invoices: [{ Reference: 'mine' }, { Reference: 'another one’s' }] };
    const exchange = exchangeFrom(said(two, { Status: 'OK', ...two }), 0);
    expect(exchange).toMatchObject({ method: 'PUT', path: '/api.xro/2.0/Invoices', status: 200 });
    expect(read(exchange.request)).toEqual({ Invoices: [{ Reference: 'mine' }] });
    expect(read(exchange.reply)).toEqual({ Status: 'OK', Invoices: [{ Reference: 'mine' }] });
  });

  test('names other people and does not tell more of them; of the record itself it tells all but secrets', () => {
    const person = {
      ContactID: 'c-1',
      Name: 'Tall Pines',
      EmailAddress: 'someone@pines.example',
      BankAccountDetails: '12-3',
    };
    const { reply } = exchangeFrom(
      said({}, { Invoices: [{ Contact: person, AccessToken: 't', Date: '2026-11-22' }] }),
      0,
    );
    expect(read(reply)).toEqual({
      Invoices: [{ Contact: { ContactID: 'c-1', Name: 'Tall Pines' }, AccessToken: '…', Date: '2026-11-22' }],
    });
    const own = exchangeFrom(said({ Contacts: [person] }, {}), 0);
    expect(read(own.request)).toEqual({ Contacts: [{ ...person, BankAccountDetails: '…' }] });
  });

  test('is never longer than a page, whatever came', () => {
    const lines = Array.from({ length: 400 }, (_, at) => ({ Description: `${at} ${'x'.repeat(5_000)}` }));
    const long = exchangeFrom(said({ Invoices: [{ LineItems: lines }] }, `<html>${'y'.repeat(90_000)}`, 502), 0);
    expect(long.request?.length).toBeLessThanOrEqual(2_001);
    expect(long.reply?.length).toBeLessThanOrEqual(2_001);
    expect(long.reply).toMatch(/^<html>y+…$/);
  });
});

describe('a line that is listened to', () => {
  test('tells each item its own part of a refusal of the whole', () => {
    let last: Said | null = null;
    const heard = listen({ said: () => last });
    last = said({ data: [{ Name: 'one' }, { Name: 'two' }] }, { code: 'INVALID_DATA' }, 400);
    const [one, two] = [heard(refused, 0), heard(refused, 1)];
    expect(one).toEqual(refused);
    expect(read(exchangeOf(one)?.request ?? null)).toEqual({ data: [{ Name: 'one' }] });
    expect(read(exchangeOf(two)?.request ?? null)).toEqual({ data: [{ Name: 'two' }] });
    expect(exchangeOf(refused)).toBeNull();
  });

  test('keeps nothing where nothing was sent', () => {
    const earlier = said({}, {});
    const heard = listen({ said: () => earlier });
    expect(exchangeOf(heard(refused, 0))).toBeNull();
  });
});
