// Into which account a payment goes: by how it was paid, by its currency, by both, else into the one that takes the rest.

import { expect, test } from 'vitest';
import { enter } from '../../src/core/payment.ts';
import { receiptMark } from '../../src/core/received.ts';
import type { Fields } from '../../src/core/value.ts';
import { seen } from './build.ts';
import { rule } from './paying.ts';

const accounts = { Cash: '091', EUR: '092', 'cash eur': '093', 'Bank Transfer': '094' };

function accountOf(traits: Fields, currency: string | null, own: object = {}) {
  const mark = receiptMark('7');
  const both = { crm: seen('crm', { traits }), accounting: seen('accounting', { fields: { currency } }) };
  const payment = { date: '2026-11-20', amount: '5', mark };
  const verdict = enter({ ...rule, accounts, takes: null, ...own }, both, {}, payment);
  return verdict.is === 'money' ? verdict.values.paymentAccount : verdict;
}

const mode = (word: string): Fields => ({ [receiptMark('7')]: word });

test.each<[how: string, traits: Fields, currency: string | null, account: string]>([
  ['the rest, where nothing is said', {}, null, '090'],
  ['the rest, for a word and a currency that have none', mode('check'), 'USD', '090'],
  ['what the payment says itself', mode('cash'), 'NZD', '091'],
  ['without regard to case and blanks', mode('banktransfer'), null, '094'],
  ['a currency', mode('check'), 'EUR', '092'],
  ['a currency before nothing', {}, 'EUR', '092'],
  ['both before each alone', mode('cash'), 'EUR', '093'],
  ['a word before the currency', mode('banktransfer'), 'EUR', '094'],
  ['the field of the document, where the payment says nothing', { How: 'Cash' }, 'NZD', '091'],
  ['the payment before the field', { How: 'Cash', ...mode('banktransfer') }, null, '094'],
  ['the field, where the payment says what has no account', { How: 'Cash', ...mode('check') }, null, '091'],
])('%s', (_, traits, currency, account) => {
  expect(accountOf(traits, currency)).toBe(account);
});

test('where none is named a person is told for which word', () => {
  expect(accountOf(mode('check'), 'USD', { account: null })).toMatchObject({
    is: 'ask',
    issue: { code: 'payment.no-account', facts: { word: 'check' } },
  });
  expect(accountOf({}, null, { account: null })).toMatchObject({ issue: { facts: {} } });
});
