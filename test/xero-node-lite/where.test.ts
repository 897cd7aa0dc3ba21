// A value can't leave its place in a filter: read back by an independent reader, it is what was put in.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allOf,
  anyOf,
  canBeQuoted,
  day,
  decimal,
  guid,
  isGuid,
  moment,
  where,
} from '../../src/xero-node-lite/index.ts';

/** Reads `Name=="…"` back: a doubled quotation mark is one, a single one ends the text. */
function readBack(text: string): { value: string; rest: string } {
  let value = '';
  let at = text.indexOf('"') + 1;
  for (; at < text.length; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else break;
  }
  return { value, rest: text.slice(at + 1) };
}

const quotable = fc
  .oneof(fc.string(), fc.constantFrom('" OR 1==1 OR Name=="', '""', 'Ann "A" Ltd', "O'Neil", 'Ünïcödé 漢字'))
  .filter(canBeQuoted);

test('any text that can be quoted is read back as itself, and nothing follows it', () => {
  fc.assert(
    fc.property(quotable, (name) => {
      expect(readBack(where`Name==${name}`.where)).toEqual({ value: name, rest: '' });
      const { value, rest } = readBack(where`Name==${name} AND EmailAddress!=null`.where);
      expect({ value, rest }).toEqual({ value: name, rest: ' AND EmailAddress!=null' });
    }),
  );
});

test('text that no filter can hold is told beforehand, and refused', () => {
  for (const text of ['back\\slash', 'two\nlines', 'tab\t', 'nul\0', '\ud800']) {
    expect(canBeQuoted(text), JSON.stringify(text)).toBe(false);
    expect(() => where`Name==${text}`, JSON.stringify(text)).toThrow(TypeError);
  }
});

test('literals have the form of their kind', () => {
  expect(
    where`Status==${'AUTHORISED'} AND Total>${decimal('10.50')} AND IsCustomer==${true} AND Reference==${null}`.where,
  ).toBe('Status=="AUTHORISED" AND Total>10.50 AND IsCustomer==true AND Reference==null');
  expect(where`Date>=${day('2026-01-31')}`.where).toBe('Date>=DateTime(2026,01,31)');
  expect(where`UpdatedDateUTC>${moment(Date.UTC(2026, 0, 31, 9, 5, 7, 999))}`.where).toBe(
    'UpdatedDateUTC>DateTime(2026,01,31,09,05,07)',
  );
  const id = '0aA00000-0000-4000-8000-000000000001';
  expect(where`Contact.ContactID==${guid(id)}`.where).toBe(`Contact.ContactID==Guid("${id}")`);
});

test('a piece that is no guid, date or number never becomes part of a filter', () => {
  expect(() => guid('x") OR 1==1 OR Guid("x')).toThrow(TypeError);
  expect(() => day('2026-02-30')).toThrow(TypeError);
  expect(() => decimal('1 OR 1==1')).toThrow(TypeError);
  expect(() => where`Total>${Number.POSITIVE_INFINITY}`).toThrow(TypeError);
  expect(isGuid(' 00000000-0000-4000-8000-000000000001')).toBe(false);
});

test('joined filters keep to themselves', () => {
  const draft = where`Status==${'DRAFT'}`;
  const submitted = where`Status==${'SUBMITTED'}`;
  expect(allOf(anyOf(draft, submitted), where`Type==${'ACCREC'}`).where).toBe(
    '((Status=="DRAFT") OR (Status=="SUBMITTED")) AND (Type=="ACCREC")',
  );
  expect(where`Type==${'ACCREC'} AND ${anyOf(draft, submitted)}`.where).toBe(
    'Type=="ACCREC" AND ((Status=="DRAFT") OR (Status=="SUBMITTED"))',
  );
  expect(() => allOf()).toThrow(TypeError);
  expect(() => anyOf()).toThrow(TypeError);
});
