// Codecs there and back: what a vendor's value is read as, how ours is written, and what is lost on the way (nothing but length).

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBlank, sameMeaning, type Value } from '../../src/core/value.ts';
import {
  choice,
  type Codec,
  decimal,
  email,
  flag,
  latestLines,
  lines,
  money,
  phone,
  ref,
  text,
  url,
} from '../../src/mapping/codec.ts';

const MOST = 50;
const codecs: Record<string, { codec: Codec; values: fc.Arbitrary<Value> }> = {
  text: { codec: text(null, { most: MOST }), values: words(MOST) },
  'text without an end': { codec: text(''), values: words(400) },
  lines: { codec: lines('', MOST), values: fc.array(words(9), { maxLength: 4 }).map((all) => all.join('\n') || null) },
  email: { codec: email(null), values: fc.emailAddress() },
  phone: { codec: phone('', MOST), values: fc.stringMatching(/^\+?[0-9][0-9 ()-]{0,20}$/) },
  url: { codec: url(null), values: fc.webUrl() },
  choice: { codec: choice(null), values: words(20) },
  flag: { codec: flag, values: fc.boolean() },
  decimal: { codec: decimal(), values: fc.integer().map(String) },
  money: { codec: money(0), values: fc.integer({ min: 1 }).map((cents) => String(cents / 4)) },
};

/** A value as the product has it: no outer blanks, never empty. */
function words(most: number): fc.Arbitrary<string> {
  const letters = fc.oneof(
    fc.string({ maxLength: most }),
    fc.string({ unit: 'grapheme', maxLength: Math.ceil(most / 8) }),
  );
  return letters.map((raw) => raw.trim().slice(0, most).trim()).filter((raw) => raw !== '' && raw !== '-None-');
}

describe.each(Object.entries(codecs))('%s', (name, { codec, values }) => {
  test('what was written is read again as the same', () => {
    fc.assert(
      fc.property(values, (value) => {
        const back = codec.decode(codec.encode(value));
        expect(sameMeaning(codec.type, value, back)).toBe(true);
      }),
    );
  });

  test('what was read is read again as the very same', () => {
    fc.assert(
      fc.property(fc.oneof(values, fc.anything()), (raw) => {
        const value = codec.decode(raw);
        expect(value === null || typeof value === 'string' || typeof value === 'boolean').toBe(true);
        expect(value).not.toBe('');
        const once = codec.decode(codec.encode(value));
        expect(codec.decode(codec.encode(once))).toEqual(once);
      }),
    );
  });

  test('a blank is written as what empties the field, and read as blank', () => {
    if (codec === flag) return;
    expect(['', null, 0]).toContain(codec.encode(null));
    expect(codec.encode('')).toEqual(codec.encode(null));
    expect(isBlank(codec.decode(''))).toBe(true);
    expect(isBlank(codec.decode(null))).toBe(true);
    expect(isBlank(codec.decode(undefined))).toBe(true);
    expect(name).not.toBe('');
  });
});

describe('reading', () => {
  test.each<[string, Codec, unknown, Value]>([
    ['a number where text is meant', text(null), 42, '42'],
    ['a number without an end where text is meant', text(null), 12345678901234567890n, '12345678901234567890'],
    ['yes or no where text is meant', text(null), false, 'false'],
    ['outer blanks', text(null), '  Acme \n', 'Acme'],
    ['an object', text(null), { id: '1' }, null],
    ['several lines', lines('', 99), 'a\r\nb\rc\n', 'a\nb\nc'],
    ['the vendor’s word for none', choice(null), '-None-', null],
    ['a flag as words', flag, 'true', true],
    ['a flag as other words', flag, 'false', false],
    ['a flag as anything else', flag, 'yes', null],
    ['a number', decimal(), 1200.5, '1200.5'],
    ['a number too large to be written out', decimal(), 1e21, '1000000000000000000000'],
    ['a number as text', money(), '1200.50', '1200.5'],
    ['words where a number is meant', money(), 'ten', null],
    ['half an exponent', money(), '1e', null],
  ])('%s', (_, codec, raw, expected) => {
    expect(codec.decode(raw)).toEqual(expected);
  });
});

describe('writing', () => {
  test('a number that is blank may have to be a nought', () => {
    expect(money(0).encode(null)).toBe(0);
    expect(decimal().encode(null)).toBeNull();
    expect(money('').encode('12.5')).toBe('12.5');
  });

  test('a flag is true or false, never blank', () => {
    expect([true, false, null].map((value) => flag.encode(value))).toEqual([true, false, false]);
  });

  test('what is no text is blank', () => {
    expect(text(null).encode(true)).toBeNull();
    expect(lines('', 9).encode([])).toBe('');
    expect(choice('').encode(false)).toBe('');
  });

  test('an empty text is a blank too', () => {
    for (const codec of [text(null), lines(null, 9), email(null), phone(null, 9), url(null), choice(null), decimal()])
      expect(codec.encode(''), codec.name).toBeNull();
  });

  test('an amount without a value empties the field, unless told', () => {
    expect(money().encode(null)).toBeNull();
    expect(money(0).encode(null)).toBe(0);
  });
});

describe('cutting', () => {
  const cut = (value: string, most: number) => String(text('', { most }).encode(value));

  test('keeps what fits', () => {
    expect(cut('exactly ten', 11)).toBe('exactly ten');
    expect(cut('ends in a blank ', 16)).toBe('ends in a blank ');
    expect(text('').encode('ends in a blank ')).toBe('ends in a blank ');
    expect(cut('one word more', 8)).toBe('one word');
    expect(cut('one word more', 9)).toBe('one word');
  });

  test.each([
    ['a surrogate pair', 'ab😀', 3, 'ab'],
    ['a letter and its accent', 'cafe\u0301', 4, 'caf'],
    ['a family', 'x👩‍👧‍👦', 6, 'x'],
    ['a flag', 'x🇳🇿', 4, 'x'],
    ['a skin tone', 'x👍🏽', 4, 'x'],
  ])('never splits %s', (_, value, most, expected) => {
    expect(cut(value, most)).toBe(expected);
  });

  test('gives a beginning of the text, no longer than there is room', () => {
    const characters = (value: string) => [...new Intl.Segmenter().segment(value)].map(({ segment }) => segment);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.nat(30), (value, most) => {
        const kept = cut(value, most);
        expect(kept.length).toBeLessThanOrEqual(most);
        expect(value.startsWith(kept)).toBe(true);
        expect(characters(value).slice(0, characters(kept).length)).toEqual(characters(kept));
      }),
    );
  });

  test('a list that is too long loses its oldest lines, and says so', () => {
    const list = latestLines(null, 9);
    expect(list.encode('ab\ncd\nefg')).toBe('ab\ncd\nefg');
    expect(list.encode('ab\ncd\nef\ngh')).toBe('…\nef\ngh');
    expect(list.encode('abc\nde\nfgh')).toBe('…\nde\nfgh');
    expect(list.encode('abcdefghijklm')).toBe('…\nghijklm');
    expect(list.encode(null)).toBe(null);
  });

  test('lines and phone numbers are cut as well', () => {
    expect(lines('', 4).encode('ab\ncd')).toBe('ab\nc');
    expect(phone('', 4).encode('12345')).toBe('1234');
  });
});

test('codecs are told apart by name and type', () => {
  const all = [
    text(null),
    lines('', 1),
    email(null),
    phone(null, 1),
    url(null),
    choice(null),
    flag,
    decimal(),
    money(),
  ];
  expect(all.map((codec) => `${codec.name}/${codec.type}`)).toEqual([
    'text/text',
    'lines/text',
    'email/email',
    'phone/phone',
    'url/url',
    'choice/choice',
    'flag/flag',
    'decimal/decimal',
    'money/money',
  ]);
  expect(text(null, { name: 'own' }).name).toBe('own');
  expect(text(null, { most: 5 }).name).toBe(text(null, { most: 9 }).name);
});

describe('a record of the same system that a value names', () => {
  const account = () => ref('crm.Accounts');
  const contact = () => ref('accounting.Contacts', { member: 'ContactID', emptied: '' });

  test.each<[raw: unknown, value: Value]>([
    [{ id: '5725767', name: 'Acme' }, 'ref:crm.Accounts:5725767'],
    ['5725767', 'ref:crm.Accounts:5725767'],
    [5725767, 'ref:crm.Accounts:5725767'],
    [{ name: 'Acme' }, null],
    [{ id: '' }, null],
    ['', null],
    [null, null],
    [undefined, null],
  ])('%o is read as %s', (raw, value) => {
    expect(account().decode(raw)).toBe(value);
  });

  test('is known by the member that its system keeps ids in', () => {
    expect(contact().decode({ ContactID: 'c-1', id: 'other' })).toBe('ref:accounting.Contacts:c-1');
    expect(contact().encode('ref:accounting.Contacts:c-1')).toEqual({ ContactID: 'c-1' });
    expect(account().encode('ref:crm.Accounts:5725767')).toEqual({ id: '5725767' });
  });

  test('of another module, or none at all, is left blank as the system wants it', () => {
    for (const value of [null, true, 'link:7', 'ref:crm.Vendors:1', 'ref:accounting.Contacts:c-1']) {
      expect(account().encode(value)).toBeNull();
    }
    expect(contact().encode('ref:crm.Accounts:1')).toBe('');
  });
});
