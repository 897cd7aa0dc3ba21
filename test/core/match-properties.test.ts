// Matching over random address books: what must hold whoever is in them.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatchRule } from '../../src/core/match.ts';
import { customer } from '../../src/kinds/party.ts';
import { type Known, matchOf, sideOf } from './index-of.ts';

const text = (...values: string[]) => fc.constantFrom(null, ...values);

/** Few values, so that records often share some. */
const anyFields = fc.record({
  name: text('Acme Ltd', 'ACME ltd', 'Acme Inc', 'Beta', 'राम'),
  email: text('ann@acme.example', 'ben@beta.example', 'office@acme.example'),
  taxNumber: text('101', '202'),
  accountNumber: text('C-1', 'C-2'),
});

const anyBook: fc.Arbitrary<Known[]> = fc
  .array(fc.record({ crm: fc.boolean(), fields: anyFields, linked: fc.boolean(), archived: fc.boolean() }), {
    minLength: 1,
    maxLength: 6,
  })
  .map((all) =>
    all.map(({ crm, ...more }, at) => ({ ...more, id: `${crm ? 'crm.Accounts' : 'accounting.Contacts'}:${at}` })),
  );

function mirrored(known: readonly Known[]): Known[] {
  return known.map(({ id, ...more }) => {
    const own = id.slice(id.indexOf(':'));
    return { ...more, id: sideOf(id) === 'crm' ? `accounting.Contacts${own}` : `crm.Accounts${own}` };
  });
}

const strangers = (book: readonly Known[]) => book.filter(({ linked }) => !linked);
const others = (book: readonly Known[], record: Known) => book.filter((each) => each !== record);

describe('in every address book', () => {
  test('whoever is named is on the other side, free and known, unless it is said to be elsewhere', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const record of strangers(book)) {
          const match = matchOf(record, others(book, record), book);
          const free = (id: string) =>
            book.some((each) => each.id === id && !each.linked && sideOf(id) !== sideOf(record.id));
          if (match.is === 'one') expect(free(match.id)).toBe(true);
          if (match.is === 'several') expect(match.ids.every(free)).toBe(true);
          if (match.is === 'several') expect(match.ids.length).toBeGreaterThan(0);
          if (match.is === 'elsewhere') expect(match.ids.some(free)).toBe(false);
        }
      }),
    );
  });

  test('the mirrored book gives the mirrored verdicts', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const there = mirrored(book);
        book.forEach((record, at) => {
          const twin = there[at];
          if (record.linked || !twin) return;
          const verdict = matchOf(record, others(book, record));
          const mirror = matchOf(twin, others(there, twin));
          expect(mirror.is).toBe(verdict.is);
          if (verdict.is === 'one' && mirror.is === 'one') {
            expect(mirrored([{ id: verdict.id, fields: {} }])[0]?.id).toBe(mirror.id);
          }
        });
      }),
    );
  });

  test('the order of the index does not matter', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const record of strangers(book)) {
          const [one, other] = [matchOf(record, others(book, record)), matchOf(record, others(book, record).reverse())];
          expect(other.is).toBe(one.is);
          if (one.is === 'one' && other.is === 'one') expect(other.id).toBe(one.id);
          if (one.is === 'several' && other.is === 'several')
            expect([...other.ids].sort()).toEqual([...one.ids].sort());
        }
      }),
    );
  });

  test('a twin of the one that was found makes it a question', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const record of strangers(book)) {
          const match = matchOf(record, others(book, record));
          const found = match.is === 'one' && book.find(({ id }) => id === match.id);
          if (!found) continue;
          const twin = { ...found, id: `${found.id}x` };
          expect(matchOf(record, [...others(book, record), twin]).is).toBe('several');
        }
      }),
    );
  });

  test('a twin of the record itself makes it a question', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        for (const record of strangers(book)) {
          if (matchOf(record, others(book, record)).is !== 'one') continue;
          const twin = { ...record, id: `${record.id}x`, archived: false };
          expect(matchOf(record, [...others(book, record), twin]).is).toBe('several');
        }
      }),
    );
  });

  test('of the drafts of a round at least one waits for nobody', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const here = strangers(book).filter(({ id }) => sideOf(id) === 'crm');
        const verdicts = here.map((record) => matchOf(record, others(here, record), here));
        if (verdicts.length > 0) expect(verdicts.some(({ is }) => is !== 'after-another')).toBe(true);
      }),
    );
  });
});

describe('with one way to be known', () => {
  const [, , taxNumber] = customer.match;
  const rules: MatchRule[] = taxNumber ? [taxNumber] : [];

  test('A finds B exactly where B finds A', () => {
    fc.assert(
      fc.property(anyBook, (book) => {
        const alive = strangers(book).map((each) => ({ ...each, archived: false }));
        for (const record of alive) {
          const match = matchOf(record, others(alive, record), [], rules);
          if (match.is !== 'one') continue;
          const found = alive.find(({ id }) => id === match.id);
          expect(found && matchOf(found, others(alive, found), [], rules)).toMatchObject({ is: 'one', id: record.id });
        }
      }),
    );
  });
});
