// What people read of the product's codes: each has a sentence, each sentence is somebody's, and with its facts it is whole.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { say } from '../../src/sentences.ts';
import { codesOfTheProduct } from './codes.ts';
import { root } from './source.ts';

const english = JSON.parse(readFileSync(join(root, 'ui/i18n/en.json'), 'utf8')) as Record<string, string>;
const kept = Object.keys(english).filter((code) => !code.startsWith('ui.'));
const { codes, unknown } = codesOfTheProduct();

/** Facts that a code never comes without, beside the record's name. */
const always: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  'conflict.fields': { fields: { phone: { crm: '1', accounting: '2' } } },
  'consent.denied': { detail: 'access_denied' },
  'create.reissued': { before: 'INV-0001' },
  'demo.replaced': { detail: 'Demo Company (NZ)' },
  'field.format': { format: 'date' },
  'hook.malformed': { detail: 'ids is no list' },
  'hook.unknown': { hook: 'books/save' },
  'import.organisation': { theirs: 'Kea & Co', ours: 'Harbour Books' },
  'import.signer': { count: 3, crm: 'Harbour Light', accounting: 'Harbour Books' },
  'issue.choice': { options: ['retry', 'ignore'] },
  'kind.unknown': { kind: 'payment' },
  'mapping.crowded': { place: 'Phones[FAX]', other: 'fax' },
  'mapping.invalid': { fields: ['phone'], detail: 'no such field' },
  'needs.currency': { currency: 'EUR', only: 'NZD' },
  'pair.imported': { taken: 3, kept: 0 },
  'pair.reset': { links: 3, organisation: 'Harbour Books' },
  'payment.future': { date: '2026-12-24' },
  'payment.above-due': { date: '2026-11-20', amount: '57.5', due: '40' },
  'payment.locked-period': { date: '2026-03-31', until: '2026-03-31' },
  'mapping.constant': { type: 'date' },
  'rule.field': { rule: 'routing', field: 'Area', kinds: ['invoice'], more: 0 },
  'skip.rule': { rule: 'filter', field: 'Area' },
  'route.moved': { to: 'Branch' },
  'reset.confirm': { organisation: 'Harbour Books' },
  'without.module': { module: 'Invoices' },
  'script.steps': { name: 'Send to Xero', module: 'Invoices', argument: 'invoiceId', field: 'Invoices.Invoice Id' },
  'script.books.steps': { name: 'Webhook', module: 'Invoices', argument: 'id', field: 'the id of the invoice' },
  'skip.before-start': { date: '2026-01-31', startDate: '2026-11-01' },
};

describe('codes', () => {
  test('the source was read: problems, reasons, issues, errors, hooks, scopes are among them', () => {
    const some = [
      'record.refused',
      'skip.filter',
      'match.several',
      'session.needed',
      'hook.unproven',
      'scope.contacts',
    ];
    expect(some.filter((code) => !codes.has(code))).toEqual([]);
    expect(codes.size).toBeGreaterThan(100);
  });

  test('no code is put together in a way that this test can’t follow', () => {
    expect(unknown).toEqual([]);
  });

  test('every code has a sentence', () => {
    expect([...codes].filter((code) => !(code in english)).sort()).toEqual([]);
  });

  test('every sentence is a code’s', () => {
    expect(kept.filter((code) => !codes.has(code))).toEqual([]);
  });
});

describe('sentences', () => {
  test('who connects Zoho is told which of its finance systems is not covered', () => {
    for (const language of ['en', 'de', 'fr'])
      expect(say(language, 'scope.finance-documents', {})).toContain('Zoho Billing');
  });

  test('with no more facts than its code always has, each reads as one', () => {
    const said = kept.map((code) => `${code}: ${say('en', code, { name: 'Harbour Light', ...always[code] })}`);
    expect(said.filter((sentence) => /[{}]|\(\s*\)|undefined|null| [.,;:]|: \./.test(sentence))).toEqual([]);
  });

  test('fields go by the names that the pages have for them', () => {
    const facts = { name: 'Harbour Light', fields: { phone: {}, billingCity: {} } };
    expect(say('en', 'conflict.fields', facts)).toBe(
      'Both sides changed Phone and Billing city of Harbour Light. Choose which value stays.',
    );
  });

  test('a refusal says which side, which record, which field, and what to do', () => {
    const complaints = [{ field: 'email', message: 'The value is not an address' }];
    const said = say('en', 'refused.accounting', { name: 'Harbour Light', complaints, code: 'record.refused' });
    expect(said).toContain('Xero would not have Harbour Light.');
    expect(said).toContain('E-mail: The value is not an address.');
    expect(said).toContain('Change it in Zoho CRM');
  });

  test('a filter tells its condition, and a hyphen in a fact chooses its words', () => {
    const filter = { field: 'Account_Type', op: 'is', value: 'Customer' };
    expect(say('en', 'skip.filter', filter)).toContain('only Account_Type is Customer');
    expect(say('en', 'match.several', { name: 'Ash', rule: 'tax-number' })).toContain('same tax number');
  });

  test('a code that nobody knows is shown as it is', () => {
    expect(say('en', 'no.such-code', {})).toBe('no.such-code');
  });
});
