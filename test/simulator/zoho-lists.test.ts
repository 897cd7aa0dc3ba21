// Reading the simulated Zoho: lists and their pages, deltas, deletions, related lists, search.

import { beforeEach, describe, expect, test } from 'vitest';
import { type Body, Desk, element, first, list } from './zoho-desk.ts';

let desk: Desk;

beforeEach(async () => {
  desk = await new Desk().connect();
});

const info = (body: Body) => body.info as Body;
const ids = (body: Body) => list(body).map(({ id }) => id);

/** That many accounts, a second apart. */
async function accounts(count: number): Promise<string[]> {
  const made: string[] = [];
  for (let index = 0; index < count; index++) {
    made.push(await desk.make('Accounts', { Account_Name: `A${String(index).padStart(3, '0')}` }));
    desk.clock.pass(1000);
  }
  return made;
}

describe('a list', () => {
  test('needs its fields, and no more than fifty', async () => {
    expect((await desk.get('/Accounts')).body).toMatchObject({
      code: 'REQUIRED_PARAM_MISSING',
      details: { param_name: 'fields' },
    });
    const many = Array.from({ length: 51 }, (_, index) => `F${index}`).join(',');
    expect((await desk.get(`/Accounts?fields=${many}`)).body).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      details: { limit: 50, param_name: 'fields' },
    });
  });

  test('shows what was asked, ignores unknown names, and is empty with 204', async () => {
    expect((await desk.get('/Accounts?fields=id')).status).toBe(204);
    await desk.make('Accounts', { Account_Name: 'Acme' });
    const { body } = await desk.get('/Accounts?fields=Account_Name,Nonsense');
    expect(Object.keys(first(body, 'data')).sort()).toEqual(['Account_Name', 'id']);
  });

  test('comes newest first, or as it is sorted', async () => {
    const [one, two, three] = await accounts(3);
    await desk.put(`/Accounts/${one}`, { data: [{ Phone: '1' }] });
    expect(ids((await desk.get('/Accounts?fields=id')).body)).toEqual([three, two, one]);
    expect(ids((await desk.get('/Accounts?fields=id&sort_order=asc')).body)).toEqual([one, two, three]);
    expect(ids((await desk.get('/Accounts?fields=id&sort_by=Modified_Time')).body)).toEqual([one, three, two]);
    expect(ids((await desk.get('/Accounts?fields=id&sort_by=Modified_Time&sort_order=asc')).body)).toEqual([
      two,
      three,
      one,
    ]);
    expect(ids((await desk.get('/Accounts?fields=id&sort_by=Created_Time&sort_order=asc')).body)).toEqual([
      one,
      two,
      three,
    ]);
  });

  test.each([
    'sort_by=Account_Name',
    'sort_order=up',
    'per_page=201',
    'page=0',
    'cvid=1',
    'cvid=1&sort_by=id',
    'page=1&page_token=x',
    'page_token=x',
  ])('%s is refused', async (parameter) => {
    expect((await desk.get(`/Accounts?fields=id&${parameter}`)).status).toBe(400);
  });

  test('by ids gives those that are there', async () => {
    const [one, , three] = await accounts(3);
    const { body } = await desk.get(`/Accounts?fields=id&ids=${one},5725767000000000001,${three}`);
    expect(ids(body)).toEqual([three, one]);
    const many = Array.from({ length: 101 }, () => one).join(',');
    expect((await desk.get(`/Accounts?fields=id&ids=${many}`)).body.code).toBe('LIMIT_EXCEEDED');
  });

  test('rows and multi-line lists never show; rows do in a read by id', async () => {
    const product = await desk.make('Products', { Product_Name: 'Widget', Unit_Price: 5 });
    const account = await desk.make('Accounts', { Account_Name: 'Acme' });
    const rows = [{ Product_Name: { id: product }, Quantity: 2 }];
    const id = await desk.make('Invoices', { Subject: 'One', Account_Name: account, Invoiced_Items: rows });
    const { body } = await desk.get('/Invoices?fields=Subject,Invoiced_Items,Grand_Total');
    expect(first(body, 'data')).toEqual({ id, Subject: 'One', Grand_Total: 10 });
    expect(list(await desk.read('Invoices', id), 'Invoiced_Items')).toHaveLength(1);
  });
});

describe('pages', () => {
  test('by number reach two thousand records and no further', async () => {
    await accounts(5);
    const { body } = await desk.get('/Accounts?fields=id&per_page=2&page=2');
    expect(info(body)).toMatchObject({
      per_page: 2,
      page: 2,
      count: 2,
      more_records: true,
      sort_by: 'id',
      sort_order: 'desc',
    });
    expect(ids((await desk.get('/Accounts?fields=id&per_page=2&page=3')).body)).toHaveLength(1);
    expect((await desk.get('/Accounts?fields=id&per_page=2&page=4')).status).toBe(204);
    const far = await desk.get('/Accounts?fields=id&per_page=200&page=11');
    expect(far.body).toMatchObject({ code: 'DISCRETE_PAGINATION_LIMIT_EXCEEDED', details: { limit: 2000 } });
  });

  test.each([
    '',
    '&sort_order=asc',
    '&sort_by=Modified_Time',
    '&sort_by=Modified_Time&sort_order=asc',
    '&sort_by=Created_Time',
  ])('by token reach every record once (%s)', async (order) => {
    const made = await accounts(7);
    const seen: unknown[] = [];
    let token: unknown;
    do {
      const { body } = await desk.get(
        `/Accounts?fields=id&per_page=3${order}${token ? `&page_token=${encodeURIComponent(String(token))}` : ''}`,
      );
      seen.push(...ids(body));
      token = info(body).next_page_token;
    } while (token);
    expect(seen).toHaveLength(7);
    expect([...seen].sort()).toEqual(made);
  });

  test('a token holds whatever its parameters hold', async () => {
    await accounts(3);
    const { body } = await desk.get(`/Accounts?fields=id,${encodeURIComponent('Kōwhai %')}&per_page=2`);
    const token = encodeURIComponent(String(info(body).next_page_token));
    expect(
      (await desk.get(`/Accounts?fields=id,${encodeURIComponent('Kōwhai %')}&per_page=2&page_token=${token}`)).status,
    ).toBe(200);
  });

  test('a record saved between two pages is neither lost nor doubled by id', async () => {
    const made = await accounts(4);
    const { body } = await desk.get('/Accounts?fields=id&per_page=2&sort_order=asc');
    const token = encodeURIComponent(String(info(body).next_page_token));
    await desk.delete(`/Accounts/${made[1]}`);
    const rest = await desk.get(`/Accounts?fields=id&per_page=2&sort_order=asc&page_token=${token}`);
    expect(ids(rest.body)).toEqual([made[2], made[3]]);
  });

  test('a token is bound to its parameters and lives a day', async () => {
    await accounts(3);
    const { body } = await desk.get('/Accounts?fields=id&per_page=2');
    const token = encodeURIComponent(String(info(body).next_page_token));
    expect(info(body).page_token_expiry).toBe('2026-11-21T23:00:03+13:00');
    const other = await desk.get(`/Accounts?fields=Phone&per_page=2&page_token=${token}`);
    expect(other.body).toMatchObject({ code: 'TOKEN_BOUND_DATA_MISMATCH', details: { param_name: 'page_token' } });
    desk.clock.pass(86_400_000);
    desk.token = String((await desk.refresh()).access_token);
    const late = await desk.get(`/Accounts?fields=id&per_page=2&page_token=${token}`);
    expect(late.body).toMatchObject({ code: 'EXPIRED_VALUE', details: { json_path: '$.query.page_token' } });
  });
});

describe('If-Modified-Since', () => {
  const since = (time: string) => ({ 'if-modified-since': time });

  test('lists what was saved later, and 304 or 204 where nothing was', async () => {
    const [, two, three] = await accounts(3);
    const { body } = await desk.get(
      '/Accounts?fields=id&sort_by=Modified_Time&sort_order=asc',
      since('2026-11-20T10:00:00+00:00'),
    );
    expect(ids(body)).toEqual([two, three]);
    expect(ids((await desk.get('/Accounts?fields=id', since('2026-11-20T23:00:01+13:00'))).body)).toEqual([three]);
    expect((await desk.get('/Accounts?fields=id', since('2026-11-20T10:00:02+00:00'))).status).toBe(304);
    desk.switches.notModifiedStatus = 204;
    expect((await desk.get('/Accounts?fields=id', since('2026-11-20T10:00:02+00:00'))).status).toBe(204);
  });

  test('must be a time with an offset', async () => {
    for (const time of ['2026-11-20T10:00:00', '2026-11-20T10:00:00.000+00:00', 'Fri, 20 Nov 2026 10:00:00 GMT']) {
      expect((await desk.get('/Accounts?fields=id', since(time))).status).toBe(400);
    }
  });

  test('answers a read by id with 304', async () => {
    const [one] = await accounts(1);
    expect((await desk.get(`/Accounts/${one}`, since('2026-11-20T10:00:00+00:00'))).status).toBe(304);
    expect((await desk.get(`/Accounts/${one}`, since('2026-11-20T09:59:59+00:00'))).status).toBe(200);
  });
});

describe('a read by id', () => {
  test('of what is not there is 204, or 400 by the switch', async () => {
    expect((await desk.get('/Accounts/5725767000000000001')).status).toBe(204);
    desk.switches.missingRecordStatus = 400;
    const { status, body } = await desk.get('/Accounts/5725767000000000001');
    expect([status, body.message]).toEqual([400, 'the id given seems to be invalid']);
  });

  test('shows times in the reader’s offset, summer and winter', async () => {
    const [id = ''] = await accounts(1);
    expect((await desk.read('Accounts', id)).Created_Time).toBe('2026-11-20T23:00:00+13:00');
    desk.clock.pass(200 * 86_400_000);
    desk.token = String((await desk.refresh()).access_token);
    await desk.put(`/Accounts/${id}`, { data: [{ Phone: '1' }] });
    expect((await desk.read('Accounts', id)).Modified_Time).toMatch(/^2027-06-08T22:00:01\+12:00$/);
  });
});

describe('deleting', () => {
  test('answers for each id, and the deleted list names who and when', async () => {
    const [one, two] = await accounts(2);
    const { status, body } = await desk.delete(`/Accounts?ids=${one},5725767000000000001`);
    expect(status).toBe(207);
    expect(element(body)).toMatchObject({ code: 'SUCCESS', message: 'record deleted', details: { id: one } });
    expect(element(body, 1)).toMatchObject({
      code: 'INVALID_DATA',
      message: 'record not deleted',
      details: { id: '5725767000000000001' },
    });
    expect(ids((await desk.get('/Accounts?fields=id')).body)).toEqual([two]);
    const gone = await desk.get('/Accounts/deleted');
    expect(first(gone.body, 'data')).toMatchObject({
      id: one,
      type: 'recycle',
      display_name: 'A000',
      deleted_time: '2026-11-20T23:00:02+13:00',
      deleted_by: { name: 'Xero Integration' },
    });
    expect((await desk.delete(`/Accounts/${two}`)).status).toBe(200);
    expect((await desk.delete('/Accounts')).body.code).toBe('REQUIRED_PARAM_MISSING');
  });

  test('the deleted list is filtered by type and by time', async () => {
    const [one, two] = await accounts(2);
    await desk.delete(`/Accounts/${one}`);
    desk.clock.pass(5000);
    await desk.delete(`/Accounts/${two}`);
    desk.act('record.purge', { id: two });
    expect(ids((await desk.get('/Accounts/deleted?type=permanent')).body)).toEqual([two]);
    expect(ids((await desk.get('/Accounts/deleted?type=recycle')).body)).toEqual([one]);
    const later = { 'if-modified-since': '2026-11-20T10:00:05+00:00' };
    expect(ids((await desk.get('/Accounts/deleted', later)).body)).toEqual([two]);
    expect((await desk.get('/Accounts/deleted', { 'if-modified-since': '2026-11-20T10:00:07+00:00' })).status).toBe(
      304,
    );
    expect((await desk.get('/Contacts/deleted')).status).toBe(204);
  });

  test('the recycle bin forgets after sixty days; the list names the rest for a while', async () => {
    const [one] = await accounts(1);
    await desk.delete(`/Accounts/${one}`);
    desk.clock.pass(61 * 86_400_000);
    desk.token = String((await desk.refresh()).access_token);
    expect(first((await desk.get('/Accounts/deleted')).body, 'data').type).toBe('permanent');
    expect(() => desk.act('record.restore', { id: one })).toThrow(RangeError);
    desk.clock.pass(60 * 86_400_000);
    desk.token = String((await desk.refresh()).access_token);
    expect((await desk.get('/Accounts/deleted')).status).toBe(204);
  });

  test('a restored record has its id and its fields again', async () => {
    const [one = ''] = await accounts(1);
    await desk.delete(`/Accounts/${one}`);
    expect(first((await desk.get('/settings/recycle_bin')).body, 'recycle_bin').id).toBe(one);
    const reply = await desk.post('/settings/recycle_bin/actions/restore', { ids: [one] });
    expect(reply.status).toBe(200);
    expect(await desk.read('Accounts', one)).toMatchObject({
      Account_Name: 'A000',
      Modified_Time: '2026-11-20T23:00:00+13:00',
    });
    expect((await desk.get('/Accounts/deleted')).status).toBe(204);
  });
});

describe('related lists', () => {
  test('show the records that point at one', async () => {
    const [acme = '', other = ''] = await accounts(2);
    const jo = await desk.make('Contacts', { Last_Name: 'Jo', Account_Name: acme });
    await desk.make('Contacts', { Last_Name: 'Al', Account_Name: other });
    const { body } = await desk.get(`/Accounts/${acme}/Contacts?fields=Last_Name`);
    expect(list(body)).toEqual([{ id: jo, Last_Name: 'Jo' }]);
    expect((await desk.get(`/Accounts/${acme}/Contacts`)).body.code).toBe('REQUIRED_PARAM_MISSING');
    expect((await desk.get(`/Accounts/${acme}/Invoices?fields=Subject`)).status).toBe(204);
    expect((await desk.get(`/Accounts/${acme}/Nothing?fields=id`)).status).toBe(404);
    await desk.put(`/Contacts/${jo}`, { data: [{ Account_Name: other }] });
    expect((await desk.get(`/Accounts/${acme}/Contacts?fields=id`)).status).toBe(204);
  });
});

describe('search', () => {
  const search = (query: string) => desk.get(`/Accounts/search?${query}`);

  beforeEach(async () => {
    await desk.make('Accounts', { Account_Name: 'Acme (NZ), Ltd', Phone: '+64 1', Annual_Revenue: 100 });
    await desk.make('Accounts', { Account_Name: 'Acorn', Phone: '+64 2', Annual_Revenue: 200 });
  });

  const names = (body: Body) => list(body).map(({ Account_Name }) => Account_Name);

  test('lags behind what was saved', async () => {
    expect((await search('word=Acorn')).status).toBe(204);
    desk.clock.pass(5001);
    expect(names((await search('word=Acorn')).body)).toEqual(['Acorn']);
    const { id } = first((await search('word=Acorn')).body, 'data');
    await desk.put(`/Accounts/${String(id)}`, { data: [{ Account_Name: 'Oak' }] });
    desk.clock.pass(3000);
    await desk.put(`/Accounts/${String(id)}`, { data: [{ Account_Name: 'Elm' }] });
    expect(names((await search('word=Acorn')).body)).toEqual(['Acorn']);
    desk.clock.pass(5001);
    expect((await search('word=Acorn')).status).toBe(204);
    expect(names((await search('word=elm')).body)).toEqual(['Elm']);
  });

  test.each([
    ['(Account_Name:equals:acorn)', ['Acorn']],
    ['(Account_Name:equals:Acme \\(NZ\\)\\, Ltd)', ['Acme (NZ), Ltd']],
    ['(Account_Name:starts_with:ac)', ['Acorn', 'Acme (NZ), Ltd']],
    ['((Account_Name:starts_with:ac)and(Phone:equals:+64 2))', ['Acorn']],
    ['((Annual_Revenue:greater_than:150)or(Phone:equals:+64 1))', ['Acorn', 'Acme (NZ), Ltd']],
    ['(Annual_Revenue:between:50,150)', ['Acme (NZ), Ltd']],
    ['(Phone:in:+64 2,+64 3)', ['Acorn']],
    ['(Modified_Time:less_than:2026-11-20T23:00:00+13:00)', []],
    ['(Annual_Revenue:less_equal:100)', ['Acme (NZ), Ltd']],
    ['(Account_Name:not_equal:Acorn)', ['Acme (NZ), Ltd']],
    ['(Modified_Time:greater_equal:2026-11-20T10:00:00+00:00)', ['Acorn', 'Acme (NZ), Ltd']],
  ])('finds by %s', async (criteria, found) => {
    desk.clock.pass(6000);
    expect(names((await search(`criteria=${encodeURIComponent(criteria)}`)).body)).toEqual(found);
  });

  test.each(['Account_Name:equals:x', '(Account_Name:like:x)', '(Nonsense:equals:x)', '((Phone:equals:1)and)'])(
    '%s is refused',
    async (criteria) => {
      expect((await search(`criteria=${encodeURIComponent(criteria)}`)).body.code).toBe('INVALID_QUERY');
    },
  );

  test('has its limits and its own scope', async () => {
    expect((await search('fields=id')).body.code).toBe('EXPECTED_PARAM_MISSING');
    const many = `(${Array.from({ length: 16 }, () => '(Phone:equals:1)').join('and')})`;
    expect((await search(`criteria=${encodeURIComponent(many)}`)).body.code).toBe('CRITERIA_LIMIT_EXCEEDED');
    expect((await search('word=ac&page=11')).body.code).toBe('LIMIT_REACHED');
    await desk.connect('ZohoCRM.modules.ALL');
    expect((await search('word=ac')).status).toBe(401);
  });
});

test('thirty thousand accounts are read in deltas and by id without a wait', () => {
  const records = Array.from({ length: 30_000 }, (_, index) => ({ Account_Name: `Account ${index}` }));
  desk.act('records.import', { module: 'Accounts', records, quiet: true });
  desk.clock.pass(60_000);
  return measure();

  async function measure() {
    const [last] = ids((await desk.get('/Accounts?fields=id&per_page=1')).body);
    const started = performance.now();
    for (let round = 0; round < 100; round++) {
      await desk.put(`/Accounts/${String(last)}`, { data: [{ Phone: String(round) }] });
      const delta = await desk.get('/Accounts?fields=id&sort_by=Modified_Time&sort_order=asc', {
        'if-modified-since': '2026-11-20T10:00:30+00:00',
      });
      expect(ids(delta.body)).toEqual([last]);
      expect((await desk.get(`/Accounts/${String(last)}`)).status).toBe(200);
      expect(
        ids(
          (
            await desk.coql(
              `select id from Accounts where id > '${String(last).slice(0, -1)}0' order by id asc limit 200`,
            )
          ).body,
        ),
      ).toContain(last);
    }
    const perRoundMs = (performance.now() - started) / 100;
    expect(perRoundMs).toBeLessThan(20);
  }
});
