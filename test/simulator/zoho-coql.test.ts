// COQL of the simulated Zoho: what reads, what is refused and where, what comes back.

import { beforeAll, describe, expect, test } from 'vitest';
import { type Body, Desk, list } from './zoho-desk.ts';

let desk: Desk;
let acme = '';
let invoice = '';
let product = '';

beforeAll(async () => {
  desk = await new Desk().connect();
  product = await desk.make('Products', { Product_Name: 'Widget', Unit_Price: 10 });
  const holding = await desk.make('Accounts', { Account_Name: 'Holding' });
  acme = await desk.make('Accounts', {
    Account_Name: "Acme & O'Neil",
    Parent_Account: holding,
    Employees: 12,
    Phone: '+64 1',
  });
  desk.clock.pass(60_000);
  await desk.make('Accounts', { Account_Name: 'Birch', Employees: 7 });
  await desk.make('Contacts', {
    Last_Name: 'Doe',
    Email: 'jo@acme.example',
    Account_Name: acme,
    Email_Opt_Out: true,
    Date_of_Birth: '1980-05-01',
  });
  await desk.make('Contacts', { Last_Name: 'Roe' });
  const rows = [1, 2, 3].map((Quantity) => ({ Product_Name: { id: product }, Quantity }));
  invoice = await desk.make('Invoices', { Subject: 'One', Account_Name: acme, Invoiced_Items: rows });
  await desk.make('Invoices', { Subject: 'Two', Account_Name: acme, Invoiced_Items: rows.slice(1) });
});

const values = (body: Body, column: string) => list(body).map((row) => row[column]);

describe('conditions', () => {
  test.each([
    ["Account_Name = 'birch'", ['Birch']],
    ["Account_Name = 'Acme & O\\'Neil'", ["Acme & O'Neil"]],
    ["Account_Name != 'Birch'", ['Holding', "Acme & O'Neil"]],
    ["Account_Name like 'b%'", ['Birch']],
    ["Account_Name not like '%i%'", []],
    ["Account_Name in ('Birch', 'Holding')", ['Holding', 'Birch']],
    ["Account_Name in ('holding', 'birch', 'HOLDING', 'nobody') and Employees is null", ['Holding']],
    ["Account_Name not in ('Birch', 'Holding')", ["Acme & O'Neil"]],
    ['Employees > 7', ["Acme & O'Neil"]],
    ['Employees >= 7', ["Acme & O'Neil", 'Birch']],
    ['Employees < 12', ['Birch']],
    ['Employees between 1 and 7', ['Birch']],
    ['Employees not between 7 and 11', ['Holding', "Acme & O'Neil"]],
    ['Employees is null', ['Holding']],
    ['Employees is not null', ["Acme & O'Neil", 'Birch']],
    ["Modified_Time >= '2026-11-20T10:01:00+00:00'", ['Birch']],
    ["Modified_Time < '2026-11-20T23:01:00+13:00'", ['Holding', "Acme & O'Neil"]],
    ["Parent_Account.Account_Name = 'Holding'", ["Acme & O'Neil"]],
    ["(Employees = 7 or (Employees = 12 and Phone = '+64 1'))", ["Acme & O'Neil", 'Birch']],
    ["Employees = 7 or Phone = '+64 1'", ["Acme & O'Neil", 'Birch']],
  ])('%s', async (where, found) => {
    const { status, body } = await desk.coql(`select Account_Name from Accounts where ${where}`);
    expect(status).toBe(found.length ? 200 : 204);
    expect(values(body, 'Account_Name')).toEqual(found);
  });

  test('an id may be quoted or bare', async () => {
    expect(values((await desk.coql(`select Account_Name from Accounts where id = ${acme}`)).body, 'id')).toEqual([
      acme,
    ]);
    expect(values((await desk.coql(`select id from Contacts where Account_Name = '${acme}'`)).body, 'id')).toHaveLength(
      1,
    );
  });

  test('flags, dates and e-mail addresses', async () => {
    for (const where of ['Email_Opt_Out = true', "Date_of_Birth = '1980-05-01'", "Email = 'JO@acme.example'"]) {
      expect(values((await desk.coql(`select Last_Name from Contacts where ${where}`)).body, 'Last_Name')).toEqual([
        'Doe',
      ]);
    }
  });
});

describe('what comes back', () => {
  test('a lookup is its id alone; dotted columns stand under their dotted name', async () => {
    const { body } = await desk.coql(
      'select Last_Name, Account_Name, Account_Name.Account_Name, Account_Name.Parent_Account.Account_Name, Owner from Contacts where Account_Name is not null',
    );
    expect(list(body)[0]).toEqual({
      id: expect.any(String) as string,
      Last_Name: 'Doe',
      Account_Name: { id: acme },
      'Account_Name.Account_Name': "Acme & O'Neil",
      'Account_Name.Parent_Account.Account_Name': 'Holding',
      Owner: { id: expect.any(String) as string },
    });
    desk.switches.coqlLookupNames = true;
    const named = await desk.coql('select Account_Name from Contacts where Account_Name is not null');
    expect(list(named.body)[0]?.Account_Name).toEqual({ id: acme, name: "Acme & O'Neil" });
    desk.switches.coqlLookupNames = false;
  });

  test('order, limit and offset', async () => {
    const query = 'select Account_Name from Accounts where id is not null order by';
    expect(values((await desk.coql(`${query} Account_Name desc`)).body, 'Account_Name')).toEqual([
      'Holding',
      'Birch',
      "Acme & O'Neil",
    ]);
    const page = await desk.coql(`${query} Employees asc, id desc limit 1 offset 1`);
    expect(values(page.body, 'Account_Name')).toEqual(['Birch']);
    expect(page.body.info).toEqual({ count: 1, more_records: true });
    expect((await desk.coql(`${query} id limit 2 offset 2`)).body.info).toEqual({ count: 1, more_records: false });
    expect((await desk.coql(`${query} id limit 1, 1`)).body.info).toEqual({ count: 1, more_records: true });
  });

  test('without a limit there are two hundred', async () => {
    const busy = await new Desk().connect();
    busy.act('records.import', {
      module: 'Accounts',
      records: Array.from({ length: 201 }, () => ({ Account_Name: 'A' })),
    });
    const { body } = await busy.coql("select id from Accounts where Account_Name = 'A'");
    expect(body.info).toEqual({ count: 200, more_records: true });
  });
});

describe('rows', () => {
  test('are asked by their parents, with what they hold', async () => {
    const { body } = await desk.coql(
      `select Product_Name, Quantity, Net_Total, Parent_Id, Parent_Id.Subject, Product_Name.Product_Name from Invoiced_Items where Parent_Id in ('${invoice}') order by Quantity desc`,
    );
    expect(values(body, 'Quantity')).toEqual([3, 2, 1]);
    expect(list(body)[0]).toMatchObject({
      Product_Name: { id: product },
      Net_Total: 30,
      Parent_Id: { id: invoice },
      'Parent_Id.Subject': 'One',
      'Product_Name.Product_Name': 'Widget',
    });
  });

  test('of many parents, and by their own values', async () => {
    expect((await desk.coql('select id from Invoiced_Items where Quantity = 2')).body.info).toMatchObject({ count: 2 });
    expect((await desk.coql('select id from Invoiced_Items where id is not null limit 4')).body.info).toEqual({
      count: 4,
      more_records: true,
    });
  });

  test('can’t be asked where the switch says so', async () => {
    desk.switches.coqlRows = false;
    expect((await desk.coql(`select id from Invoiced_Items where Parent_Id = '${invoice}'`)).body.code).toBe(
      'INVALID_MODULE',
    );
    desk.switches.coqlRows = true;
  });
});

describe('what does not read', () => {
  test.each([
    ['no where', 'select id from Accounts', { near: '', line: 1, column: 24, clause: 'where' }],
    [
      'three conditions in one bracket',
      "select id from Accounts where (Phone = '1' and Phone = '2' and Phone = '3')",
      { near: 'and', column: 60 },
    ],
    [
      'three conditions without brackets',
      'select id from Accounts where Employees = 1 or Employees = 2 or Employees = 3',
      { near: 'or', column: 62 },
    ],
    ['a text in double quotes', 'select id from Accounts where Phone = "1"', { near: '"' }],
    [
      'a date without quotes',
      'select id from Accounts where Modified_Time > 2026-11-20T10:00:00+00:00',
      { near: '-11' },
    ],
    ['an unknown sign', 'select id from Accounts where Employees <> 1', { near: '<>' }],
    ['a second line', 'select id\nfrom Accounts\nwhere', { line: 3, column: 6 }],
    [
      'something behind the end',
      'select id from Accounts where id is null limit 5 please',
      { near: 'please', clause: 'limit' },
    ],
    ['no select', 'update Accounts', { near: 'update', clause: 'select' }],
  ])('%s: SYNTAX_ERROR names the place', async (_what, query, details) => {
    const { status, body } = await desk.coql(query);
    expect([status, body.code]).toEqual([400, 'SYNTAX_ERROR']);
    expect(body.details).toMatchObject(details);
  });

  test.each([
    ['an unknown column', 'select Nonsense from Accounts where id is null', 'Nonsense'],
    ['an unknown column in the order', 'select id from Accounts where id is null order by Nonsense', 'Nonsense'],
    ['a subform as a column', 'select Invoiced_Items from Invoices where id is null', 'Invoiced_Items'],
    ['a column through a text', 'select Phone.Fax from Accounts where id is null', 'Phone.Fax'],
    ['a text for a number', "select id from Accounts where Employees = '7'", 'Employees'],
    ['a quoted flag', "select id from Contacts where Email_Opt_Out = 'true'", 'Email_Opt_Out'],
    ['a time without offset', "select id from Accounts where Modified_Time > '2026-11-20T10:00:00'", 'Modified_Time'],
    ['a multi-line text', "select id from Accounts where Description = 'x'", 'Description'],
    ['like on a number', "select id from Accounts where Employees like '1%'", 'Employees'],
  ])('%s: INVALID_QUERY names the column', async (_what, query, column) => {
    const { status, body } = await desk.coql(query);
    expect([status, body.code]).toEqual([400, 'INVALID_QUERY']);
    expect(body.details).toMatchObject({ column_name: column, reason: expect.any(String) as string });
  });

  test.each([
    ['more than 2,000 at once', 'select id from Accounts where id is null limit 2001'],
    ['beyond the 100,000th', 'select id from Accounts where id is null limit 1 offset 100000'],
    [
      'more than fifty columns',
      `select ${Array.from({ length: 51 }, () => 'Phone').join(',')} from Accounts where id is null`,
    ],
    [
      'more than fifty values',
      `select id from Accounts where Phone in (${Array.from({ length: 51 }, () => "'1'").join(',')})`,
    ],
    [
      'more than twenty-five criteria',
      `select id from Accounts where ${Array.from({ length: 25 }, () => "(Phone = '1' or ").join('')}Phone = '1'${')'.repeat(25)}`,
    ],
  ])('%s: LIMIT_EXCEEDED', async (_what, query) => {
    expect((await desk.coql(query)).body.code).toBe('LIMIT_EXCEEDED');
  });

  test('an unknown module, a missing query', async () => {
    expect((await desk.coql('select id from Nowhere where id is null')).body.code).toBe('INVALID_MODULE');
    expect((await desk.post('/coql', {})).body.code).toBe('MANDATORY_NOT_FOUND');
  });

  test('the scope of the module is needed too', async () => {
    const other = await new Desk().connect('ZohoCRM.coql.READ,ZohoCRM.modules.contacts.READ');
    expect((await other.coql('select id from Contacts where id is null')).status).toBe(204);
    expect((await other.coql('select id from Accounts where id is null')).status).toBe(401);
  });
});
