// The few facts about Xero's pages and time zones that are data here.

import { expect, test } from 'vitest';
import { deepLink, timeZoneOf } from '../../src/xero-node-lite/index.ts';
import { id } from './fake.ts';

test('links keep the exclamation mark of the short code, and let nothing else through', () => {
  const to = { shortCode: '!Qj35V', id: id(1) };
  expect(deepLink('invoice', to)).toBe(`https://go.xero.com/app/!Qj35V/invoicing/view/${id(1)}`);
  expect(deepLink('contact', to)).toBe(`https://go.xero.com/app/!Qj35V/contacts/contact/${id(1)}`);
  expect(deepLink('bill', to)).toBe(
    `https://go.xero.com/organisationlogin/default.aspx?shortcode=!Qj35V&redirecturl=/AccountsPayable/Edit.aspx?InvoiceID=${id(1)}`,
  );
  expect(new URL(deepLink('quote', { shortCode: '../..', id: '?x=1#y' })).pathname).toBe(
    '/app/..%2F../quotes/view/%3Fx%3D1%23y',
  );
});

test('the organisation’s zone is one that Intl knows', () => {
  const at = (timezone: string) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: timeZoneOf(timezone), timeZoneName: 'longOffset' })
      .format(Date.UTC(2026, 6, 1))
      .split(' ')
      .at(-1);
  expect(timeZoneOf('NEWZEALANDSTANDARDTIME')).toBe('Pacific/Auckland');
  expect(timeZoneOf('CentralStandardTime(Mexico)')).toBe('America/Mexico_City');
  expect([
    at('NEWZEALANDSTANDARDTIME'),
    at('GMTSTANDARDTIME'),
    at('EASTERNSTANDARDTIME'),
    at('UTC02'),
    at('UTC+13'),
  ]).toEqual(['GMT+12:00', 'GMT+01:00', 'GMT-04:00', 'GMT-02:00', 'GMT+13:00']);
  expect(timeZoneOf('MIDDLEEARTHSTANDARDTIME')).toBeUndefined();
});
